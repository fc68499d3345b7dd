"""Scripts of both directions stand side by side without disturbing each other."""

from __future__ import annotations

import pytest

from tests.unit.markdown.site import body_of, html_of


def rtl(text: str, lang: str) -> str:
    return f'<span dir="rtl" lang="{lang}">{text}</span>'


def ltr(text: str) -> str:
    return f'<span dir="ltr" lang="en">{text}</span>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("In שלום there is", f"In {rtl('שלום', 'he')} there is"),
        ("The שלום, עולם! end", f"The {rtl('שלום, עולם', 'he')}! end"),
        ("See (שלום) and", f"See ({rtl('שלום', 'he')}) and"),
        ("With שָׁלוֹם points", f"With {rtl('שָׁלוֹם', 'he')} points"),
        ("In سلام عليكم it", f"In {rtl('سلام عليكم', 'ar')} it"),
        ("Both שלום سلام end", f"Both {rtl('שלום', 'he')} {rtl('سلام', 'ar')} end"),
        ("The 7 שלום 8 עולם 9 end", f"The 7 {rtl('שלום 8 עולם', 'he')} 9 end"),
        ("One א letter", f"One {rtl('א', 'he')} letter"),
        ('Say צה"ל to', f"Say {rtl('צה״ל', 'he')} to"),
    ],
)
def test_hebrew_and_arabic_in_english(text: str, html: str) -> None:
    assert html_of(text) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ארגון ALLMEP פועל", f"ארגון {ltr('ALLMEP')} פועל"),
        ("יש 60 ארגונים ב-2024.", "יש 60 ארגונים ב-2024."),
        ("בשנת 2024 Hub חדש", f"בשנת 2024 {ltr('Hub')} חדש"),
        ("מפגש G7 ו-COVID-19 היום", f"מפגש {ltr('G7')} ו-{ltr('COVID-19')} היום"),
        ("שפת C++ טובה", f"שפת {ltr('C++')} טובה"),
        ("ב-U.S. אמרו", f"ב-{ltr('U.S.')} אמרו"),
        ("דגם 3D כאן", f"דגם {ltr('3D')} כאן"),
        ("ב-B8 of Hope, Geneva (היום)", f"ב-{ltr('B8 of Hope, Geneva')} (היום)"),
        ("המילה سلام כאן", f"המילה {rtl('سلام', 'ar')} כאן"),
        ("אמר café אז", f"אמר {ltr('café')} אז"),
    ],
)
def test_english_and_arabic_in_hebrew(text: str, html: str) -> None:
    assert html_of(text, "he") == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("הנחיות (WCAG) 2.2, רמה", f"הנחיות ({ltr('WCAG')}) 2.2, רמה"),
        ("ארגון Alliance (ALLMEP) פועל", f"ארגון {ltr('Alliance (ALLMEP)')} פועל"),
        (
            "ארגון Alliance (ALLMEP הברית) כאן",
            f"ארגון {ltr('Alliance')} ({ltr('ALLMEP')} הברית) כאן",
        ),
        ("אמר Yes (really!) ואז", f"אמר {ltr('Yes (really!)')} ואז"),
        ("ספר Groundwork [part (a)] כאן", f"ספר {ltr('Groundwork [part (a)]')} כאן"),
        ('אמר Tom said "yes" ואז', f"אמר {ltr('Tom said ”yes”')} ואז"),
        ('אמר "Tom" said ואז', f"אמר ”{ltr('Tom')}” {ltr('said')} ואז"),
        ("סימן A) B) ג", f"סימן {ltr('A')}) {ltr('B')}) ג"),
    ],
)
def test_a_run_of_another_script_keeps_its_brackets_together(text: str, html: str) -> None:
    assert html_of(text, "he") == f"<p>{html}</p>"


def test_a_run_in_english_and_in_arabic_keeps_its_brackets_together() -> None:
    assert html_of("The (שלום) 2 שלום (עולם) end") == (
        f"<p>The ({rtl('שלום', 'he')}) 2 {rtl('שלום (עולם)', 'he')} end</p>"
    )
    assert html_of('قال Tom "yes" هنا', "ar") == f"<p>قال {ltr('Tom ”yes“')} هنا</p>"


def test_english_and_hebrew_in_arabic() -> None:
    assert html_of("كلمة שלום و ALLMEP هنا ٢٠٢٤", "ar") == (
        f"<p>كلمة {rtl('שלום', 'he')} و {ltr('ALLMEP')} هنا ٢٠٢٤</p>"
    )


