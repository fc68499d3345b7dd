"""Mistakes in site.yaml are told whole, hide none of the entries', and repeat no private name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.settings_file import read_settings, read_settings_file
from sitegen.errors import ContentError
from sitegen.safety.gate import UNSAID
from sitegen.site.reading import read_site
from tests.sites import SETTINGS, make_site

STORY = """\
---
title: Water
storyteller: {name: Layla Haddad}
consent: {name: withheld, web: true}
---
Text.
"""
PUBLIC = "---\ntitle: מים\nstoryteller: {name: Layla Haddad}\n---\nText.\n"
SAID = "page_size: Layla Haddad\nsarch: true\n"


def site_with(folder: Path, settings: str, **files: str) -> Sources:
    """Give the sources of a site with a story whose teller's name is withheld."""
    story = {"content/stories/2022/layla/index.md": STORY}
    make_site(folder, {**story, **files, "site.yaml": SETTINGS + settings})
    return Sources(folder, walk_site(folder))


@pytest.mark.parametrize("settings", [SAID, "description: Layla Haddad: peace\n", "Layla Haddad\n"])
def test_a_mistake_in_the_settings_repeats_no_private_name(tmp_path: Path, settings: str) -> None:
    sources = site_with(tmp_path, settings)
    with pytest.raises(ContentError) as told:
        read_settings(sources)
    assert "Layla" not in str(told.value)
    assert UNSAID in str(told.value)


def test_a_name_is_known_from_a_story_with_mistakes_and_from_each_language(tmp_path: Path) -> None:
    files = {
        "content/stories/2022/layla/index.md": STORY.replace("title:", "titel:"),
        "content/stories/2022/layla/index.he.md": PUBLIC.replace("Layla Haddad", "לילא חדאד"),
    }
    sources = site_with(
        tmp_path, "page_size: לילא חדאד\nmaximum_megapixels: Layla Haddad\n", **files
    )
    with pytest.raises(ContentError) as told:
        read_settings(sources)
    assert [problem.message for problem in told.value.problems] == [UNSAID, UNSAID]


def test_mistakes_of_settings_and_entries_are_told_together(tmp_path: Path) -> None:
    events = {"content/events/a.md": "---\ntitle: A\nplase: X\n---\n"}
    site_with(tmp_path, SAID, **events)
    with pytest.raises(ContentError) as told:
        read_site(tmp_path)
    assert [str(problem).partition(": ")[0] for problem in told.value.problems] == [
        "content/events/a.md:3",
        "site.yaml:13",
        "site.yaml:14",
    ]


def test_a_mistake_of_one_language_leaves_all_translations_in_theirs(tmp_path: Path) -> None:
    sources = site_with(tmp_path, "")
    wrong = SETTINGS.replace("he: {name: עברית}", "he: {nam: x}").replace("[fr]", "[fr, x1]")
    (tmp_path / "site.yaml").write_text(wrong, encoding="utf-8")
    found = read_settings_file(Sources(tmp_path, walk_site(tmp_path)))
    assert list(found.settings.languages) == ["en", "he", "ar"]
    assert found.settings.print_languages == ("fr",)
    assert sources.identities


def test_a_setting_that_became_part_of_a_text_is_told(tmp_path: Path) -> None:
    found = read_settings_file(site_with(tmp_path, "description: |\n  Peace.\n  page_size: 7\n"))
    assert [str(problem) for problem in found.problems] == [
        'site.yaml:15: warning: description: "page_size: 7" is indented, and so part of this text; '
        "a field has no space in front of it"
    ]


def test_settings_keep_what_is_right_beside_a_mistake(tmp_path: Path) -> None:
    found = read_settings_file(site_with(tmp_path, "page_size: many\nmaximum_megapixels: 7\n"))
    assert (found.settings.page_size, found.settings.maximum_megapixels) == (20, 7)
    assert found.settings.title == "Many voices"
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        ("{fr: Voix}", []),
        ("{he: קולות}", ["print_titles.he: the site has pages in it"]),
        ("{de: Stimmen}", ["print_titles.de: panels aren't printed in it"]),
        ("{fr: [Voix]}", ["print_titles.fr: a list found"]),
    ],
)
def test_a_name_of_the_site_that_nothing_would_show_is_a_mistake(
    tmp_path: Path, titles: str, told: list[str]
) -> None:
    sources = site_with(tmp_path, f"print_titles: {titles}\n")
    problems = read_settings_file(sources).problems
    line = (SETTINGS + f"print_titles: {titles}").count("\n") + 1
    assert [problem.location.line for problem in problems] == [line] * len(told)
    for problem, expected in zip(problems, told, strict=True):
        assert problem.message.startswith(expected)


def test_languages_that_are_none_are_told_on_their_line(tmp_path: Path) -> None:
    text = "title: A\nurl: https://www.example.org\nlanguages: {}\n"
    make_site(tmp_path, {"site.yaml": text})
    problems = read_settings_file(Sources(tmp_path, walk_site(tmp_path))).problems
    assert [str(each) for each in problems] == ["site.yaml:3: languages: expected at least one"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en: {name: English, locale: he}", '"he" would show dates and numbers in another'),
        ("pt: {name: Português, locale: es-MX}", '"es-MX" would show dates and numbers in another'),
        ("en: {name: English, locale: en-IL}", ""),
        ("ar: {name: العربية, locale: ar-PS}", ""),
        ("no: {name: Norsk, locale: nb-NO}", ""),
        ("rmt: {name: Domari, locale: ar-PS}", ""),
    ],
)
def test_a_locale_of_another_language_is_told(tmp_path: Path, language: str, told: str) -> None:
    text = f"title: A\nurl: https://www.example.org\nlanguages:\n  {language}\n"
    make_site(tmp_path, {"site.yaml": text})
    problems = read_settings_file(Sources(tmp_path, walk_site(tmp_path))).problems
    code = language.partition(":")[0]
    start = f"site.yaml:4: warning: languages.{code}.locale: {told}"
    assert len(problems) == bool(told)
    assert all(str(each).startswith(start) for each in problems)
