"""The inline stage, as Python-Markdown does it, but trying only what may match.

Python-Markdown tries each inline pattern on each run of text. Here a pattern that is known is
tried only where the characters that it begins with are in the text; one that isn't known is always
tried. What comes out is the same, which the tests compare.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns, util
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from sitegen.markdown import brackets, footnotes

BRACKET: Final = ("[",)
ANGLE: Final = ("<",)
# What a pattern can't match without, by its class and its expression.
NEEDLES: Final[dict[tuple[type, str], tuple[str, ...]]] = {
    (inlinepatterns.BacktickInlineProcessor, inlinepatterns.BACKTICK_RE): ("`",),
    (inlinepatterns.EscapeInlineProcessor, inlinepatterns.ESCAPE_RE): ("\\",),
    (inlinepatterns.LinkInlineProcessor, inlinepatterns.LINK_RE): BRACKET,
    (inlinepatterns.ImageInlineProcessor, inlinepatterns.IMAGE_LINK_RE): ("![",),
    (inlinepatterns.AutolinkInlineProcessor, inlinepatterns.AUTOLINK_RE): ANGLE,
    (inlinepatterns.AutomailInlineProcessor, inlinepatterns.AUTOMAIL_RE): ANGLE,
    (inlinepatterns.SubstituteTagInlineProcessor, inlinepatterns.LINE_BREAK_RE): ("  \n",),
    (inlinepatterns.HtmlInlineProcessor, inlinepatterns.HTML_RE): ANGLE,
    (inlinepatterns.HtmlInlineProcessor, inlinepatterns.ENTITY_RE): ("&",),
    (inlinepatterns.DelimiterProcessor, r"\*|_"): ("*", "_"),
    (footnotes.ReferenceProcessor, footnotes.REFERENCE_RE): ("[^",),
    (brackets.LinkProcessor, inlinepatterns.LINK_RE): BRACKET,
    (brackets.PictureProcessor, inlinepatterns.IMAGE_LINK_RE): ("![",),
    (brackets.MailProcessor, inlinepatterns.AUTOMAIL_RE): ANGLE,
}
# The same, and they need a definition somewhere in the document.
REFERENCES: Final[dict[tuple[type, str], tuple[str, ...]]] = {
    (inlinepatterns.ReferenceInlineProcessor, inlinepatterns.REFERENCE_RE): BRACKET,
    (inlinepatterns.ShortReferenceInlineProcessor, inlinepatterns.REFERENCE_RE): BRACKET,
    (inlinepatterns.ImageReferenceInlineProcessor, inlinepatterns.IMAGE_REFERENCE_RE): ("![",),
    (inlinepatterns.ShortImageReferenceInlineProcessor, inlinepatterns.IMAGE_REFERENCE_RE): ("![",),
    (brackets.LinkReference, inlinepatterns.REFERENCE_RE): BRACKET,
    (brackets.ShortLinkReference, inlinepatterns.REFERENCE_RE): BRACKET,
    (brackets.PictureReference, inlinepatterns.IMAGE_REFERENCE_RE): ("![",),
    (brackets.ShortPictureReference, inlinepatterns.IMAGE_REFERENCE_RE): ("![",),
}
# The first characters of them all, and of the placeholders of what they matched.
ANYTHING: Final = re.compile(rf"[\\`\[!<*_&{util.STX}]|  \n")
OPENING: Final = util.INLINE_PLACEHOLDER_PREFIX
WIDTH: Final = len(util.INLINE_PLACEHOLDER % "0000")

Step = tuple[Any, Any, tuple[str, ...], bool]


def choose_inline_stage(md: Markdown) -> Treeprocessor:
    """Give the quick stage where every pattern is of the kind it can do, else the stock one."""
    for pattern in md.inlinePatterns:
        if pattern.ANCESTOR_EXCLUDES or not isinstance(pattern, inlinepatterns.InlineProcessor):
            return InlineProcessor(md)
    return Inline(md)


class Inline(Treeprocessor):
    """Turns the texts of a tree of blocks into inline elements."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # Patterns look here for what has been put away in the text that they get.
        self.stashed_nodes: dict[str, Element | str] = {}
        self._steps: list[Step] = [_step(pattern) for pattern in md.inlinePatterns]
        self._count = len(self._steps)
        self._all_known = all(needles for _, _, needles, _ in self._steps)
        self._references: dict[str, Any] = {}

    def run(self, root: Element) -> None:
        """Apply the patterns to all texts of the tree, in place."""
        self.stashed_nodes = {}
        self._references = self.md.references
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
        if self._all_known and ANYTHING.search(text) is None:
            return False
        return not isinstance(text, util.AtomicString)

    def _replace(self, data: str, first: int = 0) -> str:
        """Apply the patterns from the given one on; matches are put away behind placeholders."""
        if not self._may_change(data):
            return data
        for index in range(first, self._count):
            needles, defined = self._steps[index][2:]
            if defined and not self._references:
                continue
            if needles and not any(needle in data for needle in needles):
                continue
            at: int | None = 0
            while at is not None:
                data, at = self._apply(index, data, at)
        return data

    def _apply(self, index: int, data: str, at: int) -> tuple[str, int | None]:
        """Apply one pattern once, from a place on; the next place, or None: no match."""
        pattern, expression = self._steps[index][:2]
        for match in expression.finditer(data, at):
            node, start, end = pattern.handleMatch(match, data)
            if start is not None and end is not None:
                break
        else:
            return data, None
        if node is None:
            return data, end
        if not isinstance(node, str) and not isinstance(node.text, util.AtomicString):
            for child in [node, *node]:
                if child.text:
                    child.text = self._replace(child.text, index + 1)
                if child.tail:
                    child.tail = self._replace(child.tail, index)
        number = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[number] = node
        placeholder = util.INLINE_PLACEHOLDER % number
        return f"{data[:start]}{placeholder}{data[end:]}", start + len(placeholder)

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


def _step(pattern: Any) -> Step:
    key = (type(pattern), pattern.pattern)
    needles = REFERENCES.get(key) or NEEDLES.get(key, ())
    return pattern, pattern.getCompiledRegExp(), needles, key in REFERENCES


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
