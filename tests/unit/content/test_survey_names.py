"""Names found by looking only into folders that changed are those that a whole walk finds."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.folder.survey import survey_names, walk_site
from sitegen.content.folder.walk import Listings
from sitegen.engine.clock import Clock
from sitegen.errors import ContentError
from tests.sites import write_files

FOLDERS = ("content/pages", "content/news/2024", "content/news/2025/trip", "static", "themes/a")
NAMES = ("a.md", "b.md", "א.md", "x.jpg")
PLACES = st.tuples(st.sampled_from(FOLDERS), st.sampled_from(NAMES)).map("/".join)
STEPS = st.lists(
    st.tuples(st.sampled_from(("write", "remove", "rename", "empty", "link")), PLACES, PLACES),
    max_size=12,
)


def site_in(folder: Path) -> Path:
    """Make a site with a file in every folder."""
    files = {f"{each}/a.md": "" for each in FOLDERS}
    write_files(folder / "site", {**files, "site.yaml": "title: A"})
    (folder / "cache").mkdir()
    return folder / "site"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a file in every folder."""
    return site_in(tmp_path)


def do(site: Path, step: str, path: str, other: str) -> None:
    """Change something in a site's folders."""
    file, place = site / path, site / other
    if step == "write":
        write_files(site, {path: "text"})
    elif step == "remove":
        file.unlink(missing_ok=True)
    elif step == "rename" and file.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
    elif step == "empty":
        (file.parent / "empty").mkdir(parents=True, exist_ok=True)
    elif step == "link" and file.is_file() and not os.path.lexists(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(file)


def names(site: Path, known: Listings) -> tuple[object, Listings]:
    """Give what is found by looking into what changed, or what is wrong."""
    try:
        found, listings = survey_names(site, known, Clock.read(site.parent / "cache"))
    except ContentError as error:
        return error.problems, known
    return (list(found.identities), found.names), listings


def all_names(site: Path) -> object:
    """Give what a whole walk finds, or what is wrong."""
    try:
        found = walk_site(site)
    except ContentError as error:
        return error.problems
    return list(found.identities), found.names


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_names_are_those_of_a_whole_walk_after_whatever_is_done(
    steps: list[tuple[str, str, str]],
) -> None:
    with TemporaryDirectory() as folder:
        site, listings = site_in(Path(folder)), Listings()
        for step, path, other in steps:
            do(site, step, path, other)
            found, listings = names(site, listings)
            assert found == all_names(site)


def test_a_folder_that_is_as_it_was_is_not_looked_into(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = Clock({each.st_dev: 2**62 for each in [site.stat()]}, 2**62)
    _, listings = survey_names(site, {}, long_ago)
    assert len(listings) == 9
    looked: list[str] = []
    scandir = os.scandir

    def note(path: str) -> object:
        looked.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", note)
    write_files(site, {"static/new.md": ""})
    survey_names(site, listings, long_ago)
    assert [os.path.relpath(path, site) for path in looked] == ["static"]


def test_a_folder_that_may_change_unseen_is_looked_into_again(site: Path) -> None:
    _, listings = survey_names(site, {}, Clock({each.st_dev: 0 for each in [site.stat()]}, 0))
    assert listings == {}
