"""An arrangement drawn: pictures in inks, HTML set, the PDF finished, its proof and preview."""

from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from sitegen.errors import MediaError
from sitegen.panels.cache.renditions import read_kept, write_kept
from sitegen.panels.layout.arrangement import Arrangement, PictureSlot
from sitegen.panels.layout.context import document_title, page_context
from sitegen.panels.layout.marks import crop_marks
from sitegen.panels.layout.placeholder import in_inks, placeholder_file
from sitegen.panels.pdf.finish import finish_print, make_proof, screen_colours
from sitegen.panels.pdf.metadata import Facts
from sitegen.panels.pdf.painted import Area, misplaced
from sitegen.panels.pdf.structure import leaves_of
from sitegen.panels.pdf.typesetter import PanelDrawingError, write_pdf
from sitegen.panels.pictures.colour import ROLES, Inks
from sitegen.panels.pictures.photos import Converted, convert_photo
from sitegen.panels.pictures.qr import draw_code
from sitegen.panels.plan.names import file_stem
from sitegen.panels.production.code import code_digest
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import DOCUMENT_KINDS, Panel, Photo
from sitegen.values import Value

if TYPE_CHECKING:
    from weasyprint import Document

PREVIEW_HEIGHT = 1600
# Half the time of the usual 6 for four per cent more bytes; the website makes its own files of it.
COMPRESSION = 3
CODE = "code.svg"
# How far from the edge words stay, in mm: a cut may slip by that.
SAFE = 3.0
MARK = "mark.svg"

ReadPhoto = Callable[[Photo], bytes]


class Drawn(Value):
    """A panel's three files."""

    printed: bytes
    proof: bytes
    preview: bytes


class _Pictures(Value):
    """The assets of an arrangement, the proof's photo for each printed one, and all its inks."""

    assets: dict[str, bytes]
    proofs: dict[bytes, bytes]
    inks: tuple[tuple[str, Inks], ...]


def draw(panel: Panel, arrangement: Arrangement, toolkit: Toolkit, read: ReadPhoto) -> Drawn:
    """Print file, proof and preview of an arranged panel; `read` gives a photo's bytes.

    Raises MediaError for photos that can't be read, and for logos on it that can't be printed.
    """
    html = panel_html(panel, arrangement, toolkit)
    _check_logos(panel, html)
    pictures = _pictures(arrangement, panel, toolkit, read)
    document = toolkit.typesetter.lay_out(html, {**toolkit.font_assets, **pictures.assets})
    _check_places(panel, document)
    leaves = leaves_of(document)
    facts = Facts(title=document_title(panel), lang=panel.texts[0].lang, identity=file_stem(panel))
    printed = finish_print(
        write_pdf(document), leaves, facts, panel.printing.sheet, toolkit.profile, toolkit.glyphs
    )
    proof = make_proof(printed, facts, screen_colours(pictures.inks), pictures.proofs)
    return Drawn(printed=printed, proof=proof, preview=preview_png(proof))


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


def preview_png(proof: bytes, page: int = 0) -> bytes:
    """A PNG of one page of a proof, PREVIEW_HEIGHT pixels on its longer side."""
    import pypdfium2

    document = pypdfium2.PdfDocument(proof)
    try:
        drawn = document[page]
        scale = PREVIEW_HEIGHT / max(drawn.get_size())
        picture = drawn.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    output = io.BytesIO()
    picture.save(output, "PNG", compress_level=COMPRESSION)
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


def _check_logos(panel: Panel, html: str) -> None:
    # Which panels show logos is the theme's to say.
    wrong = [
        logo.problem
        for number, logo in enumerate(panel.logos)
        if logo.problem and _logo_asset(number) in html
    ]
    if wrong:
        raise MediaError("; ".join(wrong))


def _logo_asset(number: int) -> str:
    return f"logo-{number}.svg"


def _pictures(
    arrangement: Arrangement, panel: Panel, toolkit: Toolkit, read: ReadPhoto
) -> _Pictures:
    assets: dict[str, bytes] = {}
    proofs: dict[bytes, bytes] = {}
    inks = [(ROLES[role], parts) for role, parts in sorted(toolkit.palette.items())]
    for slot in arrangement.pictures:
        if slot.photo is not None:
            converted = _converted(read, slot, slot.photo, toolkit)
            assets[slot.asset] = converted.printed
            proofs[converted.printed] = converted.proof
            continue
        drawing = slot.drawing or placeholder_file(slot.slug, slot.initial)
        printed, used = in_inks(drawing, toolkit.profile, toolkit.ink_limit)
        assets[slot.asset] = printed.encode("utf-8")
        inks += used
    for number, logo in enumerate(panel.logos):
        if not logo.svg or logo.problem:
            continue
        printed, used = in_inks(logo.svg, toolkit.profile, toolkit.ink_limit)
        assets[_logo_asset(number)] = printed.encode("utf-8")
        inks += used
    if mark := toolkit.templates.drawing(MARK):
        printed, used = in_inks(mark, toolkit.profile, toolkit.ink_limit)
        assets[MARK] = printed.encode("utf-8")
        inks += used
    if panel.address:
        side = arrangement.values["code"]["side"]
        black, ground = toolkit.colours["ink"], toolkit.colours["code-ground"]
        code = draw_code(panel.address, side, panel.distance, black, ground)
        assets[CODE] = code.svg.encode("utf-8")
    return _Pictures(assets=assets, proofs=proofs, inks=tuple(inks))


def _converted(read: ReadPhoto, slot: PictureSlot, photo: Photo, toolkit: Toolkit) -> Converted:
    condition = sha256(toolkit.profile.data).hexdigest()[:16]
    uses = (f"{condition}-{toolkit.ink_limit:g}", "proof")
    paths = [toolkit.cache / "photos" / _photo_name(slot, photo, use) for use in uses]
    printed, proof = map(read_kept, paths)
    if printed is not None and proof is not None:
        return Converted(printed=printed, proof=proof)
    size = (slot.width, slot.height)
    made = convert_photo(read(photo), photo, size, toolkit.profile, toolkit.ink_limit)
    for path, data in zip(paths, (made.printed, made.proof), strict=True):
        write_kept(path, data)
    return made


def _photo_name(slot: PictureSlot, photo: Photo, use: str) -> str:
    """Begins with the photo's digest, so that a withdrawn one can be found and removed.

    What an older sitegen made of it is not believed: it may have decoded it otherwise.
    """
    place = f"{slot.width:.1f}x{slot.height:.1f}-{photo.focus[0]:.3f}-{photo.focus[1]:.3f}"
    return f"{photo.digest[:32]}-{code_digest()[:12]}-{place}-{use}.jpg"
