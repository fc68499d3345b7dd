"""Chapters that a sound file holds itself, as podcast editors write them into it.

MP3 and WAV: ID3v2 chapter frames (ID3v2 Chapter Frame Addendum 1.0). MP4: a track of text that
belongs to the sound (QuickTime File Format, "Chapter lists"), or Nero's list. Ogg and FLAC: Vorbis
comments `CHAPTER001` and `CHAPTER001NAME`.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Final

from sitegen.engine.memory import is_out_of_memory
from sitegen.media.audio.mp3 import skip_id3
from sitegen.media.audio.mp4 import (
    boxes,
    chunked_samples,
    find_sound_track,
    inner_box,
    read_movie,
)
from sitegen.media.audio.plain import riff_chunks
from sitegen.media.records import SoundChapter

_COMMENT: Final = re.compile(r"chapter(\d{1,4})", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)", re.ASCII)
_UNKNOWN_TIME: Final = 0xFFFFFFFF
_NERO_TICKS: Final = 10_000_000
"""Nero's list counts tenths of a microsecond."""

Found = tuple[float, str]
"""Where a chapter begins, in seconds, and its title as it is written."""

Reader = Callable[[bytes], Iterable[Found]]

_TEXT_TRACKS: Final = (b"text", b"sbtl")
_UTF16: Final = (b"\xfe\xff", b"\xff\xfe")


def read_chapters(data: bytes, kind: str) -> tuple[SoundChapter, ...]:
    """Give the chapters of a file of a kind (`mp3`, `mp4`, `ogg`, `flac`, `wav`) in their order.

    Those without a title are left out: no app would show them. Chapters are no sound: where they
    can't be read there are none, as for players, which play the file all the same.
    """
    return next(filter(None, (_read_by(reader, data) for reader in _READERS[kind])), ())


def _read_by(reader: Reader, data: bytes) -> tuple[SoundChapter, ...]:
    try:
        found = sorted(reader(data), key=lambda chapter: chapter[0])
    except Exception as error:
        # mutagen, struct and codecs each have errors of their own for a damaged tag.
        if is_out_of_memory(error):
            raise
        return ()
    named = ((start, _plain(title)) for start, title in found)
    return tuple(
        SoundChapter(start=round(start, 3), title=title) for start, title in named if title
    )


def _plain(title: str) -> str:
    """Give a title in one line, without signs for machines."""
    return " ".join("".join(sign if is_said(sign) else " " for sign in title).split())


def is_said(sign: str) -> bool:
    """True for signs of words, those of joining and direction too, which nobody sees."""
    return sign.isprintable() or unicodedata.category(sign) == "Cf"


def _of_id3(data: bytes) -> Iterator[Found]:
    """Chapter frames; where a table of contents lists some, those that it lists."""
    id3 = import_module("mutagen.id3")
    start = len(data) - len(data.lstrip(b"\0"))
    tag = data[start : skip_id3(data)]
    if not tag:
        return
    read = {name: getattr(id3, name) for name in ("CHAP", "CTOC", "TIT2")}
    frames = id3.ID3(io.BytesIO(tag), known_frames=read)
    chapters = {chapter.element_id: chapter for chapter in frames.getall("CHAP")}
    tables = {table.element_id: table for table in frames.getall("CTOC")}
    tops = [table.element_id for table in tables.values() if int(table.flags) & 2]
    listed = [chapters[name] for name in _below(tops, tables) if name in chapters]
    for chapter in listed or chapters.values():
        title = next((str(each) for each in chapter.sub_frames.getall("TIT2")), "")
        if chapter.start_time != _UNKNOWN_TIME:
            yield chapter.start_time / 1000, title


def _below(names: Iterable[str], tables: dict[str, Any]) -> Iterator[str]:
    """Give what tables of contents list, each once: a table may list others."""
    waiting, seen = list(names)[::-1], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += tables[name].child_element_ids[::-1] if name in tables else ()


