"""Traces of tasks, packed: each question and demand stands once, tasks name their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from sitegen.build.texts import BodyTrace, Pair
from sitegen.values import Value

Read = tuple[bytes, bytes]


class PageTrace(Value, array_like=True, tag=False):
    """What is remembered of a rendered route."""

    digest: str
    reads: tuple[Read, ...]
    demands: tuple[bytes, ...] = ()


class PackedTask(Value, array_like=True, tag=False):
    """A task's reads and demands as places in the tables."""

    reads: list[int]
    demands: list[int]


class PackedText(Value, array_like=True, tag=False):
    """A text's trace; its reads and demands as places in the tables."""

    id: str
    lang: str
    key: bytes
    digest: bytes
    path: str
    line: int
    task: PackedTask
    notices: tuple[tuple[int, str, str], ...] = ()


class Traces(Value, tag=False):
    """All traces of a build: the tables, then the tasks."""

    reads: list[Read] = msgspec.field(default_factory=list)
    demands: list[bytes] = msgspec.field(default_factory=list)
    pages: dict[str, tuple[str, PackedTask]] = msgspec.field(default_factory=dict)
    texts: list[PackedText] = msgspec.field(default_factory=list)


def pack(texts: Mapping[Pair, BodyTrace], pages: Mapping[str, PageTrace]) -> Traces:
    """Pack the traces of a build."""
    reads: dict[Read, int] = {}
    demands: dict[bytes, int] = {}

    def packed(task_reads: Iterable[Read], task_demands: Iterable[bytes]) -> PackedTask:
        return PackedTask(
            reads=[reads.setdefault(read, len(reads)) for read in task_reads],
            demands=[demands.setdefault(demand, len(demands)) for demand in task_demands],
        )

    packed_pages = {
        path: (page.digest, packed(page.reads, page.demands)) for path, page in pages.items()
    }
    packed_texts = [
        PackedText(
            id=pair[0],
            lang=pair[1],
            key=text.key,
            digest=text.digest,
            path=text.path,
            line=text.line,
            task=packed(text.reads, text.demands),
            notices=text.notices,
        )
        for pair, text in texts.items()
    ]
    return Traces(reads=list(reads), demands=list(demands), pages=packed_pages, texts=packed_texts)


def unpack_pages(traces: Traces) -> dict[str, PageTrace]:
    """Give the traces of routes by path."""
    return {
        path: PageTrace(
            digest=digest,
            reads=tuple([traces.reads[place] for place in task.reads]),
            demands=tuple([traces.demands[place] for place in task.demands]),
        )
        for path, (digest, task) in traces.pages.items()
    }


def unpack_texts(traces: Traces) -> dict[Pair, BodyTrace]:
    """Give the traces of texts by id and language."""
    return {
        (text.id, text.lang): BodyTrace(
            key=text.key,
            digest=text.digest,
            path=text.path,
            line=text.line,
            reads=tuple([traces.reads[place] for place in text.task.reads]),
            demands=tuple([traces.demands[place] for place in text.task.demands]),
            notices=text.notices,
        )
        for text in traces.texts
    }
