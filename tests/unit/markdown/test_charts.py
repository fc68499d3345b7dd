"""Charts: `/// chart | table.csv`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.markdown.directives.chart_table import ChartMistake, ChartTable, read_chart_table
from tests.unit.markdown.site import body_of, html_of, notices_of
from tests.unit.markdown.wellformed import assert_wellformed

CHART = '/// chart | poll.csv\n    caption: Who "would"\n    unit: "%"\n\nSource: *a poll*.\n///'
SIMPLE = "/// chart | one.csv\n    caption: Visitors\n///"


def drawing_of(markdown: str, lang: str = "en") -> Element:
    found = re.search("<svg.*</svg>", html_of(markdown, lang))
    assert found
    return fromstring(found[0])


def starts_and_widths(drawing: Element, name: str) -> list[tuple[str, str]]:
    bars = [rect for rect in drawing.iter("rect") if name in rect.get("class", "").split()]
    return [(bar.get("x", ""), bar.get("width", "")) for bar in bars]


def test_a_chart_is_a_figure_with_title_key_drawing_table_and_source() -> None:
    html = html_of(CHART)
    assert_wellformed(html)
    pieces = ["chart-title", "chart-key", "<svg", "<table>", "<figcaption>Source: <em>a poll</em>."]
    places = [html.index(piece) for piece in pieces]
    assert places == sorted(places)


def test_a_drawing_is_named_and_explained_for_those_who_do_not_see_it() -> None:
    drawing = drawing_of(CHART)
    assert drawing.get("role") == "img"
    texts = {child.get("id"): child.text for child in drawing if child.get("id")}
    assert texts[drawing.get("aria-labelledby")] == "Who “would”"
    assert "table below" in (texts[drawing.get("aria-describedby")] or "")


def test_words_in_a_drawing_are_text_with_the_marks_of_the_language() -> None:
    words = [text.text for text in drawing_of(CHART).iter("text")]
    assert words[:2] == ["Would take part in a joint project", "with people of the other side"]
    assert "Don’t know" in words
    assert "1,200%" in words


def test_the_table_beneath_holds_the_same_numbers() -> None:
    html = html_of(CHART)
    assert '<th class="align-end" scope="col">Israelis &amp; others</th>' in html
    assert '<th scope="row">Don’t know</th>' in html
    assert '<td class="align-end">61.5%</td>' in html
    assert '<td class="align-end">–</td>' in html


def test_one_series_needs_no_key() -> None:
    assert "chart-key" not in html_of(SIMPLE)


def test_shares_are_drawn_against_the_whole() -> None:
    assert len(starts_and_widths(drawing_of(CHART), "chart-track")) == 4
    assert starts_and_widths(drawing_of(SIMPLE), "chart-track") == []


def test_bars_grow_from_the_right_where_the_language_does() -> None:
    ((left, width),) = starts_and_widths(drawing_of(SIMPLE), "chart-bar")
    ((right, same),) = starts_and_widths(drawing_of(SIMPLE, "ar"), "chart-bar")
    assert left == "0%"
    assert width == same
    assert float(right.rstrip("%")) == pytest.approx(100 - float(width.rstrip("%")))


def test_numbers_run_from_left_to_right_in_every_language() -> None:
    for lang in ("en", "he", "ar"):
        numbers = [
            text for text in drawing_of(CHART, lang).iter("text") if text.get("dx") is not None
        ]
        assert len(numbers) == 4
        assert {number.get("direction") for number in numbers} == {"ltr"}


def test_a_drawing_holds_nothing_that_a_strict_policy_forbids() -> None:
    drawing = drawing_of(CHART)
    assert {element.tag for element in drawing.iter()} == {"svg", "title", "desc", "text", "rect"}
    names = {name for element in drawing.iter() for name in element.attrib}
    assert not [name for name in names if name == "style" or name.startswith("on")]


def test_two_charts_on_a_page_have_ids_of_their_own() -> None:
    ids = re.findall(r' id="([^"]+)"', html_of(f"{CHART}\n\n## Chart title\n\n{SIMPLE}"))
    assert len(ids) == len(set(ids)) == 5


def test_the_same_table_gives_the_same_bytes() -> None:
    assert html_of(CHART) == html_of(CHART)


def test_names_and_numbers_can_be_searched_for() -> None:
    assert "Don’t know" in body_of(CHART).text


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("/// chart\n    caption: A\n///", '"/// chart" needs a file: a table, .csv'),
        ("/// chart | x.csv\n    caption: A\n///", 'file "x.csv": nothing there'),
        (
            "/// chart | one.csv\n///",
            '"/// chart" needs the option caption: what the numbers say',
        ),
    ],
)
def test_what_a_chart_lacks_is_told_with_its_line(markdown: str, expected: str) -> None:
    assert notices_of(f"a\n\n{markdown}") == [(3, "error", expected)]


def test_a_table_is_read_with_what_is_not_known() -> None:
    found = read_chart_table([("Answer", "A", "B"), ("Yes", "61.5", ""), ("No", "-", "0")])
    assert found == ChartTable(
        heading="Answer", series=("A", "B"), rows=(("Yes", (61.5, None)), ("No", (None, 0.0)))
    )


@pytest.mark.parametrize(
    ("rows", "row", "said"),
    [
        ([], 1, "a row of headings is expected, and rows of a name and its numbers"),
        ([("A", "B")], 1, "a row of headings is expected, and rows of a name and its numbers"),
        ([("A", *"BCDEF"), ("x", *"12345")], 1, "5 columns of numbers; a chart shows 4 at most"),
        ([("A", ""), ("x", "1")], 1, "a column of numbers without a heading"),
        ([("A", "B"), ("", "1")], 2, "numbers without a name in the first cell"),
        ([("A", "B"), ("x", "1"), ("y", "-3")], 3, '"-3": a number of 0 or more is expected'),
        ([("A", "B"), ("x", "1,200")], 2, '"1,200": a number of 0 or more is expected'),
        ([("A", "B"), ("x", "61%")], 2, '"61%": a number of 0 or more is expected'),
    ],
)
def test_a_table_that_cannot_be_drawn_is_told_with_its_row(
    rows: Sequence[Sequence[str]], row: int, said: str
) -> None:
    found = read_chart_table(rows)
    assert isinstance(found, tuple)
    (found,) = found
    assert isinstance(found, ChartMistake)
    assert found.row == row
    assert found.message.startswith(said)


@given(
    st.lists(
        st.tuples(st.text(max_size=80), st.text(max_size=12), st.text(max_size=12)), max_size=6
    )
)
def test_whatever_a_table_holds_it_is_read_or_refused(rows: list[tuple[str, str, str]]) -> None:
    assert isinstance(read_chart_table(rows), ChartTable | tuple)
