"""Pictures in the page: figures with caption and credit, galleries, and small ones in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from sitegen.markdown.html.attributes import write_attributes
from sitegen.markdown.html.left_out import left_out
from sitegen.markdown.html.writer import Attributes, Handler, Writer
from sitegen.markdown.source import is_blank, strip_marks
from sitegen.markdown.text.typesetting import decode


def lone_pictures(paragraph: Element) -> list[Element]:
    """Give the pictures (or links around one) of a paragraph that holds nothing else."""
    for child in paragraph:
        if not is_blank(child.tail) or not (child.tag == "br" or _is_picture(child)):
            return []
    return [child for child in paragraph if child.tag != "br"]


def _is_picture(element: Element) -> bool:
    if element.tag == "img":
        return True
    if element.tag != "a" or len(element) != 1 or not is_blank(element.text):
        return False
    return element[0].tag == "img" and is_blank(element[0].tail)


def write_figure(writer: Writer, element: Element, use: str = "figure") -> None:
    """Write a picture, or a link around one, as a figure."""
    image = element if element.tag == "img" else element[0]
    shown, about = _find(writer, image, use)
    if not shown:
        return
    caption, credit = about.pop("title", None), about.pop("credit", None)
    about = _claimed(writer, about)
    if element.tag == "a":
        link = writer.links.attributes(writer.address_of(element))
        shown = f"<a{write_attributes(link)}>{shown}</a>" if link else shown
    writer.out.append(f"<figure{write_attributes(about)}>{shown}")
    if caption or credit:
        _write_caption(writer, caption or "", credit or "")
    writer.out.append("</figure>\n")


def _write_caption(writer: Writer, caption: str, credit: str) -> None:
    words = len(writer.words)
    element = Element("figcaption")
    element.text = caption.replace("&", "&amp;")
    if credit:
        element.text = f"{element.text} " if caption else ""
        line = writer.resolver.message("Photo: {name}").replace("{name}", credit)
        SubElement(element, "span", {"class": "credit"}).text = line.replace("&", "&amp;")
    writer.block(element)
    # A caption is not part of the text.
    del writer.words[words:]


def write_inline_picture(writer: Writer, element: Element) -> None:
    """Write a picture within a line."""
    shown, about = _find(writer, element, "inline")
    if about.pop("credit", None):
        near = element.get("src", "")
        writer.report.warn("a credit is shown only where a picture stands alone", near)
    about = _claimed(writer, about)
    writer.out.append(f"<span{write_attributes(about)}>{shown}</span>" if about else shown)
    writer.before = "\ufffc"


def write_gallery(writer: Writer, element: Element) -> None:
    """Write several pictures, or links around one, as a list of figures."""
    images = list(_shown_in(element))
    marked = element.attrib.pop("argument", "")
    others = list(left_out(element, set(map(id, images)), writer.report.at))
    if not images and not others:
        writer.report.error('"/// gallery" holds pictures, a line each', marked)
    for other in others:
        said = f'"/// gallery" holds pictures, a line each; found "{other.shown}"'
        writer.report.error(said, other.sign or other.shown)
    if title := strip_marks(marked).strip():
        said = f'"/// gallery" shows no title; write "{title}" above the block'
        writer.report.error(said, marked)
    if not images:
        return
    attributes = writer.attributes(element)
    attributes["class"] = f"gallery {attributes.get('class') or ''}".strip()
    before = len(writer.out)
    writer.out.append(f"<ul{write_attributes(attributes)}>\n")
    shown = [_write_item(writer, image) for image in images]
    writer.out.append("</ul>\n")
    if not any(shown):
        del writer.out[before:]


def _shown_in(element: Element) -> Iterator[Element]:
    """Give the pictures in an element, each with a link that is around it alone."""
    for child in element:
        if child.tag == "img" or (child.tag == "a" and _is_picture(child)):
            yield child
        else:
            yield from _shown_in(child)


def _write_item(writer: Writer, image: Element) -> bool:
    """Write a picture as an item of a list; one that may not be shown leaves none."""
    before = len(writer.out)
    writer.out.append("<li>")
    write_figure(writer, image, "gallery")
    if len(writer.out) == before + 1:
        del writer.out[before:]
        return False
    writer.out.append("</li>\n")
    return True


def _find(writer: Writer, image: Element, use: str) -> tuple[str, Attributes]:
    given = {name: value and decode(value) for name, value in image.attrib.items()}
    return writer.pictures.find(given, use)


def _claimed(writer: Writer, about: Attributes) -> Attributes:
    anchor = about.get("id")
    if anchor and not writer.anchors.claim(anchor):
        writer.report.error(f'id "{anchor}": something on the page has it already', anchor)
        return {name: value for name, value in about.items() if name != "id"}
    return about


FIGURES: Final[Mapping[str, Handler]] = {
    "gallery": write_gallery,
    "img": write_inline_picture,
}
