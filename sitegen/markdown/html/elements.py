"""What becomes of the elements that Markdown makes: paragraphs, headings, lists, tables, code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sitegen.markdown.body import Heading
from sitegen.markdown.html.anchors import anchor_of
from sitegen.markdown.html.attributes import escape as escape_attribute
from sitegen.markdown.html.attributes import write_attributes
from sitegen.markdown.html.figures import lone_pictures, write_figure
from sitegen.markdown.html.writer import Attributes, Handler, Level, Writer
from sitegen.markdown.source import is_blank, strip_marks
from sitegen.markdown.text.scripts import is_rtl
from sitegen.markdown.text.typesetting import decode

# The classes of aligned cells: logical, since a table of Hebrew begins on the right.
ALIGNED: Final = {"left": "align-start", "center": "align-center", "right": "align-end"}


def write_block(writer: Writer, element: Element) -> None:
    """Write an element that stands on lines of its own."""
    writer.block(element)


def write_paragraph(writer: Writer, element: Element) -> None:
    """Write a paragraph; of nothing but pictures, it is figures."""
    if len(element) and is_blank(element.text):
        pictures = lone_pictures(element)
        if pictures and element.attrib:
            _give_attributes(writer, element, pictures)
        for picture in pictures:
            write_figure(writer, picture)
        if pictures:
            return
    writer.block(element)


def _give_attributes(writer: Writer, paragraph: Element, pictures: list[Element]) -> None:
    """Give a picture what its paragraph has below it in braces; of several, whose would it be?"""
    given = {name: value for name, value in paragraph.attrib.items() if strip_marks(name)}
    if len(pictures) == 1:
        images = [*pictures[0].iter("img")]
        given["class"] = f"{given.get('class', '')} {images[0].get('class', '')}".strip()
        images[0].attrib.update({**given, **images[0].attrib, "class": given["class"]})
    elif given:
        near = f"{given.get('class', '')}{writer.report.at}" or "{"
        writer.report.error("attributes below several pictures; write them behind each", near)


def write_heading(writer: Writer, element: Element) -> None:
    """Write a heading with its anchor, a level below the one it belongs to.

    The page's title is its h1, so the text begins with h2; levels that are left out are closed up
    (Nu HTML checker: "skipping 1 heading level").
    """
    typed = int(element.tag[1])
    above = writer.level_above(typed)
    level = min(above.written + 1, 6)
    first_word, slot, line = len(writer.words), len(writer.out), writer.line_of(element)
    writer.block(element, f"h{level}")
    shown = "".join(writer.words[first_word:])
    text, near = " ".join(shown.split()), line or shown
    if not text:
        # A picture alone says what its alternative text does.
        said = (image.get("alt", "") for image in element.iter("img"))
        text = " ".join(strip_marks(" ".join(said)).split())
    if not text:
        del writer.out[slot:]
        writer.report.warn("a heading without words", near)
        return
    if typed == 1:
        problem = "the page's title is its main heading; begin with ##"
        writer.report.warn(f'heading "{text}": {problem}', near)
    elif typed > above.typed + 1:
        problem = f"level {typed} below level {above.typed}; write {'#' * (above.typed + 1)}"
        writer.report.warn(f'heading "{text}": {problem}', near)
    opening = writer.out[slot]
    anchor = element.get("id")
    if anchor is None or " id=" not in opening:
        anchor = writer.anchors.take(anchor_of(text))
        writer.out[slot] = f'{opening[:3]} id="{escape_attribute(anchor)}"{opening[3:]}'
    writer.levels.append(Level(typed, level))
    writer.headings.append(Heading(level=level, id=strip_marks(anchor), text=text))


def write_table(writer: Writer, element: Element) -> None:
    """Write a table in a box of its own that can be scrolled, also by keyboard (WCAG 2.1.1)."""
    heads = [cell for cell in element.iter("th") if cell.get("scope") != "row"]
    names = [" ".join(strip_marks("".join(cell.itertext())).split()) for cell in heads]
    label = ": ".join([writer.resolver.message("Table"), ", ".join(filter(None, names))])
    label = decode(label.removesuffix(": "))
    box: Attributes = {"class": "table", "tabindex": "0", "aria-label": label}
    writer.out.append(f"<section{write_attributes(box)}>")
    writer.block(element)
    writer.out.append("</section>\n")


def write_cell(writer: Writer, element: Element) -> None:
    """Write a cell; its alignment is a class, since the attribute is obsolete (HTML 16.2)."""
    extra: Attributes = {}
    alignment = ALIGNED.get(element.attrib.pop("align", ""))
    if alignment:
        given = element.attrib.pop("class", "")
        extra["class"] = f"{alignment} {given}".strip()
    if element.tag == "th" and "scope" not in element.attrib:
        extra["scope"] = "col"
    writer.block(element, attributes=extra, end=" ")


def write_ordered_list(writer: Writer, element: Element) -> None:
    """Write a numbered list; its first number may be written in any digits."""
    start = element.get("start", "")
    if start.isdecimal():
        element.set("start", str(int(start)))
    writer.block(element)


def write_definitions(writer: Writer, element: Element) -> None:
    """Write terms with their definitions; each begins with a term."""
    if len(element) and element[0].tag == "dd":
        words = "".join(element[0].itertext())
        writer.report.error('a definition, ": …", stands below what it defines', words)
        return
    writer.block(element)


def write_code(writer: Writer, element: Element) -> None:
    """Write a piece of code; it runs from left to right."""
    own = writer.attributes(element) if element.attrib else {}
    if is_rtl(writer.typesetter.script):
        own.setdefault("dir", "ltr")
    writer.out.append(f"<code{write_attributes(own)}>")
    if len(element):
        _write_marked_up(writer, element)
    else:
        writer.verbatim(code_of(element))
    writer.out.append("</code>")


def _write_marked_up(writer: Writer, element: Element) -> None:
    """Write what stands in an author's <code> or <pre> with its links, emphasis and so on."""
    around, writer.is_in_code = writer.is_in_code, True
    writer.inside(element)
    writer.is_in_code = around


