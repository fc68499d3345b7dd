"""The process that builds for the server: warm from one save to the next, and never out of date."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from sitegen.builder.options import BuildOptions, BuildReport, Progress
from sitegen.errors import NOWHERE, CacheMissError, ContentError, Problem, SitegenError

if TYPE_CHECKING:
    from sitegen.serve.standing import Standing

SECONDS_TO_END = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went: its report, or what is to be mended.

    `root` is the path of the site's address ("" where site.yaml can't be read); `prefixes` begin
    the addresses of its languages; `standing` is None after a build that failed.
    """

    report: BuildReport | None = None
    problems: tuple[Problem, ...] = ()
    root: str = ""
    prefixes: tuple[str, ...] = ()
    standing: Standing | None = None


@dataclass
class Builder:
    """Builds the same site over and over in a process of its own.

    So that the server goes on answering, and a build can divide itself over processes safely.
    """

    options: BuildOptions
    process: BaseProcess | None = field(default=None, init=False)
    connection: Connection | None = field(default=None, init=False)

    def build(self, progress: Progress, notify: Callable[[str], None]) -> Outcome:
        """Build once, telling of progress."""
        try:
            outcome = self.ask(progress, notify)
            if outcome is None:
                # sitegen itself was changed: what is loaded no longer is what is on disk.
                self.close()
                outcome = self.ask(progress, notify)
        except (EOFError, OSError):
            outcome = None
        if outcome is None:
            self.close()
            message = "the build ended early; is memory short? Save any file to build again"
            return Outcome(problems=(Problem(NOWHERE, message),))
        return outcome

    def ask(self, progress: Progress, notify: Callable[[str], None]) -> Outcome | None:
        """Let the process build; None where it is out of date."""
        connection = self.connection or self.start()
        connection.send(None)
        while True:
            message = connection.recv()
            if message is None or isinstance(message, Outcome):
                return message
            if isinstance(message, tuple):
                progress(*message)
            else:
                notify(message)

    def start(self) -> Connection:
        """Start the process."""
        machine = multiprocessing.get_context("spawn")
        self.connection, other = machine.Pipe()
        self.process = machine.Process(target=answer_builds, args=(other, self.options))
        self.process.start()
        other.close()
        return self.connection

    def close(self) -> None:
        """End the process, also in the middle of a build: the next one puts right what it left."""
        connection, process = self.connection, self.process
        self.connection = self.process = None
        # The process first: a thread that waits for its answer then sees that none will come.
        if process is not None:
            process.terminate()
            process.join(SECONDS_TO_END)
        if connection is not None:
            connection.close()


def answer_builds(connection: Connection, options: BuildOptions) -> None:
    """Build whenever the other end asks, until it is gone."""
    from sitegen.engine.toolchain import toolchain_digest

    # Ctrl-C reaches every process of a terminal; it is the server's to act on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    loaded = toolchain_digest()
    try:
        while True:
            connection.recv()
            if toolchain_digest() != loaded:
                connection.send(None)
                return
            connection.send(build_once(options, connection.send))
    except (EOFError, BrokenPipeError):
        return


def build_once(options: BuildOptions, send: Callable[[Any], None]) -> Outcome:
    """Build, and give the outcome; `send` takes progress as triples, and notes as texts."""
    from sitegen.serve.standing import standing_of

    root, prefixes = facts_of(options)
    try:
        report = build_again_after_a_miss(options, lambda *triple: send(triple), send)
        standing = standing_of(options)
    except ContentError as error:
        return Outcome(problems=error.problems, root=root, prefixes=prefixes)
    except SitegenError as error:
        problem = Problem(NOWHERE, str(error))
        return Outcome(problems=(problem,), root=root, prefixes=prefixes)
    return Outcome(report=report, root=root, prefixes=prefixes, standing=standing)


def build_again_after_a_miss(
    options: BuildOptions, progress: Progress, notify: Callable[[str], None]
) -> BuildReport:
    """Build; once more where the cache was deleted meanwhile. Raises SitegenError."""
    from sitegen.builder.pipeline import build

    try:
        return build(options, progress, notify)
    except CacheMissError:
        notify("the cache was deleted during the build; building again")
        return build(options, progress, notify)


def facts_of(options: BuildOptions) -> tuple[str, tuple[str, ...]]:
    """Give the path of the site's address and the prefixes of its languages, as far as known."""
    from sitegen.content.folder.sources import Sources
    from sitegen.content.folder.survey import walk_site
    from sitegen.content.settings.settings_file import read_settings
    from sitegen.site.languages import languages_of

    try:
        settings = read_settings(Sources(options.site, walk_site(options.site)))
    except SitegenError:
        # The build that follows reports it.
        return "", ()
    return settings.root, tuple(language.prefix for language in languages_of(settings))
