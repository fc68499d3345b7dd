"""Words of the sources and of a text layer are compared as readers would compare them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.preflight.checks.words import missing_words, share_found, words_of
from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.letters import Letter, joined_text, lines_of
from sitegen.safety.normal import fold


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("שָׁלוֹם", "שלום"),
        ("سَلَامٌ", "سلام"),
        ("سـلام", "سلام"),
        ("ﻼ", "لا"),
        ("office", "oﬃce"),
        ("Café", "CAFÉ"),
        ("peace\u00adbuilding", "peacebuilding"),
    ],
    ids=["niqqud", "tashkeel", "tatweel", "lam-alef", "ligature", "accent", "soft hyphen"],
)
def test_what_fonts_add_makes_no_other_word(written: str, found: str) -> None:
    assert fold(written) == fold(found)


def test_a_word_may_stand_in_the_order_in_which_it_is_seen() -> None:
    assert share_found("שלום עולם", "םולש םלוע") == 1.0
    assert share_found("peace", "ecaep") == 0.0


def test_missing_words_are_named_once_in_their_order() -> None:
    assert missing_words("one two one three four", "four") == ("one", "two", "three")
    assert share_found("one two one three four", "four") == 0.2


def test_nothing_expected_is_always_found() -> None:
    assert share_found("", "") == 1.0


@given(st.text())
def test_every_text_is_found_in_itself(text: str) -> None:
    assert share_found(text, text) == 1.0
    assert words_of(fold(text)) == words_of(text)


def letter(character: str, left: float, width: float = 5, bottom: float = 0) -> Letter:
    box = Box(left=left, bottom=bottom, right=left + width, top=bottom + 8)
    return Letter(character, box, 10, (0, 0, 0), True)


def test_a_gap_parts_words_where_no_spaces_are_written() -> None:
    line = lines_of([letter("a", 0), letter("b", 5), letter("c", 14), letter("d", 19)])
    assert [item.text for item in line] == ["ab cd"]


def test_a_small_gap_parts_nothing_where_spaces_are_written() -> None:
    written = [letter("a", 0), letter("b", 8), letter(" ", 13, 3), letter("c", 16)]
    assert [item.text for item in lines_of(written)] == ["ab c"]


def test_a_jump_of_the_baseline_begins_a_line() -> None:
    lines = lines_of([letter("a", 0, bottom=50), letter("b", 0, bottom=30)])
    assert [item.text for item in lines] == ["a", "b"]


def test_a_word_parted_at_a_line_end_is_made_whole() -> None:
    upper = [letter("a", 0, bottom=50), letter("\u00ad", 5, bottom=50)]
    assert joined_text(lines_of([*upper, letter("b", 0, bottom=30)])) == "ab"
