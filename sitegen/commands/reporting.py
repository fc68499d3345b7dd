"""What commands say: mistakes on standard error, progress on a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from sitegen.errors import NOWHERE, ContentError, Problem, SitegenError, UsageError

SAMPLE = "sample"
"""The rule of the audit that --allow-samples sets aside: drafts never go out."""

samples_option = click.option(
    "--allow-samples", is_flag=True, help="Let samples and example addresses out too."
)

site_option = click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="the current folder",
    help="The site's folder.",
)


MOST_NAMED = 4
"""How many explanations a report names; `sitegen explain` lists all."""

SHELL_WORDS = re.compile(r"~[^/\\]*([/\\].*)?|.*(\$\w|\$[{(]|`|%\w+%|\{\{|<[^<>]*>).*", re.DOTALL)
"""Names that only a shell or a recipe of CI knows, passed on as they were (`--output=~/site`)."""

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/.*", re.DOTALL | re.IGNORECASE)
"""An address of the web; a drive of Windows has one letter."""


class Folder(click.Path):
    """A folder to be written to; a name that is empty or was to be filled in is a mistake."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the folder's path."""
        if isinstance(value, str) and not value.strip():
            self.fail("the name of the folder is empty; is a variable not set?", param, ctx)
        if isinstance(value, str) and SHELL_WORDS.fullmatch(value):
            self.fail(f'no shell has filled in "{value}"; expected the name itself', param, ctx)
        if isinstance(value, str) and ADDRESS.fullmatch(value):
            self.fail(f'"{value}" is an address, expected a folder', param, ctx)
        return super().convert(value, param, ctx)


built_option = click.option(
    "--output",
    type=Folder(),
    help="The folder that was built.  [default: output in the site's folder]",
)
cache_option = click.option(
    "--cache",
    type=Folder(),
    help="The folder of what is kept between builds.  [default: .sitegen in the site's folder]",
)
adopt_option = click.option(
    "--adopt", is_flag=True, help="Write to a folder that holds files of others; they are kept."
)


@contextmanager
def mistakes_reported(as_json: bool = False) -> Iterator[None]:
    """Print the mistakes of a site, one a line, and exit with 1 (2: wrong usage).

    With `as_json` they stand on standard output too, for machines.
    """
    problems: Sequence[Problem | str]
    try:
        yield
    except ContentError as error:
        print_problems(error.problems)
        problems, code = error.problems, 1
    except SitegenError as error:
        click.echo(str(error), err=True)
        point_to_explanations([str(error)])
        problems, code = (str(error),), 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
        sys.exit(130)
    else:
        return
    if as_json:
        click.echo(mistakes_json(problems))
    sys.exit(code)


@contextmanager
def usage_reported(words: Sequence[str]) -> Iterator[None]:
    """Print wrong usage as JSON too, where the words of the command line ask for that.

    What is wrong may be any word, so that no option can be relied on.
    """
    try:
        yield
    except click.UsageError as error:
        if "--json" in words or "--format=json" in words or ("--format", "json") in pairwise(words):
            click.echo(mistakes_json([error.format_message()]))
        raise


def mistakes_json(problems: Sequence[Problem | str]) -> str:
    """Give what prevented a command as JSON: one shape for all of them.

    A mistake that stands in no file has an empty path, and line and column 0.
    """
    return json.dumps(
        {"mistakes": [problem_record(problem) for problem in problems]},
        ensure_ascii=False,
        indent=2,
    )


def problem_record(problem: Problem | str) -> dict[str, object]:
    """Give a problem for machines."""
    if isinstance(problem, str):
        problem = Problem(NOWHERE, problem)
    return {
        "path": problem.location.path,
        "line": problem.location.line,
        "column": problem.location.column,
        "severity": problem.severity,
        "message": problem.message,
    }


def print_problems(problems: Iterable[Problem]) -> None:
    """Print what prevented a build, one a line, then how many mistakes there are."""
    errors = 0
    told = []
    for problem in problems:
        errors += problem.severity == "error"
        told.append(problem.message)
        click.echo(str(problem), err=True)
    point_to_explanations(told)
    if errors:
        click.echo(f"{errors} mistake{'s' if errors != 1 else ''}; nothing was written", err=True)
    else:
        click.echo("warnings are mistakes with --strict; nothing was written", err=True)


def point_to_explanations(messages: Sequence[str]) -> None:
    """Say once below a report how to learn what its messages mean: to people, at a terminal."""
    if not messages or not sys.stderr.isatty():
        return
    from sitegen.explanations import names_of

    if names := names_of(messages):
        more = f" (or {', '.join(names[1:MOST_NAMED])})" if names[1:] else ""
        click.echo(f"what this means: sitegen explain {names[0]}{more}", err=True)


@contextmanager
def progress_shown() -> Iterator[Callable[[str, int, int], None]]:
    """Give what shows the progress of stages: a bar on a terminal, plain lines elsewhere."""
    if sys.stderr.isatty():
        with _bars() as show:
            yield show
    else:
        yield _lines()


def _lines() -> Callable[[str, int, int], None]:
    def show(stage: str, done: int, total: int) -> None:
        # A line at the end of a stage, and every thousand in a long one.
        if total >= 100 and (done == total or done % 1000 == 0):
            click.echo(f"{stage}: {done} of {total}", err=True)

    return show


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    bars: dict[str, Any] = {}
    progress: list[Any] = []

    def show(stage: str, done: int, total: int) -> None:
        # Rich is loaded when there is something to draw: a build with nothing to do starts at once.
        if total < 20:
            return
        if not progress:
            from rich.console import Console
            from rich.progress import Progress

            progress.append(Progress(console=Console(stderr=True), transient=True))
            progress[0].start()
        if stage not in bars:
            bars[stage] = progress[0].add_task(stage, total=total)
        progress[0].update(bars[stage], completed=done)

    try:
        yield show
    finally:
        for each in progress:
            each.stop()
