"""FLAC (RFC 9639) and WAV (RIFF): blocks and chunks that are kept by name or left out."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO, Final

from sitegen.errors import MediaError
from sitegen.media.audio.mp3 import id3_tag, skip_id3
from sitegen.media.audio.ogg import comment_block, picture_block

_STREAM_INFO, _SEEK_TABLE, _COMMENTS, _PICTURE = 0, 3, 4, 6
_LAST_BLOCK: Final = 0x80
_SYNC: Final = (b"\xff\xf8", b"\xff\xf9")
_LONGEST_FRAME: Final = 1_000_000
_ID3V1: Final = 128
_TO_THE_END: Final = 0xFFFFFFFF
"""The length of what a program wrote that couldn't go back to say how long it became (a pipe)."""

_PLAYED: Final = frozenset((1, 3, 6, 7))
"""Codings of WAV that browsers play (RFC 2361): samples, as whole numbers or not, A-law, mu-law."""

_EXTENSIBLE: Final = 0xFFFE
_HELP: Final = "save it as MP3 or M4A"
_NO_WAV: Final = "there is no sound in this file; save it again as WAV or MP3"
# The polynomials of check sums (RFC 9639, 9.1.8 and 9.3): of a header, of a whole frame
_HEADER, _FRAME = 0x107, 0x18005


def _remainders(polynomial: int, bits: int) -> tuple[int, ...]:
    """Give the remainder of each byte."""
    found = []
    for byte in range(256):
        remainder = byte << (bits - 8)
        for _ in range(8):
            remainder = remainder << 1 ^ (polynomial if remainder >> (bits - 1) & 1 else 0)
        found.append(remainder)
    return tuple(found)


_HEADER_SUMS: Final = _remainders(_HEADER, 8)
_SUMS: Final = _remainders(_FRAME, 16)


def read_flac(source: BinaryIO) -> Any:
    """Read length and rates as mutagen knows them."""
    return import_module("mutagen.flac").FLAC(source).info


def wav_seconds(data: bytes, name: str) -> float:
    """Read how long the sound is. Raises MediaError for a coding that browsers don't play."""
    kept = dict(_wav_chunks(data, name))
    if b"fmt " not in kept or b"data" not in kept:
        raise MediaError(f"{name}: {_NO_WAV}")
    form, _, _, per_second = struct.unpack_from("<HHII", kept[b"fmt "])
    if form == _EXTENSIBLE:
        (form,) = struct.unpack_from("<H", kept[b"fmt "], 24)
    if form not in _PLAYED:
        raise MediaError(f"{name}: its sound is coded in a way ({form:#06x}) few play; {_HELP}")
    return len(kept[b"data"]) / float(per_second)


def rewrite_flac(data: bytes, name: str, fields: dict[str, str], cover: bytes | None) -> bytes:
    """Return stream information, seek table and frames with new comments and cover."""
    blocks, at = _flac_blocks(data, skip_id3(data) + 4)
    kept = [block for block in blocks if block[0] in {_STREAM_INFO, _SEEK_TABLE}]
    kept.append((_COMMENTS, comment_block(fields)))
    if cover is not None:
        kept.append((_PICTURE, picture_block(cover)))
    written = [b"fLaC"]
    for number, (kind, content) in enumerate(kept, start=1):
        last = _LAST_BLOCK if number == len(kept) else 0
        written += [bytes([kind | last]), len(content).to_bytes(3, "big"), content]
    return b"".join(written) + _flac_frames(data[at:], name)


def _flac_blocks(data: bytes, at: int) -> tuple[list[tuple[int, bytes]], int]:
    blocks: list[tuple[int, bytes]] = []
    last = False
    while not last:
        last = bool(data[at] & _LAST_BLOCK)
        length = int.from_bytes(data[at + 1 : at + 4], "big")
        blocks.append((data[at] & ~_LAST_BLOCK, data[at + 4 : at + 4 + length]))
        at += 4 + length
    return blocks, at


