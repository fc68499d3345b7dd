"""The site's own extensions.py: pure functions that it adds as filters and block directives."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitegen.errors import ContentError, Location, Problem

NAME = "extensions.py"
MODULE = "sitegen_site_extensions"
"""What the site's code is called in Python, so that its mistakes are known from ours."""


ENDS = "it ends the whole program here (sys.exit, quit); take that out"


class EndsProgramError(Exception):
    """The site's own code would have ended the program: nothing would be built, nothing said."""


@dataclass(frozen=True, slots=True)
class Extensions:
    """What a site adds: Jinja filters by name, and blocks on pymdown-extensions' interface."""

    filters: dict[str, Callable[..., Any]] = field(default_factory=dict)
    blocks: tuple[type, ...] = ()


def load_extensions(site: Path) -> Extensions:
    """Load a site's extensions.py: its dictionary `filters` and its tuple `blocks`.

    Raises ContentError, with the line, for what can't be loaded or isn't of that form.
    """
    path = site / NAME
    if not path.is_file():
        return Extensions()
    spec = importlib.util.spec_from_file_location(MODULE, path)
    if spec is None or spec.loader is None:
        raise ContentError([Problem(Location(NAME), "can't be loaded as Python")])
    module = importlib.util.module_from_spec(spec)
    try:
        with unending():
            spec.loader.exec_module(module)
    except Exception as error:  # whatever the site's own code raises is its author's to mend
        raise ContentError([Problem(Location(NAME, line_of(error)), said_of(error))]) from error
    return checked(vars(module))


def checked(names: dict[str, Any]) -> Extensions:
    """Check what a module offers. Raises ContentError that shows the offending name."""
    filters, blocks = names.get("filters", {}), tuple(names.get("blocks", ()))
    problems = []
    if not isinstance(filters, dict):
        problems.append(Problem(Location(NAME), "filters: expected a dictionary of functions"))
        filters = {}
    for name, function in filters.items():
        if not callable(function):
            problems.append(Problem(Location(NAME), f'filters: "{name}" is no function'))
    strangers = [block for block in blocks if not isinstance(block, type)]
    problems += [Problem(Location(NAME), f"blocks: {block!r} is no class") for block in strangers]
    if problems:
        raise ContentError(problems)
    return Extensions(filters, blocks)


@contextmanager
def unending() -> Iterator[None]:
    """Run code of the site. Raises EndsProgramError where that would end the program."""
    try:
        yield
    except SystemExit as error:
        raise EndsProgramError(ENDS).with_traceback(error.__traceback__) from None


def said_of(error: Exception) -> str:
    """Give what is told of an error of the site's own code."""
    return ENDS if isinstance(error, EndsProgramError) else f"{type(error).__name__}: {error}"


def line_of(error: BaseException) -> int:
    """Give the line of extensions.py in which an error was raised."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(NAME):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
