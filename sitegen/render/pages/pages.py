"""From a route to a page: the variables that its template receives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from sitegen.content.entries.entry import Entry
from sitegen.engine.query import Reader
from sitegen.kinds.kind import Kind
from sitegen.kinds.registry import Kinds
from sitegen.markdown.body import Body
from sitegen.render.bodies import BodyOf
from sitegen.render.files.sound import tags_for
from sitegen.render.helpers.helpers import helpers_for
from sitegen.render.helpers.linked import entry_shown
from sitegen.render.pages.heads import PageFacts, SectionHead
from sitegen.render.queries.theme import Message
from sitegen.site.model import Pager
from sitegen.site.navigation import Setting, SiteIn, kinds_of_site
from sitegen.site.queries import EntryOf, InYear, Latest, SummaryOf
from sitegen.site.route import Route
from sitegen.site.speakers import speaker_of
from sitegen.site.taxonomy import Tagged, TermOf

AROUND = 2
"""Pages of a long list that a page of it leads to on either side, beside the first and the last."""


@dataclass(frozen=True)
class PageBody:
    """A converted text as templates show it, asked for when one does."""

    ask: Callable[[], Body]

    @cached_property
    def body(self) -> Body:
        """The text."""
        return self.ask()

    @property
    def html(self) -> Markup:
        """The text as HTML."""
        return Markup(self.body.html)

    @property
    def headings(self) -> tuple[Any, ...]:
        """Its headings."""
        return self.body.headings

    @property
    def text(self) -> str:
        """Its words alone."""
        return self.body.text


NO_BODY = PageBody(partial(Body, html=""))
"""That of a page without a text."""


@dataclass(frozen=True, slots=True)
class PageTask:
    """What a page is made with: its route and the reader that records."""

    route: Route
    reader: Reader

    @property
    def lang(self) -> str:
        """The page's language."""
        return self.route.lang

    @property
    def kinds(self) -> Kinds:
        """The kinds of the site."""
        return kinds_of_site(self.reader, self.lang)

    @property
    def page_size(self) -> int:
        """How many entries a page of a list shows."""
        size = self.reader.fetch(Setting(lang=self.lang, name="page_size"))
        assert isinstance(size, int)
        return size


TITLES = {
    "home": "Home",
    "members": "Members",
    "search": "Search",
    "tags": "Topics",
    "404": "Page not found",
    "styleguide": "Style guide",
}
"""What a list of no kind is called where no `_index.md` says it: messages of the theme."""


def page_variables(task: PageTask) -> dict[str, Any]:
    """Give all that a page's template receives: facts, values and helpers."""
    route, reader = task.route, task.reader
    site = reader.fetch(SiteIn(lang=task.lang))
    own = own_variables(task)
    entry = own.get("entry")
    tags = tags_for(reader, entry, site.title) if entry else None
    return {
        **helpers_for(reader, task.lang, site.root, tags),
        **own,
        "page": PageFacts(reader, route, site, own),
        "site": site,
    }


def own_variables(task: PageTask) -> dict[str, Any]:
    """Give the values of a page beyond what every page has."""
    page = task.route.page
    if page in MAKERS:
        return MAKERS[page](task)
    kind = task.kinds.by_page.get(page)
    if kind is None:
        word = partial(said, task, TITLES.get(page, ""))
        return {**section_head(task, word), "items": (), "pager": None}
    if page == kind.name:
        return entry_page(task)
    if page == kind.years_page:
        return year_list(task, kind)
    return paged_list(task, kind) if kind.paged else plain_list(task, kind)


def body_of(task: PageTask, id_: str) -> PageBody:
    """Give an entry's text, an empty one where it has none."""
    return PageBody(partial(task.reader.fetch, BodyOf(id=id_, lang=task.lang)))


def entry_page(task: PageTask) -> dict[str, Any]:
    """The page of an entry."""
    id_ = task.route.args[0]
    return {
        "entry": entry_shown(task.reader, task.lang, id_),
        "summary": task.reader.fetch(SummaryOf(lang=task.lang, id=id_)),
        "body": body_of(task, id_),
    }


def said(task: PageTask, word: str) -> str:
    """Give the theme's word in the page's language."""
    return task.reader.fetch(Message(lang=task.lang, text=word))


