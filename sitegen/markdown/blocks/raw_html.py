"""HTML that an author wrote into the Markdown: made part of the tree, so that it obeys its rules.

Python-Markdown keeps such HTML aside as text and puts it back unread. Here it becomes elements:
what is not allowed, or not closed, is reported, and links, pictures and attributes in it are
treated like all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any, Final
from xml.etree.ElementTree import Element

from sitegen.markdown.blocks.html_pieces import Raw, has_pieces, pieces_of
from sitegen.markdown.blocks.unread import OF_WORDS, find_unread
from sitegen.markdown.blocks.unwrapping import unwrap_blocks
from sitegen.markdown.body import Notice
from sitegen.markdown.html.content import (
    ALLOWED,
    BLOCKS,
    INSTEAD,
    PARTS,
    STRICT,
    VOID,
    VOID_ELSEWHERE,
    called,
    may_contain,
    problem_inside,
)
from sitegen.markdown.inline.footnotes import NOTE
from sitegen.markdown.notices import Report
from sitegen.markdown.source import (
    is_blank,
    last_mark,
    mark,
    mark_of,
    strip_marks,
    without_tag_marks,
)

DEEPEST: Final = 100


def restore_html(
    root: Element, stash: Sequence[Any], report: Report, is_marked: bool = False
) -> None:
    """Put back all that was kept aside while parsing, in place; `stash` holds text or elements."""
    for parent in list(root.iter()):
        if parent.tag != "code" and has_pieces(parent):
            _rebuild(parent, stash, report, is_marked)
    unwrap_blocks(root)


def _rebuild(parent: Element, stash: Sequence[Any], report: Report, is_marked: bool) -> None:
    notes = parent.findall(NOTE)
    for note in notes:
        parent.remove(note)
    items = list(pieces_of(parent, stash))
    parent[:] = []
    parent.text = None
    fragment = Fragment(parent, report, is_marked)
    for item in items:
        fragment.add(item)
    fragment.finish()
    # Notes stand at the end of the text; nothing that is open there holds them.
    parent.extend(notes)


class Fragment(HTMLParser):
    """Builds the inside of one element from texts, elements and pieces of HTML."""

    def __init__(self, parent: Element, report: Report, is_marked: bool) -> None:
        super().__init__(convert_charrefs=True)
        report.at = mark_of(parent)
        self._is_marked = is_marked
        self._open = [parent]
        self._report = report
        self._refused: list[str] = []
        # The block of HTML that is read now, and where it begins.
        self._source, self._line = "", 0

    def add(self, item: Element | str | Raw) -> None:
        """Add what comes next."""
        if isinstance(item, Raw):
            self._source, self._line = item, item.line
            try:
                self.feed(item)
                self.close()
            except AssertionError:
                # So the standard library's parser says that it gives up.
                shown = " ".join(without_tag_marks(item).split())[:40]
                self._report.error(f'"{shown}": HTML that can\'t be read', item)
            # The next piece stands on its own; the elements stay open.
            self.reset()
        elif isinstance(item, str):
            self._report.at = last_mark(item) or self._report.at
            self._text(item)
        else:
            if self._may_hold_words(item.tag, item):
                self._add_element(item)
            self._report.at = last_mark("".join(item.itertext())) or self._report.at

    def _add_element(self, item: Element) -> None:
        """Add what Markdown made; the text of a first paragraph may stand where none may."""
        parent = self._open[-1]
        tags = [ancestor.tag for ancestor in self._open]
        if len(tags) == 1 or item.tag not in BLOCKS or may_contain(tags, item.tag):
            parent.append(item)
        elif item.tag == "p" and not len(parent) and is_blank(parent.text):
            parent.text = item.text
            parent.extend(item)
        else:
            self._report.error(self._misplaced(item.tag), self._near(parent))

    def finish(self) -> None:
        """Close what is open, and report it."""
        for element in reversed(self._open[1:]):
            self._report.error(f"<{element.tag}> is never closed", self._near(element))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or a void one that closes at once."""
        self._stand_here()
        tag = strip_marks(tag)
        element = Element(tag)
        for name, value in attrs:
            # Decoded once here; whoever takes an attribute of the tree decodes it once more.
            kept = value.replace("&", "&amp;") if value and "&" in value else value
            element.attrib.setdefault(name, kept)  # type: ignore[arg-type]
        if len(self._open) > DEEPEST:
            raise RecursionError(tag)
        if self._refused or tag not in ALLOWED:
            self._refuse(tag, element)
            return
        if not may_contain([ancestor.tag for ancestor in self._open], tag):
            self._report.error(self._misplaced(tag), self._near(element))
            self._refuse(tag, element, known=True)
            return
        self._open[-1].append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` is `<br>`; HTML reads `<b/>` as `<b>`."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open; another one is reported."""
        self._stand_here()
        if self._refused:
            if self._refused[-1] == tag:
                self._refused.pop()
            return
        if tag not in ALLOWED:
            return
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._check(self._open.pop())
        elif any(element.tag == tag for element in self._open[1:]):
            self._report.error(
                f"</{tag}> comes before </{self._open[-1].tag}>: close what was opened last first",
                f"</{tag}>",
            )
            while self._open.pop().tag != tag:
                pass
        else:
            self._report.error(f"</{tag}> closes nothing that was opened here", f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Add text of a piece of HTML; its character references are decoded already."""
        self._stand_here()
        data = without_tag_marks(data)
        self._doubt_markdown(data)
        data = data.replace("&", "&amp;")
        if self._is_marked and self._line:
            line = self._line + self.getpos()[0] - 1
            lines = enumerate(data.split("\n"), line)
            data = "\n".join(f"{mark(number)}{words}" for number, words in lines)
        self._text(data)

    def _stand_here(self) -> None:
        if self._line:
            self._report.at = mark(self._line + self.getpos()[0] - 1)

    def _doubt_markdown(self, data: str) -> None:
        tags = tuple(element.tag for element in self._open[1:])
        if not self._line or "pre" in tags or "code" in tags:
            return
        parent = self._open[-1]
        is_below = parent[-1].tag in BLOCKS if len(parent) else is_blank(parent.text)
        begins_line = self.getpos()[1] == 0 or (is_below and parent.tag not in OF_WORDS)
        shown, above = find_unread(data, self._source, tags, begins_line=begins_line)
        if not shown:
            return
        line = self._line + self.getpos()[0] - 1 + above
        message = f'"{shown}": Markdown is read only with an empty line between it and the tags'
        self._report.add(Notice(line=line, message=message, severity="warning"))

    def handle_comment(self, data: str) -> None:
        """Comments are not published."""

    def handle_decl(self, decl: str) -> None:
        """A document type or the like has no place in a text."""
        self._stand_here()
        self._report.error(f"<!{decl}> is not allowed in a text", f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        """Nor has a processing instruction."""
        self._stand_here()
        self._report.error(f"<?{data}> is not allowed in a text", f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        """Nor has a CDATA section."""
        self._stand_here()
        self._report.error(f"<![{data[:20]}… is not allowed in a text", f"<![{data[:20]}")

    def _text(self, text: str) -> None:
        shown = strip_marks(text).strip()[:20]
        if not text or not (not shown or self._may_hold_words(shown, None)):
            return
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        elif parent.text:
            parent.text += text
        else:
            parent.text = text

    def _may_hold_words(self, words: str, element: Element | None) -> bool:
        parent = self._open[-1]
        if self._refused:
            return False
        if parent.tag not in STRICT or len(self._open) == 1:
            return True
        shown = f'"{words}"' if element is None else called(words)
        self._report.error(
            f"{shown} can't stand directly inside <{parent.tag}>", self._near(parent)
        )
        return False

    def _refuse(self, tag: str, element: Element, known: bool = False) -> None:
        if not self._refused and not known:
            hint = INSTEAD.get(tag, "")
            self._report.error(f"<{tag}> is not allowed{hint}", self._near(element))
        if tag not in VOID and tag not in VOID_ELSEWHERE:
            self._refused.append(tag)

    def _check(self, element: Element) -> None:
        has_text_first = not is_blank(element.text)
        tags = tuple(child.tag for child in element)
        problem = problem_inside(element.tag, has_text_first, tags)
        if problem:
            self._report.error(problem, self._near(element))

    def _misplaced(self, tag: str) -> str:
        if len(self._open) == 1 and tag in PARTS:
            return f"<{tag}> stands inside <{'> or <'.join(sorted(PARTS[tag]))}>"
        return f"{called(tag)} can't stand inside {called(self._open[-1].tag)}"

    def _near(self, element: Element) -> str:
        marks = " ".join(f"{name} {value}" for name, value in element.attrib.items())
        return marks if marks != strip_marks(marks) else f"<{element.tag}"
