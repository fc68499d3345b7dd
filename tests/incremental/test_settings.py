"""Settings that no page shows decide all the same how pages are made."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sitegen.content.settings.settings import LanguageSettings, Settings
from tests.incremental import media
from tests.incremental.workshop import Workshop

GARDEN = "content/news/2024/garden/garden.png"

OTHERWISE: dict[str, Any] = {
    "title": "Other voices",
    "url": "https://other.example.org",
    "timezone": "America/New_York",
    "description": "Another site",
    "short_title": "OURS",
    "contact": "us@example.org",
    "languages": {"en": {"name": "English"}, "ar": {"name": "العربية"}, "he": {"name": "עברית"}},
    "print_languages": ["he"],
    "print_titles": {"fr": "Autres voix"},
    "theme": "stem",
    "theme_options": {"greeting": "Bye"},
    "tags": [{"en": "youth", "he": "נוער", "ar": "شباب"}],
    "kinds": {
        "reports": {
            "label": "Papers",
            "fields": {"year": "number", "authors": ["text"], "about": "entry", "pdf": "file"},
            "order": "year",
            "feed": True,
        }
    },
    "page_size": 1,
    "search": True,
    "cards": True,
    "minify_html": True,
    "maximum_megapixels": 99,
    "menus": {"main": [{"label": "Topics", "url": "/tags/"}]},
    "actions": [],
    "profiles": ["https://social.example.org/@us"],
    "share": ["copy"],
    "robots": [{"agent": "*", "disallow": ["/search/"]}],
    "security": {"contact": ["us@example.org"], "expires": "2027-01-01T00:00Z"},
    "check": {"budgets": {"default": 90}},
    "publish": {"there": {"to": "folder", "path": "../there", "url": "https://x.example.org"}},
    "feeds": {"text": "summary", "tags": ["water"], "programs": ["*"], "episodes": 100},
    "send": {"author": "Office <office@example.org>", "private": True},
    "withdrawn": [{"date": "2026-03-01", "marks": ["0123456789abcdef"], "gone": ["/gone/"]}],
    "extra": {"colour": "blue"},
}
NEEDED: dict[str, dict[str, Any]] = {"print_titles": {"print_languages": ["fr"]}}
"""Other settings without which one would be a mistake."""

LANGUAGE_OTHERWISE = {
    "name": "British English",
    "title": "Voices in English",
    "short_title": "VOICES",
    "description": "A site in English",
    "locale": "en-GB",
}


def change(workshop: Workshop, name: str, value: object, lang: str = "") -> None:
    """Change a setting, or that of a language, in site.yaml."""
    settings = yaml.safe_load(workshop.read("site.yaml"))
    settings |= {} if lang else NEEDED.get(name, {})
    (settings["languages"][lang] if lang else settings)[name] = value
    workshop.write("site.yaml", yaml.safe_dump(settings, allow_unicode=True, sort_keys=False))


def test_every_setting_is_changed_here() -> None:
    assert set(OTHERWISE) == set(Settings.__struct_fields__)
    assert set(LANGUAGE_OTHERWISE) == set(LanguageSettings.__struct_fields__)


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_changed_setting_is_seen_wherever_it_counts(workshop: Workshop, name: str) -> None:
    change(workshop, name, OTHERWISE[name])
    assert workshop.check().report


@pytest.mark.parametrize("name", LANGUAGE_OTHERWISE)
def test_a_changed_setting_of_a_language_is_seen_wherever_it_counts(
    workshop: Workshop, name: str
) -> None:
    change(workshop, name, LANGUAGE_OTHERWISE[name], "en")
    assert workshop.check().report


def test_pages_are_made_small_from_the_build_on_that_is_told_to(workshop: Workshop) -> None:
    for value in (True, False):
        change(workshop, "minify_html", value)
        outcome = workshop.check()
        assert outcome.report and outcome.report.written


def test_lists_of_as_many_pages_are_divided_anew(workshop: Workshop) -> None:
    for value in (3, 4):
        change(workshop, "page_size", value)
        workshop.check()
        assert (workshop.output / "news/page/2/index.html").is_file()
        assert not (workshop.output / "news/page/3/index.html").exists()


def test_a_picture_is_too_large_from_the_build_on_that_says_so(workshop: Workshop) -> None:
    workshop.write(GARDEN, media.png(10, width=1200, height=1000))
    assert workshop.check().report
    change(workshop, "maximum_megapixels", 1)
    outcome = workshop.check()
    assert outcome.report is None
    assert any("garden.png" in line for line in outcome.said)


def test_a_sign_that_the_settings_name_is_a_source_as_any_file_of_the_theme(
    workshop: Workshop,
) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{}v9z"/></svg>'
    )
    workshop.write("themes/signs/mark.svg", drawing.format(9))
    change(workshop, "theme_options", {"greeting": "Welcome", "mark": "themes/signs/mark.svg"})
    workshop.check()
    assert "M0 0h9v9z" in (workshop.output / "index.html").read_text("utf-8")
    workshop.write("themes/signs/mark.svg", drawing.format(7))
    workshop.check()
    assert "M0 0h7v9z" in (workshop.output / "index.html").read_text("utf-8")
