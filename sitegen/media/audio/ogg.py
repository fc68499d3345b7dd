"""Ogg: pages of packets (RFC 3533) with Vorbis or Opus (RFC 7845) sound."""

from __future__ import annotations

import base64
import io
from importlib import import_module
from typing import Any, BinaryIO, Final

from sitegen.errors import MediaError
from sitegen.media.audio.mp3 import refuse_several

_PAGE: Final = b"OggS"
# The packets before the sound: identification, comments, and Vorbis's set-up
_HEADERS: Final = {b"\x01vorbis": 3, b"OpusHead": 2}
_STRANGERS: Final = (
    (b"Speex   ", "Speex"),
    (b"\x80theora", "a film's (Theora)"),
)
"""What Ogg may hold that few play, by how its packet begins."""


def read_info(source: BinaryIO, name: str) -> Any:
    """Read length and rates as mutagen knows them. Raises MediaError for what few play."""
    start = source.read(200)
    source.seek(0)
    for mark, what in _STRANGERS:
        if mark in start:
            raise MediaError(f"{name}: its sound is {what}, which few play; save it as MP3")
    opus = b"OpusHead" in start
    if opus:
        return import_module("mutagen.oggopus").OggOpus(source).info
    return import_module("mutagen.oggvorbis").OggVorbis(source).info


def rewrite(data: bytes, name: str, fields: dict[str, str], cover: bytes | None) -> bytes:
    """Return the sound's own pages with a new comment packet; other streams are left out."""
    ogg = import_module("mutagen.ogg")
    pages, mark = _sound_pages(data, name)
    count = _HEADERS[mark]
    packets: list[bytes] = []
    used = 0
    while len(packets) < count:
        used += 1
        if pages[used - 1].complete:  # A cover reaches over many pages.
            packets = ogg.OggPage.to_packets(pages[:used], strict=True)
    if len(packets) > count:
        raise MediaError(f"{name}: its headers aren't as the standard has them; save it as MP3")
    fresh = ogg.OggPage.from_packets([packets[0]]) + ogg.OggPage.from_packets(
        [comment_packet(mark, fields, cover), *packets[2:]], sequence=1
    )
    for page in fresh:
        page.serial, page.position = 1, 0
    fresh[0].first = True
    for number, page in enumerate(pages[used:], start=len(fresh)):
        page.serial, page.sequence = 1, number
        fresh.append(page)
    fresh[-1].last = True
    return b"".join(page.write() for page in fresh)


def comment_packet(mark: bytes, fields: dict[str, str], cover: bytes | None) -> bytes:
    """Write a Vorbis comment header or its Opus form (RFC 7845, 5.2)."""
    body = comment_block(fields, cover)
    return b"\x03vorbis" + body + b"\x01" if mark == b"\x01vorbis" else b"OpusTags" + body


def comment_block(fields: dict[str, str], cover: bytes | None = None) -> bytes:
    """Write comments as `xiph.org/vorbis/doc/v-comment.html` has them, with an empty vendor."""
    names = {"year": "DATE"}
    lines = [f"{names.get(key, key.upper())}={text}" for key, text in fields.items()]
    if cover is not None:
        picture = base64.b64encode(picture_block(cover)).decode()
        lines.append(f"METADATA_BLOCK_PICTURE={picture}")
    encoded = [line.encode() for line in lines]
    result = bytes(4) + len(encoded).to_bytes(4, "little")
    return result + b"".join(len(line).to_bytes(4, "little") + line for line in encoded)


def picture_block(cover: bytes) -> bytes:
    """Write a front cover as FLAC's PICTURE block has it (RFC 9639, 8.8)."""
    from PIL import Image

    picture = import_module("mutagen.flac").Picture()
    picture.type, picture.desc, picture.data, picture.depth = 3, "", cover, 24
    picture.mime = "image/png" if cover.startswith(b"\x89PNG") else "image/jpeg"
    with Image.open(io.BytesIO(cover), formats=("JPEG", "PNG")) as image:
        picture.width, picture.height = image.size
    written: bytes = picture.write()
    return written


def _sound_pages(data: bytes, name: str) -> tuple[list[Any], bytes]:
    ogg = import_module("mutagen.ogg")
    source = io.BytesIO(data)
    pages: list[Any] = []
    mark = b""
    serial = None
    while data.startswith(_PAGE, source.tell()):
        start = source.tell()
        page = ogg.OggPage(source)
        # Written anew with a right check sum: a page of wrong lengths would take in what follows.
        if page.write() != data[start : source.tell()]:
            raise MediaError(f"{name}: the sound is damaged; copy it again from its source")
        found = _mark_of(page)
        if found and serial is not None:
            refuse_several(name)
        if found:
            mark, serial = found, page.serial
        if page.serial == serial:
            pages.append(page)
    if data.find(_PAGE, source.tell()) >= 0:
        raise MediaError(f"{name}: the sound is damaged; copy it again from its source")
    if not mark:
        raise MediaError(f"{name}: its sound is neither Vorbis nor Opus; save it as MP3")
    if len(pages) < 3:
        raise MediaError(f"{name}: the sound is cut short; copy it again from its source")
    return pages, mark


def _mark_of(page: Any) -> bytes:
    packet = page.packets[0] if page.first and page.packets else b""
    return next((mark for mark in _HEADERS if packet.startswith(mark)), b"")
