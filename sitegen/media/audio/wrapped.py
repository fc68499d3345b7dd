"""Sound in a wrapping that few programs take, put into one that all take; it isn't encoded again.

Bare AAC (ADTS, ISO/IEC 14496-3, 1.A.2) and MP4 in fragments (ISO/IEC 14496-12, 8.8), as recorders
write them that may be broken off, become MP4 with an index; FLAC in Ogg becomes FLAC.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain, repeat
from typing import Final, NamedTuple

from sitegen.errors import MediaError
from sitegen.media.audio.mp3 import refuse_several, skip_id3
from sitegen.media.audio.mp4 import (
    box,
    boxes,
    chunked_samples,
    find_sound_track,
    inner_box,
    read_movie,
)

ADTS: Final = (b"\xff\xf0", b"\xff\xf1", b"\xff\xf8", b"\xff\xf9")
"""How a frame of bare AAC begins: a sync word, MPEG-4 or 2, with a check sum or without."""

_TAGS: Final = (b"ID3", b"TAG", b"APETAGEX")

OGG_FLAC: Final = b"\x7fFLAC"

_RATES: Final = (
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350,
)  # fmt: skip
_SAMPLES_OF_A_FRAME: Final = 1024
_MOST_SAMPLES: Final = 10_000_000
"""Samples of a fragment: days of sound, and no hostile file's billions."""

_FILE_TYPE: Final = b"M4A \0\0\0\0M4A mp42isom"
_MATRIX: Final = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
# ISO/IEC 14496-12, 8.8.7.1 and 8.8.8.1: what stands in a fragment's boxes
_BASE, _DESCRIPTION, _DURATION, _SIZE, _FLAGS = 0x1, 0x2, 0x8, 0x10, 0x20
_RUN_AT, _RUN_FIRST, _RUN_DURATION, _RUN_SIZE, _RUN_FLAGS, _RUN_SHIFT = (
    0x1, 0x4, 0x100, 0x200, 0x400, 0x800,
)  # fmt: skip


class _Track(NamedTuple):
    """What a sound track is made of: its descriptions (`stsd`), its ticks a second, the sound of
    its chunks, and of each chunk the ticks and bytes of its samples."""

    descriptions: bytes
    scale: int
    chunks: list[bytes]
    samples: list[list[tuple[int, int]]]


def is_adts(data: bytes, start: int) -> bool:
    """Whether bare AAC begins at a place: two frames in a row, or one before a tag or the end."""
    if not data.startswith(ADTS, start) or start + 7 > len(data):
        return False
    end = start + _frame_length(data, start)
    return end - start > 7 and (end == len(data) or data.startswith((*ADTS, *_TAGS), end))


def from_adts(data: bytes, name: str) -> bytes:
    """Put the whole frames of bare AAC into an MP4 file. Raises MediaError where there is none."""
    at = skip_id3(data)
    start, frames = at, list[bytes]()
    while is_adts(data, at):
        end = at + _frame_length(data, at)
        if end > len(data):
            break
        header = 7 if data[at + 1] & 1 else 9
        if data[at + 6] & 3:
            raise MediaError(f"{name}: its sound is coded in a way (ADTS) few play; save it as MP3")
        if _settings(data, at) != _settings(data, start):
            refuse_several(name)
        frames.append(data[at + header : end])
        at = end
    if data[at : at + 3] == b"ID3" and is_adts(data, at + skip_id3(data[at:])):
        refuse_several(name)
    rate, channels = data[start + 2] >> 2 & 15, (data[start + 2] & 1) << 2 | data[start + 3] >> 6
    if not frames or rate >= len(_RATES):
        raise MediaError(f"{name}: there is no sound in this file; save it again as MP3")
    kind = (data[start + 2] >> 6) + 1
    config = (kind << 11 | rate << 7 | channels << 3).to_bytes(2, "big")
    track = _Track(
        descriptions=_aac_description(config, channels, _RATES[rate]),
        scale=_RATES[rate],
        chunks=[b"".join(frames)],
        samples=[[(_SAMPLES_OF_A_FRAME, len(frame)) for frame in frames]],
    )
    return _written(track)


def _settings(data: bytes, at: int) -> tuple[int, int]:
    """Give profile, rate and channels of a frame, which one recording doesn't change."""
    return data[at + 2] & 0xFD, data[at + 3] & 0xC0


