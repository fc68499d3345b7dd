"""What a file really is, by its first bytes; the extension of its name is never trusted."""

from __future__ import annotations

import re
from typing import Final

from sitegen.errors import MediaError

JPEG, PNG, GIF, WEBP = "jpeg", "png", "gif", "webp"
AVIF, HEIF, TIFF, BMP, SVG = "avif", "heif", "tiff", "bmp", "svg"

PICTURE_ENDINGS: Final = frozenset(
    (
        *(".jpg", ".jpeg", ".jfif", ".jpe", ".png", ".webp", ".avif", ".heic", ".heif"),
        *(".tif", ".tiff", ".bmp", ".gif", ".svg"),
    )
)
"""How names of pictures end."""

_SIGNATURES: Final = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"BM", BMP),
)
# ISO/IEC 23008-12 (HEIF), annex B; AV1 Image File Format, section 6
_HEIF_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_AVIF_BRANDS: Final = {b"avif", b"avis"}
_EXPORT: Final = "export it as JPEG or PNG from the program that made it"
_STRANGERS: Final = (
    (b"%PDF", "a PDF document", "export the page as JPEG or PNG"),
    (b"version https://git-lfs", "a Git LFS pointer, not the file itself", "run `git lfs pull`"),
    (b"PK\x03\x04", "a ZIP or office document", "take the picture out of it"),
    (b"8BPS", "a Photoshop document", _EXPORT),
    (b"\xff\x0a", "a JPEG XL picture", _EXPORT),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL picture", _EXPORT),
    (b"\x00\x00\x00\x0cjP", "a JPEG 2000 picture", _EXPORT),
    (b"FUJIFILM", "a camera's raw file", _EXPORT),
    (b"IIRO", "a camera's raw file", _EXPORT),
    (b"IIU\x00", "a camera's raw file", _EXPORT),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"ID3", "a sound file", "name it under audio: or voice:"),
    (b"{\\rtf", "a text document", "take the picture out of it"),
)
_SVG_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?svg[\s>/]", re.IGNORECASE)
_LOOKED_AT: Final = 64_000


def detect_image_type(data: bytes, name: str) -> str:
    """Tell a picture's format from its bytes; `name` is used in messages only.

    Raises MediaError for an empty file and for anything that isn't a picture sitegen can read.
    """
    if not data:
        raise MediaError(f"{name}: the file is empty; copy it again from the camera or phone")
    if not data.strip(b"\0"):
        raise MediaError(f"{name}: the file holds only zeros; copy it again from its source")
    found = _signature(data) or _container(data, name) or _svg(data)
    if found:
        return found
    raise _refusal(data, name)


def _signature(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    # CR2, the raw format of Canon, is a TIFF file with a mark of its own.
    if data[:2] == b"II" and data[8:10] == b"CR":
        return ""
    return next((kind for start, kind in _SIGNATURES if data.startswith(start)), "")


def _container(data: bytes, name: str) -> str:
    if data[4:8] != b"ftyp":
        return ""
    length = min(int.from_bytes(data[:4], "big"), 1024)
    brands = {data[at : at + 4] for at in (8, *range(16, length - 3, 4))}
    if brands & _AVIF_BRANDS:
        return AVIF
    if brands & _HEIF_BRANDS or data[8:12] in {b"mif1", b"msf1"}:
        return HEIF
    what = "a camera's raw file" if b"crx " in brands else "a video or sound file"
    raise MediaError(f"{name}: this is {what}, not a picture; {_EXPORT}")


def _svg(data: bytes) -> str:
    start = data[:_LOOKED_AT].replace(b"\0", b"")
    text = start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return SVG if text.startswith(b"<") and _SVG_ROOT.search(text) else ""


def _refusal(data: bytes, name: str) -> MediaError:
    for start, what, remedy in _STRANGERS:
        if data.startswith(start):
            return MediaError(f"{name}: this is {what}, not a picture; {remedy}")
    if data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return MediaError(f"{name}: this is a web page, not a picture; save the picture itself")
    return MediaError(f"{name}: this isn't a picture that sitegen can read; {_EXPORT}")
