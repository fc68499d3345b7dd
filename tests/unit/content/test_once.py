"""What a list chooses from something stands in it once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.schemas.json_schema import Told, schema_of
from sitegen.errors import ContentError
from sitegen.kinds.exhibition import Exhibition
from sitegen.site.reading import read_site
from tests.sites import SETTINGS, make_site
from tests.unit.content.test_contradictions import SHOW, STORY, said_of


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        (SHOW, "languages: [en, he, en]", '3: languages[3]: "en", 1'),
        (
            SHOW,
            "panels:\n- type: story\n  languages:\n  - en\n  - en",
            '7: panels[1].languages[2]: "en", 1',
        ),
        (
            SHOW,
            "stories: [stories/2022/a, stories/2022/b, stories/2022/b]",
            '3: stories[3]: "stories/2022/b", 2',
        ),
        (SHOW, "handouts: [panels, labels, panels]", '3: handouts[3]: "panels", 1'),
        (
            SHOW,
            "downloads: [{file: a.pdf, title: A, stories: [stories/2022/a, stories/2022/a]}]",
            '3: downloads[1].stories[2]: "stories/2022/a", 1',
        ),
        (STORY, "consent: {languages: [he, he]}", '3: consent.languages[2]: "he", 1'),
        ("news/a.md", "programs: [programs/a, programs/a]", '3: programs[2]: "programs/a", 1'),
    ],
)
def test_what_is_chosen_twice_is_told(path: str, fields: str, said: str) -> None:
    what, _, first = said.rpartition(", ")
    expected = f"{what} stands in the list twice, as item {first} already; take one of them out"
    assert expected in said_of(path, fields)


def test_words_may_stand_twice() -> None:
    assert said_of("news/a.md", "date: 2026-01-01\nauthors: [Noa, Noa]\ntags: [peace, peace]") == []


def test_editors_know_that_it_stands_once() -> None:
    fields = schema_of(Exhibition, Told())["properties"]
    assert "uniqueItems" in str(fields["languages"])
    assert "uniqueItems" not in str(fields["tags"])


def test_settings_name_a_language_once(tmp_path: Path) -> None:
    settings = SETTINGS.replace("[fr]", "[fr, de, fr]")
    assert settings != SETTINGS
    make_site(tmp_path, {"site.yaml": settings})
    with pytest.raises(ContentError, match=r'print_languages\[3\]: "fr" stands in the list twice'):
        read_site(tmp_path)