def _frame_length(data: bytes, at: int) -> int:
    return (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5


def _aac_description(config: bytes, channels: int, rate: int) -> bytes:
    """ISO/IEC 14496-14, 5.6: the elementary stream's descriptor, as AAC."""
    decoder = bytes([0x40, 0x15]) + bytes(11) + _descriptor(5, config)
    stream = bytes(3) + _descriptor(4, decoder) + _descriptor(6, b"\x02")
    esds = box(b"esds", bytes(4) + _descriptor(3, stream))
    fixed = struct.pack(">6xH8xHHIHH", 1, channels or 2, 16, 0, rate if rate < 65536 else 0, 0)
    return struct.pack(">II", 0, 1) + box(b"mp4a", fixed + esds)


def _descriptor(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content


def from_fragments(data: bytes, name: str) -> bytes:
    """Put the sound of a fragmented MP4 file together. Raises MediaError where that can't be."""
    movie = read_movie(data, name)
    track = find_sound_track(movie, name)
    number = inner_box(track, b"tkhd")
    own = number[20:24] if number[0] else number[12:16]
    header = inner_box(track, b"mdia", b"mdhd")
    tables = inner_box(track, b"mdia", b"minf", b"stbl")
    chunks, samples = list[bytes](), list[list[tuple[int, int]]]()
    first = _indexed(tables, name, len(data))
    for start, run in chain(first, _runs(data, own, _defaults(movie, own))):
        sound = data[start : start + sum(size for _, size in run)]
        if len(sound) < sum(size for _, size in run):
            raise MediaError(f"{name}: the sound is cut short; copy it again from its source")
        if sound:
            chunks.append(sound)
            samples.append(run)
    if not chunks:
        raise MediaError(f"{name}: there is no sound in this file; save it again as MP3")
    scale = int.from_bytes(header[20:24] if header[0] else header[12:16], "big")
    return _written(_Track(inner_box(tables, b"stsd"), scale, chunks, samples))


def _indexed(tables: bytes, name: str, room: int) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Give the samples that the index in front knows: a recorder may add fragments to a file."""
    if not int.from_bytes(inner_box(tables, b"stsz")[8:12], "big"):
        return
    rows = struct.iter_unpack(">II", inner_box(tables, b"stts")[8:])
    ticks = chain.from_iterable(repeat(each, number) for number, each in rows)
    for start, sizes in chunked_samples(tables, name, room):
        yield start, [(next(ticks), size) for size in sizes]


def _defaults(movie: bytes, own: bytes) -> tuple[int, int]:
    """Give the ticks and bytes of samples that don't say it (ISO/IEC 14496-12, 8.8.3)."""
    for kind, content in boxes(inner_box(movie, b"mvex")):
        if kind == b"trex" and content[4:8] == own:
            duration, size = struct.unpack_from(">II", content, 12)
            return duration, size
    return 0, 0


def _runs(
    data: bytes, own: bytes, defaults: tuple[int, int]
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Give each run of a track's samples: where it begins, their ticks and bytes."""
    at = 0
    for kind, content in boxes(data):
        start, at = at, at + _whole(data, at)
        if kind != b"moof":
            continue
        for inner, part in boxes(content):
            head = inner_box(part, b"tfhd") if inner == b"traf" else b""
            if head[4:8] == own:
                yield from _runs_of(part, head, start, defaults)


def _whole(data: bytes, at: int) -> int:
    (size,) = struct.unpack_from(">I", data, at)
    if size == 1:
        (size,) = struct.unpack_from(">Q", data, at + 8)
    return int(size) or len(data) - at


def _runs_of(
    part: bytes, head: bytes, start: int, defaults: tuple[int, int]
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    flags, at = int.from_bytes(head[1:4], "big"), 8
    base, (duration, size) = start, defaults
    if flags & _BASE:
        (base,), at = struct.unpack_from(">Q", head, at), at + 8
    at += 4 if flags & _DESCRIPTION else 0
    if flags & _DURATION:
        (duration,), at = struct.unpack_from(">I", head, at), at + 4
    if flags & _SIZE:
        (size,), at = struct.unpack_from(">I", head, at), at + 4
    place = base
    for kind, run in boxes(part):
        if kind == b"trun":
            moved, samples = _run(run, duration, size)
            place = place if moved is None else base + moved
            yield place, samples
            place += sum(each for _, each in samples)


def _run(run: bytes, duration: int, size: int) -> tuple[int | None, list[tuple[int, int]]]:
    """Read a run: where its data lies from the fragment's base on, its samples' ticks and bytes."""
    flags, (count,), at = int.from_bytes(run[1:4], "big"), struct.unpack_from(">I", run, 4), 8
    moved = None
    if flags & _RUN_AT:
        (moved,), at = struct.unpack_from(">i", run, at), at + 4
    at += 4 if flags & _RUN_FIRST else 0
    if count > _MOST_SAMPLES:
        raise ValueError(count)
    fields = [f for f in (_RUN_DURATION, _RUN_SIZE, _RUN_FLAGS, _RUN_SHIFT) if flags & f]
    samples = []
    for _ in range(count):
        given = dict(zip(fields, struct.unpack_from(f">{len(fields)}I", run, at), strict=True))
        at += 4 * len(fields)
        samples.append((given.get(_RUN_DURATION, duration), given.get(_RUN_SIZE, size)))
    return moved, samples


def _written(track: _Track) -> bytes:
    """Write a file of one sound track, its index in front."""
    start = len(box(b"ftyp", _FILE_TYPE)) + len(_movie(track, 0)) + 8
    return box(b"ftyp", _FILE_TYPE) + _movie(track, start) + box(b"mdat", b"".join(track.chunks))


def _movie(track: _Track, start: int) -> bytes:
    samples = [each for chunk in track.samples for each in chunk]
    ticks = sum(each for each, _ in samples)
    offsets = list[int]()
    for chunk in track.chunks:
        offsets.append(start)
        start += len(chunk)
    rules = [(number, len(chunk), 1) for number, chunk in enumerate(track.samples, 1)]
    tables = box(b"stsd", track.descriptions)
    tables += _table(b"stts", ">II", [(1, each) for each, _ in samples])
    tables += _table(b"stsc", ">III", rules)
    sizes = struct.pack(f">III{len(samples)}I", 0, 0, len(samples), *(size for _, size in samples))
    tables += box(b"stsz", sizes) + _table(b"stco", ">I", [(each,) for each in offsets])
    minf = box(b"smhd", bytes(8))
    reference = struct.pack(">II", 0, 1) + box(b"url ", b"\0\0\0\1")
    minf += box(b"dinf", box(b"dref", reference)) + box(b"stbl", tables)
    mdia = box(b"mdhd", struct.pack(">IIIIIHH", 0, 0, 0, track.scale, ticks, 0x55C4, 0))
    mdia += box(b"hdlr", bytes(8) + b"soun" + bytes(13)) + box(b"minf", minf)
    shown = struct.pack(">IIIIII8xHHHH", 7, 0, 0, 1, 0, ticks, 0, 0, 0x100, 0) + _MATRIX + bytes(8)
    head = struct.pack(">IIIIIIH10x", 0, 0, 0, track.scale, ticks, 0x10000, 0x100) + _MATRIX
    head += bytes(24) + struct.pack(">I", 2)
    return box(b"moov", box(b"mvhd", head) + box(b"trak", box(b"tkhd", shown) + box(b"mdia", mdia)))


def _table(name: bytes, form: str, rows: Iterable[tuple[int, ...]]) -> bytes:
    written = [struct.pack(form, *row) for row in rows]
    return box(name, struct.pack(">II", 0, len(written)) + b"".join(written))


def from_ogg(data: bytes, name: str) -> bytes:
    """Take FLAC out of Ogg (xiph.org/flac/ogg_mapping): its first packet holds 13 bytes before the
    first block, each one behind it a block or a frame. Raises MediaError for a damaged file."""
    ogg = import_module("mutagen.ogg")
    source, pages = io.BytesIO(data), list[object]()
    while data.startswith(b"OggS", source.tell()):
        start = source.tell()
        page = ogg.OggPage(source)
        if page.write() != data[start : source.tell()]:
            raise MediaError(f"{name}: the sound is damaged; copy it again from its source")
        if pages and page.first and page.packets[0].startswith(OGG_FLAC):
            refuse_several(name)
        if not pages or page.serial == pages[0].serial:  # type: ignore[attr-defined]  # Untyped.
            pages.append(page)
    first, *rest = ogg.OggPage.to_packets(pages, strict=True)
    # The first of these is what `fLaC` and the stream's information make; it says that more follow.
    return bytes(first[9:]) + b"".join(rest)
