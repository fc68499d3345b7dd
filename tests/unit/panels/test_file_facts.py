"""Files known by their identity: read once, and never believed when they may have changed."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from sitegen.engine.clock import DAY, Clock
from sitegen.panels.cache.file_facts import MEMORY, FileFactsCache


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def unread(data: bytes) -> tuple[int, int]:
    raise AssertionError("read again")


LATER = Clock(now=time.time_ns() + 2 * DAY)
"""A clock by which all that tests write is settled."""


def remembered(folder: Path, *files: Path, clock: Clock = LATER) -> FileFactsCache:
    """What a later run knows of files that an earlier one looked at."""
    first = FileFactsCache(folder, clock)
    for file in files:
        first.photo(file, lambda data: (len(data), 1))
    first.save()
    return FileFactsCache(folder, clock)


def test_a_photo_is_read_once_and_known_in_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"abc")
    again = remembered(tmp_path / "cache", tmp_path / "a.jpg")
    facts = again.photo(tmp_path / "a.jpg", unread)
    assert (facts.digest, facts.size) == (digest_of(b"abc"), (3, 1))
    assert again.digest(tmp_path / "a.jpg") == digest_of(b"abc")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"abc")
    again = remembered(tmp_path / "cache", tmp_path / "a.jpg")
    (tmp_path / "a.jpg").write_bytes(b"xyz")
    assert again.digest(tmp_path / "a.jpg") == digest_of(b"xyz")


def test_what_may_have_been_written_again_unseen_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock.read(tmp_path)
    (tmp_path / "a.jpg").write_bytes(b"abc")
    # The file system's clock stands still until the end.
    monkeypatch.setattr(Clock, "read", lambda *folders: clock)
    again = remembered(tmp_path, tmp_path / "a.jpg", clock=clock)
    assert again.photo(tmp_path / "a.jpg", lambda data: (7, 7)).size == (7, 7)


@pytest.mark.parametrize(("noted", "times"), [(b"abc", 0), (b"xyz", 1)])
def test_a_file_written_by_a_run_is_known_in_the_next_if_it_still_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noted: bytes, times: int
) -> None:
    """`xyz` stands for a file that another program wrote within the tick of this run's writing."""
    first = FileFactsCache(tmp_path / "cache", Clock.read(tmp_path))
    file = tmp_path / "a.pdf"
    file.write_bytes(b"abc")
    first.note(file, digest_of(noted))
    wait_for_tick(file)
    first.save()
    read: list[Path] = []
    read_bytes = Path.read_bytes
    again = FileFactsCache(tmp_path / "cache", LATER)
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or read_bytes(path))
    assert again.digest(file) == digest_of(b"abc")
    assert read == [file] * times


def wait_for_tick(file: Path) -> None:
    """Wait until a write to a file would show in its identity."""
    while not Clock.read(file.parent).is_settled(file.stat()):
        time.sleep(0.001)


def test_a_pipe_has_no_digest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    assert FileFactsCache().digest(tmp_path / "a.pdf") == ""


def test_a_written_file_needs_no_reading(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"abc")
    known = FileFactsCache()
    known.note(tmp_path / "a.pdf", "noted")
    assert known.digest(tmp_path / "a.pdf") == "noted"


def test_a_missing_file_has_no_digest_and_a_damaged_memory_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / MEMORY).write_bytes(b"damaged")
    known = FileFactsCache(tmp_path)
    assert known.digest(tmp_path / "none.jpg") == ""
    known.save()
