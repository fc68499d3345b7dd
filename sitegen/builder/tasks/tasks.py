"""The work of a build, task by task: converting texts, rendering routes, making files.

Each task takes values and gives values; nothing is shared between tasks but answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from sitegen.builder.store.bodies import BodyRecord
from sitegen.builder.tasks.derive import stop_demands
from sitegen.builder.tasks.workspace import Workspace
from sitegen.engine.digest import Digest, digest_value, encode, sha256_hex
from sitegen.engine.files import write_new
from sitegen.engine.query import Advice, Answers, Query, Reader
from sitegen.errors import ContentError, Problem
from sitegen.extensions import load_extensions
from sitegen.markdown.body import Notice
from sitegen.render.bodies import Text, convert_text
from sitegen.render.parts import KeptParts
from sitegen.render.render import Renderer
from sitegen.render.templates.compiled import CompiledTemplates
from sitegen.render.templates.environment import make_environment
from sitegen.safety.gate import Gate, PrivateNames, problem_at
from sitegen.site.route import Route
from sitegen.values import Value

if TYPE_CHECKING:
    from sitegen.markdown.convert import Converter

STOPPED = (
    "a storyteller's name that may not be shown stands here, or in a file that is named here; "
    "take it out"
)

SIMILAR = (
    "a name here sounds much like one that may not be shown (sitegen names --try says of whom); "
    "look whether it is the same person"
)

Reads = tuple[tuple[bytes, bytes], ...]


class Converted(Value, tag=False):
    """A converted text (None: it has mistakes) with what was noticed.

    `digests` are the names of files that its process learnt since the text before.
    """

    id: str
    lang: str
    record: BodyRecord | None
    problems: tuple[Problem, ...] = ()
    digests: tuple[tuple[str, str], ...] = ()


class Rendered(Value, tag=False):
    """A rendered route: the digest of its bytes, where they lie, its trace, its mistakes.

    `staged` is a file's name in the stage folder, "" where the bytes are those of before. `reads`
    are numbers of questions with their answers, as the process counts them; `fresh` are those that
    it counts for the first time, in the order of their numbers.
    """

    path: str
    process: int = 0
    digest: str = ""
    staged: str = ""
    reads: tuple[int, ...] = ()
    fresh: Reads = ()
    demands: tuple[bytes, ...] = ()
    problems: tuple[Problem, ...] = ()
    advice: tuple[Advice, ...] = ()


class RenderTask(Value, tag=False):
    """A route to render. `present` is the digest of what lies in the output already."""

    route: Route
    present: str = ""


class Counted:
    """The questions with their answers that a process has met: pages share most, each goes once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Query[Any], Digest], int] = {}

    def count(self, reader: Reader) -> tuple[tuple[int, ...], Reads]:
        """Give the numbers of what a reader asked, and what is new of it."""
        before, numbers = len(self._numbers), self._numbers
        found = tuple([numbers.setdefault(read, len(numbers)) for read in reader.reads.items()])
        new = (read for read, n in zip(reader.reads.items(), found, strict=True) if n >= before)
        return found, tuple((encode(query), digest) for query, digest in new)


def recorded(reader: Reader) -> tuple[Reads, tuple[bytes, ...]]:
    """Give a reader's trace in its encoded form."""
    reads = tuple((encode(query), digest) for query, digest in reader.reads.items())
    return reads, demanded(reader)


def demanded(reader: Reader) -> tuple[bytes, ...]:
    """Give what a task demands in its encoded form."""
    return tuple(encode(reader.demands[name]) for name in sorted(reader.demands))


def convert_all(workspace: Workspace, texts: Sequence[Text], number: int) -> Iterator[Converted]:
    """Convert texts, one after the other."""
    from sitegen.markdown.convert import Converter

    answers = Answers(workspace)
    converter = Converter(load_extensions(workspace.site).blocks)
    known = workspace.files.sources.digests
    for text in texts:
        before = len(known)
        try:
            record = convert_one(text, answers, converter, workspace.gate)
        except ContentError as error:
            yield Converted(id=text.id, lang=text.lang, record=None, problems=error.problems)
            continue
        learnt = tuple(islice(known.items(), before, None))
        yield Converted(id=text.id, lang=text.lang, record=record, digests=learnt)


def convert_one(text: Text, answers: Answers, converter: Converter, gate: Gate) -> BodyRecord:
    """Convert a text and record what it was made from. Raises ContentError, also at the gate."""
    reader = Reader(answers)
    reader.fetch(PrivateNames())
    done = convert_text(text, reader, converter)
    stop_demands(reader.demands.values(), gate)
    if gate.stops_value(done.body) or gate.stops(text.text, ".md"):
        lines = gate.lines(text.text) or [0]
        raise ContentError(problem_at(text.path, STOPPED, text.line + line) for line in lines)
    reads, demands = recorded(reader)
    similar = (
        Notice(line=line + 1, message=SIMILAR, severity="warning")
        for line in gate.similar_lines(text.text)
    )
    told = sorted((*done.notices, *similar), key=lambda notice: notice.line)
    return BodyRecord(
        body=done.body,
        digest=digest_value(done.body),
        reads=reads,
        demands=demands,
        notices=tuple((n.line, n.message, n.severity) for n in told),
        anchor_links=tuple((link.line, link.written, link.url) for link in done.anchor_links),
    )


def render_all(
    workspace: Workspace,
    tasks: Sequence[RenderTask],
    number: int,
    kept: KeptParts,
    answers: Answers,
) -> Iterator[Rendered]:
    """Render routes, one after the other; what differs from the output is staged.

    Pages whose own parts are `kept` are joined with them; `answers` are the workspace's.
    """
    renderer = Renderer(make_environment_of(workspace), workspace.gate, kept)
    counted = Counted()
    for place, task in enumerate(tasks):
        reader = Reader(answers)
        try:
            data = renderer.render(task.route, reader)
        except ContentError as error:
            yield Rendered(path=task.route.path, problems=error.problems)
            continue
        reads, fresh = counted.count(reader)
        digest = sha256_hex(data)
        staged = ""
        if digest != task.present:
            staged = f"{number}-{place}"
            write_new(f"{workspace.stage}/{staged}", data)
        yield Rendered(
            path=task.route.path,
            process=number,
            digest=digest,
            staged=staged,
            reads=reads,
            fresh=fresh,
            demands=demanded(reader),
            advice=tuple(sorted(reader.advice)),
        )


def make_environment_of(workspace: Workspace) -> Environment:
    """Make the environment of a workspace's templates, with the site's own filters."""
    filters = load_extensions(workspace.site).filters
    small = workspace.library.settings.minify_html
    compiled = CompiledTemplates(workspace.files.facts, workspace.gate, small=small)
    return make_environment(workspace.theme, filters, small=small, compiled=compiled)
