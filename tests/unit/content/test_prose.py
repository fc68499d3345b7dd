"""The words of front matter get the marks of the language that they are written in."""

from __future__ import annotations

import pytest

from sitegen.content.kinds import AnyMeta, Program, Story
from tests.unit.site.library import reading


def read(texts: dict[str, str], files: tuple[str, ...] = ()) -> dict[str, AnyMeta]:
    """Read one entry's files without a mistake; give its front matter by language."""
    found = reading(texts, files)
    assert not found.problems
    assert found.group is not None
    return {entry.lang: entry.meta for entry in found.group.entries}


@pytest.mark.parametrize(
    ("lang", "written", "shown"),
    [
        ("en", 'It\'s "Unite the Field" -- 2022...', "It’s “Unite the Field” – 2022…"),
        ("he", 'ארה"ב ו"שדה משותף", צ\'כיה', "ארה״ב ו”שדה משותף”, צ׳כיה"),
        ("ar", 'مؤتمر "الميدان"', "مؤتمر ”الميدان“"),
    ],
)
def test_a_title_and_a_summary_are_set_as_their_language_writes_them(
    lang: str, written: str, shown: str
) -> None:
    quoted = "'" + written.replace("'", "''") + "'"
    meta = read({"pages/a.md": f"title: {quoted}\nsummary: {quoted}\nlang: {lang}"})[lang]
    assert (meta.title, meta.summary) == (shown, shown)


def test_inherited_words_keep_the_marks_of_the_original() -> None:
    texts = {
        "pages/a.md": "title: A\nimage: a.jpg\nalt: Noor's table\ncaption: \"'A' table\"",
        "pages/a.he.md": "title: 'ה\"שולחן\"'\ncaption: ג'ודי",
    }
    image = read(texts, ("content/pages/a.jpg",))["he"].image
    assert image is not None
    assert (image.alt, image.caption) == ("Noor’s table", "ג׳ודי")


def test_words_inside_groups_and_lists_are_set_too() -> None:
    program = read({"programs/a.md": 'title: A\npillars:\n  - {title: What\'s next, text: "--"}'})
    assert isinstance(program["en"], Program)
    assert program["en"].pillars[0].title == "What’s next"


def test_names_stay_as_their_people_write_them() -> None:
    text = "title: A\nstoryteller: {name: Ra'ed, organisation: B'Tselem}\nconsent: {name: public}"
    story = read({"stories/2022/a.md": text})["en"]
    assert isinstance(story, Story)
    assert story.storyteller.name == "Ra'ed"
    assert story.storyteller.organisation == "B'Tselem"
