"""MP4 and M4A: the sound track moved into a new file (ISO/IEC 14496-12), everything else left.

A telephone's recording has times in three headers, its place in `udta` and in timed tracks, its
owner in `hdlr` and `uuid` boxes, and stale data in `free`. So only the boxes that play the sound
are copied, and of `mdat` only what the sound's sample tables point to.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from importlib import import_module
from typing import Final

from sitegen.errors import MediaError
from sitegen.media.audio.mp3 import refuse_several

_FORMATS: Final = {b"mp4a", b"Opus", b"fLaC"}
_STRANGERS: Final = {
    b"alac": "Apple Lossless (ALAC), which only Apple's programs play",
    b"ac-3": "AC-3, which few browsers play",
    b"ec-3": "E-AC-3, which few browsers play",
    b"samr": "AMR, which few play",
}
_AAC: Final = 0x40
# AAC of its kinds (main, LC, SBR, PS, USAC), of MPEG-2, MP3; "": QuickTime describes it otherwise
_PLAYED: Final = frozenset(
    ("", "40", "40.1", "40.2", "40.5", "40.29", "40.42", "66", "67", "68", "69", "6b")
)
_FORMAT_BOXES: Final = {b"esds", b"wave", b"frma", b"mp4a", b"dOps", b"dfLa"}
_TABLES: Final = (b"stts", b"ctts", b"stsc", b"stsz", b"sgpd", b"sbgp")
# Length of a sound description by version (QuickTime File Format, sound sample descriptions)
_FIXED: Final = {0: 28, 1: 44, 2: 64}
_FILE_TYPE: Final = b"M4A \0\0\0\0M4A mp42isom"
_HELP: Final = "save it again as M4A or MP3"


def seconds(data: bytes, name: str) -> float:
    """Read how long the first sound track is; raises MediaError without one."""
    track = find_sound_track(read_movie(data, name), name)
    _check_formats(inner_box(track, b"mdia", b"minf", b"stbl"), name)
    header = inner_box(track, b"mdia", b"mdhd")
    form, at = (">IQ", 20) if header[0] else (">II", 12)
    scale, length = struct.unpack_from(form, header, at)
    return float(length / scale)


def rewrite(data: bytes, name: str, fields: dict[str, str], cover: bytes | None) -> bytes:
    """Return the first sound track in a new file with new tags; raises MediaError without one."""
    movie = read_movie(data, name)
    track = find_sound_track(movie, name)
    tables = inner_box(track, b"mdia", b"minf", b"stbl")
    _check_formats(tables, name)
    places = _chunks(tables, data, name)
    end = max((start + size for start, size in places), default=0)
    if data[end + 4 : end + 8] == b"ftyp":
        # Behind sound whose box has no end of its own.
        refuse_several(name)
    chunks = [data[start : start + size] for start, size in places]
    if sum(map(len, chunks)) == 0 or not all(chunks):
        raise MediaError(f"{name}: the sound is cut short; copy it again from its source")
    language = _packed(fields.get("language", "und"))
    start = len(box(b"ftyp", _FILE_TYPE)) + 8
    header = _build_movie(movie, track, tables, language, _offsets(chunks, 0))
    start += len(header)
    header = _build_movie(movie, track, tables, language, _offsets(chunks, start))
    bare = box(b"ftyp", _FILE_TYPE) + header + box(b"mdat", b"".join(chunks))
    return _write_tags(bare, fields, cover)


def _write_tags(bare: bytes, fields: dict[str, str], cover: bytes | None) -> bytes:
    mp4 = import_module("mutagen.mp4")
    target = io.BytesIO(bare)
    audio = mp4.MP4(target)
    audio.add_tags()
    names = {
        "title": "\xa9nam",
        "artist": "\xa9ART",
        "album": "\xa9alb",
        "year": "\xa9day",
        "comment": "\xa9cmt",
    }
    for key, text in fields.items():
        if key in names:
            audio[names[key]] = [text]
    if cover is not None:
        png = cover.startswith(b"\x89PNG")
        form = mp4.MP4Cover.FORMAT_PNG if png else mp4.MP4Cover.FORMAT_JPEG
        audio["covr"] = [mp4.MP4Cover(cover, form)]
    target.seek(0)
    audio.save(target, padding=lambda info: 0)
    return target.getvalue()


def read_movie(data: bytes, name: str) -> bytes:
    """Give what the movie box holds; raises MediaError without one, and for several."""
    movies = [content for kind, content in boxes(data) if kind == b"moov"]
    if len(movies) > 1:
        refuse_several(name)
    if movies:
        return movies[0]
    raise MediaError(f"{name}: the recording was never finished, its index is missing; {_HELP}")


def find_sound_track(movie: bytes, name: str) -> bytes:
    """Give what the first sound track holds; raises MediaError without one."""
    for kind, content in boxes(movie):
        if kind == b"trak" and inner_box(content, b"mdia", b"hdlr")[8:12] == b"soun":
            return content
    raise MediaError(f"{name}: there is no sound track in this file; {_HELP}")


def _build_movie(
    movie: bytes, track: bytes, tables: bytes, language: bytes, offsets: list[int]
) -> bytes:
    kept = dict(boxes(tables))
    chunk_table = struct.pack(f">II{len(offsets)}I", 0, len(offsets), *offsets)
    stbl = box(b"stsd", _descriptions(kept[b"stsd"]))
    stbl += b"".join(box(kind, kept[kind]) for kind in _TABLES if kind in kept)
    stbl += box(b"stco", chunk_table)
    reference = struct.pack(">II", 0, 1) + box(b"url ", b"\0\0\0\1")
    minf = box(b"smhd", bytes(8)) + box(b"dinf", box(b"dref", reference)) + box(b"stbl", stbl)
    header = _timeless(inner_box(track, b"mdia", b"mdhd"))
    mdia = box(b"mdhd", header[:-4] + language + b"\0\0")
    mdia += box(b"hdlr", bytes(8) + b"soun" + bytes(13)) + box(b"minf", minf)
    shown = _timeless(inner_box(track, b"tkhd"))
    trak = box(b"tkhd", shown[:1] + b"\0\0\7" + shown[4:])
    edits = inner_box(track, b"edts", b"elst")
    if edits:
        trak += box(b"edts", box(b"elst", edits))
    trak += box(b"mdia", mdia)
    return box(b"moov", box(b"mvhd", _timeless(inner_box(movie, b"mvhd"))) + box(b"trak", trak))


def _timeless(header: bytes) -> bytes:
    """Blank the times of creation and change, of 4 or, from version 1 on, 8 bytes each."""
    length = 16 if header[0] else 8
    return header[:4] + bytes(length) + header[4 + length :]


def _check_formats(tables: bytes, name: str) -> None:
    for kind, entry in boxes(inner_box(tables, b"stsd")[8:]):
        if kind not in _FORMATS:
            shown = f"coded in a way ({kind.decode('latin-1')}) few play"
            raise MediaError(f"{name}: its sound is {_STRANGERS.get(kind, shown)}; {_HELP}")
        if kind == b"mp4a" and (said := _coding(entry)) not in _PLAYED:
            raise MediaError(f"{name}: its sound is coded in a way ({said}) few play; {_HELP}")


def _coding(entry: bytes) -> str:
    """Give how the sound of an MPEG-4 description is coded, "" where it doesn't say it.

    As in codecs parameters (RFC 6381, 3.3): the object type, and for AAC that of its audio.
    """
    found = entry.find(b"esds")
    # Descriptors of ISO/IEC 14496-1, 7.2.6: 3 holds 4 (the decoder), which holds 5 (its settings).
    at, kind = found + 8, ""
    for tag, skipped in ((3, 3), (4, 13), (5, 0)):
        if found < 0 or entry[at : at + 1] != bytes([tag]):
            return kind
        at += 1
        while entry[at] & 0x80:
            at += 1
        at += 1
        if tag == 4:
            kind = f"{entry[at]:02x}"
            if entry[at] != _AAC:
                return kind
        if tag == 5:
            first = entry[at] >> 3
            audio = first if first != 31 else 32 + ((entry[at] & 7) << 3 | entry[at + 1] >> 5)
            return f"{kind}.{audio}"
        at += skipped
    return kind


def _descriptions(content: bytes) -> bytes:
    entries = []
    for kind, entry in boxes(content[8:]):
        fixed = _FIXED[int.from_bytes(entry[8:10], "big")]
        inner = b"".join(
            box(name, part) for name, part in boxes(entry[fixed:]) if name in _FORMAT_BOXES
        )
        entries.append(box(kind, entry[:fixed] + inner))
    return struct.pack(">II", 0, len(entries)) + b"".join(entries)


def _chunks(tables: bytes, data: bytes, name: str) -> list[tuple[int, int]]:
    """Where each chunk of samples starts in the old file, and its size in bytes.

    Chunks lie in the boxes that hold sound, whole; a wrong index would publish what stands beside.
    """
    samples = list(chunked_samples(tables, name, len(data)))
    chunks = [(start, sum(sizes)) for start, sizes in samples]
    sound = [(start, end) for kind, start, end in _spans(data) if kind == b"mdat"]
    inside = all(
        any(low <= start and start + size <= min(high, len(data)) for low, high in sound)
        for start, size in chunks
    )
    known = len(sample_sizes(dict(boxes(tables))[b"stsz"], name, len(data)))
    if sum(len(sizes) for _, sizes in samples) < known or not inside:
        raise MediaError(f"{name}: its index doesn't fit its sound; {_HELP}")
    return chunks


def chunked_samples(tables: bytes, name: str, room: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give where each chunk of a track starts in the file, and the sizes of its samples.

    `room` is the size of the file in bytes. Raises MediaError for more samples than it can hold,
    and where the tables of chunks don't fit each other (ISO/IEC 14496-12, 8.7).
    """
    kept = dict(boxes(tables))
    form, table = ("I", kept[b"stco"]) if b"stco" in kept else ("Q", kept[b"co64"])
    (count,) = struct.unpack_from(">I", table, 4)
    starts = struct.unpack_from(f">{count}{form}", table, 8)
    sizes = sample_sizes(kept[b"stsz"], name, room)
    (runs,) = struct.unpack_from(">I", kept[b"stsc"], 4)
    rules = list(struct.iter_unpack(">III", kept[b"stsc"][8 : 8 + 12 * runs]))
    bounds = [rule[0] for rule in rules[1:]] + [count + 1]
    at = number = 0
    for (first, samples, _), end in zip(rules, bounds, strict=True):
        for number in range(first, min(end, count + 1)):
            yield starts[number - 1], sizes[at : at + samples]
            at += samples
    if number != count:
        raise MediaError(f"{name}: its index doesn't fit its sound; {_HELP}")


