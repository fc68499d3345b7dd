"""The examples of CommonMark's specification, and a form in which two results can be compared."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from sitegen.markdown.blocks.raw_html import restore_html
from sitegen.markdown.body import Notice
from sitegen.markdown.grammar import Grammar
from sitegen.markdown.html.elements import code_of
from sitegen.markdown.inline.footnotes import NOTE
from sitegen.markdown.notices import Report
from sitegen.markdown.source import clean
from sitegen.markdown.text.typesetting import decode
from tests.tools.needs import require_node_file

EXAMPLE = re.compile(
    r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} +([^\n]*)$", re.MULTILINE | re.DOTALL
)
EMPTY_COMMENT = re.compile("<!---?>")
BLOCKS = frozenset(
    "blockquote br div h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul".split()
)
VOID = frozenset({"br", "hr", "img"})
Event = tuple[str, ...]


class Example(NamedTuple):
    """An example of the specification: its number, its section, Markdown, and HTML."""

    number: int
    section: str
    markdown: str
    html: str


def examples() -> list[Example]:
    """Read the examples; tabs are shown as arrows there."""
    text = require_node_file("commonmark-spec/spec.txt").read_text(encoding="utf-8")
    found: list[Example] = []
    section = ""
    for match in EXAMPLE.finditer(text):
        if match[3] is not None:
            section = match[3]
            continue
        markdown, html = (match[part].replace("→", "\t") for part in (1, 2))
        found.append(Example(len(found) + 1, section, markdown, html))
    return found


class Events(HTMLParser):
    """Tags and texts of a piece of HTML, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Event] = []
        # Comments that are empty are read differently by different parsers.
        self.feed(EMPTY_COMMENT.sub("", html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(_opening(tag, {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.found.append(("text", data))


def normal_form(html: str) -> list[Event]:
    """Give HTML without what makes no difference: spaces between blocks, how signs are written."""
    return _tidied(Events(html).found)


def parsed(markdown: str) -> tuple[list[Event], tuple[Notice, ...]]:
    """Parse a text: what came out in normal form, before anything of the site is added."""
    report = Report(markdown)
    document = Grammar().parse(clean(markdown))
    restore_html(document.root, document.stash, report)
    events: list[Event] = []
    for child in document.root:
        if child.tag == NOTE:
            document.root.remove(child)
    _walk(document.root, events)
    return _tidied(events[1:-1]), (*document.notices, *report.notices())


def _walk(element: Element, events: list[Event]) -> None:
    given = {name: decode(value or "") for name, value in element.attrib.items()}
    events.append(_opening(element.tag, given))
    if element.tag == "code":
        events.append(("text", code_of(element)))
    else:
        events.append(("text", decode(element.text or "")))
        for child in element:
            _walk(child, events)
            events.append(("text", decode(child.tail or "")))
    if element.tag not in VOID:
        events.append(("end", element.tag))


def _opening(tag: str, attributes: dict[str, str]) -> Event:
    shown = [
        f"{name}={unquote(value) if name in ('href', 'src') else value}"
        for name, value in sorted(attributes.items())
    ]
    return ("start", tag, *shown)


def _tidied(events: list[Event]) -> list[Event]:
    joined: list[Event] = []
    for event in events:
        if event[0] == "text" and joined and joined[-1][0] == "text":
            joined[-1] = ("text", joined[-1][1] + event[1])
        elif event != ("text", ""):
            joined.append(event)
    result: list[Event] = []
    is_code = False
    for at, event in enumerate(joined):
        if event[:2] in (("start", "pre"), ("end", "pre")):
            is_code = event[0] == "start"
        if event[0] != "text":
            result.append(event)
        elif is_code:
            # Tabs become spaces, which docs/markdown.md says.
            result.append(("text", event[1].expandtabs(4)))
        else:
            text = re.sub(r"\s+", " ", event[1])
            text = text.lstrip() if _is_block(joined, at - 1) else text
            text = text.rstrip() if _is_block(joined, at + 1) else text
            result += [("text", text)] if text else []
    return result


def _is_block(events: list[Event], at: int) -> bool:
    return not 0 <= at < len(events) or events[at][1] in BLOCKS
