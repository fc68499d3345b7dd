"""The inline stage: the texts of the tree become elements.

As Python-Markdown's own, it applies the registered inline patterns one after the other and puts
what they match away behind placeholders. A pattern that goes through a text once by itself, as
ours do, is given the whole text (`replace_all`); any other is asked for one match after the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown, util
from markdown.treeprocessors import Treeprocessor

# The first characters of all that ours match, and of placeholders; each begins with one sign, so
# that what can't begin any is passed over at once.
ANYTHING: Final = re.compile(rf"\\|`|\[|<|\*|_|@|{util.STX}|~~|  \n|://|www\.")
OPENING: Final = util.INLINE_PLACEHOLDER_PREFIX

PutAway = Callable[[Element | str], str]


class Inline(Treeprocessor):
    """Turns the texts of a tree of blocks into inline elements."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # Patterns look here for what has been put away in the text that they get.
        self.stashed_nodes: dict[str, Element | str] = {}
        self._patterns: list[Any] = list(md.inlinePatterns)
        self._are_all_ours = all(hasattr(pattern, "replace_all") for pattern in self._patterns)

    def run(self, root: Element) -> None:
        """Apply the patterns to all texts of the tree, in place."""
        self.stashed_nodes = {}
        queue = [root]
        at = 0
        found: list[tuple[Element, list[Element]]] = []
        while at < len(queue):
            current = queue[at]
            at += 1
            for child in list(current):
                if child.text and self._may_change(child.text):
                    text, child.text = child.text, None
                    inside = self._restore(self._replace(text), child)
                    if len(child):
                        queue.append(child)
                    if inside:
                        found.append((child, inside))
                elif len(child):
                    queue.append(child)
                if child.tail and self._may_change(child.tail):
                    self._run_tail(current, child)
        # At last, since what was found is done with, and not to be looked at again.
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
        if self._are_all_ours and ANYTHING.search(text) is None:
            return False
        return not isinstance(text, util.AtomicString)

    def _replace(self, data: str, first: int = 0) -> str:
        """Apply the patterns from the given one on; matches are put away behind placeholders."""
        if not self._may_change(data):
            return data
        for index, pattern in enumerate(self._patterns[first:], first):
            if hasattr(pattern, "replace_all"):
                data = pattern.replace_all(data, lambda node, at=index: self._put_away(node, at))
                continue
            at: int | None = 0
            while at is not None:
                data, at = self._apply_once(pattern, index, data, at)
        return data

    def plain(self, data: str) -> str:
        """Give the words that a text with placeholders shows, and those for its pictures."""
        holder = Element("words")
        holder[:] = self._restore(self._replace(data, 1), holder)
        return util.HTML_PLACEHOLDER_RE.sub("", _words(holder))

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


def _words(element: Element) -> str:
    words = element.get("alt", "") if element.tag == "img" else element.text or ""
    return words + "".join(_words(child) + (child.tail or "") for child in element)
