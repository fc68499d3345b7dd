"""Every word of the interface exists in every language of the base theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import c2py
from io import StringIO
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from sitegen.kinds.registry import KINDS
from sitegen.render.pages.pages import TITLES
from sitegen.render.templates.stretches import WORDS as STRETCHES
from sitegen.render.theme.catalogs import parse_catalog

ROOT = Path(__file__).parents[3]
THEME = ROOT / "themes" / "base"
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true"}
WORDS = ("_", "gettext", "ngettext")
TRANSLATED = ("he", "ar")
PLURAL_FORMS = {"en": 2, "he": 3, "ar": 6}
# CLDR 46, "Language Plural Rules": a number of each form, in the order of the forms.
EXAMPLES = {"en": (1, 5), "he": (1, 2, 5), "ar": (0, 1, 2, 3, 11, 100)}
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")

Text = str | tuple[str, ...]


def words_of_templates() -> Iterator[Text]:
    for template in sorted((THEME / "templates").rglob("*.html")):
        with template.open("rb") as file:
            for _, _, text, _ in babel_extract(file, WORDS, (), OPTIONS):
                yield text if isinstance(text, str) else tuple(part for part in text if part)


def words_of_code() -> Iterator[str]:
    for module in sorted((ROOT / "sitegen").rglob("*.py")):
        with module.open("rb") as file:
            for _, text, _, _ in extract("python", file, {"message": None}):
                yield str(text)
    yield from STRETCHES
    yield from TITLES.values()
    yield from (kind.title for kind in KINDS if kind.title)


def first(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


def read_catalog(lang: str) -> Catalog:
    text = (THEME / "messages" / f"{lang}.po").read_text("utf-8")
    return read_po(StringIO(text), locale=lang)


def forms_of(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_nothing_is_left_untranslated(lang: str) -> None:
    catalog = {first(message.id): message for message in read_catalog(lang) if message.id}
    used = {first(text) for text in [*words_of_templates(), *words_of_code()]}
    missing = sorted(text for text in used if text not in catalog)
    empty = sorted(text for text in used & catalog.keys() if not all(forms_of(catalog[text])))
    assert (missing, empty) == ([], [])


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_translation_is_left_over(lang: str) -> None:
    used = {first(text) for text in [*words_of_templates(), *words_of_code()]}
    assert [m.id for m in read_catalog(lang) if m.id and first(m.id) not in used] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translations_keep_the_places_of_what_is_put_in(lang: str) -> None:
    for message in read_catalog(lang):
        if not message.id:
            continue
        allowed = set(PLACEHOLDER.findall(" ".join(message.id)))
        if isinstance(message.id, str):
            allowed = set(PLACEHOLDER.findall(message.id))
            assert set(PLACEHOLDER.findall(str(message.string))) == allowed, message.id
        else:
            # A form may say the number as a word: "two entries".
            for form in forms_of(message):
                assert set(PLACEHOLDER.findall(form)) <= allowed, message.id


@pytest.mark.parametrize("lang", PLURAL_FORMS)
def test_plurals_follow_the_language(lang: str) -> None:
    catalog = read_catalog(lang)
    plurals = [message for message in catalog if isinstance(message.id, tuple)]
    assert plurals
    assert all(len(forms_of(message)) == PLURAL_FORMS[lang] for message in plurals)


@pytest.mark.parametrize("lang", PLURAL_FORMS)
def test_each_number_finds_its_form(lang: str) -> None:
    messages, rule = parse_catalog((THEME / "messages" / f"{lang}.po").read_text("utf-8"))
    plural = c2py(rule)
    assert [plural(number) for number in EXAMPLES[lang]] == list(range(PLURAL_FORMS[lang]))
    assert messages


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translations_are_in_their_own_script(lang: str) -> None:
    letters = {"he": r"[\u0590-\u05ff]", "ar": r"[\u0600-\u06ff]"}[lang]
    foreign = [
        form
        for message in read_catalog(lang)
        if message.id
        for form in forms_of(message)
        if form.strip() != "," and not re.search(letters, form)
    ]
    assert foreign == []


@pytest.mark.parametrize("lang", TRANSLATED)
@pytest.mark.parametrize("name", ["labels", "hanging-plan", "packing-list", "press-sheet"])
def test_a_document_of_panels_is_called_as_its_own_head_calls_it(lang: str, name: str) -> None:
    words = yaml.safe_load((THEME / "panels" / "words.yaml").read_text("utf-8"))
    catalog = {str(message.id): message.string for message in read_catalog(lang)}
    assert catalog[words["en"][name]] == words[lang][name]
