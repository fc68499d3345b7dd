"""What was met in a text while its signs for a generator were turned into Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.importing.values import Remark
from sitegen.text import shortened


@dataclass
class Told:
    """Takes notes during one text: what is written otherwise, and what is missing."""

    remarks: list[Remark] = field(default_factory=list)

    def change(self, what: str) -> None:
        """Note what is written otherwise than it was."""
        self._note(Remark("changed", what))

    def lose(self, what: str) -> None:
        """Note what isn't in the text any longer."""
        self._note(Remark("left out", what))

    def to_look_at(self, what: str) -> None:
        """Note what a person has to look at."""
        self._note(Remark("to look at", what))

    def _note(self, remark: Remark) -> None:
        if remark not in self.remarks:
            self.remarks.append(remark)


def brief(text: str) -> str:
    """Give a piece of source on one line, as a remark names it."""
    return shortened(" ".join(text.split()), 100)
