"""What was made of an entry, and where it stood."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.builder.tasks.derive import DEMANDS
from sitegen.builder.trace.traces import Traces
from sitegen.render.files.demands import SocialCard
from sitegen.safety.gate import Gate
from sitegen.safety.people import Hidden
from sitegen.site.addresses import output_path


def outputs_of(
    traces: Traces, id_: str, paths: Iterable[str], files: Iterable[str]
) -> tuple[tuple[str, ...], set[str]]:
    """Give what the last build made of an entry and of its files, and its pages' addresses."""
    own, sources = set(paths), set(files)
    found, addresses = set[str](), set[str]()
    for path, page in traces.pages.items():
        if page.source in own or (page.args and page.args[0] == id_):
            found.add(path)
            addresses.add("/" + path.removesuffix("index.html"))
            demands = (DEMANDS.decode(traces.demands[place]) for place in page.demands)
            found.update(each.name for each in demands if isinstance(each, SocialCard))
    for data in traces.demands:
        demand = DEMANDS.decode(data)
        if getattr(demand, "source", "") in sources:
            found.add(demand.name)
    return tuple(sorted(found)), addresses


def cards_in(traces: Traces) -> frozenset[str]:
    """Give the cards that the last build drew: they look like each other, whoever is on them."""
    demands = map(DEMANDS.decode, traces.demands)
    return frozenset(demand.name for demand in demands if isinstance(demand, SocialCard))


def with_root(addresses: Iterable[str], root: str) -> tuple[str, ...]:
    """Give addresses as they stand in the site's files, with its path in front where it has one."""
    found = list(addresses)
    return tuple(sorted({*found, *(root[:-1] + each for each in found)}))


def says(address: str, names: Iterable[str]) -> bool:
    """True for an address in which a person's name stands, or a part of one."""
    people = [
        Hidden(names=(name,), alone=tuple(word for word in name.split() if len(word) > 1))
        for name in names
    ]
    return Gate(tuple(people)).stops_path(address)


def page_outputs(addresses: Iterable[str]) -> set[str]:
    """Give the files that stand at addresses."""
    return {output_path(address) for address in addresses}