def name_of(task: PageTask, kind: Kind) -> str:
    """Give what a kind's list is called: by the site that declares it, else by the theme."""
    return kind.label(task.lang) or said(task, kind.title)


def section_head(task: PageTask, word: Callable[[], str]) -> dict[str, Any]:
    """A list's title, summary and text: those of its `_index.md`, else the word for it."""
    id_ = speaker_of(task.route, task.kinds)
    entry: Entry | None = task.reader.fetch(EntryOf(lang=task.lang, id=id_)) if id_ else None
    if entry is None:
        return {"section": SectionHead(title=word()), "body": NO_BODY}
    head = SectionHead(
        title=entry.meta.title,
        summary=entry.meta.summary,
        image=entry.meta.image,
        written=True,
        inherited=entry.inherited,
    )
    return {"section": head, "body": body_of(task, id_)}


def plain_list(task: PageTask, kind: Kind) -> dict[str, Any]:
    """A list that shows itself through helpers: stories, podcast, programs, …"""
    head = section_head(task, partial(name_of, task, kind))
    return {**head, "items": (), "pager": None}


def paged_list(task: PageTask, kind: Kind) -> dict[str, Any]:
    """A page of a long list."""
    number, total = (int(part) for part in task.route.args)
    offset = (number - 1) * task.page_size
    query = Latest(lang=task.lang, kind=kind.name, count=task.page_size, offset=offset)
    return {
        **section_head(task, partial(name_of, task, kind)),
        "items": task.reader.fetch(query),
        "pager": pager_for(task, number, total),
    }


def year_list(task: PageTask, kind: Kind) -> dict[str, Any]:
    """A year of a kind's entries, or a page of it; where years are apart, each may have words."""
    year, number, total = (*(int(part) for part in task.route.args), 1, 1)[:3]
    count = task.page_size if total > 1 else 0
    query = InYear(
        lang=task.lang, kind=kind.name, year=year, count=count, offset=(number - 1) * count
    )
    return {
        **section_head(task, partial(name_of, task, kind)),
        "year": year,
        "items": task.reader.fetch(query),
        "pager": pager_for(task, number, total),
    }


def tag_page(task: PageTask) -> dict[str, Any]:
    """A page of the entries with a tag."""
    slug, number, total = task.route.args[0], int(task.route.args[1]), int(task.route.args[2])
    offset = (number - 1) * task.page_size
    query = Tagged(lang=task.lang, slug=slug, count=task.page_size, offset=offset)
    term = task.reader.fetch(TermOf(lang=task.lang, slug=slug))
    word = said(task, "Topic")
    return {
        "tag": term,
        # Named as a topic: a tag may be called as a section of the site is.
        "section": SectionHead(title=f"{word}: {term.name if term else slug}"),
        "body": NO_BODY,
        "items": task.reader.fetch(query),
        "pager": pager_for(task, number, total),
    }


def pager_for(task: PageTask, number: int, total: int) -> Pager | None:
    """Give the ways from one page of a long list to the others, None where it is the only one."""
    if total < 2:
        return None
    root = task.reader.fetch(SiteIn(lang=task.lang)).root
    first = task.route.path.removesuffix("index.html").split("page/")[0]

    def address(page: int) -> str:
        return f"{root}{first}" if page == 1 else f"{root}{first}page/{page}/"

    return Pager(
        number=number,
        total=total,
        previous=address(number - 1) if number > 1 else "",
        next=address(number + 1) if number < total else "",
        pages=tuple((page, address(page)) for page in pages_near(number, total)),
    )


def pages_near(number: int, total: int) -> list[int]:
    """Give the pages that a page of a long list leads to: the first, the last, those around it."""
    around = range(max(1, number - AROUND), min(total, number + AROUND) + 1)
    return sorted({1, *around, total})


def redirect(task: PageTask) -> dict[str, Any]:
    """A former address."""
    summary = task.reader.fetch(SummaryOf(lang=task.lang, id=task.route.args[0]))
    return {
        "target": summary.url if summary else "",
        "target_title": summary.title if summary else "",
        "section": SectionHead(title=summary.title if summary else ""),
        "body": NO_BODY,
    }


MAKERS: dict[str, Callable[[PageTask], dict[str, Any]]] = {
    "tag": tag_page,
    "redirect": redirect,
}
"""The pages that are neither an entry's nor a list of entries."""

__all__ = ["PageFacts", "PageTask", "page_variables"]
