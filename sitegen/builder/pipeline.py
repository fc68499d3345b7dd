"""The build's entry: is there anything to do? Then the rest is loaded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sitegen.builder.commit.output import examine
from sitegen.builder.commit.places import is_ours, judge_content, judge_output, prepare_cache
from sitegen.builder.lock import build_lock
from sitegen.builder.options import BuildOptions, BuildReport, Early, Progress, silent
from sitegen.builder.scan.previous_state import (
    read_previous_state,
    report_unchanged,
    same_as_before,
)
from sitegen.builder.store.folders import Folders, read_clock
from sitegen.builder.store.misshapen import MOST, make_way
from sitegen.content.folder.survey import survey_prints, survey_site
from sitegen.errors import CacheMissError, FileSystemError


def build(
    options: BuildOptions,
    progress: Progress = silent,
    notify: Callable[[str], None] = print,
    early: Early | None = None,
    *,
    whole: bool = False,
) -> BuildReport:
    """Build a site. With `early`, pages are put in place before cards and the index of the search.

    `whole`: all is gone through, and `early` told, also where nothing is to be done.
    Raises ContentError with all mistakes, UsageError for folders that can't be written to, other
    SitegenErrors for the rest.
    """
    for _ in range(MOST):
        try:
            judge_output(options.site, options.output, options.cache_root)
            prepare_cache(options.site, options.cache_root)
            folders = Folders.of(options)
            with build_lock(folders.cache_root, notify):
                return build_alone(options, folders, progress, early, whole=whole)
        except FileNotFoundError as error:
            raise CacheMissError(str(FileSystemError.of(error))) from error
        except OSError as error:
            removed = make_way(error, options.cache_root)
            if removed is None:
                raise FileSystemError.of(error, options.cache_root, options.output) from error
            notify(f"{removed}: had another form than the cache's; removed, and built again")
    raise FileSystemError(f"{options.cache_root}: the cache is of another form; remove it")


def build_alone(
    options: BuildOptions,
    folders: Folders,
    progress: Progress,
    early: Early | None = None,
    *,
    whole: bool = False,
) -> BuildReport:
    """Build a site whose lock is held. Raises SitegenError, OSError."""
    previous = read_previous_state(folders, options)
    ours = is_ours(options.output)
    judge_content(options.output, known=previous.known, adopt=options.adopt, ours=ours)
    clock = read_clock(options)
    found, printed = survey_site(options.site, clock), survey_prints(options.site, clock)
    present = examine(options.output, previous.state, clock)
    at = options.at or datetime.now(UTC)
    same = not found.problems and same_as_before(previous, found, printed, present, at, options)
    if same and not whole:
        previous.note_output(present)
        previous.folder.note_idle()
        return report_unchanged(previous)
    # Templates, Markdown and the rest take longer to load than to see that nothing changed.
    from sitegen.builder.run import Build

    return Build(options, folders, progress, early).run(previous, found, printed, present, at)
