"""Clocks of files that are too slow to tell two saves apart: nothing stays stale for it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.builder import pipeline
from sitegen.builder.store import folders
from sitegen.engine.clock import Clock
from tests.incremental import media
from tests.incremental.rough_edits import save_while_built
from tests.incremental.ticks import STEP, Ticks
from tests.incremental.workshop import Workshop, tree

ABOUT = "content/pages/about.md"
BED = "content/news/2024/garden/bed.jpg"
TEMPLATE = "themes/stem/templates/parts/usual.html"
PAGE = "about/index.html"
POST, POST_PAGE = "content/news/2024/post.md", "news/2024/post/index.html"


@pytest.fixture
def slow(workshop: Workshop) -> Workshop:
    """A site on a file system whose clock is slow, built by it."""
    workshop.ticks = Ticks()
    workshop.build()
    workshop.ticks.move_on()
    return workshop


@pytest.mark.parametrize(
    ("path", "word"),
    [(ABOUT, "Some text"), ("site.yaml", "Many voices"), (TEMPLATE, "usual")],
)
def test_a_text_saved_again_after_it_was_read_is_found_by_the_next_build(
    slow: Workshop, path: str, word: str
) -> None:
    text = slow.read(path)
    assert word in text
    save_while_built(slow, path, text.replace(word, "firstly"), text.replace(word, "at last"))
    assert slow.check().report
    assert any(b"at last" in data for data in tree(slow.output).values())


def save_twice(workshop: Workshop) -> None:
    """Save a text twice, the second time after a build read it."""
    text = workshop.read(ABOUT)
    save_while_built(workshop, ABOUT, f"{text}\none\n", f"{text}\ntwo\n")


def test_a_photo_saved_again_within_a_tick_is_found(slow: Workshop) -> None:
    red, blue = media.jpeg(7), media.jpeg(8)
    longest = max(len(red), len(blue))
    for data in (red, blue):
        slow.write(BED, data.ljust(longest, b"\0"))
        slow.check()


def test_a_page_edited_within_the_tick_that_wrote_it_is_mended(slow: Workshop) -> None:
    slow.write(ABOUT, slow.read(ABOUT) + "\nmore\n")
    slow.build()
    page = slow.output / PAGE
    data, stamp = page.read_bytes(), page.stat()
    page.write_bytes(data.replace(b"more", b"less"))
    os.utime(page, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    slow.ticks.move_on() if slow.ticks else None
    slow.check()
    assert page.read_bytes() == data


def test_a_page_edited_while_the_output_is_put_in_place_is_not_taken_for_ours(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_and_edit(*arguments: object) -> object:
        changes = commit(*arguments)
        page = workshop.output / PAGE
        page.write_bytes(page.read_bytes().replace(b"more", b"less"))
        return changes

    from sitegen.builder import writing

    commit: Callable[..., object] = writing.commit
    workshop.write(ABOUT, workshop.read(ABOUT) + "\nmore\n")
    with monkeypatch.context() as patch:
        patch.setattr(writing, "commit", commit_and_edit)
        workshop.build()
    workshop.check()
    assert b"more" in (workshop.output / PAGE).read_bytes()


def test_a_page_edited_meanwhile_whose_source_is_gone_goes_too(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write(POST, "---\ntitle: A post\ndate: 2024-01-01\n---\nSome words.\n")
    workshop.build()
    time.sleep(STEP)
    workshop.build()
    page = workshop.output / POST_PAGE

    def commit_and_edit(*arguments: object) -> object:
        changes = commit(*arguments)
        page.write_bytes(page.read_bytes().replace(b"words", b"swords"))
        return changes

    from sitegen.builder import writing

    commit: Callable[..., object] = writing.commit
    workshop.write(POST, workshop.read(POST).replace("Some", "More"))
    with monkeypatch.context() as patch:
        patch.setattr(writing, "commit", commit_and_edit)
        workshop.build()
    workshop.remove(POST)
    workshop.check()
    assert not page.exists()


def test_what_was_read_within_its_tick_is_read_once_more_and_then_believed(
    slow: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.write(ABOUT, slow.read(ABOUT) + "\nmore\n")
    slow.build()
    assert slow.ticks
    slow.ticks.move_on()
    slow.build()
    slow.build()
    monkeypatch.setattr(Path, "read_bytes", unread_in(slow.output, Path.read_bytes))
    report = slow.build().report
    assert report
    assert report.rendered == 0


def unread_in(folder: Path, read: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
    """Give the reading of files that fails for those of a folder."""

    def read_elsewhere(path: Path) -> bytes:
        assert not path.is_relative_to(folder), f"{path} was read again"
        return read(path)

    return read_elsewhere


def test_sources_on_a_file_system_that_nothing_is_touched_on_are_read_until_a_day_has_passed(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(options: object) -> Clock:
        return Clock({}, time.time_ns())

    for module in (pipeline, folders):
        monkeypatch.setattr(module, "read_clock", elsewhere)
    workshop.ticks = Ticks()
    workshop.build()
    save_twice(workshop)
    workshop.check()


@pytest.fixture
def seconds(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system with stamps of whole seconds: ext4 with inodes of 128 bytes."""
    image, folder = tmp_path / "disk", tmp_path / "mounted"
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(256_000_000)
    subprocess.run(["mkfs.ext4", "-q", "-I", "128", image], check=True, capture_output=True)
    subprocess.run(["mount", "-o", "loop", image, folder], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.soak
def test_a_real_file_system_of_whole_seconds_keeps_no_page_stale(seconds: Path) -> None:
    workshop = Workshop.start(seconds)
    for _ in range(12):
        save_twice(workshop)
        workshop.check()
