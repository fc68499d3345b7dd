"""An arrangement drawn: pictures in inks, HTML set, the PDF finished, its proof and preview."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from sitegen.panels.cache.pieces import file_of_pieces
from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.layout.context import document_title, page_context
from sitegen.panels.layout.marks import crop_marks
from sitegen.panels.layout.placeholder import in_inks, placeholder_file
from sitegen.panels.pdf.finish import finish_print, make_proof, screen_colours
from sitegen.panels.pdf.metadata import Facts
from sitegen.panels.pdf.painted import Area, misplaced
from sitegen.panels.pdf.typesetter import PanelDrawingError
from sitegen.panels.pictures.colour import ROLES
from sitegen.panels.pictures.qr import draw_code
from sitegen.panels.plan.names import file_stem
from sitegen.panels.production.parts import typeset
from sitegen.panels.production.placing import Pictures, ReadPhoto, converted, logo_pictures
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import DOCUMENT_KINDS, Panel
from sitegen.values import Value

if TYPE_CHECKING:
    from weasyprint import Document

# A panel's words can be read in a picture whose narrow side is so wide: 8 mm letters on a roll-up
# of 850 mm have 15 pixels then. A sheet of A4 is read as it is.
PREVIEW_NARROW = 1600
PREVIEW_LONG = 4000
SHEET_LONG = 1600
# A third of the time of the usual 6 for an eighth more bytes; the website makes its own of it.
# Runs of one value alone (zlib's Z_RLE) are found quicker still, and grain has nothing else.
COMPRESSION, RUNS_ALONE = 1, 3
CODE = "code.svg"
# How far from the edge words stay, in mm: a cut may slip by that.
SAFE = 3.0
MARK = "mark.svg"


class Drawn(Value):
    """A panel's three files, and what is to be looked at on it."""

    printed: bytes
    proof: bytes
    preview: bytes
    told: tuple[str, ...] = ()


def draw(panel: Panel, arrangement: Arrangement, toolkit: Toolkit, read: ReadPhoto) -> Drawn:
    """Print file, proof and preview of an arranged panel; `read` gives a photo's bytes.

    Raises MediaError for photos that can't be read, and for logos on it that can't be printed.
    """
    html = panel_html(panel, arrangement, toolkit)
    pictures = _pictures(arrangement, panel, toolkit, read, html)
    stem = file_stem(panel)
    kept = file_of_pieces(toolkit.cache, stem)
    data, leaves = typeset(html, pictures.assets, toolkit, partial(_check_places, panel), kept)
    facts = Facts(title=document_title(panel), lang=panel.texts[0].lang, identity=stem)
    printed = finish_print(
        data, leaves, facts, panel.printing.sheet, toolkit.profile, toolkit.glyphs
    )
    proof = make_proof(printed, facts, screen_colours(pictures.inks), pictures.proofs)
    return Drawn(
        printed=printed,
        proof=proof,
        preview=preview_png(proof, sheet=panel.kind in DOCUMENT_KINDS),
        told=pictures.told,
    )


def panel_html(panel: Panel, arrangement: Arrangement, toolkit: Toolkit) -> str:
    """The HTML of an arranged panel, as it goes to the press."""
    marks = crop_marks(panel.format, panel.printing.sheet) if panel.printing.marks else ()
    context = {
        **page_context(panel, toolkit, arrangement.size),
        **arrangement.values,
        "crop_marks": marks,
        "slug_line": f"{file_stem(panel)}.pdf · {toolkit.profile.condition}",
    }
    return toolkit.templates.render(arrangement.template, context)


def preview_png(proof: bytes, page: int = 0, *, sheet: bool = False) -> bytes:
    """A PNG of one page of a proof: large enough to be read, for a `sheet` of paper to be known."""
    import pypdfium2

    document = pypdfium2.PdfDocument(proof)
    try:
        drawn = document[page]
        narrow, long = sorted(drawn.get_size())
        scale = SHEET_LONG / long if sheet else min(PREVIEW_NARROW / narrow, PREVIEW_LONG / long)
        picture = drawn.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    output = io.BytesIO()
    picture.save(output, "PNG", compress_level=COMPRESSION, compress_type=RUNS_ALONE)
    return output.getvalue()


def _check_places(panel: Panel, document: Document) -> None:
    """Raise PanelDrawingError where words would be lost, cut off or printed over each other."""
    size, margin = panel.format, panel.printing.sheet.margin
    safe = SAFE if margin else 0.0
    area = Area(
        left=margin + safe,
        top=margin + safe,
        right=margin + size.width - safe,
        bottom=margin + size.height - max(size.cassette, safe),
    )
    pages = 0 if panel.kind in DOCUMENT_KINDS else 1
    if wrong := misplaced(document, area, pages):
        raise PanelDrawingError(
            f"{panel.slug} ({panel.kind}, {size.name}): {'; '.join(wrong)}: shorten it, use a "
            "larger format, fewer languages or a shorter viewing distance"
        )


def _pictures(
    arrangement: Arrangement, panel: Panel, toolkit: Toolkit, read: ReadPhoto, html: str
) -> Pictures:
    assets: dict[str, bytes] = {}
    proofs: dict[bytes, bytes] = {}
    inks = [(ROLES[role], parts) for role, parts in sorted(toolkit.palette.items())]
    for slot in arrangement.pictures:
        if slot.photo is not None:
            made = converted(read, slot, slot.photo, toolkit)
            assets[slot.asset] = made.printed
            proofs[made.printed] = made.proof
            continue
        drawing = slot.drawing or placeholder_file(slot.slug, slot.initial)
        printed, used = in_inks(drawing, toolkit.profile, toolkit.ink_limit)
        assets[slot.asset] = printed.encode("utf-8")
        inks += used
    # Which panels show logos is the theme's to say.
    hosts = [each for each in arrangement.values.get("hosts", ()) if f'/{each["asset"]}"' in html]
    logos = logo_pictures(panel.logos, hosts, toolkit, read)
    assets |= logos.assets
    proofs |= logos.proofs
    inks += logos.inks
    if mark := toolkit.templates.drawing(MARK):
        printed, used = in_inks(mark, toolkit.profile, toolkit.ink_limit)
        assets[MARK] = printed.encode("utf-8")
        inks += used
    if panel.address:
        side = arrangement.values["code"]["side"]
        black, ground = toolkit.colours["ink"], toolkit.colours["code-ground"]
        code = draw_code(panel.address, side, panel.distance, black, ground)
        assets[CODE] = code.svg.encode("utf-8")
    return Pictures(assets=assets, proofs=proofs, inks=tuple(inks), told=logos.told)
