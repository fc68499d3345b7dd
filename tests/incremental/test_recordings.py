"""Recordings: read, judged and made once in a build, kept in the output alone."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from sitegen.content.folder import sources
from sitegen.render.files import recordings
from tests.incremental.content_edits import set_in
from tests.incremental.workshop import Workshop, tree

SOUNDS = (".mp3", ".wav", ".m4a", ".ogg")
EPISODE = "content/podcast/groundwork/season-1/one/index.md"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How often each recording was made since, by its source and its name."""
    counted: Counter[tuple[str, str]] = Counter()
    make = recordings.make_recording

    def count(copy: recordings.AudioCopy, files: recordings.Files) -> bytes:
        counted[copy.source, copy.name] += 1
        return make(copy, files)

    monkeypatch.setattr(recordings, "make_recording", count)
    return counted


def published(workshop: Workshop) -> dict[str, bytes]:
    """Give the recordings that were published."""
    return {path: data for path, data in tree(workshop.output).items() if path.endswith(SOUNDS)}


@pytest.mark.parametrize("clean", [False, True])
def test_each_is_made_once_though_feeds_ask_for_its_size(
    workshop: Workshop, made: Counter[tuple[str, str]], clean: bool
) -> None:
    set_in(workshop, EPISODE, "title", "Another title")
    assert workshop.build(clean=clean).report
    assert made
    assert set(made.values()) == {1}
    if clean:
        assert {name for _, name in made} == set(published(workshop))


def test_feeds_say_how_large_they_are(workshop: Workshop) -> None:
    files = published(workshop)
    feeds = [data.decode() for path, data in tree(workshop.output).items() if path.endswith("xml")]
    enclosure = re.compile(r'enclosure url="[^"]*/(media/[^"]+)" length="(\d+)"')
    told = [found for feed in feeds for found in enclosure.findall(feed)]
    assert told
    assert all(len(files[address]) == int(length) for address, length in told)


def test_the_cache_keeps_no_second_copy(workshop: Workshop) -> None:
    sizes = {len(data) for data in published(workshop).values() if len(data) > 1000}
    assert sizes
    kept = [path for path in workshop.cache.rglob("*") if path.is_file()]
    assert not [path for path in kept if path.stat().st_size in sizes]


def test_one_that_is_gone_from_the_output_comes_again(
    workshop: Workshop, made: Counter[tuple[str, str]]
) -> None:
    before = published(workshop)
    gone = sorted(before)[0]
    (workshop.output / gone).unlink()
    workshop.build()
    assert published(workshop) == before
    assert [name for _, name in made.elements()] == [gone]


def test_a_build_reads_each_once_to_know_it_and_once_for_each_that_is_made(
    workshop: Workshop, made: Counter[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: Counter[str] = Counter()
    read = sources.read_source

    def count(file: Path, path: str) -> bytes:
        counted[path] += 1
        return read(file, path)

    monkeypatch.setattr(sources, "read_source", count)
    shutil.rmtree(workshop.cache)
    shutil.rmtree(workshop.output)
    assert workshop.build().report
    sounds = {path: times for path, times in counted.items() if path.endswith(SOUNDS)}
    copies = Counter(source for source, _ in made)
    assert sounds == {path: times + 1 for path, times in copies.items()}
