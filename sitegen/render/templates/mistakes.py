"""Mistakes in templates, said with the file and line to mend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import TracebackType
from typing import Any

from jinja2 import TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from sitegen.errors import Location, Problem
from sitegen.extensions import MODULE, said_of
from sitegen.extensions import NAME as EXTENSIONS
from sitegen.render.queries.blocks import ALONE
from sitegen.render.theme.theme import Theme
from sitegen.text import did_you_mean

OF_TEMPLATES = (
    TemplateError,
    TypeError,
    ValueError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
)
"""What a mistake in a template raises; anything else is a mistake of ours, or of an extension."""

UNDEFINED = re.compile(r"'(?P<name>\w+)' is undefined")
NO_FIELD = re.compile(r"'(?P<model>[\w.]+)'? object'? has no attribute '(?P<name>\w+)'")
HELPERS = re.compile(r"\b\w+Helpers\.")
"""The classes behind the functions that templates call, which their authors don't know."""


def explain(
    error: Exception, name: str, variables: Mapping[str, Any], theme: Theme
) -> Problem | None:
    """Say where a mistake is, and what was perhaps meant; None for an error that is none of theirs.

    `name` is the template that was rendered, `variables` what it was given.
    """
    line = line_in_extensions(error)
    if line:
        return Problem(Location(EXTENSIONS, line), said_of(error))
    if not isinstance(error, OF_TEMPLATES):
        return None
    if isinstance(error, TemplateSyntaxError):
        named = (error.name or name).removeprefix(ALONE)
        return Problem(place(named, error.lineno, theme), f"template: {error.message}")
    template, line = innermost(error, name)
    return Problem(place(template, line, theme), f"template: {describe(error, variables, theme)}")


def describe(error: Exception, variables: Mapping[str, Any], theme: Theme) -> str:
    """Say what is wrong, in the words of a theme's author."""
    text = str(error)
    if isinstance(error, TemplateNotFound):
        return f'no template "{error.name}"{did_you_mean(str(error.name), templates_of(theme))}'
    if isinstance(error, RecursionError):
        return "it includes itself without end"
    undefined = UNDEFINED.search(text)
    if undefined:
        hint = did_you_mean(undefined["name"], list(variables))
        return f'"{undefined["name"]}" is not defined{hint}'
    missing = NO_FIELD.search(text)
    if missing:
        model = missing["model"].rpartition(".")[2]
        hint = did_you_mean(missing["name"], fields_of(missing["model"]))
        return f'{model} has no field "{missing["name"]}"{hint}'
    if isinstance(error, KeyError):
        return f'nothing is called "{error.args[0] if error.args else ""}"'
    return HELPERS.sub("", text)


def templates_of(theme: Theme) -> list[str]:
    """Give the names of all templates of a theme's chain, sorted."""
    start = "templates/"
    names = (name for name in theme.files if name.startswith(start) and name.endswith(".html"))
    return sorted(name.removeprefix(start) for name in names)


def fields_of(model: str) -> tuple[str, ...]:
    """Give the fields of a class of ours by its dotted name, none for any other."""
    module, _, name = model.rpartition(".")
    if not module.startswith("sitegen."):
        return ()
    found = getattr(import_module(module), name, None)
    return tuple(getattr(found, "__struct_fields__", ()))


def place(template: str, line: int, theme: Theme) -> Location:
    """Give a template's place: the file in the folder of the theme that it comes from."""
    label, colon, rest = template.partition(":")
    name = f"{label}:templates/{rest}" if colon else f"templates/{template}"
    return Location(theme.origin(name), line)


def innermost(error: Exception, name: str) -> tuple[str, int]:
    """Give the template and line in which an error was raised.

    Jinja2 gives the frames of templates their names and lines; no Python file ends in .html.
    """
    found = (name, 1)
    for trace in traces(error):
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    return found


def line_in_extensions(error: Exception) -> int:
    """Give the line of extensions.py in which an error was raised, 0 where it was not."""
    last = None
    for trace in traces(error):
        if is_extension(trace) or trace.tb_frame.f_code.co_filename.endswith(".html"):
            last = trace
    return last.tb_lineno if last is not None and is_extension(last) else 0


def is_extension(trace: TracebackType) -> bool:
    """True for a step in the site's own extensions.py."""
    return trace.tb_frame.f_globals.get("__name__") == MODULE


def traces(error: Exception) -> Iterator[TracebackType]:
    """Give the steps of an error's traceback, the outermost first."""
    trace = error.__traceback__
    while trace is not None:
        yield trace
        trace = trace.tb_next
