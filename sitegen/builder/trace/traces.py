"""Traces of tasks, packed: each question with its answer stands once, tasks name its place.

With 10,000 pages there are some 80,000 distinct questions and 200,000 times that one is asked:
packed they load in milliseconds, and whether a trace holds is one comparison of sets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from sitegen.engine.query import Advice
from sitegen.site.route import Route
from sitegen.values import Value

T = TypeVar("T")
Read = tuple[bytes, bytes]
"""An encoded question and the digest of its answer."""

Pair = tuple[str, str]
"""An entry's id and language."""


class PageTrace(Value, array_like=True, tag=False):
    """A rendered route: what makes it, the digest of its bytes, what it read and demanded.

    `reads` and `demands` are places in the tables; `reason` says why it was rendered, `build` by
    which of the builds that had anything to do; `advice` is what its author should know.
    """

    page: str
    lang: str
    args: tuple[str, ...]
    source: str
    digest: str
    reads: list[int]
    demands: list[int]
    reason: str = ""
    build: int = 0
    advice: tuple[Advice, ...] = ()

    def route(self, path: str) -> Route:
        """Give the route that it was rendered for."""
        return Route(path=path, page=self.page, lang=self.lang, args=self.args, source=self.source)


class TextTrace(Value, array_like=True, tag=False):
    """A converted text: its key in the store, the digest of the result, its place in its file.

    An entry without text has an empty key.
    """

    key: bytes
    digest: bytes
    path: str
    line: int
    reads: list[int]
    demands: list[int]
    notices: tuple[tuple[int, str, str], ...] = ()
    anchor_links: tuple[tuple[int, str, str], ...] = ()


class Traces(Value, tag=False):
    """All traces of a build: the tables, then the tasks.

    `made` are the digests of demanded files by their key in the media cache; `compact` is how many
    reads there were when the tables last held only what is used; `builds` counts the builds that
    had anything to do.
    """

    reads: list[Read] = msgspec.field(default_factory=list)
    demands: list[bytes] = msgspec.field(default_factory=list)
    pages: dict[str, PageTrace] = msgspec.field(default_factory=dict)
    texts: dict[str, dict[str, TextTrace]] = msgspec.field(default_factory=dict)
    made: dict[str, str] = msgspec.field(default_factory=dict)
    compact: int = 0
    builds: int = 0


class Tables:
    """The tables of traces while a build adds to them."""

    def __init__(self, traces: Traces) -> None:
        self.reads = list(traces.reads)
        self.demands = list(traces.demands)
        self.compact = traces.compact
        self._read_places: dict[Read, int] | None = None
        self._demand_places: dict[bytes, int] | None = None

    def place_reads(self, reads: Iterable[Read]) -> list[int]:
        """Give the places of questions with their answers; new ones are added."""
        if self._read_places is None:
            self._read_places = {read: place for place, read in enumerate(self.reads)}
        return [_place(read, self.reads, self._read_places) for read in reads]

    def place_demands(self, demands: Iterable[bytes]) -> list[int]:
        """Give the places of demands; new ones are added."""
        if self._demand_places is None:
            self._demand_places = {demand: place for place, demand in enumerate(self.demands)}
        return [_place(demand, self.demands, self._demand_places) for demand in demands]


def _place(item: T, table: list[T], places: dict[T, int]) -> int:
    place = places.setdefault(item, len(table))
    if place == len(table):
        table.append(item)
    return place


def compacted(traces: Traces, *, whole: bool = False) -> Traces:
    """Give traces whose tables hold only what is used; those of small surplus only if asked for.

    Every build adds what it asked; what nobody refers to any longer is dropped when there is more
    of it than of the rest.
    """
    if not whole and len(traces.reads) <= 2 * traces.compact + 1000:
        return traces
    tables = Tables(Traces())

    def again(reads: list[int], demands: list[int]) -> dict[str, list[int]]:
        return {
            "reads": tables.place_reads(traces.reads[place] for place in reads),
            "demands": tables.place_demands(traces.demands[place] for place in demands),
        }

    replace = msgspec.structs.replace
    pages = {
        path: replace(page, **again(page.reads, page.demands))
        for path, page in traces.pages.items()
    }
    texts = {
        id_: {lang: replace(t, **again(t.reads, t.demands)) for lang, t in languages.items()}
        for id_, languages in traces.texts.items()
    }
    return Traces(
        reads=tables.reads,
        demands=tables.demands,
        pages=pages,
        texts=texts,
        made=traces.made,
        compact=len(tables.reads),
        builds=traces.builds,
    )
