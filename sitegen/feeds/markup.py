"""A small writer of XML: elements as text, in which everything is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sitegen.feeds.characters import drop_forbidden

PLAIN = re.compile(r"[\w \-.,:/#?=;!()@%+~\[\]*'’]*", re.ASCII)


def escape(text: str) -> str:
    """Escape a text for an element's content or a quoted attribute (XML 1.0, section 2.4).

    Tabs and line ends become references in attributes only (`attribute`); a carriage return always,
    since parsers would read it as a line feed (section 2.11).
    """
    if PLAIN.fullmatch(text):
        return text
    escaped = drop_forbidden(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;").replace("\r", "&#13;")


def attribute(name: str, value: str) -> str:
    """Give ` name="value"`; tabs and line ends survive a parser (section 3.3.3)."""
    escaped = escape(value).replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{escaped}"'


def empty_element(name: str, attributes: Mapping[str, str]) -> str:
    """Give an element without content. Attributes stand in the order given."""
    return f"<{name}{_attributes(attributes)}/>"


def text_element(name: str, text: str, attributes: Mapping[str, str] | None = None) -> str:
    """Give an element that holds a text."""
    return f"<{name}{_attributes(attributes)}>{escape(text)}</{name}>"


def optional_element(name: str, text: str) -> tuple[str, ...]:
    """Give an element that holds a text, or nothing where there is no text."""
    return (text_element(name, text),) if text else ()


def element(name: str, children: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """Give an element that holds elements, each on a line of its own."""
    content = "\n".join(children)
    return f"<{name}{_attributes(attributes)}>\n{content}\n</{name}>"


def document(root: str, style: str = "") -> bytes:
    """Give an XML file of a root element; `style` is the address of the style sheet that browsers
    show it with, "" for none.

    Source: "Associating Style Sheets with XML documents 1.0", section 4.
    """
    sheet = f"<?xml-stylesheet{attribute('type', 'text/css')}{attribute('href', style)}?>\n"
    return f'<?xml version="1.0" encoding="utf-8"?>\n{sheet if style else ""}{root}\n'.encode()


def _attributes(attributes: Mapping[str, str] | None) -> str:
    if not attributes:
        return ""
    return "".join(attribute(name, value) for name, value in attributes.items())
