"""Charts: numbers from a table beside the entry, as a drawing with the table beneath it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from sitegen.markdown.directives.chart_table import ChartTable
from sitegen.markdown.directives.extras import holds_something, write_caption
from sitegen.markdown.html.attributes import write_attributes
from sitegen.markdown.html.elements import write_table
from sitegen.markdown.html.writer import Attributes, Handler, Writer
from sitegen.markdown.resolver import Withheld, nothing_there
from sitegen.markdown.source import strip_marks
from sitegen.markdown.text.scripts import is_rtl

UNKNOWN: Final = "–"


def write_chart(writer: Writer, element: Element) -> None:
    """Write a chart: its title, what the bars stand for, the drawing, the table, and the source."""
    marked = element.attrib.pop("argument", "")
    title, unit = element.attrib.pop("caption", ""), element.attrib.pop("unit", "")
    table = _find(writer, strip_marks(marked), marked)
    if not title:
        writer.report.error('"/// chart" needs the option caption: what the numbers say', marked)
    if table is None or not title:
        return
    own = writer.attributes(element)
    attributes: Attributes = {**own, "class": f"chart {own.get('class') or ''}".strip()}
    writer.out.append(f"<figure{write_attributes(attributes)}>\n")
    heading = Element("p", {"class": "chart-title"})
    heading.text = _referred(title)
    writer.block(heading)
    if len(table.series) > 1:
        _write_key(writer, table)
    writer.out.append(_drawing(writer, table, title, unit) + "\n")
    write_table(writer, _table_element(writer, table, unit))
    if holds_something(element):
        _write_source(writer, element)
    writer.out.append("</figure>\n")


def _find(writer: Writer, file: str, marked: str) -> ChartTable | None:
    table = writer.resolver.chart(file) if file else None
    if table is None:
        said = '"/// chart" needs a file: a table, .csv'
        if file:
            said = f'file "{file}": {nothing_there(writer.resolver, file)}'
        writer.report.error(said, marked or "/// chart")
    # A table that can't be read is told by whoever read it.
    return None if isinstance(table, Withheld) else table


def _write_key(writer: Writer, table: ChartTable) -> None:
    """Which bar is whose; the heads of the table say it again."""
    words = len(writer.words)
    key = Element("ul", {"class": "chart-key"})
    for place, name in enumerate(table.series, 1):
        SubElement(key, "li", {"class": f"chart-key-{place}"}).text = _referred(name)
    writer.block(key)
    del writer.words[words:]


def _drawing(writer: Writer, table: ChartTable, title: str, unit: str) -> str:
    from sitegen.markdown.directives.chart_drawing import draw_chart, scale_of

    def write(number: float | None) -> str:
        return _written(number, writer.typesetter.lang, unit)

    scale = scale_of(
        table,
        is_rtl=is_rtl(writer.typesetter.script),
        is_share=unit == "%",
        longest_number=max(len(write(number)) for _, row in table.rows for number in row),
    )
    about = writer.resolver.message("A bar chart. The same numbers stand in the table below it.")
    rows = tuple((_plain(writer, name), numbers) for name, numbers in table.rows)
    return draw_chart(
        ChartTable(heading=table.heading, series=table.series, rows=rows),
        scale,
        write,
        title=(writer.anchors.take("chart-title"), _plain(writer, strip_marks(title))),
        description=(writer.anchors.take("chart-about"), about),
    )


def _table_element(writer: Writer, table: ChartTable, unit: str) -> Element:
    element = Element("table")
    row = SubElement(SubElement(element, "thead"), "tr")
    SubElement(row, "th").text = _referred(table.heading)
    for name in table.series:
        SubElement(row, "th", {"align": "right"}).text = _referred(name)
    body = SubElement(element, "tbody")
    for name, numbers in table.rows:
        row = SubElement(body, "tr")
        SubElement(row, "th", {"scope": "row"}).text = _referred(name)
        for number in numbers:
            cell = SubElement(row, "td", {"align": "right"})
            written = _written(number, writer.typesetter.lang, unit)
            cell.text = AtomicString(_referred(written))
    return element


def _write_source(writer: Writer, element: Element) -> None:
    words = len(writer.words)
    write_caption(writer, element)
    del writer.words[words:]


def _written(number: float | None, lang: str, unit: str) -> str:
    """A number as the language writes it (CLDR), with its unit."""
    from babel.numbers import format_decimal

    if number is None:
        return UNKNOWN
    written = format_decimal(number, locale=lang.replace("-", "_"))
    return written + (unit if unit == "%" or not unit else f"\N{NO-BREAK SPACE}{unit}")


def _referred(text: str) -> str:
    """A text of a table or an option, as the parser would hand it on: no references but ours."""
    return text.replace("&", "&amp;")


def _plain(writer: Writer, text: str) -> str:
    """A text with the marks of the language, for a drawing."""
    writer.typesetter.start()
    return writer.typesetter.plain(_referred(text), "")


CHARTS: Final[Mapping[str, Handler]] = {"chart": write_chart}
