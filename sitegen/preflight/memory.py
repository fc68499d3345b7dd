"""What was found on a page before: a page that paints the same is not looked at again."""

from __future__ import annotations

from typing import Protocol


class Memory(Protocol):
    """Keeps what was found, by all that it follows from."""

    def get(self, source: bytes) -> bytes | None:
        """What was found of a source, None where nothing is known."""
        ...

    def note(self, source: bytes, piece: bytes) -> None:
        """Remember what was found of a source."""
        ...
