"""Which texts have to be converted, and which are as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.build.bodystore import BodyRecord, BodyStore, key_of
from sitegen.build.tasks import Converted, convert_all
from sitegen.build.workers import distribute
from sitegen.build.workspace import Workspace
from sitegen.content.entries import BodySource
from sitegen.content.project import Reading, read_text
from sitegen.engine.digest import Digest
from sitegen.errors import Location, Problem
from sitegen.render.bodies import Text
from sitegen.values import Value

Pair = tuple[str, str]
BATCH = 500
"""Records that are kept at once."""


class BodyTrace(Value, array_like=True, tag=False):
    """What is remembered of a converted text. `line` is its first line in its file."""

    key: Digest
    digest: Digest
    path: str
    line: int
    reads: tuple[tuple[bytes, bytes], ...] = ()
    demands: tuple[bytes, ...] = ()
    notices: tuple[tuple[int, str, str], ...] = ()


@dataclass
class Conversion:
    """The texts of a build, converted: what pages ask, what is remembered, what was noticed."""

    traces: dict[Pair, BodyTrace] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    converted: int = 0

    def digests(self) -> dict[Pair, tuple[Digest, Digest]]:
        """Give the store's key and the digest of each text."""
        return {pair: (trace.key, trace.digest) for pair, trace in self.traces.items()}


def convert_texts(
    workspace: Workspace,
    reading: Reading,
    store: BodyStore,
    old: Mapping[Pair, BodyTrace],
    holds: Callable[[tuple[tuple[bytes, bytes], ...]], bool],
    jobs: int,
    progress: Callable[[int, int], None],
) -> Conversion:
    """Convert the texts that changed, or whose questions have other answers; take the rest as is.

    `old` are the traces of texts whose files are as they were; `holds` tells of recorded reads
    whether their answers are still the same.
    """
    result = Conversion()
    pending: list[Text] = []
    for pair, entry in workspace.library.entries.items():
        trace = old.get(pair)
        source = reading.texts.get(pair)
        if trace is not None and source is None and holds(trace.reads):
            keep(result, pair, trace)
            continue
        source = source or read_text(workspace.files.sources, entry.path)
        if not source.text.strip():
            continue
        text = text_of(pair, source, workspace)
        record = store.get(key_of(text))
        if record is not None and holds(record.reads):
            keep(result, pair, trace_of(text, record))
        else:
            pending.append(text)
    records: list[tuple[Digest, BodyRecord]] = []
    for number, (text, done) in enumerate(converted(workspace, pending, jobs), 1):
        progress(number, len(pending))
        take(result, text, done, records)
        if len(records) >= BATCH:
            store.put(records)
            records.clear()
    store.put(records)
    return result


def text_of(pair: Pair, source: BodySource, workspace: Workspace) -> Text:
    """Give a text as a task."""
    return Text(
        id=pair[0],
        lang=pair[1],
        path=source.path,
        line=source.line,
        text=source.text,
        root=workspace.library.settings.root,
    )


def converted(
    workspace: Workspace, texts: list[Text], jobs: int
) -> Iterator[tuple[Text, Converted]]:
    """Convert texts over processes."""
    by_pair = {(text.id, text.lang): text for text in texts}
    for done in distribute(convert_all, workspace, texts, jobs, lambda text: len(text.text)):
        yield by_pair[done.id, done.lang], done


def take(
    result: Conversion, text: Text, done: Converted, records: list[tuple[Digest, BodyRecord]]
) -> None:
    """Take a converted text into the result, and its record among those to be kept."""
    result.problems += done.problems
    if done.record is not None:
        result.converted += 1
        records.append((key_of(text), done.record))
        keep(result, (text.id, text.lang), trace_of(text, done.record))


def keep(result: Conversion, pair: Pair, trace: BodyTrace) -> None:
    """Take a text's trace into the result, with what was noticed when it was converted."""
    result.traces[pair] = trace
    for line, message, severity in trace.notices:
        place = Location(trace.path, trace.line + line - 1)
        result.problems.append(
            Problem(place, message, "warning" if severity == "warning" else "error")
        )


def trace_of(text: Text, record: BodyRecord) -> BodyTrace:
    """Give what is remembered of a text."""
    return BodyTrace(
        key=key_of(text),
        digest=record.digest,
        path=text.path,
        line=text.line,
        reads=record.reads,
        demands=record.demands,
        notices=record.notices,
    )
