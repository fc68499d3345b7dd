"""A folder that is walked through again gives what a whole walk gives, whatever was done to it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from sitegen.engine import tree
from sitegen.engine.clock import Clock
from sitegen.engine.files import identify, walk_files
from sitegen.engine.tree import UNKNOWN, walk_again

TICK = 0.012
"""Seconds: longer than a tick of the clock of files."""

NAMES = ("a", "b", "c", "d")


def place_in(root: Path, source: Random) -> Path:
    """Give a place up to four folders deep."""
    return root.joinpath(*(source.choice(NAMES) for _ in range(source.randint(1, 4))))


def write(root: Path, source: Random) -> None:
    """Write a file, new or in place."""
    path = place_in(root, source)
    if not path.is_dir() and all(not up.is_file() for up in path.parents):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(source.random()))


def remove(root: Path, source: Random) -> None:
    """Remove a file or a whole folder."""
    path = place_in(root, source)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True) if path.parent.is_dir() else None


def rename(root: Path, source: Random) -> None:
    """Move a file or a folder to where nothing stands."""
    path, to = place_in(root, source), place_in(root, source)
    if path.exists() and not to.exists() and to.parent.is_dir() and path not in to.parents:
        path.rename(to)


def replace_by_a_link(root: Path, source: Random) -> None:
    """Move a folder out, and leave a link to it."""
    path = place_in(root, source)
    if path.is_dir() and not path.is_symlink():
        outside = root.parent / f"outside-{source.random()}"
        path.rename(outside)
        path.symlink_to(outside)


def make_folder(root: Path, source: Random) -> None:
    """Make an empty folder."""
    path = place_in(root, source)
    if all(not up.is_file() for up in (path, *path.parents)):
        path.mkdir(parents=True, exist_ok=True)


EDITS: tuple[Callable[[Path, Random], None], ...] = (
    *(write,) * 4,
    remove,
    rename,
    replace_by_a_link,
    make_folder,
)


@pytest.mark.parametrize("seed", range(6))
def test_it_finds_what_a_whole_walk_finds(tmp_path: Path, seed: int) -> None:
    source, root = Random(seed), tmp_path / "root"
    root.mkdir()
    folders: dict[str, tuple[int, int, int, int]] = {}
    files: list[str] = []
    believed = 0
    for _ in range(12):
        for _ in range(source.randint(1, 8)):
            source.choice(EDITS)(root, source)
        time.sleep(TICK * source.randint(0, 1))
        found, folders = walk_again(root, files, folders, Clock.read(tmp_path))
        believed += sum(known != UNKNOWN for known in folders.values())
        files = [path for path, _ in found]
        met = {path: identify(status) for path, status in found}
        assert len(met) == len(found)
        assert met == {path: identify(status) for path, status in walk_files(root)}
        inner = {path.relative_to(root).as_posix() for path in root.rglob("*") if is_folder(path)}
        assert folders.keys() == {"", *inner}
    assert believed


def is_folder(path: Path) -> bool:
    """True for a folder that no link leads to."""
    real = path.parent.resolve() / path.name
    return path.is_dir() and not path.is_symlink() and real == path.resolve() == path


def test_what_is_as_it_was_is_not_listed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/x", "a/b/y", "c/z"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    time.sleep(TICK)
    found, folders = walk_again(tmp_path, (), {}, Clock.read(tmp_path))
    listed: list[str] = []

    def scandir(path: str) -> object:
        listed.append(os.path.relpath(path, tmp_path))
        return scan(path)

    scan = os.scandir
    (tmp_path / "a/new").write_text("text")
    monkeypatch.setattr(tree.os, "scandir", scandir)
    again, _ = walk_again(tmp_path, [path for path, _ in found], folders, Clock.read(tmp_path))
    assert sorted(listed) == [".", "a"]
    assert {path for path, _ in again} == {"a/x", "a/new", "a/b/y", "c/z"}


@pytest.mark.parametrize("rights", [0o700, 0o750])
def test_a_folder_that_not_everybody_may_enter_is_never_believed(
    tmp_path: Path, rights: int
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a").chmod(rights)
    time.sleep(TICK)
    _, folders = walk_again(tmp_path, (), {}, Clock.read(tmp_path))
    assert folders["a"] == UNKNOWN


def test_a_folder_whose_file_system_keeps_no_times_is_never_believed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    os.utime(tmp_path / "a", (0, 0))
    time.sleep(TICK)
    _, folders = walk_again(tmp_path, (), {}, Clock.read(tmp_path))
    assert folders["a"] == UNKNOWN


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert walk_again(tmp_path / "none", ["a/x"], {"a": UNKNOWN}, Clock()) == ([], {})