def sample_sizes(table: bytes, name: str, room: int) -> tuple[int, ...]:
    """Give the size of each sample in bytes, by the box of sizes.

    Raises MediaError where they have no room in so many bytes.
    """
    same, count = struct.unpack_from(">II", table, 4)
    if same * count > room:
        raise MediaError(f"{name}: its index doesn't fit its sound; {_HELP}")
    return (same,) * count if same else struct.unpack_from(f">{count}I", table, 12)


def _offsets(chunks: list[bytes], start: int) -> list[int]:
    offsets = []
    for chunk in chunks:
        offsets.append(start)
        start += len(chunk)
    return offsets


def _packed(language: str) -> bytes:
    """Three letters of five bits each (ISO/IEC 14496-12, 8.4.2)."""
    first, second, third = (ord(letter) - 0x60 & 31 for letter in language)
    return (first << 10 | second << 5 | third).to_bytes(2, "big")


def inner_box(content: bytes, *names: bytes) -> bytes:
    """Give what a box holds that lies in boxes of these names, b"" where there is none."""
    for name in names:
        content = dict(reversed(list(boxes(content)))).get(name, b"")
    return content


def box(name: bytes, content: bytes) -> bytes:
    """Write a box (ISO/IEC 14496-12, 4.2)."""
    return struct.pack(">I4s", len(content) + 8, name) + content


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give each box's name and what it holds."""
    for name, start, end in _spans(data):
        yield name, data[start:end]


def _spans(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Give each box's name, and where what it holds begins and ends."""
    at = 0
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start)
            start += 8
        end = at + size if size else len(data)
        if end < start:
            return
        yield name, start, end
        at = end
