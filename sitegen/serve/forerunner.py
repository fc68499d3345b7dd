"""What shows a save while the build that it begins is still at work."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from threading import Lock, Thread

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
    at_work: Lock = field(default_factory=Lock)

    def start(self) -> None:
        """Answer from now on in a thread, of which no process that is forked meets a half.

        What a thread holds at that moment (a lock, a module half loaded) nobody gives back in the
        new process: so the build forks only while the thread is idle.
        """
        if hasattr(os, "register_at_fork"):
            release = self.at_work.release
            os.register_at_fork(
                before=self.at_work.acquire, after_in_parent=release, after_in_child=release
            )
        Thread(target=self.run, daemon=True).start()

    def run(self) -> None:
        """Answer whoever asks what can be shown of a save, until the other end is gone."""
        warmed: Preview | None = None
        try:
            while True:
                if self.connection.poll(IDLE):
                    saved = self.connection.recv()
                    with self.at_work:
                        ahead = self.ahead_of(saved)
                    self.connection.send(ahead)
                elif self.preview and self.preview is not warmed:
                    warmed = self.preview
                    with self.at_work:
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
