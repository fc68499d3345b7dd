"""The guide for staff says the same in three languages, in the words that the editor shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.editor.words import catalog_of

DOCS = Path(__file__).resolve().parents[1] / "docs"
LARGEST = 60_000
STEP = re.compile(r"^## (\d)\. ", re.MULTILINE)
PICTURE = re.compile(r"^!\[(.+)\]\((pictures/first-post-(\d)\.(\w+)\.webp)\)$", re.MULTILINE)
LABEL = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
PAGES = {"en": "first-post.md", "he": "first-post.he.md", "ar": "first-post.ar.md"}


def page(lang: str) -> str:
    """Give the guide in a language."""
    return (DOCS / PAGES[lang]).read_text("utf-8")


@pytest.mark.parametrize("lang", PAGES)
def test_each_language_has_all_steps_each_with_its_picture(lang: str) -> None:
    steps = STEP.findall(page("en"))
    assert STEP.findall(page(lang)) == steps
    pictures = PICTURE.findall(page(lang))
    assert [(number, of) for _, _, number, of in pictures] == [(step, lang) for step in steps]
    assert all((DOCS / path).stat().st_size <= LARGEST for _, path, _, _ in pictures)


@pytest.mark.parametrize("lang", ["he", "ar"])
def test_the_guide_names_what_the_editor_shows(lang: str) -> None:
    shown = {forms[0].partition(":")[0] for forms in catalog_of(lang).messages.values()}
    assert [label for label in LABEL.findall(page(lang)) if label not in shown] == []
    assert '<div dir="rtl" ' in page(lang)


def test_the_guide_in_english_names_what_the_editor_shows() -> None:
    shown = {text.partition(":")[0] for (_, text) in catalog_of("he").messages}
    assert [label for label in LABEL.findall(page("en")) if label not in shown] == []
