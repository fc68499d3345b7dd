"""The normal form: equal for all ways of writing one word, and final."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.safety.normal import fold, plain

SCRIPTS = st.text(
    st.characters(min_codepoint=0, max_codepoint=0x2FFF, exclude_categories=("Cs",))
    | st.sampled_from("זהרה قويلفذر ﻫﻮﺯ Ｚｏ 𝐙 İıſßΣς K ͅ ͏ ـ \u200b\u00ad&%\\<>")
)


@given(SCRIPTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(SCRIPTS)
def test_what_is_composed_and_what_is_decomposed_fold_alike(text: str) -> None:
    forms = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert forms == {fold(text)}


@given(st.text(st.sampled_from("ab %&#;\\xu0041{}\n5aq")))
def test_undoing_escapes_comes_to_an_end(text: str) -> None:
    done = plain(text)
    assert plain(done) == done
    assert len(done) <= len(text)


@given(SCRIPTS)
def test_lines_stay_lines(text: str) -> None:
    assert fold(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Zohára", "zohara"),
        ("Ｚｏｈａｒａ", "zohara"),
        ("Zo\u200bha\u00adra", "zohara"),
        ("זָהֳרָה", "זהרה"),
        ("\ufb35", "ו"),
        ("زَهـــرَة", "زهرة"),
        ("\ufeaf\ufeeb\ufeae\ufe93", "زهرة"),
        ("أحمد", "احمد"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("O\u02bcBrien", "o'brien"),
    ],
)
def test_a_word_is_the_same_however_it_is_written(written: str, word: str) -> None:
    assert fold(written) == word


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("&amp;#81;", "Q"),
        ("%2551", "Q"),
        ("\\u0051\\x51\\u{51}", "QQQ"),
        ('a\\/b\\"c\\,d', 'a/b"c,d'),
        ("Zohara\\nQ", "Zohara\nQ"),
        ("\\ud83d\\ude00", "😀"),
        ("100% & more", "100% & more"),
    ],
)
def test_escapes_are_undone(text: str, meant: str) -> None:
    assert plain(text) == meant


def test_escapes_of_style_sheets_are_undone_in_style_sheets() -> None:
    assert plain("\\5a ohara", css=True) == "Zohara"
    assert plain("\\bad", css=False) == "\nad"
