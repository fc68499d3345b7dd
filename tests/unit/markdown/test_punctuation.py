"""Quotation marks, apostrophes, dashes and dots are set as each language writes them."""

from __future__ import annotations

import time

import pytest

from sitegen.markdown.text.punctuation import Punctuation
from tests.unit.markdown.site import html_of

# Many times what any of them takes, so that a busy machine is no reason to fail.
SECONDS = 5


def set_in(lang: str, text: str) -> str:
    return Punctuation(lang).set(text, "")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('قال "نعم" و"لا"', "قال ”نعم“ و”لا“"),
        ('بـ"السلام" وبالـ"أمل"', "بـ”السلام“ وبالـ”أمل“"),
        ('ال"سلام" لل"أمل" ولل"غد" كال"بحر"', "ال”سلام“ لل”أمل“ ولل”غد“ كال”بحر“"),
        ('وَ"لا" ف"نعم" ب"2" ل"Hub"', "وَ”لا“ ف”نعم“ ب”2“ ل”Hub“"),
        ('"المجموعة ب" و"ج"', "”المجموعة ب“ و”ج“"),
        ('مدرسة "أ"/"ب"', "مدرسة ”أ“/”ب“"),
        ('قال:"نعم"', "قال:”نعم“"),
        ('كتب "العنوان:" ثم', "كتب ”العنوان:“ ثم"),
        ("'و\"لا\" قال'", "’و”لا“ قال‘"),
    ],
)
def test_a_quotation_opens_behind_what_arabic_writes_together_with_it(
    typed: str, set_: str
) -> None:
    assert set_in("ar", typed) == set_


ARABIC_PARTICLES = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "وبال", "فلل", "بـ", "وَ", "ولل"]


@pytest.mark.parametrize("particle", ["", *ARABIC_PARTICLES])
@pytest.mark.parametrize("word", ["بيت", "بيت جديد", "Hub", "2024", "لا"])
@pytest.mark.parametrize(
    "frame", ["{}", "قال {}", "قال 'نعم' {} ثم", "({})", "قال: {}.", '"{} ثم"']
)
def test_single_marks_open_and_close_where_double_ones_do(
    frame: str, word: str, particle: str
) -> None:
    single = set_in("ar", frame.format(f"{particle}'{word}'"))
    assert f"{particle}’{word}‘" in single
    if '"' not in frame:
        double = set_in("ar", frame.format(f'{particle}"{word}"').replace("'", '"'))
        assert single == double.replace("”", "’").replace("“", "‘")


def test_emphasis_may_follow_a_particle_and_its_mark() -> None:
    assert html_of('و"**لا**"', "ar") == "<p>و”<strong>لا</strong>“</p>"
    assert html_of("و'**لا**'", "ar") == "<p>و’<strong>لا</strong>‘</p>"


