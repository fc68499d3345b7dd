"""The list of entries says of each whether readers see it, and reads again only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitegen.content.entries.entry import Group
from sitegen.content.folder.layout import EntryFile
from sitegen.editor import shelf
from sitegen.editor.shelf import Shelf, Site, open_site
from tests.sites import make_site, write_files

NOW = datetime(2026, 3, 1, tzinfo=UTC)
STORY = "content/stories/2022/olives.md"
POST = "content/news/2024/trip.md"


def story(consent: str) -> str:
    """Give the file of a story whose teller agreed to something."""
    return (
        f"---\ntitle: Olives\nyear: 2022\nstoryteller: {{name: N., role: R}}\n{consent}---\n\nA.\n"
    )


def state(site: Path, path: str, kept: Shelf | None = None) -> str:
    """Give the state of a file on the list."""
    rows = (kept or Shelf()).all(open_site(site), NOW)
    return next(row.state for row in rows if row.file.path == path)


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        ("consent: {web: true}\n", "published"),
        ("consent: {web: false}\n", "not agreed to"),
        ("", "not agreed to"),
        ("consent: {web: true, until: 2026-02-01}\n", "not agreed to"),
        ("consent: {web: true, languages: [he]}\n", "not agreed to"),
        ("consent: {web: true}\ndraft: true\n", "draft"),
        ("consent: {web: false}\npublish: 2031-01-01T09:00\n", "scheduled"),
    ],
)
def test_a_story_is_published_only_where_its_teller_agreed(
    tmp_path: Path, consent: str, expected: str
) -> None:
    site = make_site(tmp_path, {STORY: story(consent)})
    assert state(site, STORY) == expected


def test_each_language_is_judged_by_itself(tmp_path: Path) -> None:
    hebrew = STORY.replace(".md", ".he.md")
    only = story("consent: {web: true, languages: [en]}\n")
    site = make_site(tmp_path, {STORY: only, hebrew: "---\ntitle: זיתים\n---\n\nא.\n"})
    assert (state(site, STORY), state(site, hebrew)) == ("published", "not agreed to")


def test_people_in_a_post_are_asked_as_well(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    text = (site / POST).read_text("utf-8")
    assert state(site, POST) == "published"
    people = "people:\n  - consent: {web: false}\n---"
    write_files(site, {POST: text.replace("\n---", f"\n{people}", 1)})
    assert state(site, POST) == "not agreed to"


def test_what_was_agreed_to_is_read_again_only_where_a_file_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, kept = make_site(tmp_path, {STORY: story("consent: {web: true}\n")}), Shelf()
    read: list[str] = []
    original = shelf.group_of

    def note(site: Site, files: Sequence[EntryFile]) -> Group | None:
        read.append(files[0].path)
        return original(site, files)

    monkeypatch.setattr(shelf, "group_of", note)
    assert [state(site, STORY, kept) for _ in range(2)] == ["published", "published"]
    assert read.count(STORY) == 1
    write_files(site, {STORY: story("consent: {web: false, photo: true}\n")})
    assert state(site, STORY, kept) == "not agreed to"
    assert read.count(STORY) == 2
    assert max(read.count(path) for path in read if path != STORY) == 1
