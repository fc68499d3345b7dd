"""The process that builds for the server: warm from one save to the next, and never out of date."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TYPE_CHECKING

from sitegen.builder.options import BuildOptions, BuildReport, Early, Placed, Progress
from sitegen.errors import (
    NOWHERE,
    CacheMissError,
    ContentError,
    Problem,
    SitegenError,
    SupersededError,
)

if TYPE_CHECKING:
    from sitegen.serve.sheets import Basis, Sheets
    from sitegen.serve.standing import Standing

SECONDS_TO_END = 5
ANEW = "anew"
"""What the process is told to begin anew, as soon as pages are in place; else it is asked to build
after the files were saved whose paths it is given.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """Pages that are in place, while the rest of a build is at work, with what that told so far.

    `root` is the path of the site's address, `prefixes` begin the addresses of its languages.
    """

    report: BuildReport
    root: str
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build went: its report, or what is to be mended; neither where it is to begin anew.

    `root` is the path of the site's address ("" where site.yaml can't be read); `prefixes` begin
    the addresses of its languages.
    """

    report: BuildReport | None = None
    problems: tuple[Problem, ...] = ()
    root: str = ""
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ears:
    """Who hears of a build while it is at work: of progress, of notes, of style sheets before their
    pages, and of pages in place with how the site stands then.
    """

    progress: Progress
    notify: Callable[[str], None]
    sheets: Callable[[Sheets], None]
    shown: Callable[[Shown], None]
    standing: Callable[[Standing], None]

    def hear(self, message: object) -> None:
        """Take what the process says."""
        from sitegen.serve.sheets import Sheets

        if isinstance(message, Sheets):
            self.sheets(message)
        elif isinstance(message, tuple):
            self.progress(*message)
        elif isinstance(message, str):
            self.notify(message)
        elif isinstance(message, Shown):
            self.shown(message)
        else:
            self.standing(message)  # type: ignore[arg-type]


@dataclass
class Builder:
    """Builds the same site over and over in a process of its own.

    So that the server goes on answering, and a build can divide itself over processes safely.
    """

    options: BuildOptions
    process: BaseProcess | None = field(default=None, init=False)
    connection: Connection | None = field(default=None, init=False)
    one_at_a_time: Lock = field(default_factory=Lock, init=False)
    ended: bool = field(default=False, init=False)

    def build(self, saved: frozenset[str], ears: Ears) -> Outcome:
        """Build once, after files were `saved`; who asks meanwhile waits."""
        with self.one_at_a_time:
            if self.ended:
                return Outcome(problems=(Problem(NOWHERE, "the server has ended"),))
            return self.build_now(saved, ears)

    def build_now(self, saved: frozenset[str], ears: Ears) -> Outcome:
        """Build once."""
        try:
            outcome = self.ask(saved, ears)
            if outcome is None:
                # sitegen itself was changed: what is loaded no longer is what is on disk.
                self.close()
                outcome = self.ask(saved, ears)
        except (EOFError, OSError):
            outcome = None
        if outcome is None:
            self.close()
            message = "the build ended early; is memory short? Save any file to build again"
            return Outcome(problems=(Problem(NOWHERE, message),))
        return outcome

    def ask(self, saved: frozenset[str], ears: Ears) -> Outcome | None:
        """Let the process build; None where it is out of date."""
        connection = self.connection or self.start()
        connection.send(saved)
        while True:
            message = connection.recv()
            if message is None or isinstance(message, Outcome):
                return message
            ears.hear(message)

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
        self.connection, other = machine.Pipe()
        self.process = machine.Process(target=answer_builds, args=(other, self.options))
        self.process.start()
        other.close()
        return self.connection

    def end(self) -> None:
        """End the process for good: who waits for a build gets none."""
        self.ended = True
        self.close()

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
    basis: Basis | None = None
    try:
        while True:
            saved = connection.recv()
            if saved == ANEW:
                # It came when the build had ended.
                continue
            if toolchain_digest() != loaded:
                connection.send(None)
                return
            run = Run(options, connection, basis)
            connection.send(run.build(saved))
            basis = run.basis
    except (EOFError, BrokenPipeError):
        return


@dataclass
class Run:
    """One build, which tells the server what it does as it goes on."""

    options: BuildOptions
    connection: Connection
    basis: Basis | None
    may_end: bool = False
    """Whether what was saved is shown, so that a later save needn't wait for the rest."""

    def build(self, saved: frozenset[str]) -> Outcome:
        """Build after files were saved, and give the outcome."""
        self.show_sheets(saved)
        root, prefixes = facts_of(self.options)
        told = False

        def early(placed: Placed) -> None:
            from sitegen.serve.sheets import Basis
            from sitegen.serve.standing import standing_from

            nonlocal told
            told = True
            self.basis = Basis(placed.settings, placed.gate)
            self.connection.send(Shown(placed.report, root, prefixes))
            drafts = self.options.drafts
            standing = standing_from(placed.groups, placed.settings, placed.sources, drafts=drafts)
            self.connection.send(standing)
            self.may_end = True

        try:
            report = build_again_after_a_miss(
                self.options, self.progress, self.connection.send, early
            )
            if not told:
                self.tell_of_all(Shown(report, root, prefixes))
        except SupersededError:
            return Outcome(root=root, prefixes=prefixes)
        except ContentError as error:
            return Outcome(problems=error.problems, root=root, prefixes=prefixes)
        except SitegenError as error:
            problem = Problem(NOWHERE, str(error))
            return Outcome(problems=(problem,), root=root, prefixes=prefixes)
        return Outcome(report=report, root=root, prefixes=prefixes)

    def tell_of_all(self, shown: Shown) -> None:
        """Tell of a build that had nothing to put in place before the rest. Raises SitegenError."""
        from sitegen.serve.sheets import basis_at_rest
        from sitegen.serve.standing import standing_of

        self.connection.send(shown)
        self.connection.send(standing_of(self.options))
        self.basis = self.basis or basis_at_rest(self.options)

    def show_sheets(self, saved: frozenset[str]) -> None:
        """Give the style sheets where nothing else was saved: the pages take longer."""
        from sitegen.serve.sheets import are_sheets, sheets_of

        if self.basis and are_sheets(saved) and (sheets := sheets_of(self.options, self.basis)):
            self.connection.send(sheets)
            self.may_end = True

    def progress(self, stage: str, done: int, total: int) -> None:
        """Tell of progress. Raises SupersededError where the build is to begin anew."""
        self.connection.send((stage, done, total))
        if self.may_end and self.connection.poll():
            self.connection.recv()
            raise SupersededError("something was saved; building anew")


def build_again_after_a_miss(
    options: BuildOptions,
    progress: Progress,
    notify: Callable[[str], None],
    early: Early | None = None,
) -> BuildReport:
    """Build; once more where the cache was deleted meanwhile. Raises SitegenError."""
    from sitegen.builder.pipeline import build

    try:
        return build(options, progress, notify, early)
    except CacheMissError:
        notify("the cache was deleted during the build; building again")
        return build(options, progress, notify, early)


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