@pytest.mark.parametrize(
    ("lang", "typed", "set_"),
    [
        ("en", 'He said:"yes" ("no") ["a"]/"b"', "He said:“yes” (“no”) [“a”]/“b”"),
        ("en", "He said:'yes'", "He said:‘yes’"),
        ("en", '"He said:" and "so:"', "“He said:” and “so:”"),
        ("he", 'אמר:"כן" ("לא") "א"/"ב"', "אמר:”כן” (”לא”) ”א”/”ב”"),
        ("he", 'ב"Hub" שלנו', "ב”Hub” שלנו"),
        ("de", 'Er sagte:"ja"', "Er sagte:„ja“"),
    ],
)
def test_a_quotation_opens_behind_a_colon_a_bracket_and_a_slash(
    lang: str, typed: str, set_: str
) -> None:
    assert set_in(lang, typed) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('He said "yes".', "He said “yes”."),
        ('"A," she said, "b."', "“A,” she said, “b.”"),
        ("'a'", "‘a’"),
        ("\"'Yes,' he said\"", "“‘Yes,’ he said”"),
        ("\"he said 'yes'\"", "“he said ‘yes’”"),
        ('("a")', "(“a”)"),
        ('a--"b"--c', "a–“b”–c"),
        ("it's the dogs' own", "it’s the dogs’ own"),
        ("'tis the '90s and '24", "’tis the ’90s and ’24"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("2010 -- 2020", "2010 – 2020"),
        ("ב--5 מעלות, שב--10", "ב-−5 מעלות, שב-−10"),
        ("שלום--5, ב--שלום", "שלום–5, ב–שלום"),
        ("a---b", "a—b"),
        ("----", "----"),
        ("well-known", "well-known"),
        ("wait... what....", "wait… what...."),
        ('https://example.org/--"a"...', 'https://example.org/--"a"...'),
        ("“typed already” ‘so’", "“typed already” ‘so’"),
        ('5" nail', "5” nail"),
        ('"the dogs\'" and', "“the dogs’” and"),
    ],
)
def test_english(typed: str, set_: str) -> None:
    assert set_in("en", typed) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('אמר "שלום".', "אמר ”שלום”."),
        ('צה"ל ודו"ח ומנכ"ל', "צה״ל ודו״ח ומנכ״ל"),
        ('דו"חות', "דו״חות"),
        ('קראתי ב"הארץ" היום', "קראתי ב”הארץ” היום"),
        ('ה"שלום" וב"פורום" נפתח', "ה”שלום” וב”פורום” נפתח"),
        ("צ'ק ג'ורג' וכו'", "צ׳ק ג׳ורג׳ וכו׳"),
        ("הוא אמר 'שלום' והלך", "הוא אמר ’שלום’ והלך"),
        ('"צה"ל"', "”צה״ל”"),
        ("ו'מילה' ש'אחרת'", "ו’מילה’ ש’אחרת’"),
        ("וְ'מילה' ב'Hub' בלבד", "וְ’מילה’ ב’Hub’ בלבד"),
        ("קראתי ב'הארץ', 'מעריב' ו'גלובס'.", "קראתי ב’הארץ’, ’מעריב’ ו’גלובס’."),
        ("ב'שיחה אחרת' וב'מה קרה?' וה'לא'", "ב’שיחה אחרת’ וב’מה קרה?’ וה’לא’"),
        ("\"ב'שדה' הזה\" 'ב\"שדה\" הזה'", "”ב’שדה’ הזה” ’ב”שדה” הזה’"),
        ("ש'אין ברירה.' אמר", "ש’אין ברירה.’ אמר"),
        ("ב'כיתה ב' של יוסי' היה", "ב’כיתה ב׳ של יוסי’ היה"),
        ("מ'בית ג'אן' עד ה'סנדוויץ'' כאן", "מ’בית ג׳אן’ עד ה’סנדוויץ׳’ כאן"),
        ("'ראיתי את ג'ורג' שם' אמר", "’ראיתי את ג׳ורג׳ שם’ אמר"),
        ("'פרופ' כהן. הגב' לוי.'", "’פרופ׳ כהן. הגב׳ לוי.’"),
        ("ל'אוריאל של ג'ורג' ופרופ' כהן", "ל׳אוריאל של ג׳ורג׳ ופרופ׳ כהן"),
        ("מ'באפה ו'מסי' בה'תשפ\"ד", "מ׳באפה ו’מסי’ בה׳תשפ״ד"),
        ("הצ'ק, מג'ורג', בכיתה ב' וג' וב'48", "הצ׳ק, מג׳ורג׳, בכיתה ב׳ וג׳ וב׳48"),
        ("ה'תחלה בלי סוף. עוד' משפט", "ה׳תחלה בלי סוף. עוד׳ משפט"),
        ("1948 -- 1967...", "1948 – 1967…"),
    ],
)
def test_hebrew(typed: str, set_: str) -> None:
    assert set_in("he", typed) == set_


@pytest.mark.parametrize(
    ("lang", "set_"),
    [
        ("ar", "”نعم ’لا‘“"),
        ("en-GB", "“نعم ‘لا’”"),
        ("de", "„نعم ‚لا‘“"),
        ("fr", "«\u202fنعم «\u202fلا\u202f»\u202f»"),
        ("ru", "«نعم „لا“»"),
        ("fa", "«نعم ‹لا›»"),
        ("xx", "“نعم ‘لا’”"),
    ],
)
def test_each_language_has_its_own_marks(lang: str, set_: str) -> None:
    assert set_in(lang, "\"نعم 'لا'\"") == set_


def test_marks_around_emphasis_links_and_code_open_and_close() -> None:
    assert html_of('"*a*" and "`b`" and ("[c](/programs/alumhub)")') == (
        '<p>“<em>a</em>” and “<code>b</code>” and (“<a href="/programs/alumhub/">c</a>”)</p>'
    )
    assert html_of('*"a"* "b *c*" *it*\'s') == ("<p><em>“a”</em> “b <em>c</em>” <em>it</em>’s</p>")


def test_each_block_begins_anew() -> None:
    assert html_of("'a\n\n'b") == "<p>‘a</p>\n<p>‘b</p>"


def test_a_part_in_another_language_has_the_marks_of_that_language() -> None:
    assert html_of('"a" *"ב"*{lang=he} "c"') == ('<p>“a” <em lang="he">”ב”</em> “c”</p>')


def test_addresses_and_attributes_keep_their_signs() -> None:
    assert html_of("[a](https://example.org/s--a...b 'x -- \"y\"')") == (
        '<p><a title="x -- &quot;y&quot;" href="https://example.org/s--a...b" '
        'rel="noopener">a</a></p>'
    )


@pytest.mark.parametrize(
    "piece", ['ב"אא ', "ב'אא ", "ב'ג", "'ג' ", "ג' ", "'אג' ", "و'لا ", 'و"لا ', "و'"]
)
def test_long_rows_of_marks_take_no_time(piece: str) -> None:
    before = time.process_time()
    set_in("he", piece * 20_000)
    assert time.process_time() - before < SECONDS
