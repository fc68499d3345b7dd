"""Strong, emphasised and struck-out words, lists in lists: on paper as on the page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from sitegen.panels.layout.context import text_context
from sitegen.panels.layout.said import LEVEL, widest_text
from sitegen.panels.layout.stress import stressed
from sitegen.panels.pdf.structure import leaves_of
from sitegen.panels.pdf.typesetter import write_pdf
from sitegen.panels.plan.prose import prose_of
from sitegen.panels.theme.theme import whole
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel, PanelText
from tests.tools.needs import ROOT
from tests.unit.panels.words import ENGLISH

GIVEN = dict.fromkeys(("unit", "gap", "line", "quote", "name", "height"), "1mm")
GIVEN |= {"tight": "1", "deeper": "1"}


def shown(markdown: str, lang: str, panel: Panel, toolkit: Toolkit) -> list[str]:
    """The paragraphs of a text as a template shows them."""
    text = PanelText(lang=lang, blocks=prose_of(markdown, lang).blocks)
    return [str(whole(block.text)) for block in text_context(panel, text, toolkit)["blocks"]]


@pytest.mark.parametrize(
    ("lang", "markdown", "html"),
    [
        (
            "en",
            "It *is* **so** & ~~not so~~.",
            "It <em>is </em><strong>so</strong> &amp; <del>not\u00a0so</del>.",
        ),
        (
            "en",
            "Half~~hearted~~ ***both***",
            "Half<del>hearted</del><strong><em> both</em></strong>",
        ),
        ("en", "~~a~~ **b** ~~c~~", "<del>a</del><strong> b </strong><del>c</del>"),
        ("he", "אחר **כך** ~~לא~~", "אחר <strong>כך </strong><del>לא</del>"),
        ("ar", "و**بحزم** ~~لا~~", "و<strong>بحزم </strong><del>لا</del>"),
    ],
)
def test_stress_is_an_element(
    lang: str, markdown: str, html: str, make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    assert shown(markdown, lang, make_panel(), toolkit) == [html]


def test_what_html_of_the_authors_strikes_out_is_struck_out() -> None:
    for name in ("s", "del"):
        (block,) = prose_of(f"We <{name}>never</{name}> came.", "en").blocks
        assert [each.kind for each in block.stresses] == ["del"], name


@pytest.mark.parametrize(
    ("lang", "markdown", "html"),
    [
        (
            "he",
            "עם B8 **of** Hope יחד",
            'עם <span dir="ltr">B8\u00a0<strong>of</strong>\u00a0Hope</span>\u00a0יחד',
        ),
        (
            "ar",
            "بين 1998–**2026** معا",
            'بين <span dir="ltr">1998–\u2060<strong>2026</strong></span> معا',
        ),
        (
            "en",
            "he said שלום **עולם** again",
            'he said <span dir="rtl">שלום\u00a0<strong>עולם</strong></span>\u00a0again',
        ),
    ],
)
def test_a_foreign_run_keeps_its_order_where_a_stress_begins_within_it(
    lang: str, markdown: str, html: str, make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    """The engine sets each element by itself, from right to left in Hebrew and Arabic."""
    assert shown(markdown, lang, make_panel(), toolkit) == [html]


def test_a_foreign_run_that_is_stressed_as_a_whole_needs_no_element(
    make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    (said,) = shown("עם **B8 of Hope!** יחד", "he", make_panel(), toolkit)
    assert "<span" not in said
    assert said.count("<strong>") == 1


def test_arabic_letters_stay_joined_where_a_stress_parts_a_word() -> None:
    (block,) = prose_of("الـ x ال**كتاب** دا**ر**", "ar").blocks
    text = str(stressed(block.text, block.stresses))
    assert "ال\u200d<strong>\u200dكتاب</strong>" in text
    assert "دا<strong>ر</strong>" in text


def test_a_line_is_drawn_through_what_was_struck_out_and_nothing_else(
    make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    css = (ROOT / "themes/base/panels/panel.css").read_text(encoding="utf-8")
    for name in set(re.findall(r"var\(--(\w+)", css)):
        css += f":root {{ --{name}: {GIVEN.get(name, 'black')} }}"
    assert lines_drawn("We never came.", toolkit, css) == 0
    assert lines_drawn("We <del>never</del> came.", toolkit, css) == 1
    assert lines_drawn("We <del>never <strong>ever</strong></del> came.", toolkit, css) == 2


def lines_drawn(words: str, toolkit: Toolkit, css: str) -> int:
    """How many lines the PDF of a paragraph has."""
    fonts = "".join(
        f'@font-face {{ font-family: "{font.family}"; src: url("panel:///{font.file}"); }}'
        for font in toolkit.fonts
    )
    html = f"<html lang=en><title>t</title><style>{fonts}{css}</style><body><p>{words}</p></body>"
    data = write_pdf(toolkit.typesetter.lay_out(html, toolkit.font_assets))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        drawn: list[Any] = pikepdf.parse_content_stream(pdf.pages[0])
        return sum(str(instruction.operator) == "l" for instruction in drawn)


NESTED = """3. one
    - nested a

        and more

    - nested b
        1. deep

4. two
"""


def test_lists_in_lists_keep_their_levels_and_numbers() -> None:
    blocks = prose_of(NESTED, "en").blocks
    assert [(block.level, block.text) for block in blocks] == [
        (1, "3. one"),
        (2, "• nested a"),
        (3, "and more"),
        (2, "• nested b"),
        (3, "1. deep"),
        (1, "4. two"),
    ]


def test_a_nested_paragraph_is_indented(toolkit: Toolkit) -> None:
    (*_, deepest) = prose_of("- a\n    - b\n        - c\n", "en").blocks
    html = toolkit.templates.render("blocks.html", {})
    assert html.strip() == ""
    source = '{% import "blocks.html" as blocks %}{{ blocks.running(texts, 2) }}'
    rendered = toolkit.templates._environment.from_string(source).render(texts=[deepest])
    assert rendered.strip() == '<p class="item first deeper" style="--deeper:2">• c</p>'


def test_the_widest_word_counts_with_its_indent(
    make_panel: Callable[..., Panel], toolkit: Toolkit
) -> None:
    def widest(markdown: str) -> float:
        blocks = prose_of(markdown, "en").blocks[-1:]
        panel = make_panel(texts=(replace(ENGLISH, blocks=blocks),))
        return widest_text([panel], toolkit.metrics)

    assert widest("- a\n    - longest") == pytest.approx(widest("- longest") + LEVEL)
    assert widest("> longest") == pytest.approx(widest("longest") + 1)


def test_a_latin_name_of_several_pieces_says_its_words_in_a_line_from_the_right(
    toolkit: Toolkit,
) -> None:
    """Programs that read a PDF take “B8” in such a line for two words."""
    words = 'עם <span dir="ltr">B8\u00a0<strong>of</strong>\u00a0Hope</span> יחד'
    html = f'<html lang="he"><title>t</title><body><p dir="rtl">{words}</p></body></html>'
    leaves = leaves_of(toolkit.typesetter.lay_out(html, toolkit.font_assets))
    assert [leaf.text for leaf in leaves if leaf.from_right] == ["עם", "B8", "of", "Hope", "יחד"]
