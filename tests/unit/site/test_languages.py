"""A language's pages show the dates and numbers that site.yaml asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.errors import ContentError
from sitegen.site.languages import languages_of


def settings_of(site: Path, english: str) -> Settings:
    text = f"title: A\nurl: https://www.example.org\nlanguages: {{en: {english}}}\n"
    (site / "site.yaml").write_text(text, encoding="utf-8")
    return read_settings(Sources(site, walk_site(site)))


def locale_of(site: Path, english: str) -> str:
    return languages_of(settings_of(site, english))[0].locale


def test_a_language_names_whose_dates_it_shows(tmp_path: Path) -> None:
    assert locale_of(tmp_path, "{name: English, locale: en-GB}") == "en-GB"


def test_otherwise_the_language_decides(tmp_path: Path) -> None:
    assert locale_of(tmp_path, "{name: English}") == "en"


@pytest.mark.parametrize("locale", ["xx-YY", "British", "en/../en"])
def test_an_unknown_locale_is_a_mistake(tmp_path: Path, locale: str) -> None:
    with pytest.raises(ContentError) as error:
        settings_of(tmp_path, f"{{name: English, locale: {locale}}}")
    assert "locale" in str(error.value.problems[0])
