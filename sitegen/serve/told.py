"""What is said between the server and the process that builds for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.builder.options import BuildReport, Progress
from sitegen.errors import Problem

if TYPE_CHECKING:
    from sitegen.serve.standing import Standing

ANEW = "anew"
"""What the process is told to begin anew, as soon as pages are in place; else it is asked to build.
"""

BUILD = "build"


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
    """Who hears of a build while it is at work: of progress, of notes, and of pages in place with
    how the site stands then.
    """

    progress: Progress
    notify: Callable[[str], None]
    shown: Callable[[Shown], None]
    standing: Callable[[Standing], None]

    def hear(self, message: object) -> None:
        """Take what the process says."""
        if isinstance(message, tuple):
            self.progress(*message)
        elif isinstance(message, str):
            self.notify(message)
        elif isinstance(message, Shown):
            self.shown(message)
        else:
            self.standing(message)  # type: ignore[arg-type]
