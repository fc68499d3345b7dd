"""From a route to the bytes of its output."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

from jinja2 import Environment

from sitegen.engine.query import Reader
from sitegen.errors import ContentError, Location, Problem
from sitegen.render.feeds.documents import DOCUMENTS
from sitegen.render.pages.fragments import Fragments
from sitegen.render.pages.last_look import running_address
from sitegen.render.pages.pages import PageTask, page_variables
from sitegen.render.queries.theme import TemplateOf
from sitegen.render.templates.environment import render_template
from sitegen.safety.gate import Gate, PrivateNames
from sitegen.site.navigation import Setting
from sitegen.site.route import SETTINGS, Route


def place_of(route: Route) -> str:
    """Name an output that a mistake is in; lists and feeds alike, for they only repeat it."""
    return "a list or feed" if route.source == SETTINGS else f"the page {route.address}"


def template_for(task: PageTask) -> str:
    """Give the template of a page, and note all that it is made of.

    A kind that a site declares has the one of its name where a theme or the site has that, else
    the one that shows any kind.
    """
    name = f"{task.route.page}.html"
    kind = task.kinds.by_page.get(task.route.page)
    own = task.reader.fetch(TemplateOf(name=name))
    if kind is None or not kind.of_site or dict(own)[name] is not None:
        return name
    general = "entry.html" if task.route.page == kind.name else "entry_list.html"
    task.reader.fetch(TemplateOf(name=general))
    return general


@dataclass(frozen=True)
class Renderer:
    """What pages are rendered with: templates, their fragments, the gate that outputs pass."""

    environment: Environment
    gate: Gate

    @cached_property
    def fragments(self) -> Fragments:
        """What pages share."""
        return Fragments(self.environment)

    def render(self, route: Route, reader: Reader) -> bytes:
        """Give the bytes of a route's output. Raises ContentError for a mistake in its making."""
        reader.fetch(PrivateNames())
        task = PageTask(route, reader)
        document = DOCUMENTS.get(route.page)
        data = document(task) if document else self.page(task).encode()
        text = data.decode()
        if self.gate.stops_file(route.path, data):
            message = (
                f"{self.gate.hide(place_of(route))} would show a storyteller's name that may not "
                "be shown; take it out of what this is made from"
            )
            raise ContentError([Problem(Location(route.source), message)])
        if found := running_address(route.path, text):
            message = (
                f'{place_of(route)} would hold the address "{found[:60]}", which runs a script; '
                "the template that prints it takes it from a field that nothing checks"
            )
            raise ContentError([Problem(Location(route.source), message)])
        return data

    def page(self, task: PageTask) -> str:
        """Give a page's HTML."""
        template = template_for(task)
        # The environment was made by this setting: a page depends on it.
        task.reader.fetch(Setting(lang=task.lang, name="minify_html"))
        show = partial(self.fragments.show, task.reader, task.lang)
        return render_template(
            self.environment, template, {**page_variables(task), "fragment": show}
        )
