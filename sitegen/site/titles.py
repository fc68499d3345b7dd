"""Questions on what entries are called, and whether another is called the same."""

from __future__ import annotations

from typing import ClassVar

from sitegen.site.facets import ENTRY, NAMESAKES
from sitegen.site.library import Library
from sitegen.site.queries import LibraryQuery


class TitleOf(LibraryQuery[str]):
    """An entry's title, "" where it is not shown in the language."""

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY,)
    id: str

    def answer(self, layer: Library) -> str:
        """Give the title."""
        entry = layer.entry(self.id, self.lang)
        return entry.meta.title if entry else ""


class HasNamesakes(LibraryQuery[bool]):
    """Whether another entry of its kind has an entry's title."""

    follows_from: ClassVar[tuple[str, ...]] = (ENTRY, NAMESAKES)
    id: str

    def answer(self, layer: Library) -> bool:
        """Say so; false where it is not shown in the language."""
        entry = layer.entry(self.id, self.lang)
        return entry is not None and self.id in layer.namesakes(entry.kind, self.lang)
