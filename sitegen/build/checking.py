"""Which recorded answers still hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from sitegen.build.questions import question_decoder
from sitegen.build.workspace import Workspace
from sitegen.engine.digest import Digest
from sitegen.engine.query import Answers


@dataclass
class Checker:
    """Asks recorded questions again, each once. `unchanged` layers answer as they did."""

    workspace: Workspace
    unchanged: frozenset[str] = frozenset()
    verdicts: dict[tuple[bytes, Digest], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.decoder = question_decoder()
        self.answers = Answers(self.workspace)

    def holds(self, reads: Iterable[tuple[bytes, Digest]]) -> bool:
        """True where every question has the answer that it had."""
        return all(self.same(question, digest) for question, digest in reads)

    def same(self, question: bytes, digest: Digest) -> bool:
        """True where a question has the answer that it had."""
        known = self.verdicts.get((question, digest))
        if known is None:
            known = self.verdicts[question, digest] = self._ask(question, digest)
        return known

    def _ask(self, question: bytes, digest: Digest) -> bool:
        try:
            query = self.decoder.decode(question)
        except msgspec.DecodeError:
            return False
        if query.layer() in self.unchanged:
            return True
        if query.layer() == "bodies":
            return self.workspace.bodies.digest(query.id, query.lang) == digest  # type: ignore[attr-defined]
        return self.answers.of(query)[1] == digest
