"""Footnotes: `[^name]` in the text, `[^name]: the note` anywhere else."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.inlinepatterns import InlineProcessor

REFERENCE_RE: Final = r"\[\^([^\]]*)\]"
# Tags of our own, which the writer knows.
REFERENCE: Final = "note-reference"
NOTE: Final = "note"


class Footnotes:
    """The notes of one document, by name, in the order of their definitions."""

    def __init__(self, md: Markdown) -> None:
        # The stock block processor reaches the parser by this name.
        self.parser = md.parser
        self.texts: dict[str, str] = {}
        # Name and text of those whose name was taken.
        self.repeated: list[tuple[str, str]] = []

    def reset(self) -> None:
        """Forget the last document."""
        self.texts = {}
        self.repeated = []

    def setFootnote(self, name: str, text: str) -> None:  # noqa: N802
        """Keep a note's text; the stock block processor calls this for each definition."""
        if name in self.texts:
            self.repeated.append((name, text))
            return
        self.texts[name] = text

    def append_to(self, root: Element) -> None:
        """Parse the notes' texts into elements at the end of the tree, one a note."""
        for name in list(self.texts):
            note = SubElement(root, NOTE, name=name)
            self.parser.parseChunk(note, self.texts[name])


class DefinitionProcessor(FootnoteBlockProcessor):
    """Finds `[^name]: text`, with what is indented below it."""

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__(footnotes)  # type: ignore[arg-type]  # it needs no more than these


class ReferenceProcessor(InlineProcessor):
    """Finds `[^name]` where such a note is defined."""

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__(REFERENCE_RE)
        self._footnotes = footnotes

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Give a reference; the writer numbers it."""
        if m[1] not in self._footnotes.texts:
            return None, None, None
        return Element(REFERENCE, name=m[1]), m.start(), m.end()
