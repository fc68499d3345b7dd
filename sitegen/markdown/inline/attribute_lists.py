"""Attribute lists, `{.class #id name=value}`: Python-Markdown's, read only where there is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor, isheader

from sitegen.markdown.source import MARKS


def without_closing_signs(words: str) -> str:
    """Give a heading's words without the # that may close it; those of `C#` are no such."""
    words = words.rstrip()
    bare = words.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] == " " else words


class AttributeLists(AttrListTreeprocessor):
    """Gives elements the attributes that stand behind them in braces."""

    # Python-Markdown takes the end of any line before an element for the end of the block.
    BLOCK_RE = re.compile(  # type: ignore[misc]
        rf"\n{MARKS.pattern}?[ ]*{AttrListTreeprocessor.BASE_RE}[ ]*\Z"
    )

    def run(self, doc: Element) -> None:
        """Read the lists in all texts of a tree, and take them out."""
        candidates: Any = _Candidates(doc, self.md.is_block_level)
        super().run(candidates)
        for heading in filter(isheader, doc.iter()):
            self._read_behind(heading)

    def _read_behind(self, heading: Element) -> None:
        """Read a heading's list; Python-Markdown would take the sign of `## C# {#c}` as well."""
        last = heading[-1] if len(heading) else None
        text = (heading.text if last is None else last.tail) or ""
        match = self.HEADER_RE.search(text)
        if match is None or self.assign_attrs(heading, match[1], strict=True):
            return
        kept = without_closing_signs(text[: match.start()])
        if last is None:
            heading.text = kept
        else:
            last.tail = kept


class _Candidates:
    """The elements of a tree that may have a list, as a tree that knows only how to be walked."""

    def __init__(self, root: Element, is_block: Callable[[str], bool]) -> None:
        self._found = [
            element
            for element in root.iter()
            if _may_have_list(element) and (not is_block(element.tag) or _ends_in_words(element))
        ]

    def iter(self) -> Iterator[Element]:
        return iter(self._found)


def _may_have_list(element: Element) -> bool:
    if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "br"):
        return False
    if (element.text and "{" in element.text) or (element.tail and "{" in element.tail):
        return True
    return len(element) > 0 and any(child.tail and "{" in child.tail for child in element)


def _ends_in_words(element: Element) -> bool:
    """Tell whether words end a block, or stand right before the list in an item: only there is an
    attribute list the block's own."""
    end = len(element)
    if element.tag == "li":
        end = next((at for at, child in enumerate(element) if child.tag in ("ul", "ol")), end)
    return end == 0 or bool(element[end - 1].tail)
