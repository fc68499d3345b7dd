"""Own parts of pages, kept between builds: found by asking again all that was asked for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.builder.store.parts import PartRecord, PartStore, key_of
from sitegen.builder.tasks.derive import DEMANDS, words_of
from sitegen.builder.tasks.tasks import Rendered, RenderTask, recorded, render_all
from sitegen.builder.tasks.workspace import Workspace
from sitegen.builder.trace.checking import Checker
from sitegen.builder.trace.traces import Read
from sitegen.engine.query import Reader
from sitegen.render.parts import OwnPart
from sitegen.safety.gate import Gate
from sitegen.site.route import Route

BATCH = 200
"""Parts that are kept at once."""


@dataclass(frozen=True)
class StoredParts:
    """The parts in a store, as a process asks for them and adds to them."""

    store: PartStore
    checker: Checker
    gate: Gate
    holding: Callable[[str], Iterable[Read]]
    fresh: list[tuple[bytes, PartRecord]] = field(default_factory=list)

    def find(self, route: Route, template: str) -> OwnPart | None:
        """Give a page's own part if it would be made again as it was, None if not."""
        record = self.store.get(key_of(route.path))
        if record is None or (record.route, record.template) != (route, template):
            return None
        self.checker.verdicts.update((read, True) for read in self.holding(route.path))
        if not self.checker.holds(record.reads):
            return None
        asked = Reader(self.checker.answers)
        asked.reads.update(
            (self.checker.question(question), digest) for question, digest in record.reads
        )
        for demand in map(DEMANDS.decode, record.demands):
            asked.demand(demand.name, demand)
        asked.advice.update(record.advice)
        return OwnPart(route, template, record.blocks, asked)

    def keep(self, part: OwnPart) -> None:
        """Keep a part of a page that has passed the gate, with the last of a batch."""
        if any(self.gate.stops(words_of(each)) for each in part.asked.demands.values()):
            # The blocks passed the gate in their page; files pass it when they are made.
            return
        reads, demands = recorded(part.asked)
        record = PartRecord(
            route=part.route,
            template=part.template,
            blocks=dict(part.blocks),
            reads=reads,
            demands=demands,
            advice=tuple(sorted(part.asked.advice)),
        )
        self.fresh.append((key_of(part.route.path), record))
        if len(self.fresh) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is not in the store yet."""
        self.store.put(self.fresh)
        self.fresh.clear()


@dataclass(frozen=True, slots=True)
class RenderingWithParts:
    """What routes are rendered with: the layers, and where own parts are kept.

    A `fresh` store gives none. `holding` gives what is known of a page's path: recorded questions
    that have the answers which they had.
    """

    workspace: Workspace
    store: Path
    fresh: bool
    holding: Callable[[str], Iterable[Read]]


def render_with_parts(
    given: RenderingWithParts, tasks: Sequence[RenderTask], number: int
) -> Iterator[Rendered]:
    """Render routes, one after the other, and keep the own parts of their pages."""
    checker = Checker(given.workspace)
    with closing(PartStore(given.store, fresh=given.fresh)) as store:
        # Nothing is looked for in an empty one.
        store.fresh |= store.is_empty()
        parts = StoredParts(store, checker, given.workspace.gate, given.holding)
        yield from render_all(given.workspace, tasks, number, parts, checker.answers)
        parts.flush()
