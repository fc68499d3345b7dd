"""The process that builds for the server: warm from one save to the next, and never out of date."""

from __future__ import annotations

import multiprocessing
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TYPE_CHECKING

from sitegen.builder.options import BuildOptions
from sitegen.errors import NOWHERE, Problem
from sitegen.serve.told import ANEW, BUILD, Ears, Outcome
from sitegen.serve.worker import answer_builds

if TYPE_CHECKING:
    from sitegen.serve.ahead import Ahead

SECONDS_TO_END = 5
PATIENCE = 1.0
"""Seconds that what can be shown ahead of a build is waited for: then the build may be as near."""


@dataclass
class Builder:
    """Builds the same site over and over in a process of its own.

    So that the server goes on answering, and a build can divide itself over processes safely.
    """

    options: BuildOptions
    process: BaseProcess | None = field(default=None, init=False)
    connection: Connection | None = field(default=None, init=False)
    forerunner: Connection | None = field(default=None, init=False)
    one_at_a_time: Lock = field(default_factory=Lock, init=False)
    one_question: Lock = field(default_factory=Lock, init=False)
    ended: bool = field(default=False, init=False)

    def build(self, ears: Ears) -> Outcome:
        """Build once; who asks meanwhile waits."""
        with self.one_at_a_time:
            if self.ended:
                return Outcome(problems=(Problem(NOWHERE, "the server has ended"),))
            return self.build_now(ears)

    def build_now(self, ears: Ears) -> Outcome:
        """Build once."""
        try:
            outcome = self.ask(ears)
            if outcome is None:
                # sitegen itself was changed: what is loaded no longer is what is on disk.
                self.close()
                outcome = self.ask(ears)
        except (EOFError, OSError):
            outcome = None
        if outcome is None:
            self.close()
            message = "the build ended early; is memory short? Save any file to build again"
            return Outcome(problems=(Problem(NOWHERE, message),))
        return outcome

    def ask(self, ears: Ears) -> Outcome | None:
        """Let the process build; None where it is out of date."""
        connection = self.connection or self.start()
        connection.send(BUILD)
        while True:
            message = connection.recv()
            if message is None or isinstance(message, Outcome):
                return message
            ears.hear(message)

    def ahead_of(self, saved: Collection[str]) -> Ahead | None:
        """Give what can be shown of a save at once, None where the process doesn't say in time."""
        with self.one_question, suppress(EOFError, OSError):
            forerunner = self.forerunner
            if forerunner is None:
                return None
            while forerunner.poll():
                # The answer to a question that was given up.
                forerunner.recv()
            forerunner.send(frozenset(saved))
            if forerunner.poll(PATIENCE):
                found: Ahead = forerunner.recv()
                return found
        return None

    def begin_anew(self) -> None:
        """Let a build that is at work end as soon as its pages are in place."""
        connection = self.connection
        if connection is not None:
            # One that is closed meanwhile has ended, too.
            with suppress(OSError):
                connection.send(ANEW)

    def start(self) -> Connection:
        """Start the process."""
        machine = multiprocessing.get_context("spawn")
        self.connection, builds = machine.Pipe()
        self.forerunner, saves = machine.Pipe()
        self.process = machine.Process(target=answer_builds, args=(builds, saves, self.options))
        self.process.start()
        builds.close()
        saves.close()
        return self.connection

    def end(self) -> None:
        """End the process for good: who waits for a build gets none."""
        self.ended = True
        self.close()

    def close(self) -> None:
        """End the process, also in the middle of a build: the next one puts right what it left."""
        connections, process = (self.connection, self.forerunner), self.process
        self.connection = self.forerunner = self.process = None
        # The process first: a thread that waits for its answer then sees that none will come.
        if process is not None:
            process.terminate()
            process.join(SECONDS_TO_END)
        for connection in connections:
            if connection is not None:
                connection.close()
