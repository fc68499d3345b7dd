"""A page that was there and is gone is told, with the alias that leads its readers on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.errors.mistake import entry
from tests.sites import run_sitegen, write_files

TRIP, HEBREW = "content/news/2024/trip.md", "content/news/2024/trip.he.md"
ABOUT, STORY = "content/pages/about.md", "content/stories/2022/noor/index.md"
GONE = "the last build made this page, and it is gone"
BOTH = f"/news/2024/trip/, /he/news/2024/trip/: {GONE}"
Edit = Callable[[Path], None]


@pytest.fixture(autouse=True)
def known(site: Path) -> None:
    """Let the site be built where it lies: a copy knows nothing of the last build."""
    assert run_sitegen(site, "build").code == 0


def unlink(site: Path) -> None:
    """Take the link to the post out of the page about us."""
    write_files(site, {ABOUT: entry("title: About", "\nWe.\n")})


def changed(path: str, old: str, new: str) -> Edit:
    """Give the edit that replaces words of a file, and the link to the post."""

    def edit(site: Path) -> None:
        unlink(site)
        text = (site / path).read_text()
        assert old in text
        write_files(site, {path: text.replace(old, new)})

    return edit


def moved(*paths: tuple[str, str]) -> Edit:
    """Give the edit that gives files other names."""

    def edit(site: Path) -> None:
        unlink(site)
        for old, new in paths:
            (site / new).parent.mkdir(parents=True, exist_ok=True)
            (site / old).rename(site / new)

    return edit


def removed(*paths: str) -> Edit:
    """Give the edit that removes files."""

    def edit(site: Path) -> None:
        unlink(site)
        for path in paths:
            (site / path).unlink()

    return edit


def together(*edits: Edit) -> Edit:
    """Give several edits as one."""

    def edit(site: Path) -> None:
        for each in edits:
            each(site)

    return edit


def told_by(site: Path, *options: str) -> list[str]:
    """Build, which works; give what is told of pages that are gone."""
    done = run_sitegen(site, "build", *options)
    assert done.code == 0, done.err
    return [line for line in done.lines if "the last build made" in line]


RENAMED = moved((TRIP, "content/news/2024/visit.md"), (HEBREW, "content/news/2024/visit.he.md"))
ADVICE = "write aliases: [/news/2024/trip/] and in {} aliases: [/he/news/2024/trip/]"


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (RENAMED, f"content/news/2024/visit.md:1: warning: {BOTH}; {ADVICE.format('visit.he.md')}"),
        (
            changed(TRIP, "date:", "slug: visit\ndate:"),
            f"{TRIP}:1: warning: {BOTH}; {ADVICE.format('trip.he.md')}",
        ),
        (
            changed(TRIP, "date: 2024", "date: 2023"),
            f"{TRIP}:1: warning: {BOTH}; {ADVICE.format('trip.he.md')}",
        ),
        (
            changed(TRIP, "date:", "url: /visit/\naliases: [/old/]\ndate:"),
            f"{TRIP}:1: warning: {BOTH}; write aliases: [/old/, /news/2024/trip/] "
            "and in trip.he.md aliases: [/he/news/2024/trip/]",
        ),
        (
            changed(HEBREW, "title:", "slug: ביקור\ntitle:"),
            f"{HEBREW}:1: warning: /he/news/2024/trip/: {GONE}; "
            "in trip.he.md aliases: [/he/news/2024/trip/]",
        ),
        (
            together(RENAMED, changed("content/news/2024/visit.md", "A trip", "A visit")),
            f"content/news/2024/visit.md:1: warning: {BOTH}; {ADVICE.format('visit.he.md')}",
        ),
        (
            together(RENAMED, changed("content/news/2024/visit.md", "We went.", "We came.")),
            f"content/news/2024/visit.md:1: warning: {BOTH}; {ADVICE.format('visit.he.md')}",
        ),
        (
            removed(TRIP, HEBREW),
            f"{TRIP}:1: warning: {BOTH}; if another entry stands for it, "
            "add each address to the aliases: of its language",
        ),
        (
            removed(HEBREW),
            f"{HEBREW}:1: warning: /he/news/2024/trip/: {GONE}; if another entry stands for it, "
            "add the address to its aliases:",
        ),
        (
            moved((STORY, "content/stories/2022/bread/index.md")),
            f"content/stories/2022/bread/index.md:1: warning: /stories/2022/noor/: {GONE}; "
            "write aliases: [/stories/2022/noor/]",
        ),
    ],
    ids=(
        "another name of the files, another slug, another year, an address of its own, "
        "the translation's slug, name and title, name and text, removed, a translation removed, "
        "a story's folder"
    ).split(", "),
)
def test_an_address_that_leads_nowhere_is_told_in_one_line(
    edit: Edit, line: str, site: Path
) -> None:
    edit(site)
    assert told_by(site) == [line]


@pytest.mark.parametrize(
    "edit",
    [
        changed(TRIP, "date:", "draft: true\ndate:"),
        changed(TRIP, "date:", "slug: visit\ndraft: true\ndate:"),
        changed(TRIP, "date:", "expires: 2024-06-04\ndate:"),
        changed(STORY, "web: true", "web: false"),
        changed(STORY, "voice: true", "voice: true, until: 2024"),
        together(
            moved((STORY, "content/stories/2022/bread/index.md")),
            changed("content/stories/2022/bread/index.md", "web: true", "web: false"),
        ),
        removed(STORY),
        changed(TRIP, "title:", "tags: [water]\ntitle:"),
        changed("site.yaml", "  he: {name: עברית}\n", ""),
        together(
            changed(TRIP, "date:", "slug: visit\naliases: [/news/2024/trip/]\ndate:"),
            changed(HEBREW, "title:", "aliases: [/he/news/2024/trip/]\ntitle:"),
        ),
    ],
    ids=(
        "a draft, a draft elsewhere, out of its time, not agreed to, a consent that ended, "
        "a story that moved and is withdrawn, a story that is removed, "
        "nothing is gone, no such language, the aliases are there"
    ).split(", "),
)
def test_nothing_is_told_of_what_is_hidden_withdrawn_or_led_on(edit: Edit, site: Path) -> None:
    edit(site)
    if "he:" not in (site / "site.yaml").read_text():
        (site / HEBREW).unlink()
    assert told_by(site) == []


def test_it_is_told_once_and_stops_no_build(site: Path) -> None:
    removed(TRIP, HEBREW)(site)
    assert len(told_by(site, "--strict")) == 1
    assert not (site / "output/news/2024/trip").exists()
    assert told_by(site, "--strict") == []


def test_a_name_that_is_secret_now_is_no_address_to_keep(site: Path) -> None:
    secret = "storyteller: {name: Noor}\nconsent: {name: withheld, web: true}"
    new = "content/stories/2022/bread/index.md"
    moved((STORY, new))(site)
    write_files(site, {new: entry(f"title: Bread\n{secret}", "\nWe began.\n")})
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    assert "oor" not in done.err


def test_a_draft_was_never_public(site: Path) -> None:
    draft = "content/news/2024/draft.md"
    write_files(site, {draft: entry("title: D\ndate: 2024-01-01\ndraft: true")})
    told_by(site, "--drafts")
    (site / draft).unlink()
    assert told_by(site, "--drafts") == []


def test_of_several_new_entries_that_look_alike_none_is_named(site: Path) -> None:
    moved((TRIP, "content/news/2024/visit.md"))(site)
    (site / HEBREW).unlink()
    shutil.copy(site / "content/news/2024/visit.md", site / "content/news/2024/again.md")
    assert [line.split(":")[0] for line in told_by(site)] == [TRIP]


def test_machines_are_told_as_well(site: Path) -> None:
    RENAMED(site)
    report = json.loads(run_sitegen(site, "build", "--json").out)
    (record,) = report["departed"]
    assert (record["path"], record["severity"]) == ("content/news/2024/visit.md", "warning")
