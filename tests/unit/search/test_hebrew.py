"""Hebrew words are found by what stands behind their prefixes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.hebrew import MARK, bare_forms, forms_in, with_forms


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("ושלום", "שלום"),
        ("השלום", "שלום"),
        ("בשלום", "שלום"),
        ("לשלום", "שלום"),
        ("משלום", "שלום"),
        ("ששלום", "שלום"),
        ("כשלום", "שלום"),
        ("ובשלום", "שלום"),
        ("שבבית", "בית"),
        ("וכשהשלום", "שלום"),
        ("לכשיבוא", "יבוא"),
        ("הים", "ים"),
    ],
)
def test_a_word_has_its_bare_form(word: str, base: str) -> None:
    assert base in bare_forms(word)


@pytest.mark.parametrize("word", ["ילד", "גשר", "אנחנו", "ים", "ה", ""])
def test_a_word_that_begins_otherwise_has_none(word: str) -> None:
    assert bare_forms(word) == ()


def test_letters_out_of_their_order_are_no_prefix() -> None:
    assert bare_forms("המכתב") == ("מכתב",)


def test_two_letters_are_left_by_one_prefix_alone() -> None:
    assert bare_forms("הלב") == ("לב",)
    assert "לב" not in bare_forms("מהלב")


def test_a_text_keeps_its_words_and_gains_forms_behind_a_mark() -> None:
    assert with_forms("אנשים ושלום, ילד") == "אנשים ושלום,^^שלום^לום ילד"


def test_vowel_points_do_not_hide_a_word() -> None:
    assert with_forms("וְשָׁלוֹם") == "וְשָׁלוֹם^^שלום^לום"


def test_words_joined_by_a_maqaf_are_found_one_by_one() -> None:
    assert with_forms("בין־לאומי") == "בין־לאומי^^בין^לאומי^ין^אומי"


def test_signs_of_abbreviation_stand_inside_a_word() -> None:
    assert with_forms('וצה"ל') == 'וצה"ל^^צהל'


def test_other_scripts_stay_as_they_are() -> None:
    assert with_forms("Peace والسلام 2024") == "Peace والسلام 2024"


def test_a_title_gives_its_forms_alone() -> None:
    assert forms_in("בית ושלום") == "ית שלום לום"


def test_a_mark_in_the_text_itself_is_none() -> None:
    assert with_forms("10^6 ^^ ושלום^^^") == "10^6 ^ ושלום^^שלום^לום"


@given(st.text(alphabet='ושלםהבכאנ \n,-"״־\u05b8'))
def test_without_what_stands_behind_the_marks_the_text_is_as_it_was(text: str) -> None:
    shown = re.sub(re.escape(MARK) + r"\S*", "", with_forms(text))
    assert shown == " ".join(text.split())
