"""What a build is asked for, and what it reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.errors import Problem

if TYPE_CHECKING:
    from sitegen.builder.tasks.workspace import Workspace
    from sitegen.builder.trace.traces import PageTrace
    from sitegen.content.entries.entry import Group

CACHE = ".sitegen"
"""What the cache's folder is called where no other is asked for."""

OUTPUT = "output"
"""What the website's folder is called in the same way."""

Progress = Callable[[str, int, int], None]
"""Told of a stage, how much of it is done, and of how much."""


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """One build: the site folder, where to, as of which moment (None: now), and how.

    `cache` is the folder of the cache, None for the site's own. `adopt` takes an output that holds
    files of others.
    """

    site: Path
    output: Path
    at: datetime | None = None
    drafts: bool = False
    clean: bool = False
    strict: bool = False
    verify: bool = False
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    cache: Path | None = None
    adopt: bool = False

    @property
    def cache_root(self) -> Path:
        """The folder of all that is kept between builds."""
        return self.cache or self.site / CACHE


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: numbers of outputs, warnings, and files in the output that aren't ours.

    `written` counts the files that were replaced or added, pictures and recordings included.
    `departed` are warnings of pages that the last build made and that are gone; `warnings` follow
    from the sources alone.
    """

    rendered: int
    reused: int
    removed: int
    written: int
    warnings: tuple[Problem, ...] = ()
    foreign: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    departed: tuple[Problem, ...] = ()

    @property
    def told(self) -> tuple[Problem, ...]:
        """Everything to warn of."""
        return tuple(sorted((*self.warnings, *self.departed)))


@dataclass(frozen=True, slots=True)
class Placed:
    """Pages that are in place, while cards and the search index are still to be made.

    `groups` are all entries that were read, `workspace` is what pages were made with, `pages` are
    their traces by output path and `demands` the files that they show, as traces name them.
    """

    report: BuildReport
    workspace: Workspace
    groups: tuple[Group, ...]
    pages: Mapping[str, PageTrace]
    demands: frozenset[bytes]


Early = Callable[[Placed], None]
"""Told once all pages are in place, before what only sharing and searching need is made. From then
on what is told of progress may raise SupersededError: what was put in place is remembered."""
