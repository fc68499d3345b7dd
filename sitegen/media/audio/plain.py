"""WAV (RIFF): chunks that are kept by name or left out."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from sitegen.errors import MediaError
from sitegen.media.audio.mp3 import id3_tag, refuse_several

_TO_THE_END: Final = 0xFFFFFFFF
"""The length of what a program wrote that couldn't go back to say how long it became (a pipe)."""

_PLAYED: Final = frozenset((1, 3, 6, 7))
"""Codings of WAV that browsers play (RFC 2361): samples, as whole numbers or not, A-law, mu-law."""

_FLOAT: Final = 3
_EXTENSIBLE: Final = 0xFFFE
_AGAIN: Final = re.compile(rb"R(?:IFF|F64).{4}WAVE(?:fmt |ds64|JUNK|bext|LIST)", re.DOTALL)
_CHUNK_NAME: Final = re.compile(rb"(?=[A-Za-z0-9_ ]{4})")
_NOTES: Final = re.compile(
    rb"LIST.{4}(?:INFO|adtl)|[iI][dD]3 .{4}ID3|ID3[\x02-\x04]\x00|APETAGEX"
    rb"|(?:DISP|FLLR|JUNK|PAD |_PMX|acid|afsp|axml|bext|cart)..[\x00-\x0f]\x00"
    rb"|(?:chna|cue |iXML|inst|junk|minf|smpl|umid)..[\x00-\x0f]\x00",
    re.DOTALL,
)
"""Where programs' notes begin: names with marks, or with lengths below a megabyte, of which chance
makes none in an hour of sound."""

_LARGEST_NOTES: Final = 16_000_000
_LARGEST_UNKNOWN: Final = 1_000_000
"""Bytes behind the sound in which notes are looked for, and chunks of other names."""

_SLOWEST: Final = 3000
"""Samples a second: Chromium plays nothing that has fewer."""

_HELP: Final = "save it as MP3 or M4A"
_NO_WAV: Final = "there is no sound in this file; save it again as WAV or MP3"


def wav_seconds(data: bytes, name: str) -> float:
    """Read how long the sound is. Raises MediaError for a coding that browsers don't play."""
    kept = dict(_wav_chunks(data, name))
    if b"fmt " not in kept or b"data" not in kept:
        raise MediaError(f"{name}: {_NO_WAV}")
    form, _, rate, per_second, _, bits = struct.unpack_from("<HHIIHH", kept[b"fmt "])
    if form == _EXTENSIBLE:
        (form,) = struct.unpack_from("<H", kept[b"fmt "], 24)
    if form not in _PLAYED or (form == _FLOAT and bits != 32):
        raise MediaError(f"{name}: its sound is coded in a way ({form:#06x}) few play; {_HELP}")
    if rate < _SLOWEST:
        raise MediaError(f"{name}: it has {rate} samples a second, too few for players; {_HELP}")
    return len(kept[b"data"]) / float(per_second)


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
    if _AGAIN.search(data, at):
        refuse_several(name)
    kept: list[tuple[bytes, bytes]] = []
    while at + 8 <= len(data):
        chunk, size = struct.unpack_from("<4sI", data, at)
        if chunk == b"data" and size in (0, _TO_THE_END):
            size = _large_size(data) or _sound_ends(data[at + 8 :])
        content = data[at + 8 : at + 8 + size]
        if chunk == b"data" and (len(content) < size or _sound_ends(content) < size):
            # What a program wrote behind sound that ended early would be taken for sound.
            raise MediaError(f"{name}: the sound is cut short; save it again as WAV or MP3")
        if chunk in {b"fmt ", b"fact", b"data"} and content:
            kept.append((chunk, content))
        at += 8 + size + size % 2
    return kept


def _sound_ends(content: bytes) -> int:
    """Give where the samples end: before notes, or before chunks that reach to them or to the end.

    Where a program couldn't say how long its sound is, or said it wrongly, these lie in it, behind
    the samples: with a cover they are some megabytes.
    """
    found = _NOTES.search(content, max(0, len(content) - _LARGEST_NOTES))
    end = found.start() if found else len(content)
    if content[-128:-125] == b"TAG":
        end = min(end, len(content) - 128)
    from_here = max(0, end - _LARGEST_UNKNOWN)
    starts = (match.start() for match in _CHUNK_NAME.finditer(content, from_here, end))
    return next((at for at in starts if _are_chunks(content, at, {end, len(content)})), end)


def _are_chunks(data: bytes, at: int, ends: set[int]) -> bool:
    """True where a row of chunks begins that ends at one of these places."""
    while at + 8 <= len(data) and _CHUNK_NAME.match(data, at):
        (size,) = struct.unpack_from("<I", data, at + 4)
        at += 8 + size + size % 2
        if at in ends or at - size % 2 in ends:
            return True
    return False


def _large_size(data: bytes) -> int:
    """Give how long RF64 says that its sound is (EBU Tech 3306), 0 where it doesn't."""
    if data[:4] != b"RF64" or data[12:16] != b"ds64":
        return 0
    (size,) = struct.unpack_from("<Q", data, 28)
    return int(size)


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
