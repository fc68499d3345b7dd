"""An entry of a theme's catalog that changes nothing on the site is told, with its line."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.settings.settings_file import read_settings
from sitegen.errors import ContentError
from sitegen.render.theme.catalog_entries import entries_of
from sitegen.render.theme.catalogs import read_catalog
from sitegen.render.theme.idle_words import idle_words
from sitegen.render.theme.theme import decoded, load_theme
from tests.sites import run_sitegen, write_files

ROOT = Path(__file__).parents[3]
SITE = """\
title: Ours
url: https://www.example.org
languages: {en: {name: English}, he: {name: עברית}, pt-BR: {name: Português}}
theme: ours
cards: false
search: false
"""
TEMPLATE = "themes/ours/templates/page.html"
ENGLISH = "themes/ours/messages/en.po"


def warned(site: Path, catalog: str = "", **files: str) -> list[str]:
    """Give what is said of the catalogs of a site whose theme has these files."""
    given = {"site.yaml": SITE, "themes/ours/theme.yaml": "extends: base\n", **files}
    write_files(site, {**given, ENGLISH: catalog} if catalog else given)
    return told_of(site)


def told_of(site: Path) -> list[str]:
    """Give what is said of a site's catalogs."""
    sources = Sources(site, walk_site(site))
    settings = read_settings(sources)
    theme = load_theme(sources, settings.theme, settings.theme_options)
    return [str(problem) for problem in idle_words(theme, settings.languages)]


def entry(words: str, translation: str = "x") -> str:
    return f'msgid "{words}"\nmsgstr "{translation}"\n\n'


def test_a_misspelled_word_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    assert warned(tmp_path, entry("News") + entry("Shaer")) == [
        f'{ENGLISH}:4: warning: msgid "Shaer": no template says these words; did you mean "Share"?'
    ]


def test_a_catalog_that_is_no_text_hides_nothing_of_the_others(tmp_path: Path) -> None:
    write_files(tmp_path, {"themes/ours/messages/he.po": entry("Share", "שיתוף").encode("cp1255")})
    assert warned(tmp_path, entry("Shaer")) == [
        f'{ENGLISH}:1: warning: msgid "Shaer": no template says these words; did you mean "Share"?'
    ]


def test_the_mark_that_editors_put_before_a_text_is_no_part_of_a_catalog(tmp_path: Path) -> None:
    assert warned(tmp_path, "\ufeff" + entry("Share")) == []
    site = tmp_path / "themes/ours/messages/en.po"
    assert read_catalog(decoded(site.read_bytes(), ENGLISH), ENGLISH)[0] == {("", "Share"): ("x",)}


@pytest.mark.parametrize(
    ("catalog", "said"),
    [
        ('msgid\t"Share"\nmsgstr "x"\n', '1: msgid\\t"Share": expected msgid, msgstr'),
        ('MSGID "Share"\nmsgstr "x"\n', '1: MSGID "Share": expected msgid, msgstr'),
        ('msgid "Share"\n<<<<<<< HEAD\nmsgstr "x"\n', "2: <<<<<<< HEAD: expected msgid, msgstr"),
        ('msgid "Share"\nmsgstr[x] "x"\n', '2: msgstr[x] "x": expected msgid, msgstr'),
        ('msgid "Share"\n\nmsgid "News"\nmsgstr "x"\n', 'msgid "Share": no msgstr below it'),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[7] "x"\n', "3: msgstr[7] below msgid_plural"),
    ],
)
def test_a_catalog_that_is_none_is_told_in_plain_words(catalog: str, said: str) -> None:
    with pytest.raises(ContentError) as told:
        read_catalog(catalog, ENGLISH)
    assert said in str(told.value)


def test_the_same_words_twice_with_two_translations_are_told(tmp_path: Path) -> None:
    thrice = entry("News", "a") + entry("News", "a") + entry("News", "b")
    assert warned(tmp_path, thrice) == [
        f'{ENGLISH}:7: warning: msgid "News": has other words on line 1; keep one of the two'
    ]


