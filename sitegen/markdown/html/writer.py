"""The one walk over a parsed tree, which writes its HTML.

On the way it does all that needs the tree: addresses and pictures are resolved, headings get their
anchors, texts are set, footnotes numbered, and mistakes reported. What an element becomes is up to
its handler; elements without one are written as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sitegen.markdown.body import Heading
from sitegen.markdown.html.anchors import Anchors
from sitegen.markdown.html.attributes import check_attributes, write_attributes
from sitegen.markdown.html.content import BLOCKS
from sitegen.markdown.html.links import Links
from sitegen.markdown.html.numbers_across import WholeNumber, keep_numbers_whole
from sitegen.markdown.html.pictures import Pictures
from sitegen.markdown.html.players import Players
from sitegen.markdown.html.running_text import OF_LINES, running_texts
from sitegen.markdown.leftovers import find_leftovers, may_be_left_over
from sitegen.markdown.notices import Report
from sitegen.markdown.resolver import Resolver
from sitegen.markdown.source import (
    LINE_SEPARATOR,
    Places,
    last_mark,
    mark_of,
    marked_line,
    strip_marks,
)
from sitegen.markdown.text.scripts import LANGUAGE_OF, is_rtl, leading_script
from sitegen.markdown.text.typesetting import Typesetter, decode, escape

Attributes = dict[str, str | None]
Handler = Callable[["Writer", Element], None]

# Elements that hold a piece of text of its own, whose direction may be its own too.
TEXT_BLOCKS: Final = frozenset(
    "dd dt figcaption h1 h2 h3 h4 h5 h6 label li p summary td th".split()
)
# Blocks that stand in a row with their likes, at one edge.
PARTS_OF_SETS: Final = frozenset("dd dt li td th".split())


class Level(NamedTuple):
    """A heading's level, as its author typed it and as it is written."""

    typed: int
    written: int


