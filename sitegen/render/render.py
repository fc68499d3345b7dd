"""From a route to the bytes of its output."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial

from jinja2 import Environment

from sitegen.engine.query import Reader
from sitegen.errors import ContentError, Location, Problem
from sitegen.render.feeds.documents import DOCUMENTS
from sitegen.render.files.spoken import names_shown
from sitegen.render.pages.fragments import Fragments
from sitegen.render.pages.last_look import running_address
from sitegen.render.pages.pages import PageTask, page_variables
from sitegen.render.parts import KeptParts, NoneKept, OwnPart
from sitegen.render.queries.blocks import BlocksOf
from sitegen.render.queries.theme import TemplateOf
from sitegen.render.templates.environment import render_blocks, render_template
from sitegen.render.templates.hot import IMPORTED
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
    """What pages are rendered with: templates, what is kept of them, the gate that outputs pass."""

    environment: Environment
    gate: Gate
    kept: KeptParts = field(default_factory=NoneKept)

    @cached_property
    def fragments(self) -> Fragments:
        """What pages share."""
        return Fragments(self.environment)

    def render(self, route: Route, reader: Reader) -> bytes:
        """Give the bytes of a route's output. Raises ContentError for a mistake in its making."""
        reader.fetch(PrivateNames())
        task = PageTask(route, reader)
        document = DOCUMENTS.get(route.page)
        fresh = None
        if document:
            data = document(task)
            text = data.decode()
        else:
            text, fresh = self.page(task)
            data = text.encode()
        if said := names_shown(reader, self.gate):
            raise ContentError(said)
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
        if fresh is not None:
            self.kept.keep(fresh)
        return data

    def page(self, task: PageTask) -> tuple[str, OwnPart | None]:
        """Give a page's HTML, and its own part where that was made anew.

        The own part comes first, so that all that it could see is among what it asked.
        """
        template = template_for(task)
        own = PageTask(task.route, Reader(task.reader.answers))
        own.reader.fetch(PrivateNames())
        # The environment was made by this setting: a page depends on it.
        own.reader.fetch(Setting(lang=task.lang, name="minify_html"))
        names = own.reader.fetch(BlocksOf(name=template)).names
        part = self.kept.find(task.route, template) if names else None
        if part is not None:
            own.reader.take_over(part.asked)
        show = partial(self.fragments.show, own.reader, task.lang)
        variables = {**page_variables(own), "fragment": show, IMPORTED: {}}
        fresh = None
        if names and part is None:
            blocks = render_blocks(self.environment, template, variables, names)
            asked = Reader(task.reader.answers)
            asked.take_over(own.reader)
            part = fresh = OwnPart(task.route, template, blocks, asked)
        blocks_made = part.blocks if part else {}
        text = render_template(self.environment, template, variables, blocks_made)
        task.reader.take_over(own.reader)
        return text, fresh
