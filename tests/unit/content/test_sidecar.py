"""A new translation holds the words of its original, and no name that is kept."""

from __future__ import annotations

from sitegen.content.entries.entries import read_group
from sitegen.content.folder.layout import EntryFile
from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.front_matter.nodes import Mapping, Scalar
from sitegen.content.new.sidecar import translation_text
from sitegen.content.validation.context import Facts
from sitegen.kinds.episode import Episode
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.meta import Meta
from sitegen.kinds.news import News
from sitegen.kinds.program import Program
from sitegen.kinds.story import Story
from tests.unit.site.library import ZONE

STORY = """\
---
title: Bread
year: 2022
award: winner
storyteller: {name: Layla Haddad, pseudonym: L, role: Teacher}
portrait: {file: portrait.jpg, alt: A woman at an oven, focus: 40% 20%}
quote: "We began: with the bread."
tags: [bread]
consent: {name: CONSENT, web: true}
---

Her text.
"""


def translated(model: type[Meta], text: str) -> str:
    """Give the file of a new translation."""
    return translation_text(model, split_document(text, "index.md"))


def fields_of(text: str) -> Mapping:
    """Give the fields that a file sets."""
    return split_document(text, "index.he.md").front_matter


def test_a_translation_begins_as_a_draft_with_the_words_of_the_original() -> None:
    text = translated(Story, STORY.replace("CONSENT", "public"))
    fields = fields_of(text).fields
    assert set(fields) == {"draft", "original", "title", "storyteller", "portrait", "quote"}
    quote = fields["quote"]
    assert isinstance(quote, Scalar)
    assert quote.text == "We began: with the bread."
    assert text.endswith("\nHer text.\n")


def test_groups_hold_only_what_is_to_be_translated() -> None:
    portrait = fields_of(translated(Story, STORY.replace("CONSENT", "public"))).fields["portrait"]
    assert isinstance(portrait, Mapping)
    assert set(portrait.fields) == {"alt"}


def test_a_name_that_is_public_may_be_written_in_another_script() -> None:
    assert "Layla" in translated(Story, STORY.replace("CONSENT", "public"))


def test_a_name_that_is_kept_is_not_copied() -> None:
    for consent in ("pseudonym", "withheld"):
        assert "Layla" not in translated(Story, STORY.replace("CONSENT", consent))
    without = STORY.replace("consent: {name: CONSENT, web: true}\n", "")
    assert "Layla" not in translated(Story, without)


def test_lists_are_offered_because_they_are_taken_whole() -> None:
    text = translated(
        Program, "---\ntitle: Forum\nfigures:\n  - {number: 30, label: groups}\n---\n"
    )
    assert "#figures:\n#- number: 30\n#  label: groups\n" in text
    assert set(fields_of(text).fields) == {"draft", "original", "title"}


def test_what_only_machines_read_is_left_to_the_original() -> None:
    exhibition = "---\ntitle: Geneva\nlanguages: [en]\npanels: [{format: a1}]\nextra: {a: b}\n---\n"
    fields = fields_of(translated(Exhibition, exhibition)).fields
    assert set(fields) == {"draft", "original", "title"}
    assert "a1" not in translated(Exhibition, exhibition)
    episode = "---\ntitle: One\nguid: g\naudio: {file: a.mp3}\nduration: '1:00'\n---\n"
    assert set(fields_of(translated(Episode, episode)).fields) == {"draft", "original", "title"}


def test_a_picture_at_the_top_level_keeps_its_file() -> None:
    original = "---\ntitle: New\ndate: 2024\nimage: a.jpg\nalt: Olives\n---\nText\n"
    text = translated(News, original)
    folder = "content/news/2024"
    hebrew = EntryFile(path=f"{folder}/a.he.md", id="news/2024/a", kind="news", lang="he")
    files = [
        (EntryFile(path=f"{folder}/a.md", id="news/2024/a", kind="news"), original.encode()),
        (hebrew, text.encode()),
    ]
    reading = read_group(files, Facts({f"{folder}/a.jpg"}, ("en", "he"), ZONE), "en")
    assert reading.problems == ()
    assert reading.group is not None
    original_image, hebrew_image = (entry.meta.image for entry in reading.group.entries)
    assert original_image == hebrew_image
