"""The media files of public test suites: read without a traceback, and nobody's name is left.

mutagen's sounds, pillow-heif's photos and webvtt-py's transcripts. Each is published whole, or
refused by a sentence; what players open is taken.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import mutagen
import pytest

from sitegen.errors import SitegenError
from sitegen.media.audio.files import AudioTags, audio_facts, retag
from sitegen.media.facts import image_facts
from sitegen.media.sanitize.files import sanitize
from tests.tools.suites import SUITES, suite
from tests.unit.media.test_pixels import derive

QUICK = 200_000
"""Bytes of a photo that is looked at in every run; the larger ones are the patient run's."""

PLAYED = (".mp3", ".m4a", ".m4b", ".ogg", ".opus", ".oggflac", ".wav", ".aac", ".flac", ".3g2")
"""Endings of sounds that browsers play, by what is in them."""

BROKEN = {
    "106-invalid-streaminfo.flac",
    "106-short-picture-block-size.flac",
    "52-overwritten-metadata.flac",
    "52-too-short-block-size.flac",
    "adif.aac",
    "alac.m4a",
    "bad-POPM-frame.mp3",
    "emptyfile.mp3",
    "flac_application.flac",
    "nero-chapters.m4b",
    "ooming-header.flac",
    "variable-block.flac",
}
"""Those among them that are cut short, hold no sound, or one that browsers don't play."""

MARKED = "Sound of ours"


def test_the_suites_are_there() -> None:
    assert sum(len(suite(name)) for name in SUITES) >= 200


def sounds() -> Iterator[tuple[str, bytes]]:
    """Give the suite's sounds and whatever else stands among them."""
    yield from sorted(suite("mutagen").items())


def words_of(data: bytes) -> set[str]:
    """Give the words that a file's tags hold, as mutagen reads them."""
    try:
        file = mutagen.File(io.BytesIO(data))
    except mutagen.MutagenError:
        return set()
    tags = (file.tags if file else None) or {}
    return set(re.findall(r"\w{5,}", " ".join(str(value)[:500] for value in dict(tags).values())))


def test_sounds_are_published_whole_or_refused_and_no_word_of_theirs_is_left() -> None:
    refused = set()
    for name, data in sounds():
        tags = AudioTags(title=MARKED, artist="", album="", year="")
        try:
            facts = audio_facts(data, name)
            made = retag(data, name, tags)
        except SitegenError as error:
            assert str(error).startswith(f"{name}: ")
            refused.add(name)
            continue
        assert audio_facts(made, name).duration == pytest.approx(facts.duration, abs=0.03)
        left = words_of(made) - set(MARKED.split())
        assert not left & words_of(data), name
        assert made == retag(made, name, tags), name
    taken = {name for name, _ in sounds() if name.endswith(PLAYED)} - refused
    assert {name for name in refused if name.endswith(PLAYED)} == BROKEN
    assert len(taken) >= 35


def photos(least: int, most: int) -> Iterator[tuple[str, bytes]]:
    """Give the suite's photos of a size in bytes."""
    files = suite("pillow_heif").items()
    yield from sorted((name, data) for name, data in files if least <= len(data) < most)


def look_at_photos(least: int, most: int) -> int:
    """Publish photos, and give how many were taken."""
    taken = 0
    for name, data in photos(least, most):
        try:
            facts = image_facts(data, name=name)
            made = derive(data, "jpeg", (min(facts.width, 16), min(facts.height, 16)), quality=80)
        except SitegenError as error:
            assert str(error).startswith((f"{name}: ", "a.jpg: ")), error
            continue
        assert not {"exif", "xmp", "photoshop", "comment"} & set(made.info), name
        taken += 1
    return taken


def test_photos_are_published_without_what_they_tell_or_refused() -> None:
    assert look_at_photos(0, QUICK) >= 40


@pytest.mark.soak
def test_large_photos_are_too() -> None:
    assert look_at_photos(QUICK, 1 << 30) >= 8


def test_transcripts_are_published_whole_or_refused_with_a_line() -> None:
    taken = 0
    for name, data in sorted(suite("webvtt_py").items()):
        path = f"{name.removesuffix('.sbv')}.vtt" if name.endswith(".sbv") else name
        try:
            made = sanitize(data, path, transcript=True)
        except SitegenError as error:
            assert re.match(rf"{re.escape(path)}(:\d+)?: ", str(error))
            continue
        assert sanitize(made, path, transcript=True) == made
        assert b"NOTE" not in made
        taken += 1
    assert taken >= 20
