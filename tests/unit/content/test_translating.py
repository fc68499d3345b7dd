"""The version of an original that a translation names: what changes it, and what doesn't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.front_matter.frontmatter import split_document
from sitegen.content.translating.differences import Piece, differences
from sitegen.content.translating.renewing import renewed
from sitegen.content.translating.wording import Wording, said_in, version_of, wording_of
from sitegen.kinds.episode import Episode
from sitegen.kinds.news import News
from sitegen.kinds.story import Story

NEWS = """\
---
title: "Olive season, together"
date: 2024-10-03 # the second day
tags: [olives]
image: press.jpg
alt: An old press
gallery:
  - {file: one.jpg, alt: A ladder}
  - {file: two.jpg, alt: ""}
---

We picked.

And we pressed.
"""


def words(text: str) -> Wording:
    """Give the words of a news post."""
    return wording_of(News, split_document(text, "index.md"))


def version(text: str) -> str:
    """Give the version of a news post."""
    return version_of(words(text))


def test_the_words_of_an_original_stand_by_the_names_of_their_fields() -> None:
    assert words(NEWS) == {
        "title": "Olive season, together",
        "image.alt": "An old press",
        "gallery.0.file": "one.jpg",
        "gallery.0.alt": "A ladder",
        "gallery.1.file": "two.jpg",
        "": "We picked.\n\nAnd we pressed.",
    }


def test_a_version_is_what_translations_have_written_down() -> None:
    """Another digest would make every translation of every site older."""
    assert version(NEWS) == "a5153dff825bfb2d"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("together", "alone"),
        ("An old press", "A press"),
        ("And we pressed.", "And we rested."),
        ('  - {file: two.jpg, alt: ""}\n', ""),
        ("---\n\nWe", "summary: Two days\n---\n\nWe"),
    ],
)
def test_other_words_are_another_version(was: str, now: str) -> None:
    assert version(NEWS.replace(was, now)) != version(NEWS)


DOES_NOT_COUNT = {
    "date: 2024-10-03": "date: 2025",
    "tags: [olives]": "tags: [olives, peace]\ndraft: true\nupdated: 2025-01-01",
    "# the second day": "# a remark",
    "image: press.jpg": "image: photo.jpg\ncredit: A photographer\nfocus: 10% 20%",
    '"Olive season, together"': "Olive season, together",
    "alt: An old press\n": "alt: >-\n  An old\n  press\n",
    "title:": "slug: olives\ntitle:",
    "---\n\nWe": "aliases: [/old/]\nsample: true\n---\nWe",
    "pressed.\n": "pressed.\n\n\n",
    "press.jpg\nalt: An old press\n": "{file: press.jpg, alt: An old press}\n",
}


@given(st.sets(st.sampled_from(sorted(DOES_NOT_COUNT))), st.sampled_from(["\n", "\r\n"]))
def test_what_a_translation_inherits_and_how_it_is_written_changes_no_version(
    changes: set[str], end: str
) -> None:
    text = NEWS
    for was in changes:
        text = text.replace(was, DOES_NOT_COUNT[was])
    assert version(text.replace("\n", end)) == version(NEWS)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_every_other_text_is_another_version(text: str) -> None:
    other = NEWS.replace("We picked.", f"We {text}.")
    assert (version(other) == version(NEWS)) == (words(other) == words(NEWS))


def test_a_name_that_is_kept_back_is_in_no_version() -> None:
    story = "---\ntitle: Bread\nstoryteller: {name: NAME, role: Baker}\nconsent: {name: HOW}\n---\n"
    for how, is_in in (("withheld", False), ("pseudonym", False), ("public", True)):
        texts = [story.replace("HOW", how).replace("NAME", name) for name in ("Noor", "Dana")]
        one, other = (version_of(wording_of(Story, split_document(t, "i.md"))) for t in texts)
        assert (one != other) == is_in


def test_a_guest_s_name_and_consent_are_in_no_version_unless_they_are_public() -> None:
    episode = "---\ntitle: Lod\nguests:\n  - {name: Noor, role: Baker, consent: {name: HOW}}\n---\n"
    kept = wording_of(Episode, split_document(episode.replace("HOW", "withheld"), "i.md"))
    assert kept == {"title": "Lod", "guests.0.role": "Baker"}
    shown = wording_of(Episode, split_document(episode.replace("HOW", "public"), "i.md"))
    assert shown["guests.0.name"] == "Noor"


def test_chapters_are_words() -> None:
    episode = "---\ntitle: Lod\nchapters:\n  - 00:00 Opening\n  - 00:10 Olives\n---\n"
    found = wording_of(Episode, split_document(episode, "i.md"))
    assert found["chapters"] == "00:00 Opening\n00:10 Olives"


def test_a_translation_is_renewed_in_one_line() -> None:
    text = "---\n# a remark\ntitle: 'מסיק'\ndraft: true\n---\n\nמסקנו.\n"
    once = renewed(News, text, "index.he.md", "8f31c2d07b5e0a44")
    assert once == text.replace("draft", "original: 8f31c2d07b5e0a44\ndraft")
    again = renewed(News, once, "index.he.md", "1234567890123456")
    assert said_in(split_document(again, "index.he.md")) == "1234567890123456"
    assert again.count("original") == 1


@pytest.mark.parametrize("digits", ["1234567890123456", "12345678901234e5", "0000000000000000"])
def test_digits_that_look_like_a_number_stay_as_they_are(digits: str) -> None:
    text = renewed(News, "---\ntitle: א\n---\n", "index.he.md", digits)
    assert said_in(split_document(text, "index.he.md")) == digits


def marked(former: str, present: str) -> str:
    """Give differences on one line: [gone] and {new}."""
    signs = {"same": "{}", "gone": "[{}]", "new": "{{{}}}"}
    return "".join(signs[each.kind].format(each.text) for each in differences(former, present))


@pytest.mark.parametrize(
    ("former", "present", "expected"),
    [
        ("We went south.", "We went north.", "We went [south]{north}."),
        ("We went.", "We went, all.", "We went{, all}."),
        ("one two three", "one 2 3", "one [two three]{2 3}"),
        ("נסענו דרומה.", "נסענו צפונה.", "נסענו [דרומה]{צפונה}."),
        ("ذهبنا جنوبًا.", "ذهبنا شمالًا.", "ذهبنا [جنوبًا]{شمالًا}."),
        ("A\n\nB\n\nC", "A\n\nC", "A\n\n[B\n\n]C"),
        ("", "New", "{New}"),
        ("Gone", "", "[Gone]"),
        ("Same", "Same", "Same"),
    ],
)
def test_words_are_marked_that_differ(former: str, present: str, expected: str) -> None:
    assert marked(former, present) == expected


TEXTS = st.lists(st.sampled_from(["we", " ", "\n", "went", ".", "ה", "olives", "\n\n"])).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_the_pieces_of_two_texts_are_both_of_them(former: str, present: str) -> None:
    pieces = differences(former, present)
    assert "".join(each.text for each in pieces if each.kind != "new") == former
    assert "".join(each.text for each in pieces if each.kind != "gone") == present
    assert Piece("gone", "") not in pieces
    assert Piece("new", "") not in pieces