@pytest.mark.parametrize("flags", ["#, fuzzy", "#, python-format, fuzzy", "#,fuzzy, c-format"])
def test_an_entry_marked_as_unfinished_is_told(flags: str, tmp_path: Path) -> None:
    header = '#, fuzzy\nmsgid ""\nmsgstr "Language: en\\n"\n\n'
    assert warned(tmp_path, f"{header}{flags}\n{entry('News')}{entry('Share')}") == [
        f'{ENGLISH}:6: warning: msgid "News": marked as fuzzy and left out; '
        'take "#, fuzzy" away when its words are right'
    ]


def test_a_context_that_no_template_names_is_told(tmp_path: Path) -> None:
    catalog = f'msgctxt "verb"\n{entry("Share")}msgctxt "noun"\n{entry("Share")}'
    said = {TEMPLATE: '{{ pgettext("noun", "Share") }}'}
    assert warned(tmp_path, catalog, **said) == [
        f'{ENGLISH}:2: warning: msgid "Share": no template says these words in the context "verb"'
    ]


@pytest.mark.parametrize(
    ("name", "meant"), [("EN.po", "en"), ("en.PO", "en"), ("He.po", "he"), ("pt_br.po", "pt-BR")]
)
def test_a_file_that_is_called_almost_as_a_language_is_told(
    name: str, meant: str, tmp_path: Path
) -> None:
    path = f"themes/ours/messages/{name}"
    assert warned(tmp_path, **{path: entry("Shaer")}) == [
        f"{path}:1: warning: no language of the site has this file's name; "
        f'did you mean "{meant}.po"?'
    ]


def test_a_language_that_the_site_lacks_may_be_another_sites(tmp_path: Path) -> None:
    assert warned(tmp_path, **{"themes/ours/messages/fr.po": entry("Shaer")}) == []


@pytest.mark.parametrize(
    ("words", "template"),
    [
        ("Hello there", '{{ _("Hello there") }}'),
        ("Hello there", "{{ ui.head(label=gettext('Hello there')) }}"),
        ("Hello there", "{% trans %}Hello there{% endtrans %}"),
        ("Hello %(name)s", "{% trans name=a.b %}Hello {{ name }}{% endtrans %}"),
        ("One %(num)s", '{{ ngettext("One %(num)s", "More %(num)s", 3) }}'),
        (r"Say \"yes\"", """{{ _('Say "yes"') }}"""),
        ("Far away", "{{ _(entry.title) }}"),
        ("Shaer", '{% set label = "Shaer" %}{{ _(label) }}'),
    ],
)
def test_what_the_themes_own_templates_say_is_no_slip(
    words: str, template: str, tmp_path: Path
) -> None:
    assert warned(tmp_path, entry(words), **{TEMPLATE: template}) == []


def test_words_of_the_base_theme_and_of_lists_are_no_slips(tmp_path: Path) -> None:
    assert warned(tmp_path, entry("News") + entry("Share on Facebook") + '#~ msgid "Gone"\n') == []


def test_a_build_tells_them_each_time_and_goes_on(tmp_path: Path) -> None:
    page = {"content/pages/a.md": "---\ntitle: A\n---\nWords\n"}
    assert warned(tmp_path, entry("Shaer"), **page)
    first, again = run_sitegen(tmp_path, "build"), run_sitegen(tmp_path, "build")
    for done in (first, again):
        assert done.code == 0
        assert any(line.startswith(f"{ENGLISH}:1: warning: msgid") for line in done.lines)
    assert run_sitegen(tmp_path, "build", "--strict").code == 1


@pytest.mark.parametrize("site", [ROOT, ROOT / "docs" / "examples" / "second-identity"])
def test_no_site_that_comes_with_sitegen_has_one(site: Path) -> None:
    assert told_of(site) == []


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_entries_are_those_that_babel_finds(lang: str) -> None:
    text = (ROOT / "themes" / "base" / "messages" / f"{lang}.po").read_text("utf-8")
    found = {
        (message.context or "", message.id if isinstance(message.id, str) else message.id[0])
        for message in read_po(StringIO(text))
        if message.id
    }
    assert {entry.key for entry in entries_of(text)} == found
