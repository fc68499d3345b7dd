"""What is inside an encoded picture, part by part: the last look before it may be published.

Only parts that draw pixels are known here; whatever else a file holds is reported by its name. So
an encoder that one day starts to write something new can't slip it past.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from typing import Final

CREDIT: Final = "XMP"  # the name under which every format's XMP packet is reported
# ITU-T T.81, table B.1: tables, frames and scans; APP0 is checked for JFIF without a thumbnail
_JPEG_PARTS: Final = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD}
_JPEG_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_PNG_PARTS: Final = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_PNG_XMP: Final = b"XML:com.adobe.xmp\0"
_WEBP_PARTS: Final = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
_AVIF_PARTS: Final = {b"ftyp", b"meta", b"mdat"}
_AVIF_META: Final = {b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"infe", b"idat"}
_AVIF_PROPERTIES: Final = {
    b"ipco", b"ipma", b"ispe", b"pixi", b"av1C", b"colr", b"auxC", b"pasp", b"clli",
}  # fmt: skip


def residues(data: bytes, kind: str) -> tuple[str, ...]:
    """Name, in order, every part of a JPEG, PNG, WebP or AVIF file that isn't needed to draw it.

    A credit is reported as `XMP`, bytes after the end as `trailing bytes`, a file that can't be
    followed as `unreadable`.
    """
    walkers: dict[str, Callable[[bytes], Iterator[str]]] = {
        "jpeg": _walk_jpeg,
        "png": _walk_png,
        "webp": _walk_webp,
        "avif": _walk_avif,
    }
    try:
        return tuple(walkers[kind](data))
    except (struct.error, IndexError, ValueError):
        return ("unreadable",)


def _walk_jpeg(data: bytes) -> Iterator[str]:
    if data[:2] != b"\xff\xd8":
        raise ValueError
    at = 2
    while data[at] == 0xFF and data[at + 1] != 0xD9:
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        content = data[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == 0xDA:
            at = _end_of_scan(data, at)
        elif marker == 0xE1 and content.startswith(_JPEG_XMP):
            yield CREDIT
        elif not (marker in _JPEG_PARTS or (marker == 0xE0 and _bare_jfif(content))):
            yield f"marker {marker:02X}"
    if data[at : at + 2] != b"\xff\xd9":
        raise ValueError
    if at + 2 != len(data):
        yield "trailing bytes"


def _bare_jfif(content: bytes) -> bool:
    """JFIF 1.02: the last two of its fourteen bytes give the thumbnail's size."""
    return len(content) == 14 and content[:5] == b"JFIF\0" and content[12:] == b"\0\0"


_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def _end_of_scan(data: bytes, start: int) -> int:
    found = _MARKER.search(data, start)
    if found is None:
        raise ValueError
    return found.start()


def _walk_png(data: bytes) -> Iterator[str]:
    at = 8
    name = b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + length]
        at += 12 + length
        if name == b"iTXt" and content.startswith(_PNG_XMP):
            yield CREDIT
        elif name not in _PNG_PARTS:
            yield name.decode("latin-1")
    if at != len(data):
        yield "trailing bytes"


def _walk_webp(data: bytes) -> Iterator[str]:
    magic, length, form = struct.unpack_from("<4sI4s", data)
    if magic != b"RIFF" or form != b"WEBP":
        raise ValueError
    at = 12
    while at < length + 8:
        name, size = struct.unpack_from("<4sI", data, at)
        at += 8 + size + size % 2
        if name == b"XMP ":
            yield CREDIT
        elif name not in _WEBP_PARTS:
            yield name.decode("latin-1")
    if at != len(data):
        yield "trailing bytes"


def _walk_avif(data: bytes) -> Iterator[str]:
    for name, content in _boxes(data):
        if name not in _AVIF_PARTS:
            yield name.decode("latin-1")
        elif name == b"meta":
            yield from _walk_meta(content[4:])


def _walk_meta(content: bytes) -> Iterator[str]:
    for name, inner in _boxes(content):
        if name not in _AVIF_META:
            yield name.decode("latin-1")
        elif name == b"iinf":
            yield from _walk_items(inner[6:])
        elif name == b"iprp":
            yield from _walk_properties(inner)


def _walk_items(content: bytes) -> Iterator[str]:
    """ISO/IEC 14496-12, 8.11.6: an item is a coded picture or named by its media type."""
    for _, entry in _boxes(content):
        kind = entry[8:12]
        if kind == b"mime" and b"application/rdf+xml" in entry:
            yield CREDIT
        elif kind != b"av01":
            yield f"item {kind.decode('latin-1')}"


def _walk_properties(content: bytes) -> Iterator[str]:
    for name, inner in _boxes(content):
        if name == b"ipco":
            yield from _walk_properties(inner)
        elif name not in _AVIF_PROPERTIES:
            yield name.decode("latin-1")
        elif name == b"colr" and inner[:4] != b"nclx":
            yield "profile"


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if length < 8 or at + length > len(data):
            raise ValueError
        yield name, data[at + 8 : at + length]
        at += length
