"""What shows a save while the build that it begins is still at work."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from multiprocessing.connection import Connection

from sitegen.builder.options import BuildOptions
from sitegen.builder.preview import Preview
from sitegen.serve.ahead import Ahead
from sitegen.serve.sheets import are_sheets, sheets_of

IDLE = 0.2
"""Seconds without a question after which there is time to load what the next one needs."""


@dataclass
class Forerunner:
    """Shows what was saved while a build is at work, in a thread beside it.

    `preview` is that of the pages which the build put in place last, None before the first.
    """

    options: BuildOptions
    connection: Connection
    preview: Preview | None = None

    def run(self) -> None:
        """Answer whoever asks what can be shown of a save, until the other end is gone."""
        warmed: Preview | None = None
        try:
            while True:
                if self.connection.poll(IDLE):
                    self.connection.send(self.ahead_of(self.connection.recv()))
                elif self.preview and self.preview is not warmed:
                    warmed = self.preview
                    warmed.warm()
        except (EOFError, OSError):
            return

    def ahead_of(self, saved: Collection[str]) -> Ahead:
        """Give what can be shown of a save at once."""
        if self.preview is None:
            return Ahead()
        if are_sheets(saved):
            return Ahead(sheets_of(self.options, self.preview.workspace))
        return Ahead(self.preview.pages_after(saved))
