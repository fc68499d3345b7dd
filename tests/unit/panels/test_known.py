"""Files known by their identity: read once, and never believed when they may have changed."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from sitegen.panels.known import MEMORY, KnownFiles


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def unread(data: bytes) -> tuple[int, int]:
    raise AssertionError("read again")


def remembered(folder: Path, *files: Path) -> KnownFiles:
    """What a later run knows of files that an earlier one looked at."""
    first = KnownFiles(folder)
    for file in files:
        first.photo(file, lambda data: (len(data), 1))
    first.save()
    later = (folder / MEMORY).stat().st_mtime_ns + 10**9
    os.utime(folder / MEMORY, ns=(later, later))
    return KnownFiles(folder)


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


def test_what_is_as_young_as_the_memory_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"abc")
    remembered(tmp_path, tmp_path / "a.jpg")
    touched = (tmp_path / "a.jpg").stat().st_mtime_ns
    os.utime(tmp_path / MEMORY, ns=(touched, touched))
    again = KnownFiles(tmp_path)
    assert again.photo(tmp_path / "a.jpg", lambda data: (7, 7)).size == (7, 7)


def test_a_written_file_needs_no_reading(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"abc")
    known = KnownFiles()
    known.note(tmp_path / "a.pdf", "noted")
    assert known.digest(tmp_path / "a.pdf") == "noted"


def test_a_missing_file_has_no_digest_and_a_damaged_memory_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / MEMORY).write_bytes(b"damaged")
    known = KnownFiles(tmp_path)
    assert known.digest(tmp_path / "none.jpg") == ""
    known.save()
