"""The words of front matter get the marks of the language that they are written in."""

from __future__ import annotations

import pytest

from sitegen.kinds.episode import Episode
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.program import Program
from sitegen.kinds.registry import AnyMeta
from sitegen.kinds.story import Story
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


def test_numbers_in_words_and_names_keep_their_order() -> None:
    text = (
        "title: קשר\nlang: he\nsummary: חייגו +972 2 123 4567 עכשיו\n"
        "venues: [{place: 'אולם 12-AB-3 למעלה', hours: 'א׳ 10:00–16:00 בלבד'}]"
    )
    meta = read({"exhibitions/a.md": text})["he"]
    assert isinstance(meta, Exhibition)
    assert meta.summary == "חייגו \u2066+972 2 123 4567\u2069 עכשיו"
    assert meta.venues[0].place == "אולם \u206612-AB-3\u2069 למעלה"
    assert meta.venues[0].hours == "א׳ \u206610:00–16:00\u2069 בלבד"


def test_the_time_of_a_chapter_stays_a_time() -> None:
    text = (
        "title: ש\nlang: he\nguid: a\naudio: {url: 'https://x.org/a.mp3'}\n"
        "chapters: ['02:10 10:00–16:00']"
    )
    meta = read({"podcast/a/s1/e.md": text})["he"]
    assert isinstance(meta, Episode)
    assert meta.chapters == ("02:10 \u206610:00–16:00\u2069",)


def test_names_stay_as_their_people_write_them() -> None:
    text = "title: A\nstoryteller: {name: Ra'ed, organisation: B'Tselem}\nconsent: {name: public}"
    story = read({"stories/2022/a.md": text})["en"]
    assert isinstance(story, Story)
    assert story.storyteller.name == "Ra'ed"
    assert story.storyteller.organisation == "B'Tselem"
