"""A folder of another generator becomes an import: read, planned, converted, accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sitegen.content.settings.settings import Settings
from sitegen.importing.folders.anchors import with_anchors_that_are_there
from sitegen.importing.folders.entries import Made, Manner, made, with_aliases_once
from sitegen.importing.folders.fields import read_fields
from sitegen.importing.folders.guide import AddressBook
from sitegen.importing.folders.hugo import read_hugo
from sitegen.importing.folders.jekyll import read_jekyll
from sitegen.importing.folders.planning import Planned, Planner, own_addresses
from sitegen.importing.folders.times import Clock
from sitegen.importing.folders.tree import HUGOS, Tree
from sitegen.importing.folders.values import SourceSite, System
from sitegen.importing.values import Imported, Item, Remark
from sitegen.kinds.registry import kinds_of
from sitegen.text import slugify

READERS: dict[System, Callable[[Tree], SourceSite]] = {"hugo": read_hugo, "jekyll": read_jekyll}


def imported_folder(
    folder: Path,
    system: System,
    settings: Settings,
    name: str = "",
    told: Callable[[int, int], None] = lambda done, total: None,
    now: datetime | None = None,
) -> Imported:
    """Give all that a folder becomes; `told` hears how many texts are done, of how many.

    What has a date after `now`, by default the moment of the call, is held back until then.

    Raises UsageError for what is no folder.
    """
    tree = Tree(folder, kept=HUGOS if system == "jekyll" else ())
    source = READERS[system](tree)
    spaced = system == "jekyll"
    read = {text.path: read_fields(text.matter.fields, spaced=spaced) for text in source.texts}
    planner = Planner(source, settings)
    planned = list(planner.plan(read))
    book = AddressBook.of(source, tree, planned, settings.url)
    first = next(iter(settings.languages))
    clock = Clock(now or datetime.now(UTC), str(settings.timezone), source.shows_future)
    manner = Manner(system, source.settings, first, clock)
    results: list[Made] = []
    for number, each in enumerate(planned, 1):
        results.append(made(each, book, manner))
        told(number, len(planned))
    entries = [each.entry for each in results if each.entry]
    taken = [each.address for each in planned if not each.why]
    entries, lost = with_aliases_once(entries, [*taken, *pages_of_the_site(settings)])
    entries, anchors = with_anchors_that_are_there(entries, first)
    left = [_left(each.path, each.reason, each.state, system) for each in source.left]
    remarks = [*source.remarks, *(f"the address {each} was another text's, too" for each in lost)]
    items = [
        replace(each.item, remarks=(*each.item.remarks, *anchors.get(each.item.source, ())))
        for each in results
    ]
    return Imported(
        name=name or f"{system}-{slugify(folder.resolve().name) or 'folder'}",
        items=(*items, *left),
        entries=tuple(entries),
        redirects=tuple(_redirects(planned, source)),
        remarks=(*(Remark("changed", each) for each in remarks), *_fields_left(planned)),
    )


def pages_of_the_site(settings: Settings) -> Iterator[str]:
    """Give addresses that every site has, as old ones may be spelled."""
    kinds = kinds_of(settings.kinds)
    for name in own_addresses(kinds, tuple(settings.languages)):
        yield from (f"/{name}/", f"/{name}.html", f"/{name}/index.html")
    yield from ("/feed.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/index.html")


def _left(path: str, why: str, state: str, system: System) -> Item:
    return Item(f"{system}:{path}", "file", path, "left out", why=why, where=path, state=state)


def _fields_left(planned: Sequence[Planned]) -> Iterator[Remark]:
    """Say of each field that has no place in an entry how often it stood there."""
    names = Counter(name for each in planned for name, _ in each.fields.unread)
    for name, number in sorted(names.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Remark("left out", f"the field {name}: in {number} text{'s' if number > 1 else ''}")


def _redirects(planned: Sequence[Planned], source: SourceSite) -> Iterator[str]:
    """Lead lists and feeds of sections that became another list to that one."""
    here = {each.text.address for each in planned if not each.why}
    moved: dict[str, str] = {}
    for each in planned:
        section = each.text.section[0] if each.text.section and not each.why else ""
        if section and each.kind.listed and each.kind.folder != section and not each.lang:
            moved.setdefault(section, each.kind.folder)
    for section, folder in sorted(moved.items()):
        old = f"{source.prefix}/{section}"
        if f"/{section}/" not in here:
            yield f"{old}/ /{folder}/ 301"
        yield f"{old}/index.xml /{folder}/feed.xml 301"
    yield f"{source.prefix}/index.xml /feed.xml 301"
