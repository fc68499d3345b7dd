"""`sitegen new`: every kind is begun at the right place and builds at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.kinds import MODELS
from tests.sites import Run, answered, bytes_of, make_site, run_sitegen

UUID = re.compile(r"^guid: urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.MULTILINE)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    return make_site(tmp_path)


def begin(site: Path, *words: str) -> Path:
    """Begin an entry, and give its file."""
    done = run_sitegen(site, "new", *words)
    assert (done.code, done.err) == (0, ""), done.err
    return site / done.out.strip()


WANTED_OF_A_SHOW = {
    f"content/podcast/groundwork/show.md:1: warning: {field}: missing"
    for field in ("artwork", "category", "owner", "summary")
}
"""What nobody but its author can give a new show, and directories ask for."""


def warnings_of(done: Run) -> set[str]:
    """Give what a build warned of, without the reasons."""
    return {line.partition(";")[0] for line in done.err.splitlines() if ": warning: " in line}


def test_every_kind_is_begun_and_the_site_builds_without_another_word(site: Path) -> None:
    begin(site, "show", "Groundwork")
    begin(site, "season", "Season one")
    for kind in (*(set(MODELS) - {"show", "season", "section"}), "section"):
        inside = ("--in", "news") if kind == "section" else ()
        assert begin(site, kind, f"A new {kind}", *inside).is_file()
    done = run_sitegen(site, "build")
    assert (done.code, warnings_of(done)) == (0, WANTED_OF_A_SHOW)
    drafts = run_sitegen(site, "build", "--drafts", "--output", site / "drafts")
    assert drafts.code == 0, drafts.err
    assert (site / "drafts/podcast/groundwork/season-1/a-new-episode/index.html").is_file()


def test_each_entry_goes_to_its_place(site: Path) -> None:
    begin(site, "show", "Groundwork")
    year = datetime.now(UTC).year
    for words, path in (
        (("page", "About us"), "pages/about-us.md"),
        (("news", "Olives", "--year", "2023"), "news/2023/olives.md"),
        (("stories", "نور", "--year", "2022"), "stories/2022/نور/index.md"),
        (("season", "One"), "podcast/groundwork/season-1/season.md"),
        (("season", "Two"), "podcast/groundwork/season-2/season.md"),
        (("exhibition", "Geneva 2022"), "exhibitions/geneva-2022/index.md"),
        (("section", "Cohort", "--in", "stories/2022"), "stories/2022/_index.md"),
    ):
        assert begin(site, *words) == site / "content" / path
    assert begin(site, "story", "New").parent.parent.name in (str(year), str(year + 1))


def test_news_has_the_date_of_today(site: Path) -> None:
    before = datetime.now(UTC)
    text = begin(site, "news", "Olives").read_text("utf-8")
    days = {(before + timedelta(hours=hours)).date().isoformat() for hours in (2, 3, 4)}
    assert any(f"\ndate: {day}\n" in text for day in days)


def test_news_of_another_year_builds_without_a_warning(site: Path) -> None:
    assert "\ndate: 2019\n" in begin(site, "news", "Olives", "--year", "2019").read_text("utf-8")
    assert run_sitegen(site, "build", "--strict").code == 0


def test_what_podcast_apps_follow_has_an_identifier_of_its_own(site: Path) -> None:
    files = [begin(site, kind, "A") for kind in ("show", "season", "episode")]
    found = [UUID.search(file.read_text("utf-8")) for file in files]
    assert all(found)
    assert len({match[0] for match in found if match}) == 3


def test_nothing_is_ever_overwritten(site: Path) -> None:
    begin(site, "page", "New")
    before = bytes_of(site / "content")
    for words in (("page", "New"), ("page", "new!"), ("page", "About"), ("page", "NEW")):
        done = run_sitegen(site, "new", *words)
        assert (done.code, done.out) == (1, "")
        assert "there already; nothing was written" in done.err
    assert bytes_of(site / "content") == before


def test_a_title_may_hold_anything(site: Path) -> None:
    begin(site, "page", 'He said: "peace" # \\ {now} שלום')
    done = run_sitegen(site, "build")
    assert done.code == 0, done.err
    page = site / "output/he-said-peace-now-שלום/index.html"
    assert "He said: “peace” # \\ {now} שלום" in page.read_text("utf-8")


def test_a_translation_begins_beside_its_original(site: Path) -> None:
    file = begin(site, "news", "news/2024/trip", "--lang", "ar")
    assert file == site / "content/news/2024/trip.ar.md"
    text = file.read_text("utf-8")
    assert "\ndraft: true\n" in text
    assert "title: A trip\n" in text
    assert text.endswith("\nWe went.\n")
    assert run_sitegen(site, "build", "--strict").code == 0
    assert not (site / "output/ar/news/2024/trip").exists()


def test_a_translation_of_a_folder_or_a_printed_language_is_found_too(site: Path) -> None:
    story = begin(site, "story", "content/stories/2022/noor/index.md", "--lang", "fr")
    assert story == site / "content/stories/2022/noor/index.fr.md"
    begin(site, "show", "Groundwork")
    show = begin(site, "show", "podcast/groundwork", "--lang", "he")
    assert show.name == "show.he.md"
    done = run_sitegen(site, "build")
    assert (done.code, warnings_of(done)) == (0, WANTED_OF_A_SHOW)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nwes", "A"), 2, 'no kind "nwes"'),
        (("news", "?!"), 2, "no letter or digit"),
        (("page", "A", "--year", "2020"), 2, "--year: a page stands in no year"),
        (("page", "A", "--in", "news"), 2, "--in: a page stands in nothing"),
        (("episode", "A"), 2, "begin with: sitegen new season"),
        (("section", "A", "--in", "newz"), 2, '--in: no folder "newz"'),
        (("section", "A", "--in", "news/../../x"), 2, '--in: no folder "news/../../x"'),
        (("news", "news/2024/trap", "--lang", "ar"), 2, 'did you mean "news/2024/trip"'),
        (("news", "news/2024/trip", "--lang", "xx"), 2, '--lang: no language "xx"'),
        (("news", "news/2024/trip", "--lang", "en"), 2, "is already in en"),
        (("news", "news/2024/trip", "--lang", "he"), 1, "there already; nothing was written"),
        (("page", "a\x1fb"), 2, "the sign U+001F found in the title; take it out"),
        (("page", "news/2024/trip", "--lang", "ar"), 2, "is a news, not a page"),
        (("page",), 2, "Missing argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_not_be_is_said(site: Path, words: tuple[str, ...], code: int, said: str) -> None:
    before = bytes_of(site / "content")
    done = run_sitegen(site, "new", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert bytes_of(site / "content") == before


@pytest.mark.parametrize(
    ("words", "answers", "file"),
    [
        ((), "news\nOlives\n2023\n", "news/2023/olives.md"),
        ((), "nwes\nnews\n?!\nOlives\nlate\n2023\n", "news/2023/olives.md"),
        (("page",), "About us\n", "pages/about-us.md"),
        (("section",), "The list\nnews\n", "news/_index.md"),
        (("section",), "Home\n\n", "_index.md"),
        (("section", "Home"), "", "_index.md"),
        (("episode", "First"), "podcast/one/season-2\n", "podcast/one/season-2/first/index.md"),
        (("news", "--lang", "ar"), "news/2024/trip\n", "news/2024/trip.ar.md"),
        (("page", "Said"), "", "pages/said.md"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_at_a_terminal_it_asks_for_what_is_missing(
    site: Path, words: tuple[str, ...], answers: str, file: str
) -> None:
    for season in (1, 2):
        folder = site / f"content/podcast/one/season-{season}"
        folder.mkdir(parents=True)
        (folder / "season.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    done = answered(site, answers, "new", *words)
    assert (done.code, done.out) == (0, f"content/{file}\n"), done.err
    assert (site / "content" / file).is_file()


def test_kinds_are_shown_with_what_they_are(site: Path) -> None:
    with (site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("kinds: {reports: {label: Our reports}}\n")
    shown = answered(site, "reports\nFirst\n", "new").err.splitlines()
    assert "  news        A news post" in shown
    assert "  reports     Our reports" in shown


def test_a_recipe_is_asked_for_by_its_host(site: Path) -> None:
    done = answered(site, "githb\nforgejo\n", "new", "ci")
    assert (done.code, done.out) == (0, ".forgejo/workflows/site.yml\n"), done.err
    assert 'did you mean "github"?' in done.err
