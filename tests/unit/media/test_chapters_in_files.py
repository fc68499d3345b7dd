"""Chapters that programs write into recordings are read as FFmpeg reads them.

FFmpeg and mutagen write them, FFmpeg says which there are; neither shares anything with our reader.
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import imageio_ffmpeg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen import flac, id3, oggvorbis, wave

from sitegen.media.audio.files import AudioTags, audio_facts, retag
from sitegen.media.records import SoundChapter
from tests.unit.media.test_sounds_of_programs import ffmpeg, tone

MARKS = ((0.0, "Start"), (2.0, "פרק שני – היין"), (4.25, "الفصل الثالث"))
TAGS = AudioTags(title="T", artist="A", album="B", year="2026")
SHOWN = re.compile(r"Chapter #0:\d+: start ([\d.]+),.*?title\s+: ([^\n]*)\n", re.DOTALL)


@cache
def with_chapters(ending: str, *words: str) -> bytes:
    """Give a tone with three chapters as FFmpeg writes them."""
    ends = [*(start for start, _ in MARKS[1:]), 6.0]
    said = "".join(
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={start * 1000:.0f}\nEND={end * 1000:.0f}\n"
        f"title={title}\n"
        for (start, title), end in zip(MARKS, ends, strict=True)
    )
    with tempfile.TemporaryDirectory() as folder:
        place, notes = Path(folder) / f"tone{ending}", Path(folder) / "notes.txt"
        notes.write_text(f";FFMETADATA1\n{said}", encoding="utf-8")
        source = ("-f", "lavfi", "-i", "sine=duration=6", "-i", str(notes))
        ffmpeg(*source, "-map", "0:a", "-map_chapters", "1", *words, str(place))
        return place.read_bytes()


def as_ffmpeg_reads(data: bytes) -> list[tuple[float, str]]:
    """Give the chapters that FFmpeg finds."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", file.name]
        told = subprocess.run(command, capture_output=True, check=False).stderr.decode()
    return [(float(start), title) for start, title in SHOWN.findall(told)]


def vorbis_comments(ending: str) -> bytes:
    """Give Ogg Vorbis or FLAC with chapters in its comments."""
    words = ("-c:a", "libvorbis") if ending == ".ogg" else ()
    source = io.BytesIO(tone(ending, *words))
    file = oggvorbis.OggVorbis(source) if ending == ".ogg" else flac.FLAC(source)
    for number, (start, title) in enumerate(MARKS, 1):
        file[f"CHAPTER{number:03}"] = f"00:00:{start:06.3f}"
        file[f"Chapter{number:03}Name"] = title
    source.seek(0)
    file.save(source)
    return source.getvalue()


def frames(*, listed: tuple[str, ...] = ()) -> list[id3.Frame]:
    """Give chapter frames, and a table of contents where some are `listed`."""
    made: list[id3.Frame] = [
        id3.CHAP(
            element_id=f"c{number}",
            start_time=int(start * 1000),
            end_time=6000,
            start_offset=0xFFFFFFFF,
            end_offset=0xFFFFFFFF,
            sub_frames=[id3.TIT2(encoding=3, text=[title])],
        )
        for number, (start, title) in enumerate(MARKS)
    ]
    if listed:
        within = id3.CTOC(element_id="part", flags=1, child_element_ids=list(listed))
        below = ["part", "top"]
        made += [id3.CTOC(element_id="top", flags=3, child_element_ids=below), within]
    return made


def wav_with_frames() -> bytes:
    """Give a WAV with chapters in a chunk of ID3."""
    source = io.BytesIO(tone(".wav"))
    file = wave.WAVE(source)
    file.add_tags()
    for frame in frames():
        file.tags.add(frame)
    source.seek(0)
    file.save(source)
    return source.getvalue()


def mp3_with(*made: id3.Frame) -> bytes:
    """Give an MP3 with these frames in its tag."""
    source = io.BytesIO()
    tag = id3.ID3()
    for frame in made:
        tag.add(frame)
    tag.save(source)
    return source.getvalue() + tone(".mp3", "-id3v2_version", "0")


WRITTEN: dict[str, Callable[[], bytes]] = {
    "mp3": lambda: with_chapters(".mp3"),
    "m4a": lambda: with_chapters(".m4a"),
    "m4b, index first": lambda: with_chapters(".m4b", "-movflags", "faststart"),
    "opus": lambda: with_chapters(".opus"),
    "ogg": lambda: vorbis_comments(".ogg"),
    "flac": lambda: vorbis_comments(".flac"),
    "wav": wav_with_frames,
}


@pytest.mark.parametrize("how", WRITTEN)
def test_chapters_are_read_from_every_kind_of_file(how: str) -> None:
    data = WRITTEN[how]()
    expected = tuple(SoundChapter(start=start, title=title) for start, title in MARKS)
    assert audio_facts(data, how).chapters == expected
    if how not in ("wav", "flac"):  # FFmpeg reads none of these.
        assert as_ffmpeg_reads(data) == [(each.start, each.title) for each in expected]


@pytest.mark.parametrize("how", WRITTEN)
def test_a_published_file_holds_none(how: str) -> None:
    clean = retag(WRITTEN[how](), how, TAGS)
    assert audio_facts(clean, how).chapters == ()
    assert MARKS[1][1].encode() not in clean


def test_neros_list_counts_where_there_is_no_track() -> None:
    data = with_chapters(".m4a")
    assert b"chpl" in data and b"tref" in data
    assert [each.title for each in audio_facts(data.replace(b"tref", b"free"), "a").chapters] == [
        title for _, title in MARKS
    ]


def test_a_table_of_contents_says_which_chapters_count() -> None:
    data = mp3_with(*frames(listed=("c0", "c2")))
    assert [each.title for each in audio_facts(data, "a").chapters] == [MARKS[0][1], MARKS[2][1]]
    assert len(audio_facts(mp3_with(*frames()), "a").chapters) == 3


def test_titles_are_one_line_and_those_without_words_are_left_out() -> None:
    texts = ("A\x00\r\n  B\x07", " \t ", "")
    made = frames()
    for frame, text in zip(made, texts, strict=True):
        frame.sub_frames.getall("TIT2")[0].text = [text]
    assert [each.title for each in audio_facts(mp3_with(*made), "a").chapters] == ["A B"]


@given(place=st.integers(0, 4000), sign=st.binary(min_size=1, max_size=9))
def test_damaged_chapters_hurt_no_sound(place: int, sign: bytes) -> None:
    data = mp3_with(*frames(listed=("c0", "c2")))
    at = 10 + place % 500
    assert audio_facts(data[:at] + sign + data[at + len(sign) :], "a").duration > 5
