"""Jinja2, set up so that nothing reaches a page unescaped or unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from sitegen.errors import ContentError, Problem, SitegenError
from sitegen.extensions import unending
from sitegen.render.queries.blocks import ALONE
from sitegen.render.queries.theme import template_text
from sitegen.render.templates.filters import FILTERS
from sitegen.render.templates.hot import IMPORTED, HotEnvironment, HotTemplate
from sitegen.render.templates.mistakes import explain, templates_of
from sitegen.render.templates.whitespace import SmallTemplates
from sitegen.render.theme.theme import Theme

REMOVED_FILTERS = ("random",)
"""Filters of Jinja2 whose result is not the same each time."""

REMOVED_GLOBALS = ("lipsum",)


class ThemeLoader(BaseLoader):
    """Gives templates of a theme's chain."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def get_source(self, environment: Environment, template: str) -> Any:
        """Give a template's source; a build's templates don't change."""
        name = template.removeprefix(ALONE)
        text = template_text(self.theme, name)
        if text is None:
            raise TemplateNotFound(name)
        return text, name, lambda: True


def make_environment(
    theme: Theme,
    filters: Mapping[str, Any] | None = None,
    *,
    small: bool = False,
    compiled: BytecodeCache | None = None,
) -> Environment:
    """Make the environment that renders a theme's templates; `filters` are the site's own.

    `small`: without the idle white space and the comments of the templates. `compiled` keeps
    templates as they were compiled.
    """
    environment = HotEnvironment(
        loader=ThemeLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
        extensions=["jinja2.ext.i18n", *([SmallTemplates] if small else [])],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.filters.update(FILTERS)
    environment.filters.update(filters or {})
    for name in REMOVED_FILTERS:
        environment.filters.pop(name, None)
    for name in REMOVED_GLOBALS:
        environment.globals.pop(name, None)
    return environment


def render_template(
    environment: Environment,
    name: str,
    variables: Mapping[str, Any],
    blocks: Mapping[str, str] | None = None,
) -> str:
    """Render a template, some of its `blocks` as they were rendered before.

    Raises ContentError with template and line where it has a mistake. What a filter of the site's
    own extensions.py raises is placed in that file.
    """
    with mistakes_placed(environment, name, variables):
        template = environment.get_template(name)
        assert isinstance(template, HotTemplate)
        return template.around({IMPORTED: {}, **variables}, blocks or {})


def render_blocks(
    environment: Environment, name: str, variables: Mapping[str, Any], blocks: Iterable[str]
) -> dict[str, str]:
    """Render blocks of a template without what stands around them. Raises ContentError as well."""
    with mistakes_placed(environment, name, variables):
        template = environment.get_template(ALONE + name)
        assert isinstance(template, HotTemplate)
        return template.blocks_alone({IMPORTED: {}, **variables}, blocks)


@contextmanager
def mistakes_placed(
    environment: Environment, name: str, variables: Mapping[str, Any]
) -> Iterator[None]:
    """Raise ContentError for a mistake in a template that is rendered."""
    try:
        try:
            with unending():
                yield
        except TemplateSyntaxError:
            raise
        except Exception:  # noqa: BLE001 - it is raised again
            # Lines of compiled code become those of templates.
            environment.handle_exception()
    except SitegenError:
        raise
    except Exception as error:
        problem = explain(error, name, variables, theme_of(environment))
        if problem is None:
            raise
        raise ContentError([problem]) from error


def templates_with_mistakes(environment: Environment) -> list[Problem]:
    """Report every template of a theme that can't be read, without rendering any."""
    theme = theme_of(environment)
    problems = []
    for name in templates_of(theme):
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            problem = explain(error, name, {}, theme)
            problems += [problem] if problem else []
    return problems


def theme_of(environment: Environment) -> Theme:
    """Give the theme whose templates an environment renders."""
    loader = environment.loader
    if not isinstance(loader, ThemeLoader):
        raise TypeError("the environment was not made for a theme")
    return loader.theme
