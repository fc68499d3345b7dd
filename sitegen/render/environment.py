"""Jinja2, set up so that nothing reaches a page unescaped or unseen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from sitegen.errors import ContentError, Location, Problem
from sitegen.render.filters import FILTERS
from sitegen.render.theme import Theme
from sitegen.render.theme_queries import template_text
from sitegen.text import did_you_mean

REMOVED_FILTERS = ("random",)
"""Filters of Jinja2 whose result is not the same each time."""

REMOVED_GLOBALS = ("lipsum",)
QUOTED = re.compile(r"'([^']+)'")


class ThemeLoader(BaseLoader):
    """Gives templates of a theme's chain."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def get_source(self, environment: Environment, template: str) -> Any:
        """Give a template's source; a build's templates don't change."""
        text = template_text(self.theme, template)
        if text is None:
            raise TemplateNotFound(template)
        return text, template, lambda: True


def make_environment(theme: Theme, filters: Mapping[str, Any] | None = None) -> Environment:
    """Make the environment that renders a theme's templates; `filters` are the site's own."""
    environment = Environment(
        loader=ThemeLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.filters.update(FILTERS)
    environment.filters.update(filters or {})
    for name in REMOVED_FILTERS:
        environment.filters.pop(name, None)
    for name in REMOVED_GLOBALS:
        environment.globals.pop(name, None)
    return environment


def render_template(environment: Environment, name: str, variables: Mapping[str, Any]) -> str:
    """Render a template. Raises ContentError with template and line where it has a mistake."""
    try:
        return environment.get_template(name).render(variables)
    except (
        TemplateError,
        TypeError,
        ValueError,
        AttributeError,
        KeyError,
        ArithmeticError,
    ) as error:
        raise ContentError([explain(error, name, variables)]) from error


def explain(error: Exception, name: str, variables: Mapping[str, Any]) -> Problem:
    """Say where in which template a mistake is, and what was perhaps meant."""
    if isinstance(error, TemplateSyntaxError):
        template = error.name or name
        return Problem(place(template, error.lineno), f"template: {error.message}")
    if isinstance(error, TemplateNotFound):
        template, line = innermost(error, name)
        return Problem(place(template, line), f'template: no template "{error.name}"')
    template, line = innermost(error, name)
    quoted = QUOTED.search(str(error))
    hint = did_you_mean(quoted[1], list(variables)) if quoted else ""
    return Problem(place(template, line), f"template: {error}{hint}")


def place(template: str, line: int) -> Location:
    """Give a template's place as its author knows it."""
    label, colon, rest = template.partition(":")
    return Location(f"{label}:templates/{rest}" if colon else f"templates/{template}", line)


def innermost(error: Exception, name: str) -> tuple[str, int]:
    """Give the template and line in which an error was raised."""
    found = (name, 1)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is not None or (
            "/" not in trace.tb_frame.f_code.co_filename[:1]
            and trace.tb_frame.f_code.co_filename.endswith(".html")
        ):
            found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found
