"""Which texts have to be converted, and which are as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sitegen.builder.schedule.anchors import AnchorLink
from sitegen.builder.store.bodies import BodyRecord, BodyStore, key_of
from sitegen.builder.tasks.tasks import STOPPED, Converted, convert_all
from sitegen.builder.tasks.workspace import Workspace
from sitegen.builder.trace.checking import Checker
from sitegen.builder.trace.traces import Pair, Tables, TextTrace, Traces
from sitegen.content.entries.entry import BodySource
from sitegen.content.project import Reading, read_text
from sitegen.engine.digest import Digest
from sitegen.engine.workers import distribute
from sitegen.errors import Location, Problem, Severity
from sitegen.render.bodies import Text

BATCH = 500
"""Records that are kept at once."""


@dataclass
class Conversion:
    """The texts of a build, converted: their traces, what was noticed, their links to places on
    other pages.

    `changed` are the texts that are not what they were.
    """

    tables: Tables
    traces: dict[Pair, TextTrace] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    anchor_links: list[AnchorLink] = field(default_factory=list)
    changed: set[Pair] = field(default_factory=set)

    def digests(self) -> dict[Pair, tuple[Digest, Digest]]:
        """Give the store's key and the digest of each text."""
        return {pair: (trace.key, trace.digest) for pair, trace in self.traces.items()}

    def keep(self, pair: Pair, trace: TextTrace) -> None:
        """Take a text's trace, with what was noticed when it was converted."""
        self.traces[pair] = trace
        for line, message, severity in trace.notices:
            place = Location(trace.path, trace.line + line - 1)
            kind: Severity = "warning" if severity == "warning" else "error"
            self.problems.append(Problem(place, message, kind))
        for line, written, url in trace.anchor_links:
            place = Location(trace.path, trace.line + line - 1)
            self.anchor_links.append(AnchorLink(place, f'link to "{written}"', url))

    def keep_record(self, text: Text, record: BodyRecord) -> None:
        """Take a text's record from the store or from a worker."""
        trace = TextTrace(
            key=key_of(text),
            digest=record.digest,
            path=text.path,
            line=text.line,
            reads=self.tables.place_reads(record.reads),
            demands=self.tables.place_demands(record.demands),
            notices=record.notices,
            anchor_links=record.anchor_links,
        )
        self.keep((text.id, text.lang), trace)


def convert_texts(
    workspace: Workspace,
    reading: Reading,
    store: BodyStore,
    old: Traces,
    checker: Checker,
    broken: set[int],
    jobs: int,
    progress: Callable[[int, int], None],
) -> Conversion:
    """Convert the texts that changed, or whose questions have other answers; take the rest as is.

    `old` are the traces of the last build, `broken` the places of its reads that no longer hold.
    """
    result = Conversion(Tables(old))
    pending: list[Text] = []
    for pair, entry in workspace.library.entries.items():
        trace = old.texts.get(pair[0], {}).get(pair[1])
        source = reading.texts.get(pair)
        if trace is not None and source is None and broken.isdisjoint(trace.reads):
            result.keep(pair, trace)
            continue
        source = source or read_text(workspace.files.sources, entry.path)
        text = text_of(pair, source)
        if not source.text.strip():
            result.keep(pair, empty_trace(source))
            continue
        record = store.get(key_of(text))
        if record is not None and checker.holds(record.reads):
            result.keep_record(text, record)
        else:
            pending.append(text)
    convert_pending(workspace, pending, store, result, jobs, progress)
    result.changed = changed_texts(old, result)
    return result


def empty_trace(source: BodySource) -> TextTrace:
    """Give the trace of an entry that has no text."""
    return TextTrace(key=b"", digest=b"", path=source.path, line=source.line, reads=[], demands=[])


def text_of(pair: Pair, source: BodySource) -> Text:
    """Give a text as a task."""
    return Text(
        id=pair[0],
        lang=pair[1],
        path=source.path,
        line=source.line,
        text=source.text,
    )


def convert_pending(
    workspace: Workspace,
    pending: list[Text],
    store: BodyStore,
    result: Conversion,
    jobs: int,
    progress: Callable[[int, int], None],
) -> None:
    """Convert texts over processes, and keep what comes of it."""
    records: list[tuple[Digest, BodyRecord]] = []
    for number, (text, done) in enumerate(converted(workspace, pending, jobs), 1):
        progress(number, len(pending))
        result.problems += done.problems
        if done.record is not None:
            records.append((key_of(text), done.record))
            result.keep_record(text, done.record)
        if len(records) >= BATCH:
            store.put(records)
            records.clear()
    store.put(records)


def check_unfinished(
    workspace: Workspace, reading: Reading, jobs: int
) -> tuple[list[Problem], list[AnchorLink]]:
    """Give the mistakes in texts whose entries have mistakes, too, and their links to places on
    other pages; what else comes of them is dropped.

    What such an entry may show isn't known, so that warnings would be guesses.
    """
    texts = [
        text_of((id_, lang), source)
        for id_, unfinished in reading.unfinished.items()
        for lang, source in unfinished.texts
        if source.text.strip()
    ]
    result = Conversion(Tables(Traces()))
    for text, done in converted(workspace, texts, jobs):
        result.problems += done.problems
        if done.record is not None:
            result.keep_record(text, done.record)
    # A storyteller's own text was held against the name when it was read.
    told = {problem.location for problem in reading.problems}
    problems = [
        problem
        for problem in result.problems
        if problem.severity == "error"
        and not (problem.message == STOPPED and problem.location in told)
    ]
    return problems, result.anchor_links


def converted(
    workspace: Workspace, texts: list[Text], jobs: int
) -> Iterator[tuple[Text, Converted]]:
    """Convert texts over processes."""
    by_pair = {(text.id, text.lang): text for text in texts}
    known = workspace.files.sources.digests
    for done in distribute(convert_all, workspace, texts, jobs, lambda text: len(text.text)):
        for path, digest in done.digests:
            known.setdefault(path, digest)
        yield by_pair[done.id, done.lang], done


def changed_texts(old: Traces, result: Conversion) -> set[Pair]:
    """Give the texts that are new, gone, or not what they were."""
    changed = {
        (id_, lang)
        for id_, languages in old.texts.items()
        for lang in languages
        if (id_, lang) not in result.traces
    }
    for pair, trace in result.traces.items():
        before = old.texts.get(pair[0], {}).get(pair[1])
        if before is not trace and (before is None or before.digest != trace.digest):
            changed.add(pair)
    return changed