def code_of(element: Element) -> str:
    """Give what code without markup shows; the parser's own is escaped already."""
    text = element.text or ""
    if isinstance(text, AtomicString):
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return decode(text)


def write_preformatted(writer: Writer, element: Element) -> None:
    """Write lines of code, without empty ones at the end."""
    own = writer.attributes(element) if element.attrib else {}
    if is_rtl(writer.typesetter.script):
        own.setdefault("dir", "ltr")
    code = element[0] if len(element) == 1 and element[0].tag == "code" else None
    inner = writer.attributes(code) if code is not None and code.attrib else {}
    writer.out.append(f"<pre{write_attributes(own)}><code{write_attributes(inner)}>")
    held = element if code is None else code
    if code is None:
        # HTML Standard 13.1.2.5: a line's end right behind <pre> doesn't count.
        element.text = (element.text or "").removeprefix("\n")
    if len(held):
        _write_marked_up(writer, held)
    else:
        writer.verbatim(code_of(held).rstrip() + "\n")
    writer.out.append("</code></pre>\n")
    writer.words.append("\n")


def write_link(writer: Writer, element: Element) -> None:
    """Write a link; one within a link, or one that leads nowhere, is just its words."""
    given: Attributes = {name: value and decode(value) for name, value in element.attrib.items()}
    attributes: Attributes = {}
    if not writer.is_in_link:
        attributes = _attributes_of_link(writer, element, given)
    given.pop("rel", None)
    if not attributes:
        writer.inside(element)
        return
    if given:
        attributes = {**writer.checked("a", given), **attributes}
    writer.out.append(f"<a{write_attributes(attributes)}>")
    at = len(writer.out)
    writer.is_in_link = True
    writer.inside(element)
    writer.is_in_link = False
    if len(writer.out) == at:
        writer.report.warn("a link without words", writer.address_of(element))
    writer.out.append("</a>")


def _attributes_of_link(writer: Writer, element: Element, given: Attributes) -> Attributes:
    address, place = (
        given.pop("href", None),
        strip_marks(given.get("id") or given.get("name") or ""),
    )
    if not address and place:
        said = f'a link without an address; to name a place, write <span id="{place}"></span>'
        writer.report.error(said, writer.line_of(element))
        return {}
    return writer.links.attributes(writer.address_of(element))


def write_break(writer: Writer, element: Element) -> None:
    """Write the end of a line within a paragraph."""
    writer.line_break()


def write_rule(writer: Writer, element: Element) -> None:
    """Write a change of subject."""
    writer.out.append("<hr>\n")


def write_opportunity(writer: Writer, element: Element) -> None:
    """Write a place where a long word may be broken."""
    writer.out.append("<wbr>")


ELEMENTS: Final[Mapping[str, Handler]] = {
    **dict.fromkeys(
        "address aside blockquote caption dd details div dt figcaption figure li p section"
        " summary table tbody tfoot thead tr ul".split(),
        write_block,
    ),
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], write_heading),
    "a": write_link,
    "br": write_break,
    "code": write_code,
    "dl": write_definitions,
    "hr": write_rule,
    "ol": write_ordered_list,
    "p": write_paragraph,
    "pre": write_preformatted,
    "table": write_table,
    "td": write_cell,
    "th": write_cell,
    "wbr": write_opportunity,
}