def _of_comments(tags: Any) -> Iterator[Found]:
    given = {key.lower(): value for key, value in tags or ()}
    for key, value in given.items():
        clock = _CLOCK.fullmatch(value.strip()) if _COMMENT.fullmatch(key) else None
        if clock:
            hours, minutes, seconds = int(clock[1] or 0), int(clock[2]), float(clock[3])
            yield (hours * 60 + minutes) * 60 + seconds, given.get(f"{key}name", "")


def _of_wav(data: bytes) -> Iterator[Found]:
    for tag in riff_chunks(data, b"id3 ", b"ID3 "):
        yield from _of_id3(tag)


def _of_flac(data: bytes) -> Iterator[Found]:
    return _of_comments(import_module("mutagen.flac").FLAC(io.BytesIO(data)).tags)


def _of_ogg(data: bytes) -> Iterator[Found]:
    source = io.BytesIO(data)
    if b"OpusHead" in data[:200]:
        return _of_comments(import_module("mutagen.oggopus").OggOpus(source).tags)
    return _of_comments(import_module("mutagen.oggvorbis").OggVorbis(source).tags)


def _of_text_track(data: bytes) -> Iterator[Found]:
    """The track that the sound's names as its chapters: a sample each, as long as the chapter."""
    movie = read_movie(data, "")
    named = inner_box(find_sound_track(movie, ""), b"tref", b"chap")
    wanted = {number for (number,) in struct.iter_unpack(">I", named[: len(named) // 4 * 4])}
    for kind, track in boxes(movie):
        if kind == b"trak" and _track_id(track) in wanted:
            media = inner_box(track, b"mdia")
            if inner_box(media, b"hdlr")[8:12] in _TEXT_TRACKS:
                yield from _samples(inner_box(media, b"minf", b"stbl"), _scale(media), data)


def _samples(tables: bytes, scale: int, data: bytes) -> Iterator[Found]:
    lengths = inner_box(tables, b"stts")
    (count,) = struct.unpack_from(">I", lengths, 4)
    runs = struct.iter_unpack(">II", lengths[8 : 8 + 8 * count])
    places = (
        (start + sum(sizes[:number]), size)
        for start, sizes in chunked_samples(tables, "", len(data))
        for number, size in enumerate(sizes)
    )
    at = 0
    for number, each in runs:
        for _ in range(number):
            place = next(places, None)
            if place is None:
                return
            yield at / scale, _text(data[place[0] : sum(place)])
            at += each


def _text(sample: bytes) -> str:
    """A length of two bytes, and that much text; what describes it may follow."""
    said = sample[2 : 2 + int.from_bytes(sample[:2], "big")]
    if said.startswith(_UTF16):
        return said.decode("utf-16", "replace")
    try:
        return said.decode()
    except UnicodeDecodeError:
        return said.decode("mac_roman")


def _track_id(track: bytes) -> int:
    header = inner_box(track, b"tkhd")
    return int.from_bytes(header[20:24] if header[0] else header[12:16], "big")


def _scale(media: bytes) -> int:
    header = inner_box(media, b"mdhd")
    return int.from_bytes(header[20:24] if header[0] else header[12:16], "big")


def _of_nero(data: bytes) -> Iterator[Found]:
    """Version and flags, four bytes more from version 1 on, their number; times and titles."""
    listed = inner_box(read_movie(data, ""), b"udta", b"chpl")
    if not listed:
        return
    at = 8 if listed[0] else 4
    number, at = listed[at], at + 1
    for _ in range(number):
        (start,) = struct.unpack_from(">Q", listed, at)
        length, at = listed[at + 8], at + 9
        yield start / _NERO_TICKS, listed[at : at + length].decode("utf-8", "replace")
        at += length


_READERS: Final[dict[str, tuple[Reader, ...]]] = {
    "mp3": (_of_id3,),
    "wav": (_of_wav,),
    "mp4": (_of_text_track, _of_nero),
    "ogg": (_of_ogg,),
    "flac": (_of_flac,),
}
"""What reads the chapters of a kind of file; the first that finds any is followed."""
