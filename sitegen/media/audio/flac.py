"""FLAC (RFC 9639): blocks that are kept by name or left out, and frames."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Final

from sitegen.errors import MediaError
from sitegen.media.audio.mp3 import refuse_several, skip_id3
from sitegen.media.audio.ogg import comment_block, picture_block

_STREAM_INFO, _SEEK_TABLE, _COMMENTS, _PICTURE = 0, 3, 4, 6
_LAST_BLOCK: Final = 0x80
# How a file begins (RFC 9639, 8): of eight bytes, chance makes none in an hour of sound
_HEADS: Final = (b"fLaC\0\0\0\x22", b"fLaC\x80\0\0\x22")
_SYNC: Final = (b"\xff\xf8", b"\xff\xf9")
_VARIABLE: Final = b"\xff\xf9"
_LONGEST_FRAME: Final = 1_000_000
_ID3V1: Final = 128
_TOTAL: Final = (1 << 36) - 1
"""The bits of stream information that say how many samples there are; 0 for unknown."""

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


def flac_seconds(data: bytes) -> float:
    """Read how long the sound is; where the file doesn't say it, by its last frame."""
    info = import_module("mutagen.flac").FLAC(io.BytesIO(data)).info
    if info.total_samples or not info.sample_rate:
        return float(info.length)
    blocks, at = _flac_blocks(data, skip_id3(data) + 4)
    return _samples_of(data[at:], blocks[0][1]) / float(info.sample_rate)


def rewrite_flac(data: bytes, name: str, fields: dict[str, str], cover: bytes | None) -> bytes:
    """Return stream information, seek table and frames with new comments and cover."""
    blocks, at = _flac_blocks(data, skip_id3(data) + 4)
    if any(data.find(head, at) >= 0 for head in _HEADS):
        refuse_several(name)
    sound = _flac_frames(data[at:], name)
    kept = [block for block in blocks if block[0] in {_STREAM_INFO, _SEEK_TABLE}]
    kept[0] = (_STREAM_INFO, _whole_information(kept[0][1], sound))
    kept.append((_COMMENTS, comment_block(fields)))
    if cover is not None:
        kept.append((_PICTURE, picture_block(cover)))
    written = [b"fLaC"]
    for number, (kind, content) in enumerate(kept, start=1):
        last = _LAST_BLOCK if number == len(kept) else 0
        written += [bytes([kind | last]), len(content).to_bytes(3, "big"), content]
    return b"".join(written) + sound


def _whole_information(information: bytes, sound: bytes) -> bytes:
    """Give stream information that says how many samples there are (RFC 9639, 8.2): a program that
    wrote to a pipe couldn't, and players would show no length."""
    told = int.from_bytes(information[10:18], "big")
    if told & _TOTAL:
        return information
    told |= min(_samples_of(sound, information), _TOTAL)
    return information[:10] + told.to_bytes(8, "big") + information[18:]


def _samples_of(sound: bytes, information: bytes) -> int:
    """Count samples by the header of the last frame (RFC 9639, 9.1), 0 where there is none."""
    if sound[:2] not in _SYNC:
        return 0
    at = len(sound)
    while (at := sound.rfind(sound[:2], 0, at)) >= 0 and not _is_header(sound, at):
        pass
    if at < 0:
        return 0
    length = _coded_length(sound[at + 4])
    number = sound[at + 4] & (0x7F if length == 1 else 0xFF >> (length + 1))
    for byte in sound[at + 5 : at + 4 + length]:
        number = number << 6 | byte & 0x3F
    code, behind = sound[at + 2] >> 4, at + 4 + length
    if code in (6, 7):
        size = int.from_bytes(sound[behind : behind + code - 5], "big") + 1
    else:
        size = 192 if code == 1 else 576 << (code - 2) if code < 6 else 256 << (code - 8)
    before = number if sound[:2] == _VARIABLE else number * int.from_bytes(information[2:4], "big")
    return before + size


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
