"""Attribute lists, `{.class #id name=value}`: Python-Markdown's, read only where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor


class AttributeLists(AttrListTreeprocessor):
    """Gives elements the attributes that stand behind them in braces."""

    def run(self, doc: Element) -> None:
        """Read the lists in all texts of a tree, and take them out."""
        candidates: Any = _Candidates(doc)
        super().run(candidates)


class _Candidates:
    """The elements of a tree that may have a list, as a tree that knows only how to be walked."""

    def __init__(self, root: Element) -> None:
        self._found = [element for element in root.iter() if _may_have_list(element)]

    def iter(self) -> Iterator[Element]:
        return iter(self._found)


def _may_have_list(element: Element) -> bool:
    if (element.text and "{" in element.text) or (element.tail and "{" in element.tail):
        return True
    return len(element) > 0 and any(child.tail and "{" in child.tail for child in element)
