"""Draws the bars of a chart as SVG: words and rectangles that a style sheet colours.

There is no view box: widths are shares of the page's, heights are counted in letters. So the words
keep their size on a phone and grow with the reader's own setting, and the drawing needs neither a
script nor a style. From right to left, the bars grow from the right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from sitegen.markdown.directives.chart_table import ChartTable
from sitegen.markdown.text.scripts import first_script
from sitegen.markdown.text.scripts import is_rtl as script_is_rtl
from sitegen.values import Value

if TYPE_CHECKING:
    from svg import Element, Length, Rect, Text

# Heights in letters (em): a line of words, a bar, what is free below a bar and below a row.
LINE: Final = 1.35
BAR: Final = 1.1
GAP: Final = 0.3
BETWEEN: Final = 0.9
# Where the feet of letters stand in a line or bar.
BASELINE: Final = 0.92
# Letters in a line: what a page of 320 px holds at the size that the style sheet gives.
LONGEST_LINE: Final = 36
# What a digit takes of the width there, in per cent; and the least that is left for a bar.
DIGIT: Final = 3.7
NARROWEST: Final = 50.0


class Scale(Value):
    """What the bars of a chart have in common: their direction, the number that the longest bar
    stands for and its width in per cent, and whether a bar shows what is missing to it."""

    is_rtl: bool
    whole: float
    width: float
    has_track: bool


def scale_of(table: ChartTable, *, is_rtl: bool, is_share: bool, longest_number: int) -> Scale:
    """Give the scale for a table. Of shares, all bars are shares of 100, where they fit;
    `longest_number` is the count of letters of the longest number."""
    numbers = [number for _, row in table.rows for number in row if number is not None]
    largest = max(numbers, default=0)
    return Scale(
        is_rtl=is_rtl,
        whole=(max(largest, 100) if is_share else largest) or 1,
        width=max(NARROWEST, 100 - DIGIT * (longest_number + 1)),
        has_track=is_share,
    )


def draw_chart(
    table: ChartTable,
    scale: Scale,
    write: Callable[[float | None], str],
    *,
    title: tuple[str, str],
    description: tuple[str, str],
) -> str:
    """Draw a table's numbers as lying bars, for each row those of its series.

    `write` gives a number as the language writes it. The drawing is an SVG element that its title
    names and its description explains (SVG 2, section 5.7), each given as its id and words. The
    same values give the same bytes.
    """
    import svg

    elements: list[Element] = [
        svg.Title(id=title[0], text=escape(title[1])),
        svg.Desc(id=description[0], text=escape(description[1])),
    ]
    top = 0.0
    for name, numbers in table.rows:
        for line in wrap(name, LONGEST_LINE):
            elements.append(_words(line, scale, top))
            top += LINE
        top += GAP
        for series, number in enumerate(numbers, 1):
            elements += _bar(number, write(number), series, scale, top)
            top += BAR + GAP
        top += BETWEEN
    return svg.SVG(
        xmlns=None,
        class_=["chart-drawing"],
        width=svg.Length(100, "%"),
        height=_em(top - GAP - BETWEEN),
        elements=elements,
        extra={"role": "img", "aria-labelledby": title[0], "aria-describedby": description[0]},
    ).as_str()


def _words(words: str, scale: Scale, top: float) -> Text:
    """A line at the start of the chart, in the direction of its own first letter."""
    import svg

    script = first_script(words)
    is_rtl = scale.is_rtl if script is None else script_is_rtl(script)
    return svg.Text(
        class_=["chart-name"],
        x=svg.Length(100 if scale.is_rtl else 0, "%"),
        y=_em(top + BASELINE),
        direction="rtl" if is_rtl else "ltr",
        text_anchor="start" if is_rtl == scale.is_rtl else "end",
        text=escape(words),
    )


def _bar(
    number: float | None, written: str, series: int, scale: Scale, top: float
) -> Iterator[Element]:
    """The bar of a number and, behind its end, the number; from left to right in any script."""
    import svg

    width = round(scale.width * (number or 0) / scale.whole, 2)
    if scale.has_track:
        yield _rectangle(["chart-track"], scale.width, scale, top, 0.12)
    if width:
        yield _rectangle(["chart-bar", f"chart-series-{series}"], width, scale, top)
    end = scale.width if scale.has_track else width
    yield svg.Text(
        class_=["chart-number"],
        x=_percent(100 - end if scale.is_rtl else end),
        y=_em(top + BASELINE),
        dx=_em(-0.4 if scale.is_rtl else 0.4),
        direction="ltr",
        text_anchor="end" if scale.is_rtl else "start",
        text=escape(written),
    )


def _rectangle(
    classes: list[str], width: float, scale: Scale, top: float, opacity: float | None = None
) -> Rect:
    """A bar from the chart's start. Without a style sheet (in a feed) it has the ink of words."""
    import svg

    return svg.Rect(
        class_=classes,
        x=_percent(100 - width if scale.is_rtl else 0),
        y=_em(top),
        width=_percent(width),
        height=_em(BAR),
        fill="currentColor",
        fill_opacity=opacity,
    )


def _percent(share: float) -> Length:
    import svg

    return svg.Length(_short(share), "%")


def _em(letters: float) -> Length:
    import svg

    return svg.Length(_short(letters), "em")


def _short(number: float) -> float:
    """A number with two decimals at most, whole ones without."""
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded
