"""The inline stage, as Python-Markdown does it, but trying only what may match.

Python-Markdown tries each inline pattern on each run of text. Here a pattern that is known is
tried only where the characters that it begins with are in the text; one that isn't known is always
tried. What comes out is the same, which the tests compare.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown import inlinepatterns as stock
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from sitegen.markdown import brackets, emphasis, footnotes, spans


class Needs(NamedTuple):
    """What a known pattern can't match without: one of two strings; perhaps a definition, `[x]: …`.

    A pattern is steady if what it matches behind a match doesn't depend on what that one became;
    one with a `find_next` of its own sees to that.
    """

    string: str
    other: str = ""
    definition: bool = False
    is_steady: bool = True


LINK: Final = Needs("[")
PICTURE: Final = Needs("![")
TAG: Final = Needs("<")
DEFINED_LINK: Final = Needs("[", definition=True)
DEFINED_PICTURE: Final = Needs("![", definition=True)
# By the pattern's class and its expression.
KNOWN: Final[dict[tuple[type, str], Needs]] = {
    (stock.BacktickInlineProcessor, stock.BACKTICK_RE): Needs("`", is_steady=False),
    (stock.EscapeInlineProcessor, stock.ESCAPE_RE): Needs("\\"),
    (stock.ReferenceInlineProcessor, stock.REFERENCE_RE): DEFINED_LINK,
    (stock.LinkInlineProcessor, stock.LINK_RE): LINK,
    (stock.ImageInlineProcessor, stock.IMAGE_LINK_RE): PICTURE,
    (stock.ImageReferenceInlineProcessor, stock.IMAGE_REFERENCE_RE): DEFINED_PICTURE,
    (stock.ShortReferenceInlineProcessor, stock.REFERENCE_RE): DEFINED_LINK,
    (stock.ShortImageReferenceInlineProcessor, stock.IMAGE_REFERENCE_RE): DEFINED_PICTURE,
    (stock.AutolinkInlineProcessor, stock.AUTOLINK_RE): TAG,
    (stock.AutomailInlineProcessor, stock.AUTOMAIL_RE): TAG,
    (stock.SubstituteTagInlineProcessor, stock.LINE_BREAK_RE): Needs("  \n"),
    (stock.HtmlInlineProcessor, stock.HTML_RE): TAG,
    (stock.HtmlInlineProcessor, stock.ENTITY_RE): Needs("&"),
    (stock.DelimiterProcessor, r"\*|_"): Needs("*", "_", is_steady=False),
    (footnotes.ReferenceProcessor, footnotes.REFERENCE_RE): Needs("[^"),
    (brackets.LinkReference, stock.REFERENCE_RE): DEFINED_LINK,
    (brackets.LinkProcessor, stock.LINK_RE): LINK,
    (brackets.PictureProcessor, stock.IMAGE_LINK_RE): PICTURE,
    (brackets.PictureReference, stock.IMAGE_REFERENCE_RE): DEFINED_PICTURE,
    (brackets.ShortLinkReference, stock.REFERENCE_RE): DEFINED_LINK,
    (brackets.ShortPictureReference, stock.IMAGE_REFERENCE_RE): DEFINED_PICTURE,
    (brackets.MailProcessor, stock.AUTOMAIL_RE): TAG,
    (spans.CodeProcessor, stock.BACKTICK_RE): Needs("`"),
    (emphasis.EmphasisProcessor, r"\*|_"): Needs("*", "_", is_steady=False),
}
UNKNOWN: Final = Needs("", is_steady=False)
# The first characters of them all, and of the placeholders of what they matched.
ANYTHING: Final = re.compile(rf"[\\`\[!<*_&{util.STX}]|  \n")
OPENING: Final = util.INLINE_PLACEHOLDER_PREFIX


def choose_inline_stage(md: Markdown) -> Treeprocessor:
    """Give the quick stage where every pattern is of the kind it can do, else the stock one."""
    for pattern in md.inlinePatterns:
        if pattern.ANCESTOR_EXCLUDES or not isinstance(pattern, stock.InlineProcessor):
            return InlineProcessor(md)
    return Inline(md)


class Inline(Treeprocessor):
    """Turns the texts of a tree of blocks into inline elements."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # Patterns look here for what has been put away in the text that they get.
        self.stashed_nodes: dict[str, Element | str] = {}
        self._steps = [
            (pattern, KNOWN.get((type(pattern), pattern.pattern), UNKNOWN))
            for pattern in md.inlinePatterns
        ]
        self._are_all_known = all(needs is not UNKNOWN for _, needs in self._steps)

    def run(self, root: Element) -> None:
        """Apply the patterns to all texts of the tree, in place."""
        self.stashed_nodes = {}
        queue = [root]
        at = 0
        while at < len(queue):
            current = queue[at]
            at += 1
            found: list[tuple[Element, list[Element]]] = []
            # Elements that are put in behind a child are visited too.
            for child in current:
                if child.text and self._may_change(child.text):
                    text, child.text = child.text, None
                    inside = self._restore(self._replace(text), child)
                    if inside:
                        queue += inside
                        found.append((child, inside))
                if child.tail and self._may_change(child.tail):
                    self._run_tail(current, child)
                if len(child):
                    queue.append(child)
            for element, inside in found:
                element[0:0] = inside

    def _run_tail(self, parent: Element, child: Element) -> None:
        tail = self._replace(child.tail or "")
        holder = Element("d")
        child.tail = None
        behind = self._restore(tail, holder, is_text=False)
        if holder.tail:
            child.tail = holder.tail
        if behind:
            position = list(parent).index(child) + 1
            parent[position:position] = behind

    def _may_change(self, text: str) -> bool:
        if self._are_all_known and ANYTHING.search(text) is None:
            return False
        return not isinstance(text, util.AtomicString)

    def _replace(self, data: str, first: int = 0) -> str:
        """Apply the patterns from the given one on; matches are put away behind placeholders."""
        if not self._may_change(data):
            return data
        has_references = bool(self.md.references)
        for index, (pattern, (string, other, definition, is_steady)) in enumerate(self._steps):
            if (
                index < first
                or (string not in data and not (other and other in data))
                or (definition and not has_references)
            ):
                continue
            if is_steady:
                data = self._apply_in_one_go(pattern, index, data)
                continue
            at: int | None = 0
            while at is not None:
                data, at = self._apply_once(pattern, index, data, at)
        return data

    def _apply_in_one_go(self, pattern: Any, index: int, data: str) -> str:
        pieces: list[str] = []
        done = at = 0
        search = getattr(pattern, "find_next", pattern.getCompiledRegExp().search)
        while (match := search(data, at)) is not None:
            node, start, end = pattern.handleMatch(match, data)
            if start is None or end is None:
                # What stands there is none; one may begin right behind.
                at = match.end() if match.end() > match.start() else match.end() + 1
                continue
            at = end
            if node is not None:
                pieces += [data[done:start], self._put_away(node, index)]
                done = end
        if not done:
            return data
        pieces.append(data[done:])
        return "".join(pieces)

    def _apply_once(self, pattern: Any, index: int, data: str, at: int) -> tuple[str, int | None]:
        """Apply a pattern once, from a place on; the next place, or None: no match."""
        for match in pattern.getCompiledRegExp().finditer(data, at):
            node, start, end = pattern.handleMatch(match, data)
            if start is not None and end is not None:
                break
        else:
            return data, None
        if node is None:
            return data, end
        placeholder = self._put_away(node, index)
        return f"{data[:start]}{placeholder}{data[end:]}", start + len(placeholder)

    def _put_away(self, node: Element | str, index: int) -> str:
        """Finish a node and give the placeholder that stands for it."""
        if not isinstance(node, str) and not isinstance(node.text, util.AtomicString):
            for child in [node, *node]:
                if child.text:
                    child.text = self._replace(child.text, index + 1)
                if child.tail:
                    child.tail = self._replace(child.tail, index)
        number = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[number] = node
        return util.INLINE_PLACEHOLDER % number

    def _restore(self, data: str, parent: Element, is_text: bool = True) -> list[Element]:
        """Give the elements behind the placeholders; texts between them go where they belong."""
        if OPENING not in data:
            _append(data, [], parent, is_text)
            return []
        result: list[Element] = []
        at = 0
        while True:
            start = data.find(OPENING, at)
            if start < 0:
                break
            match = util.INLINE_PLACEHOLDER_RE.search(data, start)
            node = self.stashed_nodes.get(match[1]) if match else None
            if match is None or node is None:
                # Somebody wrote what only looks like a placeholder.
                _append(data[at : start + len(OPENING)], result, parent, is_text)
                at = start + len(OPENING)
                continue
            if start > 0:
                _append(data[at:start], result, parent, is_text)
            at = match.end()
            if isinstance(node, str):
                _append(node, result, parent, is_text)
                continue
            self._restore_inside(node)
            result.append(node)
        rest = data[at:]
        if isinstance(data, util.AtomicString):
            rest = util.AtomicString(rest)
        _append(rest, result, parent, is_text)
        return result

    def _restore_inside(self, node: Element) -> None:
        for child in [node, *node]:
            if child.tail and child.tail.strip() and OPENING in child.tail:
                tail, child.tail = child.tail, None
                behind = self._restore(tail, child, is_text=False)
                position = 0 if child is node else list(node).index(child) + 1
                node[position:position] = behind
            if child.text and child.text.strip() and OPENING in child.text:
                text, child.text = child.text, None
                child[0:0] = self._restore(text, child)


def _append(text: str, result: list[Element], parent: Element, is_text: bool) -> None:
    if not text:
        return
    if result:
        last = result[-1]
        last.tail = last.tail + text if last.tail else text
    elif is_text:
        parent.text = parent.text + text if parent.text else text
    else:
        parent.tail = parent.tail + text if parent.tail else text