def test_a_block_in_the_other_direction_takes_it_and_its_language() -> None:
    assert html_of("ברוכים הבאים to us\n\n- *سلام*\n- b") == (
        f'<p lang="he" dir="auto">ברוכים הבאים {ltr("to us")}</p>\n'
        f"<ul><li>{rtl('<em>سلام</em>', 'ar')}</li>\n<li>b</li>\n</ul>"
    )
    assert html_of("## English\n\nעברית", "he") == (
        '<h2 lang="en" dir="auto" id="english">English</h2>\n<p>עברית</p>'.replace(
            '<h2 lang="en" dir="auto" id="english">', '<h2 id="english" lang="en" dir="auto">'
        )
    )


def test_its_own_script_is_not_isolated_within_it_or_dir_auto_would_not_see_it() -> None:
    html = html_of("123 (ברוכים הבאים) and")
    assert html.startswith('<p lang="he" dir="auto">123 (ברוכים הבאים) ')


def test_a_sentence_that_begins_with_a_foreign_name_stays_a_sentence_of_its_page() -> None:
    assert html_of("Groundwork הוא הפודקאסט שלנו", "he") == (
        f"<p>{ltr('Groundwork')} הוא הפודקאסט שלנו</p>"
    )
    assert html_of("ALLMEP اسم التحالف كله", "ar") == f"<p>{ltr('ALLMEP')} اسم التحالف كله</p>"
    assert html_of("Alliance for Middle East Peace היא קואליציה גדולה", "he").startswith("<p><span")
    assert html_of("שלום is how we greet") == f"<p>{rtl('שלום', 'he')} is how we greet</p>"


def test_arabic_in_a_hebrew_page_has_the_direction_already() -> None:
    assert html_of("سلام عليكم", "he") == '<p lang="ar">سلام عليكم</p>'


def test_marks_follow_the_language_of_the_block() -> None:
    assert html_of('"ברוכים הבאים" said\n\n"a"') == (
        f'<p lang="he" dir="auto">”ברוכים הבאים” {ltr("said")}</p>\n<p>“a”</p>'
    )


def test_items_of_a_list_stay_at_its_edge_with_their_words_in_order() -> None:
    """An item with a direction of its own would have its bullet on the other side."""
    assert html_of("- ארגון\n- EcoPeace (2).\n- תנועה", "he") == (
        f"<ul><li>ארגון</li>\n<li>{ltr('EcoPeace (2).')}</li>\n<li>תנועה</li>\n</ul>"
    )
    loose = html_of("- ארגון\n\n- EcoPeace!\n", "he")
    assert f"<li><p>{ltr('EcoPeace!')}</p>" in loose.replace("\n", "")
    nested = html_of("- EcoPeace\n    - תנועה", "he").replace("\n", "")
    assert nested == f"<ul><li>{ltr('EcoPeace')}<ul><li>תנועה</li></ul></li></ul>"


def test_cells_of_a_table_stay_at_its_edge_too() -> None:
    html = html_of("| a | b |\n|---|---|\n| שלום! | c |")
    assert f"<td>{rtl('שלום!', 'he')}</td>" in html
    assert "\n<p>סוף</p>" in html_of("- a\n\nסוף", "he")


def test_captions_are_blocks_too() -> None:
    assert '<figcaption lang="he" dir="auto">שלום</figcaption>' in html_of('![A](photo.jpg "שלום")')


def test_code_does_not_decide_the_direction_of_its_block() -> None:
    assert html_of("`code` שלום", "he") == '<p><code dir="ltr">code</code> שלום</p>'


def test_runs_across_emphasis_are_isolated_piece_by_piece() -> None:
    assert html_of("a שלום *עולם* b") == (
        f"<p>a {rtl('שלום', 'he')} <em>{rtl('עולם', 'he')}</em> b</p>"
    )


def test_a_language_that_is_given_holds() -> None:
    assert html_of("Bonjour שלום\n{lang=fr}") == f'<p lang="fr">Bonjour {rtl("שלום", "he")}</p>'
    assert html_of("Hello\n{lang=en}\n\nשלום", "he").startswith('<p lang="en" dir="auto">Hello</p>')


def test_the_plain_text_has_no_trace_of_it() -> None:
    assert body_of("a שלום b").text == "a שלום b"
