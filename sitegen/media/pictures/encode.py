"""Encoding of pictures that hold nothing but pixels, and a credit where one is asked for."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any, Final

from sitegen.errors import MediaError
from sitegen.media.picture import LOSSLESS
from sitegen.media.pictures.inspection import CREDIT, residues

if TYPE_CHECKING:
    from PIL.Image import Image

# Up to here a picture gets AVIF's slower search: large ones gain nothing by it but three times the
# work (`python -m benchmarks.images` gives the likeness by width).
_SMALL_AREA: Final = 1_000_000
# From here on JPEG keeps its colours at full size: pictures for print and download.
_FINE: Final = 90
_PAPER: Final = (255, 255, 255)
_XMP: Final = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
    "<photoshop:Credit>{credit}</photoshop:Credit>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{credit}</rdf:li></rdf:Alt></dc:rights>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def encode(
    image: Image, kind: str, quality: int, credit: str, name: str, *, quick: bool = False
) -> bytes:
    """Encode upright sRGB pixels (L, RGB or RGBA) as `jpeg`, `png`, `webp` or `avif`.

    A `quick` JPEG takes half the work and a tenth more bytes: the code tables of ISO/IEC 10918-1,
    Annex K, instead of its own. The picture itself loses its notes and what its transparency
    hides. The same pixels give the same bytes. Raises MediaError if the result held anything
    unexpected.
    """
    bare = _bare(image, kind)
    packet = credit_packet(credit)
    options: dict[str, Any] = {
        "jpeg": _jpeg_options,
        "png": _png_options,
        "webp": _webp_options,
        "avif": _avif_options,
    }[kind](bare, quality, packet)
    if quick:
        options.pop("optimize", None)
    result = io.BytesIO()
    bare.save(result, kind.upper(), **options)
    return sealed(result.getvalue(), kind, packet, name)


def sealed(data: bytes, kind: str, packet: bytes, name: str) -> bytes:
    """Return the encoded bytes if they hold pixels and the wanted credit only, else MediaError."""
    allowed = (CREDIT,) if packet else ()
    found = residues(data, kind)
    if found != allowed:
        raise MediaError(
            f"{name}: the encoder wrote more than pixels ({', '.join(found)}), so the picture isn't"
            " published; please report this with the version of Pillow"
        )
    return data


def credit_packet(credit: str) -> bytes:
    """Write a credit as the smallest XMP packet (ISO 16684-1): photoshop:Credit and dc:rights."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in credit).split())
    return _XMP.format(credit=escape(text, quote=False)).encode() if text else b""


def _bare(image: Image, kind: str) -> Image:
    """Drop what Pillow would carry over from the source by itself, and what a format can't hold."""
    import PIL.Image

    if kind == "jpeg" and image.mode == "RGBA":
        ground = PIL.Image.new("RGB", image.size, _PAPER)
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    image.info = {}
    return without_hidden(image)


def without_hidden(image: Image) -> Image:
    """Blacken what full transparency hides: a face that was erased may still be in the colours."""
    if image.mode == "RGBA":
        hidden = image.getchannel("A").point([255] + [0] * 255)
        image.paste((0, 0, 0, 0), mask=hidden)
    return image


def _jpeg_options(image: Image, quality: int, packet: bytes) -> dict[str, Any]:
    subsampling = "4:4:4" if quality >= _FINE else "4:2:0"
    return {"quality": quality, "optimize": True, "subsampling": subsampling, "xmp": packet}


def _png_options(image: Image, quality: int, packet: bytes) -> dict[str, Any]:
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    if packet:
        texts.add_itxt("XML:com.adobe.xmp", packet.decode())
    return {"compress_level": 9, "pnginfo": texts}


def _webp_options(image: Image, quality: int, packet: bytes) -> dict[str, Any]:
    if quality == LOSSLESS:
        return {"lossless": True, "quality": 75, "method": 4, "xmp": packet}
    return {"quality": quality, "method": 2, "alpha_quality": 90, "xmp": packet}


def _avif_options(image: Image, quality: int, packet: bytes) -> dict[str, Any]:
    # One thread and no automatic tiles: both would make the bytes depend on the machine.
    return {
        "quality": quality,
        "speed": 6 if image.width * image.height <= _SMALL_AREA else 8,
        "codec": "aom",
        "max_threads": 1,
        "autotiling": False,
        "xmp": packet,
    }
