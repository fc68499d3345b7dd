"""A theme's own catalog goes over its parent's words, and changes nothing of the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.plurals import PLURALS

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.settings_file import read_settings
from sitegen.errors import ContentError
from sitegen.render.theme.catalogs import Catalog, read_catalog
from sitegen.render.theme.theme import load_theme
from sitegen.render.theme.words import load_catalog
from tests.sites import run_sitegen, write_files

SITE = """\
title: Ours
url: https://www.example.org
languages: {en: {name: English}, he: {name: עברית}, ar: {name: العربية}, fr: {name: Français}}
theme: ours
cards: false
search: false
"""
COUNTED = "%(count)s entry", "%(count)s entries"
NUMBERS = (0, 1, 2, 3, 11, 100)
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals={}; plural={};\\n"\n\n'
WORD = 'msgid "Sections"\nmsgstr "XX"\n'
HEBREW = HEADER.format(3, "(n == 1 ? 0 : n == 2 ? 1 : 2)")


def plural(*forms: str) -> str:
    """Write a message of several forms."""
    written = (f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms))
    return f'msgid "{COUNTED[0]}"\nmsgid_plural "{COUNTED[1]}"\n{"".join(written)}'


def catalog_of(site: Path, lang: str, *chain: str) -> Catalog:
    """Read a language's words with the catalogs of themes that extend the base theme."""
    names = [f"theme{number}" for number in range(len(chain))] + ["base"]
    files = {"site.yaml": SITE.replace("ours", names[0])}
    for name, parent, catalog in zip(names, names[1:], chain, strict=False):
        files[f"themes/{name}/theme.yaml"] = f"extends: {parent}\n"
        files[f"themes/{name}/messages/{lang}.po"] = catalog
    write_files(site, files)
    sources = Sources(site, walk_site(site))
    settings = read_settings(sources)
    return load_catalog(load_theme(sources, settings.theme, settings.theme_options), lang)


def counted(catalog: Catalog) -> list[str]:
    """Give the message of several forms as it is for numbers."""
    return [catalog.plural_form("", *COUNTED, number) for number in NUMBERS]


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_the_rule_of_a_themes_own_words_changes_no_others(lang: str, tmp_path: Path) -> None:
    said = counted(catalog_of(tmp_path, lang))
    rules = dict.fromkeys(PLURALS.values())
    assert len(rules) > 10
    for number, (count, rule) in enumerate(rules):
        ours = catalog_of(tmp_path / str(number), lang, HEADER.format(count, rule) + WORD)
        assert counted(ours) == said
        assert ours.singular("", "Sections") == "XX"


def test_each_theme_of_a_chain_has_forms_by_its_own_rule(tmp_path: Path) -> None:
    two = HEADER.format(2, "(n != 1)") + plural("a", "b")
    assert counted(catalog_of(tmp_path / "a", "he", WORD, two)) == ["b", "a", "b", "b", "b", "b"]
    over = HEBREW + plural("c", "d", "e")
    assert counted(catalog_of(tmp_path / "b", "he", over, two)) == ["e", "c", "d", "e", "e", "e"]


def test_without_a_rule_of_its_own_a_catalog_has_that_of_its_language(tmp_path: Path) -> None:
    forms = counted(catalog_of(tmp_path / "he", "he", plural("a", "b", "c")))
    assert forms == ["c", "a", "b", "c", "c", "c"]
    forms = counted(catalog_of(tmp_path / "fr", "fr", plural("a", "b")))
    assert forms == ["a", "a", "b", "b", "b", "b"]


def test_what_a_theme_has_not_translated_yet_stays_as_its_parent_says_it(tmp_path: Path) -> None:
    said = catalog_of(tmp_path / "base", "he")
    empty = 'msgid "Sections"\nmsgstr ""\n\n' + plural("", "", "")
    ours = catalog_of(tmp_path / "ours", "he", HEBREW + empty)
    assert ours.singular("", "Sections") == said.singular("", "Sections") != "Sections"
    assert counted(ours) == counted(said)


@pytest.mark.parametrize(
    ("catalog", "said"),
    [
        (
            HEBREW + plural("a"),
            '5: msgid "%(count)s entry": no words in msgstr[1] and msgstr[2]; '
            "expected all 3 forms, or none",
        ),
        (
            HEBREW + plural("a", "", "c"),
            '5: msgid "%(count)s entry": no words in msgstr[1]; expected all 3 forms, or none',
        ),
        (
            HEBREW + plural("a", "b", "c", "d"),
            '5: msgid "%(count)s entry": 4 forms; expected 3, as Plural-Forms says',
        ),
        ('msgid "a"\nmsgstr[0] "b"\n', "2: msgstr[0] below msgid: expected msgstr or msgid_plural"),
        ('msgstr "x"\n\n' + WORD, "1: msgstr above any msgid: expected msgctxt or msgid"),
        (WORD + '\n# more\nmsgstr "x"\n', "5: msgstr above any msgid: expected msgctxt or msgid"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr "x"\n',
            "3: msgstr below msgid_plural: expected msgstr[0]",
        ),
        (WORD + 'msgstr "y"\n', "3: msgstr below msgstr: expected msgctxt or msgid"),
        (
            HEBREW + plural("a", "b") + 'msgstr[1] "c"\n',
            "9: msgstr[1] below msgstr[1]: expected msgstr[2] or msgctxt or msgid",
        ),
        ('msgid "a"\n# more\nmsgstr "b"\n', '1: msgid "a": no msgstr below it'),
        (WORD + '\nmsgid "last"\n', '4: msgid "last": no msgstr below it'),
        (HEADER.format("9" * 5000, 0) + WORD, f"1: nplurals={'9' * 59}…: expected 1 to 6 forms"),
        (HEADER.format(0, 0) + WORD, "1: nplurals=0: expected 1 to 6 forms"),
        (HEADER.format(2, "n") + WORD, "form 1000000 for a number, the first is 0 and nplurals=2"),
        (WORD + "\n" + HEBREW, '4: msgid "": the header; expected before all messages'),
    ],
)
def test_what_no_page_could_say_is_told_with_its_line(catalog: str, said: str) -> None:
    with pytest.raises(ContentError) as told:
        read_catalog(catalog, "he.po")
    assert said in str(told.value)


def test_the_mistakes_of_all_catalogs_of_a_chain_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as told:
        catalog_of(tmp_path, "he", 'msgstr "x"\n', 'msgid "a"\n')
    assert [problem.location.path for problem in told.value.problems] == [
        "themes/theme0/messages/he.po",
        "themes/theme1/messages/he.po",
    ]


def test_a_page_counts_in_hebrew_whatever_header_its_theme_has(tmp_path: Path) -> None:
    files = {
        f"content/news/2024/a{number}{lang}.md": f"---\ntitle: A{number}\n{more}---\nWords\n"
        for number in range(5)
        for lang, more in (("", "date: 2024-01-02\ntags: [t]\n"), (".he", ""))
    }
    own = {
        "themes/ours/theme.yaml": "extends: base\n",
        "themes/ours/messages/he.po": (HEADER.format(2, "(n != 1)") + WORD),
    }
    write_files(tmp_path, {"site.yaml": SITE, **files, **own})
    assert run_sitegen(tmp_path, "build").code == 0
    page = (tmp_path / "output/he/tags/index.html").read_text("utf-8")
    assert "5 פריטים" in page
    assert "שני פריטים" not in page
