"""A published recording says what its entry says, and nothing else."""

from __future__ import annotations

import io
import random
import struct
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen import File, mp4
from PIL import Image

from sitegen.errors import MediaError
from sitegen.media.audio import mp3 as audio_mp3
from sitegen.media.audio.files import (
    AudioTags,
    audio_facts,
    detect_audio_type,
    language_code,
    retag,
)
from tests.tools.metadata import tags_of
from tests.unit.media import sounds
from tests.unit.media.sounds import SECONDS, SOUNDS
from tests.unit.media.zoo import MARKS, encoded, scene

TAGS = AudioTags(
    title="שיחה في حيفا",
    artist="ALLMEP",
    album="Groundwork",
    year="2024",
    comment="Episode 2",
    language="he",
)


def lying(box: bytes, at: int, words: bytes) -> bytes:
    """Give a recording with other bytes at a place of what the last box of a name holds."""
    data = sounds.m4a()
    start = data.rindex(box) + 4 + at
    return data[:start] + words + data[start + len(words) :]


COVER = encoded(scene((60, 60)), "JPEG")
TYPES = {
    "talk.mp3": "audio/mpeg",
    "memo.m4a": "audio/mp4",
    "note.opus": "audio/ogg",
    "note.ogg": "audio/ogg",
    "voice.flac": "audio/flac",
    "voice.wav": "audio/wav",
}


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_length_size_and_type_are_known(name: str) -> None:
    data = SOUNDS[name]()
    facts = audio_facts(data, name)
    assert facts.duration == pytest.approx(SECONDS, abs=0.02)
    assert facts.size == len(data)
    assert facts.type == TYPES[name]


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_nothing_of_the_old_is_left(name: str, tmp_path: Path) -> None:
    data = SOUNDS[name]()
    assert any(mark in data for mark in MARKS)
    made = retag(data, name, TAGS, COVER)
    assert not any(mark in made for mark in MARKS)
    assert struct.pack(">I", 3_700_000_000) not in made
    (tmp_path / name).write_bytes(made)
    for tags in tags_of(tmp_path).values():
        said = " ".join(map(str, tags.values()))
        assert "31.7" not in said
        assert "2021" not in said


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_the_new_tags_are_all_there(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(retag(SOUNDS[name](), name, TAGS, COVER))
    (told,) = tags_of(tmp_path).values()
    short = {tag.partition(":")[2]: value for tag, value in told.items()}
    assert short["Title"] == TAGS.title
    assert short["Artist"] == "ALLMEP"
    assert short["Album"] == "Groundwork"
    assert "Episode 2" in (short.get("Comment"), short.get("Comment-und"), short.get("Comment-heb"))
    assert 2024 in (short.get("Year"), short.get("Date"), short.get("ContentCreateDate"))


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_the_sound_is_as_long_as_before_and_untouched(name: str) -> None:
    data = SOUNDS[name]()
    made = retag(data, name, TAGS, COVER)
    assert audio_facts(made, name).duration == audio_facts(data, name).duration
    assert retag(made, name, TAGS, COVER) == made


def test_mp3_frames_come_out_whole_and_in_order() -> None:
    made = retag(sounds.mp3(), "a.mp3", TAGS)
    assert made.endswith(sounds.FRAME * sounds.FRAMES)
    assert made.startswith(b"ID3\3")


@pytest.mark.parametrize("offsets", ["stco", "co64"])
def test_m4a_samples_are_found_where_the_new_index_says(offsets: str) -> None:
    made = retag(sounds.m4a(offsets=offsets), "a.m4a", TAGS, COVER)
    at = made.index(b"stco")
    count, *places = struct.unpack_from(">I3I", made, at + 8)
    assert count == 3
    heard = made[places[0] : places[0] + 100] + made[places[1] : places[1] + 120]
    heard += made[places[2] : places[2] + 75]
    assert heard == sounds.m4a_sound()
    assert made.index(b"moov") < made.index(b"mdat"), "it plays before it is loaded"
    assert mp4.MP4(io.BytesIO(made)).info.length == pytest.approx(SECONDS, abs=0.01)


def test_ogg_pages_carry_right_check_sums() -> None:
    from mutagen.ogg import OggPage

    made = retag(sounds.ogg_opus(), "a.opus", TAGS, COVER)
    source = io.BytesIO(made)
    pages = []
    while source.tell() < len(made):
        pages.append(OggPage(source))
    assert b"".join(page.write() for page in pages) == made
    assert [page.sequence for page in pages] == list(range(len(pages)))
    assert [page.first for page in pages].count(True) == 1
    assert pages[-1].last


SECRET_TAG = (b"TAG" + MARKS[0]).ljust(128, b"\0")
APE_TAG = b"APETAGEX" + MARKS[0].ljust(400, b"\0") + b"APETAGEX" + bytes(24)


@pytest.mark.parametrize("behind", [SECRET_TAG, APE_TAG, b"ID3\4\0\0\0\0\2\0" + SECRET_TAG * 2])
@pytest.mark.parametrize("there", range(1, len(sounds.FRAME), 26))
def test_a_frame_that_was_cut_short_takes_no_tag_along(behind: bytes, there: int) -> None:
    whole = sounds.FRAME * 5
    for data in (
        whole + sounds.FRAME[:there] + behind,
        whole + sounds.FRAME[:there] + behind + whole,
    ):
        made = retag(data, "a.mp3", TAGS)
        assert MARKS[0] not in made
        # What follows a frame tells that it is whole: beside a stray byte it may go as well.
        assert made.count(sounds.FRAME) >= 4 * (1 + data.endswith(whole))


@pytest.mark.parametrize("behind", [b"", SECRET_TAG, APE_TAG, bytes(500), APE_TAG + SECRET_TAG])
def test_the_last_frame_stays_whatever_tag_stands_behind_it(behind: bytes) -> None:
    made = retag(sounds.FRAME * 5 + behind, "a.mp3", TAGS)
    assert made.endswith(sounds.FRAME * 5)


def test_an_index_that_leads_out_of_the_sound_publishes_nothing_beside_it() -> None:
    data = sounds.m4a()
    at = data.index(b"stco") + 12
    for place in (data.index(b"udta"), data.index(b"mdat") - 4, len(data) - 1, len(data) + 9):
        led = data[:at] + struct.pack(">I", place) + data[at + 4 :]
        with pytest.raises(MediaError, match="its index doesn't fit its sound"):
            retag(led, "a.m4a", TAGS)


def test_a_wav_that_ended_early_takes_nothing_along_that_stands_behind_its_sound() -> None:
    data = sounds.wav()
    at = data.index(b"data") + 4
    longer = data[:at] + struct.pack("<I", len(data)) + data[at + 4 :]
    with pytest.raises(MediaError, match=r"cut short; save it again as WAV"):
        retag(longer, "a.wav", TAGS)


def notes(kind: str) -> bytes:
    """Give what programs write behind the sound of a WAV."""
    mark = MARKS[0]
    said = {
        "list": (b"LIST", b"INFOIART" + struct.pack("<I", len(mark)) + mark),
        "id3": (b"id3 ", audio_mp3.id3_tag({"title": mark.decode()}, None)),
        "broadcast": (b"bext", mark.ljust(602, b"\0")),
        "unknown": (b"who ", mark),
    }
    if kind == "tag":
        return b"TAG" + mark[:30].ljust(125, b"\0")
    if kind == "several":
        return b"".join(map(notes, ("unknown", "broadcast", "list"))) + mark
    name, content = said[kind]
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


@pytest.mark.parametrize("kind", ["list", "id3", "broadcast", "unknown", "tag", "several"])
@pytest.mark.parametrize("length", ["none", "to the end", "whole", "right"])
@pytest.mark.parametrize("lost", [0, 1, 1234])
def test_notes_behind_sound_of_no_length_or_a_wrong_one_stay_behind(
    kind: str, length: str, lost: int
) -> None:
    samples = random.Random(1).randbytes(40_000)
    behind = notes(kind)
    size = {"none": 0, "to the end": 0xFFFFFFFF, "right": 40_000}.get(length, 40_000 + len(behind))
    form = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    body = b"WAVE" + form + b"data" + struct.pack("<I", size) + samples[lost:] + behind
    data = b"RIFF" + struct.pack("<I", len(body)) + body
    try:
        made = retag(data, "a.wav", TAGS)
    except MediaError as error:
        assert length in ("whole", "right")
        assert lost or length == "whole"
        assert "cut short" in str(error)
        return
    assert MARKS[0][:20] not in made
    assert samples[lost:] in made
    assert audio_facts(data, "a.wav").duration == round((40_000 - lost) / 16000, 3)


@given(st.binary(min_size=200, max_size=4000))
def test_samples_of_any_kind_are_sound(samples: bytes) -> None:
    with io.BytesIO() as source:
        with wave.open(source, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(8000)
            file.writeframes(samples)
        assert samples in retag(source.getvalue(), "a.wav", TAGS)


@pytest.mark.parametrize("make", [sounds.ogg_opus, sounds.ogg_vorbis])
def test_a_damaged_page_is_told_and_neither_left_out_nor_lengthened(
    make: Callable[[], bytes],
) -> None:
    data = make()
    last = data.rindex(b"OggS")
    longer = data[: last + 28] + b"\xff" + data[last + 29 :] + bytes(300)
    for bad in (
        longer,
        data[:last] + b"oggs" + data[last + 4 :] + data[last:],
        data[: last + 100] + b"\7" + data[last + 101 :],
    ):
        with pytest.raises(MediaError, match="damaged"):
            retag(bad, "a.ogg", TAGS)


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_without_tags_there_are_none(name: str, tmp_path: Path) -> None:
    bare = AudioTags(title="", artist="", album="", year="")
    made = retag(SOUNDS[name](), name, bare)
    found = File(io.BytesIO(made))
    assert found is not None
    assert not (found.tags or {})


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    data = SOUNDS[name]()
    assert retag(data, name, TAGS, COVER) == retag(data, name, TAGS, COVER)


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_the_extension_is_not_trusted(name: str) -> None:
    assert detect_audio_type(SOUNDS[name](), "a.xyz") == detect_audio_type(SOUNDS[name](), name)


def test_a_cover_with_metadata_is_refused() -> None:
    exif = Image.Exif()
    exif[0x013B] = "name"
    cover = encoded(scene((60, 60)), "JPEG", exif=exif)
    with pytest.raises(MediaError, match="cover holds more than pixels"):
        retag(sounds.mp3(), "a.mp3", TAGS, cover)
    with pytest.raises(MediaError, match="its cover has to be JPEG or PNG"):
        retag(sounds.mp3(), "a.mp3", TAGS, b"<svg/>")


def test_tags_hold_one_line_each() -> None:
    tags = AudioTags(title="a\nb\0c", artist="x", album="y", year="2024")
    made = retag(sounds.ogg_vorbis(), "a.ogg", tags)
    assert b"TITLE=a b c" in made


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b"#!AMR\n" + bytes(50), "an AMR recording"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"hello there", "isn't a sound file"),
        (b"ID3\4\0\0\0\0\0\0" + bytes(100), "no MP3 sound"),
        (b"RIFF\4\0\0\0WAVE", "no sound in this file"),
        (b"OggS" + bytes(40), "damaged or cut short"),
        (b"fLaC" + bytes(10), "damaged or cut short"),
        (sounds.box(b"ftyp", b"M4A \0\0\0\0"), "was never finished"),
        (lying(b"stsz", 4, b"\0\0\0\x0c\xff\xff\xff\xff"), "index doesn't fit its sound"),
        (lying(b"mdhd", 16, b"\xff\xff\xff\xff"), "longer than its sound can"),
    ],
)
def test_bad_sounds_are_called_by_their_name(data: bytes, what: str) -> None:
    with pytest.raises(MediaError, match=rf"^a\.mp3: .*{what}.*[;(]") as caught:
        audio_facts(data, "a.mp3")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (sounds.m4a()[:200], "was never finished"),
        (sounds.flac_file()[:-300], "cut short or something follows"),
        (sounds.flac_file() + b"words", "cut short or something follows"),
        (sounds.ogg_opus()[:60], "cut short|damaged"),
    ],
)
def test_sounds_that_cannot_be_rewritten_are_named(data: bytes, what: str) -> None:
    with pytest.raises(MediaError, match=what):
        retag(data, "a.m4a", TAGS)


def test_a_file_too_large_for_a_phone_is_refused() -> None:
    with pytest.raises(MediaError, match="201 MB are too much"):
        audio_facts(b"RIFF" + bytes(201_000_000), "a.wav")


def test_languages_are_named_by_three_letters() -> None:
    assert [language_code(code) for code in ("he", "ar-PS", "eng", "xx")] == [
        "heb", "ara", "eng", "und",
    ]  # fmt: skip


@given(
    name=st.sampled_from(sorted(SOUNDS)),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
    kept=st.floats(0.01, 1),
)
def test_damage_gives_a_sound_or_a_sentence(
    name: str, places: list[tuple[float, int]], kept: float
) -> None:
    data = bytearray(SOUNDS[name]())
    for place, value in places:
        data[int(place * (len(data) - 1))] = value
    cut = bytes(data[: int(len(data) * kept)])
    try:
        audio_facts(cut, name)
        retag(cut, name, TAGS)
    except MediaError as error:
        assert str(error).startswith(f"{name}: ")
