"""Own parts of pages, kept by the pages' paths until they are made of other answers."""

from __future__ import annotations

from sitegen.builder.store.records import RecordStore
from sitegen.engine.query import Advice
from sitegen.site.route import Route
from sitegen.values import Value


class PartRecord(Value, tag=False):
    """A page's own blocks with their trace: questions (encoded) with the digests of their answers.

    The route and the template are those that it was made for.
    """

    route: Route
    template: str
    blocks: dict[str, str]
    reads: tuple[tuple[bytes, bytes], ...]
    demands: tuple[bytes, ...] = ()
    advice: tuple[Advice, ...] = ()


class PartStore(RecordStore[PartRecord]):
    """The own parts of pages, of one output after the other where they differ."""

    kind = PartRecord


def key_of(path: str) -> bytes:
    """Give the key of the page at an output path."""
    return path.encode()
