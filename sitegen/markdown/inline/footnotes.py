"""Footnotes: `[^name]` in the text, `[^name]: the note` anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

# Tags of our own, which the writer knows.
REFERENCE: Final = "note-reference"
NOTE: Final = "note"


class Footnotes:
    """The notes of one document, by name, in the order of their definitions."""

    def __init__(self, report: Callable[[int, str], None]) -> None:
        """`report` takes the line of a mistake and what it is."""
        self._report = report
        self._notes: dict[str, Element] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._notes

    def reset(self) -> None:
        """Forget the last document."""
        self._notes = {}

    def define(self, name: str, line: int, sign: str) -> Element:
        """Give the element that takes the blocks of a note; a second one of a name is a mistake."""
        note = Element(NOTE, name=name, line=sign)
        if name in self._notes:
            self._report(line, f"[^{name}]: this footnote is defined twice")
        else:
            self._notes[name] = note
        return note

    def append_to(self, root: Element) -> None:
        """Put the notes at the end of the tree."""
        root.extend(self._notes.values())