def _flac_frames(sound: bytes, name: str) -> bytes:
    """The frames; the last one's check sum (RFC 9639, 9.3) proves that nothing follows it."""
    if sound[-_ID3V1:-125] == b"TAG":
        sound = sound[:-_ID3V1]
    if sound[:2] not in _SYNC:
        raise MediaError(f"{name}: there is no FLAC sound in this file; save it again as FLAC")
    end = start = len(sound)
    remainder, shifted = 0, 1
    while start > max(0, len(sound) - _LONGEST_FRAME):
        start = sound.rfind(sound[:2], 0, start)
        if start < 0:
            break
        if not _is_header(sound, start):
            continue
        # Each byte is gone through once, however many frames there are: a frame and what follows
        # it have the remainder of both.
        remainder ^= _multiplied(_check_sum(sound[start:end]), shifted)
        if remainder == 0:
            return sound
        shifted = _check_sum(bytes(end - start), shifted)
        end = start
    raise MediaError(
        f"{name}: the sound is cut short or something follows it; save it again as FLAC or MP3"
    )


def _is_header(sound: bytes, at: int) -> bool:
    """Whether a frame header's own check sum is right (RFC 9639, 9.1.8)."""
    if at + 5 >= len(sound):
        return False
    length = 4 + _coded_length(sound[at + 4])
    sizes, rates = sound[at + 2] >> 4, sound[at + 2] & 15
    length += {6: 1, 7: 2}.get(sizes, 0) + {12: 1, 13: 2, 14: 2}.get(rates, 0)
    remainder = 0
    for byte in sound[at : at + length + 1]:
        remainder = _HEADER_SUMS[remainder ^ byte]
    return remainder == 0


def _coded_length(first: int) -> int:
    ones = 0
    while first & (0x80 >> ones):
        ones += 1
    return max(1, ones)


def _check_sum(frame: bytes, remainder: int = 0) -> int:
    """Go on with the remainder of a frame (RFC 9639, 9.3); zeros multiply it by x to the 8."""
    for byte in frame:
        remainder = (remainder << 8 & 0xFFFF) ^ _SUMS[remainder >> 8 ^ byte]
    return remainder


def _multiplied(one: int, other: int) -> int:
    """Multiply two remainders as polynomials over two elements."""
    product = 0
    for bit in reversed(range(16)):
        product = product << 1 ^ (_FRAME if product & 0x8000 else 0)
        product ^= other if one >> bit & 1 else 0
    return product


def rewrite_wav(data: bytes, name: str, fields: dict[str, str], cover: bytes | None) -> bytes:
    """Return format and samples with a new ID3 chunk; broadcast and other chunks are left out."""
    kept = _wav_chunks(data, name)
    if [chunk for chunk, _ in kept if chunk != b"fact"] != [b"fmt ", b"data"]:
        raise MediaError(f"{name}: {_NO_WAV}")
    tag = id3_tag(fields, cover)
    body = b"".join(_chunk(chunk, content) for chunk, content in [*kept, (b"id3 ", tag)])
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body


def _wav_chunks(data: bytes, name: str) -> list[tuple[bytes, bytes]]:
    at = 12
    kept: list[tuple[bytes, bytes]] = []
    while at + 8 <= len(data):
        chunk, size = struct.unpack_from("<4sI", data, at)
        if chunk == b"data" and size == _TO_THE_END:
            size = len(data) - at - 8
        content = data[at + 8 : at + 8 + size]
        if chunk == b"data" and len(content) < size:
            # What a program wrote behind sound that ended early would be taken for sound.
            raise MediaError(f"{name}: the sound is cut short; save it again as WAV or MP3")
        if chunk in {b"fmt ", b"fact", b"data"} and content:
            kept.append((chunk, content))
        at += 8 + size + size % 2
    return kept


def riff_chunks(data: bytes, *names: bytes) -> Iterator[bytes]:
    """Give what each chunk of these names holds, in a RIFF file."""
    at = 12
    while at + 8 <= len(data):
        chunk, size = struct.unpack_from("<4sI", data, at)
        if chunk in names:
            yield data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