class Writer:
    """Writes one page's body; handlers add to `out` (HTML) and `words` (plain text)."""

    def __init__(
        self,
        *,
        lang: str,
        is_mixed: bool,
        resolver: Resolver,
        report: Report,
        anchors: Anchors,
        handlers: Mapping[str, Handler],
        is_marked: bool = False,
    ) -> None:
        self.out: list[str] = []
        self.words: list[str] = []
        self.headings: list[Heading] = []
        # Of the heading that holds here and of those above it, outermost first.
        self.levels: list[Level] = []
        self.report = report
        self.resolver = resolver
        self.anchors = anchors
        self.links = Links(resolver, report)
        self.pictures = Pictures(resolver, report)
        self.players = Players(resolver, report, self.links, self.pictures)
        self.typesetter = Typesetter(lang, is_mixed)
        # The character before the next one, in the same block; "" at its start.
        self.before = ""
        self.is_in_link = False
        self.is_in_code = False
        self._is_mixed = is_mixed
        self._is_marked = is_marked
        self._is_in_set = False
        # How many texts were met with signs that may have been left over.
        self._suspects = 0
        self._handlers = handlers

    def inside(self, element: Element) -> None:
        """Write what an element holds."""
        suspects = self._suspects
        if len(element) and not self.is_in_code:
            keep_numbers_whole(element, self.typesetter.script)
        if element.text:
            self.text(element.text)
        for child in element:
            if self._is_marked:
                self.report.at = self.line_of(child)
            handler = self._handlers.get(child.tag)
            if handler is None:
                self.inline(child)
            else:
                handler(self, child)
            if child.tail:
                self.text(child.tail)
        if self._suspects != suspects and element.tag not in OF_LINES:
            self._tell_leftovers(element)

    def text(self, text: str) -> None:
        """Write a text, set in the language that holds here; in code as it is."""
        if type(text) is not AtomicString and not self.is_in_code:
            self._suspects += may_be_left_over(strip_marks(text) if self._is_marked else text)
        if LINE_SEPARATOR in text and not self.is_in_code:
            self._lines(text)
            return
        if self._is_marked and (sign := last_mark(text)):
            self.report.at = sign
            text = type(text)(strip_marks(text))
            if not text:
                return
        if self.is_in_code:
            self.verbatim(decode(text))
            return
        if self.typesetter.is_plain(text):
            self.out.append(text)
            self.said(text)
            self.before = text[-1]
            return
        if type(text) is AtomicString:
            plain = decode(text)
        else:
            plain = self.typesetter.plain(text, self.before)
        self.said(plain)
        self.out.append(self.typesetter.html(plain, self.before))
        self.before = plain[-1:] or self.before

    def _tell_leftovers(self, block: Element) -> None:
        for text in running_texts(block):
            places = Places(text)
            for left in find_leftovers(strip_marks(text), block.tag):
                self.report.warn(left.message, places.mark_of_shown(left.at) or left.near)

    def line_of(self, element: Element) -> str:
        """Give the mark of the line where an element begins, else of the line that holds here."""
        return mark_of(element) or self.report.at

    def address_of(self, link: Element) -> str:
        """Give a link's decoded address with the mark of its line, where lines are looked for."""
        address = decode(link.get("href") or "")
        return address if marked_line(address) else self.line_of(link) + address

    def said(self, text: str) -> None:
        """Add to the plain text; where a line of the source ends is no end of anything."""
        self.words.append(text.replace("\n", " ") if "\n" in text else text)

    def _lines(self, text: str) -> None:
        """Write a text whose lines are divided by more than the ends of lines."""
        for number, line in enumerate(text.split(LINE_SEPARATOR)):
            if number and self.before:
                self.line_break()
            if line:
                self.text(type(text)(line))

    def line_break(self) -> None:
        """Write the end of a line within a block."""
        self.out.append("<br>" if self.is_in_code else "<br>\n")
        self.words.append("\n")
        self.before = "\n"

    def verbatim(self, text: str) -> None:
        """Write a text as it is."""
        text = text.replace(LINE_SEPARATOR, "\n")
        self.out.append(escape(text))
        self.words.append(text)
        self.before = text[-1:] or self.before

    def inline(self, element: Element) -> None:
        """Write an element that is part of a line."""
        tag = element.tag
        if not element.attrib:
            self.out.append(f"<{tag}>")
            self.inside(element)
        else:
            own = self.attributes(element)
            self.out.append(f"<{tag}{write_attributes(own)}>")
            typesetter = self.typesetter
            if own.get("lang"):
                self.typesetter = Typesetter(own["lang"] or "", is_mixed=True)
            elif isinstance(element, WholeNumber):
                self.typesetter = Typesetter("en", is_mixed=False)
            self.inside(element)
            self.typesetter = typesetter
        self.out.append(f"</{tag}>")

    def block(
        self, element: Element, tag: str = "", attributes: Attributes | None = None, end: str = "\n"
    ) -> None:
        """Write an element that stands on lines of its own, perhaps as another one."""
        tag = tag or element.tag
        own = self.attributes(element) if element.attrib else {}
        if attributes:
            own = {**attributes, **own}
        typesetter, is_in_set = self.typesetter, self._is_in_set
        self._is_in_set = is_in_set or element.tag in PARTS_OF_SETS
        within = self.enter(element, own) if self._is_mixed else None
        self.typesetter.start()
        self.before = ""
        self.out.append(f"<{tag}{write_attributes(own)}>" if own else f"<{tag}>")
        if within:
            self.out.append(f"<span{write_attributes(within)}>")
        self.inside(element)
        self.out.append(f"</span></{tag}>\n" if within else f"</{tag}>\n")
        self.words.append(end)
        self.typesetter, self._is_in_set = typesetter, is_in_set
        self.before = ""

    def enter(self, element: Element, own: Attributes) -> Attributes | None:
        """Set direction, language and typesetter of a block in another script.

        HTML Standard 3.2.6.4: with `dir="auto"`, the first strong letter decides, those in inner
        elements with a `dir` left out; so the block's own script is never isolated within it.

        The items of a list and the cells of a table stand at one edge: there, the attributes are
        given that an element around the words has. (Around blocks it can't be: runs are isolated.)
        """
        lang = own.get("lang")
        if not lang:
            if element.tag not in TEXT_BLOCKS:
                return None
            script = leading_script(_own_texts(element), self.typesetter.script)
            if script is None:
                return None
            lang = LANGUAGE_OF[script]
            if self._is_in_set and is_rtl(script) != is_rtl(self.typesetter.script):
                if any(child.tag in BLOCKS for child in element):
                    return None
                self.typesetter = Typesetter(lang, is_mixed=True)
                return {"dir": "rtl" if is_rtl(script) else "ltr", "lang": lang}
            own["lang"] = lang
        outer = self.typesetter.script
        self.typesetter = Typesetter(lang, is_mixed=True)
        if is_rtl(self.typesetter.script) != is_rtl(outer):
            own.setdefault("dir", "auto")
        return None

    def attributes(self, element: Element) -> Attributes:
        """Give the attributes that an author has set and may set; an id is the page's from now."""
        given: Attributes = {
            name: value and decode(value) for name, value in element.attrib.items()
        }
        return self.checked(element.tag, given)

    def checked(self, tag: str, given: Attributes) -> Attributes:
        """Give those of the decoded attributes that the element may have."""
        kept = check_attributes(tag, given, self.report)
        anchor = kept.get("id")
        if anchor and not self.anchors.claim(anchor):
            near = " ".join(f"{name} {value}" for name, value in given.items())
            self.report.error(f'id "{anchor}": something on the page has it already', near)
            del kept["id"]
        return kept

    def level_above(self, typed: int) -> Level:
        """Give the level that a heading of this level belongs below; nothing: the title's."""
        while self.levels and self.levels[-1].typed >= typed:
            self.levels.pop()
        return self.levels[-1] if self.levels else Level(1, 1)

    def plain_text(self) -> str:
        """Give the plain text, a line for each block."""
        lines = (line.strip() for line in "".join(self.words).split("\n"))
        return "\n".join(filter(None, lines))


def _own_texts(element: Element) -> Iterator[str]:
    """Texts of an element in order, without code, which has a direction of its own."""
    if element.text and element.tag not in ("code", "pre"):
        yield element.text
    for child in element:
        yield from _own_texts(child)
        if child.tail:
            yield child.tail
