"""What runs in the process that builds for the server."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
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
from sitegen.serve.told import ANEW, Outcome, Shown

if TYPE_CHECKING:
    from sitegen.serve.forerunner import Forerunner


def answer_builds(connection: Connection, saves: Connection, options: BuildOptions) -> None:
    """Build whenever the other end asks, until it is gone; beside it, answer what `saves` asks."""
    from sitegen.engine.toolchain import toolchain_digest
    from sitegen.serve.forerunner import Forerunner

    # Ctrl-C reaches every process of a terminal; it is the server's to act on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    loaded = toolchain_digest()
    forerunner = Forerunner(options, saves)
    forerunner.start()
    try:
        while True:
            if connection.recv() == ANEW:
                # It came when the build had ended.
                continue
            if toolchain_digest() != loaded:
                connection.send(None)
                return
            connection.send(Run(options, connection, forerunner).build())
    except (EOFError, BrokenPipeError):
        return


@dataclass
class Run:
    """One build, which tells the server what it does as it goes on."""

    options: BuildOptions
    connection: Connection
    forerunner: Forerunner
    may_end: bool = False
    """Whether what was saved is shown, so that a later save needn't wait for the rest."""

    def build(self) -> Outcome:
        """Build, and give the outcome."""
        root, prefixes = facts_of(self.options)
        told = False

        def early(placed: Placed) -> None:
            from sitegen.builder.preview import Preview
            from sitegen.serve.standing import standing_from

            nonlocal told
            told = True
            self.connection.send(Shown(placed.report, root, prefixes))
            self.forerunner.preview = Preview.of(placed, self.forerunner.preview)
            settings = placed.workspace.library.settings
            sources = {path: page.source for path, page in placed.pages.items()}
            drafts = self.options.drafts
            self.connection.send(standing_from(placed.groups, settings, sources, drafts=drafts))
            self.may_end = True

        try:
            # What is shown ahead of builds needs one that was gone through.
            whole = self.forerunner.preview is None
            report = build_again_after_a_miss(
                self.options, self.progress, self.connection.send, early, whole=whole
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
        from sitegen.serve.standing import standing_of

        self.connection.send(shown)
        self.connection.send(standing_of(self.options))

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
    *,
    whole: bool = False,
) -> BuildReport:
    """Build; once more where the cache was deleted meanwhile. Raises SitegenError."""
    from sitegen.builder.pipeline import build

    try:
        return build(options, progress, notify, early, whole=whole)
    except CacheMissError:
        notify("the cache was deleted during the build; building again")
        return build(options, progress, notify, early, whole=whole)


def facts_of(options: BuildOptions) -> tuple[str, tuple[str, ...]]:
    """Give the path of the site's address and the prefixes of its languages, as far as known.

    No other file than site.yaml is looked at: which are there is not the question.
    """
    from sitegen.content.folder.sources import Sources
    from sitegen.content.folder.survey import Survey
    from sitegen.content.settings.settings_file import read_settings_file
    from sitegen.site.languages import languages_of

    try:
        settings = read_settings_file(Sources(options.site, Survey())).settings
    except SitegenError:
        # The build that follows reports it.
        return "", ()
    return settings.root, tuple(language.prefix for language in languages_of(settings))
