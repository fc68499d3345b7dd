"""Fragments: parts of pages that are rendered once for all pages on which they say the same.

A fragment is a task of its own. It sees the site's helpers and what it is given, never the page, so
that what it is given decides what it says. A page that shows it depends on all that it asked.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from sitegen.engine.query import Reader
from sitegen.render.helpers.helpers import helpers_for
from sitegen.render.queries.theme import TemplateOf
from sitegen.render.templates.environment import render_template
from sitegen.site.navigation import SiteIn

Key = tuple[str, str, tuple[tuple[str, Hashable], ...]]
"""A fragment's template and language, and what it is given by name."""


@dataclass(frozen=True)
class Fragments:
    """The fragments that a process has rendered, each with all that was asked for it."""

    environment: Environment
    rendered: dict[Key, tuple[Markup, Reader]] = field(default_factory=dict)

    def show(self, reader: Reader, lang: str, template: str, **given: Hashable) -> Markup:
        """Give a fragment's HTML, rendered if it wasn't yet; the page's reader notes its reads.

        Raises ContentError for a mistake in the template, TypeError where what it is given could
        change.
        """
        key = (template, lang, tuple(sorted(given.items())))
        found = self.rendered.get(key)
        if found is None:
            own = Reader(reader.answers)
            found = (self._render(own, lang, template, given), own)
            self.rendered[key] = found
        shown, own = found
        reader.take_over(own)
        return shown

    def _render(self, reader: Reader, lang: str, template: str, given: dict[str, Any]) -> Markup:
        reader.fetch(TemplateOf(name=template))
        site = reader.fetch(SiteIn(lang=lang))
        helpers = helpers_for(reader, lang, site.root, None)
        return Markup(
            render_template(self.environment, template, {**helpers, **given, "site": site})
        )
