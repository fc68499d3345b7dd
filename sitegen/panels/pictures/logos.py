"""Partners' logos for print: flat shapes in a printer's inks, all else as a picture of pixels."""

from __future__ import annotations

from hashlib import sha256

from sitegen.errors import MediaError
from sitegen.media.file_type import SVG, detect_image_type
from sitegen.media.pictures.decode import open_image
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.media.vector.svg import sanitise_svg, svg_size, write_svg
from sitegen.media.vector.tree import read_tree
from sitegen.panels.pictures.colour import ROLES
from sitegen.panels.pictures.flat import NotDrawableError, NotFlatError, flatten, letters_of
from sitegen.panels.pictures.photos import LARGEST_MEGAPIXELS
from sitegen.panels.values import Logo, Photo

# A drawing has as many pixels as are asked for; this is more than any panel asks.
DRAWN_PX = 6000
DRAWN_PPI = 300


def read_logo(host: str, data: bytes, name: str) -> Logo:
    """A host's logo from the bytes of its file; `name` is the file's, for messages.

    Drawings of flat shapes are kept as such; those with gradients, effects or pictures, and logos
    of pixels, become pictures. Raises MediaError for what is no picture, or has letters that want
    a font.
    """
    if detect_image_type(data, name) != SVG:
        _, opened = open_image(data, name, LARGEST_MEGAPIXELS)
        return _as_picture(host, data, name, seen_size(opened.size, orientation(opened)))
    clean = sanitise_svg(data, name)
    width, height = svg_size(clean, name)
    root = read_tree(clean, name)
    if letters := letters_of(root):
        raise MediaError(
            f"{name}: “{letters[:40]}” is text, which wants a font that isn't in the file; in the"
            " program that drew the logo, turn it into outlines (paths) and save it again"
        )
    try:
        flatten(root)
    except NotDrawableError as error:
        raise MediaError(
            f"{name}: holds a “{error}”, which programs draw differently; save it once more as PNG"
            " with a transparent ground, 2000 pixels wide"
        ) from error
    except NotFlatError:
        share = DRAWN_PX / max(width, height)
        size = (max(1, round(width * share)), max(1, round(height * share)))
        return _as_picture(host, data, name, size)
    # What has no paint is black in SVG; on a panel black is the ink of its text.
    for paint in ("fill", "color"):
        root.attributes.setdefault(paint, ROLES["ink"])
    return Logo(name=host, svg=write_svg(root), ratio=round(width / height, 4), file=name)


def drawn(data: bytes, name: str, width_mm: float) -> bytes:
    """A drawing's pixels as a PNG of a width on paper, 300 ppi; other pictures as they are.

    Raises MediaError for a drawing of which nothing can be seen.
    """
    if detect_image_type(data, name) != SVG:
        return data
    import io

    import pypdfium2
    from weasyprint import HTML

    clean = sanitise_svg(data, name)
    width, height = svg_size(clean, name)
    page = (
        f"<style>@page{{size:{width}px {height}px;margin:0}}body{{margin:0}}"
        f"svg{{display:block;width:{width}px;height:{height}px}}</style>{clean.decode()}"
    )
    document = pypdfium2.PdfDocument(HTML(string=page).write_pdf())
    try:
        shown = document[0]
        scale = width_mm / 25.4 * DRAWN_PPI / shown.get_width()
        picture = shown.render(scale=scale, fill_color=(0, 0, 0, 0), maybe_alpha=True).to_pil()
    finally:
        document.close()
    picture = picture.convert("RGBA")
    if picture.getchannel("A").getextrema()[1] == 0:
        raise MediaError(f"{name}: nothing of it can be seen when it is drawn; save it as PNG")
    output = io.BytesIO()
    picture.save(output, "PNG", compress_level=1)
    return output.getvalue()


def _as_picture(host: str, data: bytes, name: str, size: tuple[int, int]) -> Logo:
    width, height = size
    photo = Photo(
        path=name,
        digest=sha256(data).hexdigest(),
        width=width,
        height=height,
        focus=(0.5, 0.5),
    )
    return Logo(name=host, ratio=round(width / height, 4), photo=photo, file=name)
