"""Hebrew and Arabic words are found by what stands behind their prefixes, in any spelling."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.folding import fold
from sitegen.search.forms import MARK, bare_forms, forms_in, short_forms, with_forms
from tests.tools.needs import ROOT, run

SCRIPT = ROOT / "themes/base/assets/js/folding.js"


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
        ("והים", "ים"),
        ("הוועדה", "ועדה"),
        ("ובוועדה", "ועדה"),
        ("وفلسطين", "فلسطين"),
        ("لفلسطين", "فلسطين"),
        ("كفلسطين", "فلسطين"),
        ("السلام", "سلام"),
        ("والسلام", "سلام"),
        ("بالسلام", "سلام"),
        ("للسلام", "سلام"),
        ("وللسلام", "سلام"),
        ("فالسلام", "سلام"),
        ("الحب", "حب"),
        ("اللد", "لد"),
        ("للد", "لد"),
        ("باللد", "لد"),
        ("سيكتب", "يكتب"),
        ("وستكتب", "تكتب"),
        ("والقدس", "القدس"),
    ],
)
def test_a_word_has_its_bare_form(word: str, base: str) -> None:
    assert fold(base) in bare_forms(fold(word))


@pytest.mark.parametrize(
    "word", ["ילד", "גשר", "אנחנו", "ים", "ה", "", "مدينة", "نور", "سلام", "د", "بلد"]
)
def test_a_word_that_begins_otherwise_has_none(word: str) -> None:
    assert bare_forms(fold(word)) == ()


def test_two_letters_behind_any_other_letter_are_kept_apart() -> None:
    assert (bare_forms("לים"), short_forms("לים")) == ((), ("ים",))
    assert (bare_forms("بلد"), short_forms("بلد")) == ((), ("لد",))
    assert short_forms("اللد") == short_forms("هلد") == ()
    assert with_forms("بلد") == "بلد^^xلد"


def test_letters_out_of_their_order_are_no_prefix() -> None:
    assert bare_forms("המכתב") == ("מכתב",)
    assert "כתב" not in bare_forms("הבכתב")
    assert "سلام" not in bare_forms("الوسلام")


def test_two_letters_are_left_by_one_prefix_alone_or_by_the_article() -> None:
    assert bare_forms("הלב") == ("לב",)
    assert "לב" not in bare_forms("מהלב")
    assert "حب" in bare_forms("بالحب")
    assert "حب" not in bare_forms("وبحب")


@pytest.mark.parametrize(
    "spellings",
    [
        ("إسرائيل", "اسرائيل", "أسرائيل", "إِسْرائِيل", "إســرائيل"),
        ("ثقة", "ثقه", "ثِقة"),
        ("إلى", "الي", "الى", "إلی"),
        ("مسؤول", "مسئول", "مسوول"),
        ("آخر", "اخر", "أخر", "ٱخر"),
        ("بيئة", "بييه", "بيئه"),
        ("מסייע", "מסיע", "מְסַיֵּעַ"),
        ("צוות", "צות"),
        ("ז׳נבה", "ז'נבה", "ז’נבה", "זנבה"),
        ('צה"ל', "צה״ל", "צהל"),
        ("٢٠٢٤", "2024"),
        ("Café", "CAFE"),
    ],
)
def test_spellings_of_a_word_are_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(word) for word in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("ועד", "וועד"), ("שמים", "שמן"), ("عمر", "عمرو"), ("قلب", "كلب")]
)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_text_keeps_its_words_and_gains_forms_behind_a_mark() -> None:
    assert with_forms("אנחנו ושלומי, ילד") == "אנחנו ושלומי,^^שלומי^לומי^ומי ילד"
    assert with_forms("يوم وفلسطين، نور") == "يوم وفلسطين،^^فلسطين نور"


def test_a_word_that_is_spelled_otherwise_gains_its_one_spelling_first() -> None:
    assert with_forms("וְשָׁלוֹם") == "וְשָׁלוֹם^^ושלומ^שלומ^לומ"
    assert with_forms("الأمل") == "الأمل^^الامل^امل"


def test_words_joined_by_a_maqaf_are_found_one_by_one() -> None:
    assert with_forms("בין־לאומי") == "בין־לאומי^^בינ^לאומי^xינ^אומי"


def test_names_in_latin_letters_are_found_behind_a_prefix() -> None:
    assert with_forms("ב-AlumHub, לـAlumHub") == "ב-AlumHub,^^ב^alumhub לـAlumHub^^ל^alumhub"


def test_signs_of_abbreviation_stand_inside_a_word() -> None:
    assert with_forms('וצה"ל') == 'וצה"ל^^וצהל^צהל'


def test_other_scripts_stay_as_they_are() -> None:
    assert with_forms("Peace, Café 2024") == "Peace, Café 2024"


def test_a_title_gives_its_forms_alone() -> None:
    assert forms_in("בית ושלומי") == "xית שלומי לומי ומי"


def test_a_mark_in_the_text_itself_is_none() -> None:
    assert with_forms("10^6 ^^ ושלומי^^^") == "10^6 ^ ושלומי^^שלומי^לומי^ומי"


@given(st.text(alphabet='ושלםהבכאנاللوةأئfé7٧ \n,-"״־\u05b8\u0640'))
def test_without_what_stands_behind_the_marks_the_text_is_as_it_was(text: str) -> None:
    shown = re.sub(re.escape(MARK) + r"\S*", "", with_forms(text))
    assert shown == " ".join(text.split())


def words_of_the_site() -> set[str]:
    """Give all words of the site's own texts in Hebrew and Arabic."""
    files = [*(ROOT / "content").rglob("*.he.md"), *(ROOT / "content").rglob("*.ar.md")]
    assert len(files) > 50
    return {word for file in files for word in file.read_text(encoding="utf-8").split()}


def words_at_random() -> set[str]:
    """Give words of letters, prefixes, points and signs as nobody would write them."""
    draw = random.Random(19)
    hebrew = "אבגדהוזחטיכלמנסעפצקרשתךםןףץוויי\u05b8\u05bc\ufb2a׳״"
    arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةٱیکـ\u064b\u0651\u0670ﷲﻻ٠٩"
    latin = "abzÉéßİıſΣςﬁ'’“7"
    return {
        "".join(draw.choices(letters, k=draw.randint(1, 9)))
        for letters in (hebrew, arabic, latin, hebrew + arabic + latin)
        for _ in range(1500)
    }


def test_what_is_typed_is_read_by_the_same_rules_as_what_is_indexed(tmp_path: Path) -> None:
    words = sorted(words_of_the_site() | words_at_random())
    (tmp_path / "words.json").write_text(json.dumps(words), encoding="utf-8")
    program = (
        f"{SCRIPT.read_text(encoding='utf-8')}\n"
        'const words = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));'
        "const all = (word) => [word, folding.bare(word), folding.shortest(word)];"
        "console.log(JSON.stringify(words.map(folding.fold).map(all)));"
    )
    said = run("node", "-e", program, tmp_path / "words.json")
    typed = dict(zip(words, json.loads(said), strict=True))
    indexed = {
        word: [fold(word), list(bare_forms(fold(word))), list(short_forms(fold(word)))]
        for word in words
    }
    assert {word: typed[word] for word in words if typed[word] != indexed[word]} == {}
