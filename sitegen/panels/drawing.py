"""An arrangement drawn: pictures in inks, HTML set, the PDF finished, its proof and preview."""

from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import sha256

from sitegen.errors import MediaError
from sitegen.panels.arrangement import Arrangement, PictureSlot
from sitegen.panels.colour import ROLES, Inks
from sitegen.panels.context import document_title, page_context
from sitegen.panels.finish import finish_print, make_proof, screen_colours
from sitegen.panels.marks import crop_marks
from sitegen.panels.metadata import Facts
from sitegen.panels.names import file_stem
from sitegen.panels.photos import Converted, convert_photo
from sitegen.panels.placeholder import in_inks, placeholder_svg
from sitegen.panels.press import write_pdf
from sitegen.panels.qr import draw_code
from sitegen.panels.store import read_kept, write_kept
from sitegen.panels.structure import leaves_of
from sitegen.panels.studio import Studio
from sitegen.panels.values import Panel, Photo
from sitegen.values import Value

PREVIEW_HEIGHT = 1600
# Half the time of the usual 6 for four per cent more bytes; the website makes its own files of it.
COMPRESSION = 3
CODE = "code.svg"

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


def draw(panel: Panel, arrangement: Arrangement, studio: Studio, read: ReadPhoto) -> Drawn:
    """Print file, proof and preview of an arranged panel; `read` gives a photo's bytes.

    Raises MediaError for photos that can't be read, and for logos on it that can't be printed.
    """
    html = panel_html(panel, arrangement, studio)
    _check_logos(panel, html)
    pictures = _pictures(arrangement, panel, studio, read)
    document = studio.press.lay_out(html, {**studio.font_assets, **pictures.assets})
    leaves = leaves_of(document)
    facts = Facts(title=document_title(panel), lang=panel.texts[0].lang, identity=file_stem(panel))
    printed = finish_print(
        write_pdf(document), leaves, facts, panel.printing.sheet, studio.profile, studio.glyphs
    )
    proof = make_proof(printed, facts, screen_colours(pictures.inks), pictures.proofs)
    return Drawn(printed=printed, proof=proof, preview=preview_png(proof))


def panel_html(panel: Panel, arrangement: Arrangement, studio: Studio) -> str:
    """The HTML of an arranged panel, as it goes to the press."""
    marks = crop_marks(panel.format, panel.printing.sheet) if panel.printing.marks else ()
    context = {
        **page_context(panel, studio, arrangement.size),
        **arrangement.values,
        "crop_marks": marks,
        "slug_line": f"{file_stem(panel)}.pdf · {studio.profile.condition}",
    }
    return studio.templates.render(arrangement.template, context)


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


def _pictures(arrangement: Arrangement, panel: Panel, studio: Studio, read: ReadPhoto) -> _Pictures:
    assets: dict[str, bytes] = {}
    proofs: dict[bytes, bytes] = {}
    inks = [(ROLES[role], parts) for role, parts in sorted(studio.palette.items())]
    for slot in arrangement.pictures:
        if slot.photo is not None:
            converted = _converted(read, slot, slot.photo, studio)
            assets[slot.asset] = converted.printed
            proofs[converted.printed] = converted.proof
            continue
        drawing = slot.drawing or placeholder_svg(slot.slug, slot.initial)
        printed, used = in_inks(drawing, studio.profile, studio.ink_limit)
        assets[slot.asset] = printed.encode("utf-8")
        inks += used
    for number, logo in enumerate(panel.logos):
        if not logo.svg or logo.problem:
            continue
        printed, used = in_inks(logo.svg, studio.profile, studio.ink_limit)
        assets[_logo_asset(number)] = printed.encode("utf-8")
        inks += used
    if panel.address:
        side = arrangement.values["code"]["side"]
        black, ground = studio.colours["ink"], studio.colours["code-ground"]
        code = draw_code(panel.address, side, panel.distance, black, ground)
        assets[CODE] = code.svg.encode("utf-8")
    return _Pictures(assets=assets, proofs=proofs, inks=tuple(inks))


def _converted(read: ReadPhoto, slot: PictureSlot, photo: Photo, studio: Studio) -> Converted:
    condition = sha256(studio.profile.data).hexdigest()[:16]
    uses = (f"{condition}-{studio.ink_limit:g}", "proof")
    paths = [studio.cache / "photos" / _photo_name(slot, photo, use) for use in uses]
    printed, proof = map(read_kept, paths)
    if printed is not None and proof is not None:
        return Converted(printed=printed, proof=proof)
    size = (slot.width, slot.height)
    made = convert_photo(read(photo), photo, size, studio.profile, studio.ink_limit)
    for path, data in zip(paths, (made.printed, made.proof), strict=True):
        write_kept(path, data)
    return made


def _photo_name(slot: PictureSlot, photo: Photo, use: str) -> str:
    """Begins with the photo's digest, so that a withdrawn one can be found and removed."""
    place = f"{slot.width:.1f}x{slot.height:.1f}-{photo.focus[0]:.3f}-{photo.focus[1]:.3f}"
    return f"{photo.digest[:32]}-{place}-{use}.jpg"
