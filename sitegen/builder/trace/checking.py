"""Which recorded answers still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from sitegen.builder.tasks.workspace import Workspace
from sitegen.builder.trace.questions import question_decoder, question_kinds
from sitegen.builder.trace.traces import Pair, Read
from sitegen.engine.digest import Digest, encode
from sitegen.engine.query import Answers, Query
from sitegen.errors import ContentError
from sitegen.render.bodies import BodyOf
from sitegen.site.facets import BESIDE, ENTRY, OF_ENTRIES, SHOWN, beside

Spared = Callable[[bytes], bool]
"""True for an encoded question whose answer can't be another than it was."""

FEW = 50
"""Up to so many edited entries it is quicker to look for their ids in a question than to ask it."""


@dataclass
class Checker:
    """Asks recorded questions again, each once.

    Layers in `unchanged` answer as they did in the last build. That says nothing of what the store
    has from another build, one that failed or made another output: there each question is asked.
    `edited` are the ids of the only entries in which the library differs from that build's, None
    where more than entries differs; `same_facets` are the facets of it that are as they were then.
    """

    workspace: Workspace
    unchanged: frozenset[str] = frozenset()
    edited: frozenset[str] | None = None
    same_facets: frozenset[str] = frozenset()
    verdicts: dict[Read, bool] = field(default_factory=dict)
    questions: dict[bytes, Query[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.decoder = question_decoder()
        self.answers = Answers(self.workspace)

    def holds(self, reads: Iterable[Read]) -> bool:
        """True where every question has the answer that it had."""
        return all(self.same(read) for read in reads)

    def same(self, read: Read) -> bool:
        """True where a question has the answer that it had."""
        known = self.verdicts.get(read)
        if known is None:
            known = self.verdicts[read] = self._ask(*read)
        return known

    def question(self, encoded: bytes) -> Query[Any]:
        """Give a recorded question. Raises msgspec.DecodeError for any other bytes."""
        known = self.questions.get(encoded)
        if known is None:
            known = self.questions[encoded] = self.decoder.decode(encoded)
        return known

    def _ask(self, question: bytes, digest: Digest) -> bool:
        try:
            query = self.question(question)
        except msgspec.DecodeError:
            return False
        try:
            return self.answers.digest_of(query) == digest
        except (ContentError, LookupError, AttributeError):
            # The task that asks it again reports the mistake, with all others.
            return False

    def broken(self, reads: Sequence[Read]) -> set[int]:
        """Give the places of the reads whose answer is another now; those of bodies left out."""
        kinds = {kind.__name__.encode(): kind for kind in question_kinds()}
        quiet = self.unchanged | {"bodies"}
        steady = {name for name, kind in kinds.items() if kind.layer() in quiet}
        if len(steady) == len(kinds):
            return set()
        narrow = self._narrow(kinds)
        return {
            place
            for place, read in enumerate(reads)
            if (name := kind_of(read[0])) not in steady
            and not (name in narrow and narrow[name](read[0]))
            and not self.same(read)
        }

    def _narrow(self, kinds: Mapping[bytes, type[Query[Any]]]) -> Mapping[bytes, Spared]:
        """Give, by kind of question, what tells that one can't have another answer.

        Those are questions on entries and on facets of the library that are as they were.
        """
        if self.edited is None or len(self.edited) > FEW:
            return {}
        spared = {
            (ENTRY,): names_none_of(self.edited),
            (BESIDE,): names_none_of(beside(self.workspace.library, self.edited)),
            (SHOWN,): self._shows_none_of(self.edited),
            (): lambda question: True,
        }
        found = {}
        for name, kind in kinds.items():
            parts: tuple[str, ...] = getattr(kind, "follows_from", ())
            if parts and self.same_facets.issuperset(set(parts).difference(OF_ENTRIES)):
                found[name] = spared[tuple(part for part in parts if part in OF_ENTRIES)]
        return found

    def _shows_none_of(self, ids: frozenset[str]) -> Spared:
        """Give what tells that the list which is asked for holds none of some entries."""

        def spared(question: bytes) -> bool:
            query: Any = self.decoder.decode(question)
            return ids.isdisjoint(query.shown(self.workspace.library))

        return spared


def names_none_of(ids: Iterable[str]) -> Spared:
    """Give what tells that an encoded question names none of some ids.

    An id inside another one counts as named: none is missed.
    """
    encoded = [id_.encode() for id_ in sorted(ids)]
    return lambda question: not any(id_ in question for id_ in encoded)


def kind_of(question: bytes) -> bytes:
    """Give the name of an encoded question's class: its first value (MessagePack, "str" format)."""
    head = question[3]
    if 0xA0 <= head <= 0xBF:
        return question[4 : 4 + (head & 0x1F)]
    return question[5 : 5 + question[4]]


def broken_bodies(reads: Sequence[Read], changed: Iterable[Pair]) -> set[int]:
    """Give the places of the reads that asked for texts which are other texts now."""
    questions = {encode(BodyOf(id=id_, lang=lang)) for id_, lang in changed}
    if not questions:
        return set()
    return {place for place, read in enumerate(reads) if read[0] in questions}
