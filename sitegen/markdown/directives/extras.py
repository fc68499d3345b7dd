"""What becomes of the blocks between `/// name` and `///`, and of footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from sitegen.markdown.html.attributes import write_attributes
from sitegen.markdown.html.left_out import left_out
from sitegen.markdown.html.writer import Attributes, Handler, Writer
from sitegen.markdown.source import is_blank, strip_marks
from sitegen.text import is_year


def write_details(writer: Writer, element: Element) -> None:
    """Write text that opens on a click; it needs words to click on."""
    summary = element[0] if len(element) and element[0].tag == "summary" else None
    if summary is None or not strip_marks("".join(summary.itertext())).strip():
        near = "".join(summary.itertext()) if summary is not None else "<details"
        writer.report.error('"/// details" needs a title: "/// details | …"', near or "/// details")
    writer.block(element)


def write_quotation(writer: Writer, element: Element) -> None:
    """Write somebody's words, and below them whose they are."""
    source, words = element
    element.remove(source)
    attributes = _with_class(writer, element, "quote")
    writer.out.append(f"<figure{write_attributes(attributes)}>")
    writer.block(words)
    if strip_marks("".join(source.itertext())).strip():
        writer.block(source)
    writer.out.append("</figure>\n")


def write_audio(writer: Writer, element: Element) -> None:
    """Write a player with its caption."""
    _write_player(writer, element, "audio", writer.players.audio(_options(element)))


def write_video(writer: Writer, element: Element) -> None:
    """Write a film's poster and link with its caption."""
    _write_player(writer, element, "video", writer.players.video(_options(element)))


def _options(element: Element) -> dict[str, str]:
    names = [name for name in element.attrib if name not in ("class", "id")]
    return {name: element.attrib.pop(name) for name in names}


def _write_player(writer: Writer, element: Element, kind: str, player: str) -> None:
    if not player:
        return
    attributes = _with_class(writer, element, kind)
    writer.out.append(f"<figure{write_attributes(attributes)}>{player}")
    if holds_something(element):
        write_caption(writer, element)
    writer.out.append("</figure>\n")


def holds_something(element: Element) -> bool:
    """Tell whether a block has words or elements for its caption."""
    return len(element) > 0 or not is_blank(element.text)


def write_caption(writer: Writer, element: Element) -> None:
    """Write what stands inside an element as a figure's caption; one paragraph without its tags."""
    caption = Element("figcaption")
    alone = len(element) == 1 and element[0].tag == "p" and not element[0].attrib
    alone = alone and is_blank(element.text) and is_blank(element[0].tail)
    for child in list(element[0] if alone else element):
        caption.append(child)
    caption.text = element[0].text if alone else element.text
    writer.block(caption)


def write_buttons(writer: Writer, element: Element) -> None:
    """Write links as buttons."""
    marked = element.attrib.pop("argument", "")
    links = list(element.iter("a"))
    if not links:
        writer.report.error(
            '"/// button" holds a link: [what happens](where)', marked or "/// button"
        )
        return
    for other in left_out(element, set(map(id, links)), writer.report.at):
        said = f'"/// button" holds links, a line each; write "{other.shown}" outside of the block'
        writer.report.error(said, other.sign or other.shown)
    if title := strip_marks(marked).strip():
        writer.report.error(f'"/// button" shows no title; write [{title}](where)', marked)
    paragraph = Element("p")
    for link in links:
        link.set("class", f"button {link.get('class', '')}".strip())
        link.tail = " "
        paragraph.append(link)
    links[-1].tail = None
    writer.block(paragraph, attributes=_with_class(writer, element, "buttons"))


def write_numbers(writer: Writer, element: Element) -> None:
    """Write numbers with their labels: pairs of term and value, so that both are read together."""
    marked = element.attrib.pop("argument", "")
    if title := strip_marks(marked).strip():
        said = f'"/// numbers" shows no title; write "{title}" above the block'
        writer.report.error(said, marked)
    writer.out.append(f"<dl{write_attributes(_with_class(writer, element, 'numbers'))}>\n")
    for number, label in element:
        near = writer.line_of(number) or marked
        words, figure = (strip_marks("".join(part.itertext())) for part in (label, number))
        if not figure or not words:
            found = figure or words
            writer.report.error(
                f'"/// numbers": "{found}": number | label is expected', near or found
            )
        elif (plain := without_markup(figure)) != figure:
            said = f'"{figure}": a number is shown as it is typed; write {plain}'
            writer.report.error(f'"/// numbers": {said}', near or figure)
        elif is_year(figure):
            doubt = f'"{figure}" reads as a year; expected how many there are of something'
            writer.report.warn(f'"/// numbers": {doubt}', near or figure)
        writer.out.append("<div>")
        writer.block(label, "dt")
        writer.block(number, "dd")
        writer.out.append("</div>\n")
    writer.out.append("</dl>\n")
    if not len(element):
        writer.report.error('"/// numbers" holds lines: number | label', marked or "/// numbers")


MARKUP: Final = re.compile(
    r"(?<!\w)(?P<mark>\*{1,3}|_{1,3}|~~|`+)(?=\S)(?P<marked>.+?)(?<=\S)(?P=mark)(?!\w)"
    r"|\[(?P<linked>[^\]]*)\]\([^)]*\)|<[A-Za-z/][^>]*>|\\(?P<escaped>[^\w\s])"
)
"""What Markdown would read as more than the signs themselves."""


def without_markup(text: str) -> str:
    """Give a text without marks of Markdown and tags."""
    inner = MARKUP.sub(
        lambda found: found["marked"] or found["linked"] or found["escaped"] or "", text
    )
    return inner if inner == text else without_markup(inner)


def _with_class(writer: Writer, element: Element, name: str) -> Attributes:
    element.attrib.pop("argument", None)
    own = writer.attributes(element)
    return {**own, "class": f"{name} {own.get('class') or ''}".strip()}


EXTRAS: Final[Mapping[str, Handler]] = {
    "audio-player": write_audio,
    "buttons": write_buttons,
    "details": write_details,
    "numbers": write_numbers,
    "quotation": write_quotation,
    "video-link": write_video,
}
