"""Photos kept between runs: nobody's who withdrew, and never too many."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitegen.panels.cache.pruning import kept_name, prune_photos
from sitegen.panels.plan.loading import load_sources, photos_shown
from tests.unit.panels.site import write, write_site

CODE = "c" * 64
PEOPLE = {name: name * 64 for name in "ab"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files of each of two people, of ten bytes, the first person's older."""
    for age, digest in enumerate(PEOPLE.values()):
        for use in ("print", "proof"):
            path = tmp_path / kept_name(digest, CODE, f"{use}.jpg")
            path.write_bytes(b"0123456789")
            os.utime(path, ns=(age, age))
    return tmp_path


def left(folder: Path) -> list[str]:
    return sorted(path.name[0] for path in folder.iterdir())


def test_what_may_be_shown_stays(folder: Path) -> None:
    assert prune_photos(folder, PEOPLE.values(), CODE) == ()
    assert left(folder) == ["a", "a", "b", "b"]


def test_who_may_not_be_shown_any_longer_goes_at_once(folder: Path) -> None:
    assert len(prune_photos(folder, [PEOPLE["b"]], CODE)) == 2
    assert left(folder) == ["b", "b"]


def test_what_another_version_made_goes(folder: Path) -> None:
    prune_photos(folder, PEOPLE.values(), "d" * 64)
    assert left(folder) == []


def test_beyond_its_size_the_oldest_go_first(folder: Path) -> None:
    prune_photos(folder, PEOPLE.values(), CODE, most=25)
    assert left(folder) == ["b", "b"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert prune_photos(tmp_path / "none", (), CODE) == ()


def test_the_photo_of_a_story_that_is_withdrawn_may_not_be_kept(
    tmp_path: Path, photo_data: bytes
) -> None:
    site = write_site(tmp_path / "site", photo_data)
    for slug in ("open", "offline"):
        own = site / "content" / "stories" / "2022" / slug
        (own / "portrait.jpg").write_bytes(photo_data + slug.encode())
    assert len(photos_shown(load_sources(site))) == 2
    entry = site / "content" / "stories" / "2022" / "open" / "index.md"
    write(entry, entry.read_text(encoding="utf-8").replace("print: true", "print: false"))
    assert len(photos_shown(load_sources(site))) == 1
