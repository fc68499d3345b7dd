"""Questions and their recorded answers: how a task knows what it was made from.

A task may learn of the site only by fetching questions through a Reader. It need not be done again
as long as every question that it asked has the same answer (Mokhov, Mitchell, Peyton Jones,
"Build systems à la carte", 2018: verifying traces).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sitegen.engine.digest import Digest, digest_value
from sitegen.values import Value

T = TypeVar("T")


class Query(Value, Generic[T]):
    """A question on one layer of the site. Its answer is a pure function of that layer.

    An answer that is large and wanted once isn't `kept` for the tasks that follow.
    """

    kept: ClassVar[bool] = True

    @classmethod
    def layer(cls) -> str:
        """The name of the layer that is asked."""
        raise NotImplementedError

    def answer(self, layer: Any) -> T:
        """Give the answer; what isn't there is an answer too (None, "" or an empty tuple)."""
        raise NotImplementedError

    def fingerprint(self, layer: Any, answer: T) -> Digest:
        """Give the digest of an answer; questions with large answers may know it otherwise."""
        return digest_value(answer)

    def known_fingerprint(self, layer: Any) -> Digest | None:
        """Give that digest where it is known without the answer, None where it isn't."""
        return None


class Layers(Protocol):
    """The parts of a site by name; a question sees the one that it names."""

    def layer(self, name: str) -> Any:
        """Give a layer."""


class Answers:
    """Answers questions; what is kept is shared by all tasks of a process."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.known: dict[Query[Any], tuple[Any, Digest]] = {}

    def of(self, query: Query[T]) -> tuple[T, Digest]:
        """Give the answer and its digest."""
        known = self.known.get(query)
        if known is None:
            layer = self.layers.layer(query.layer())
            answer = query.answer(layer)
            known = (answer, query.fingerprint(layer, answer))
            if query.kept:
                self.known[query] = known
        return known

    def digest_of(self, query: Query[Any]) -> Digest:
        """Give the digest of an answer, which isn't looked for where that is known without it."""
        known = query.known_fingerprint(self.layers.layer(query.layer()))
        return self.of(query)[1] if known is None else known


class Advice(Value, order=True, tag=False):
    """A warning on a file; of several about one thing, that of the greatest `weight` is told."""

    path: str
    weight: int
    message: str
    about: str = ""


class Reader:
    """The one door through which a task learns of the site; it records what was asked.

    `demands` are the further files that must exist for what the task makes, by output path;
    `advice` is what its author should know, with the file that it is about.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.reads: dict[Query[Any], Digest] = {}
        self.demands: dict[str, Value] = {}
        self.advice: set[Advice] = set()

    def fetch(self, query: Query[T]) -> T:
        """Give the answer to a question and note that the task depends on it."""
        answer, digest = self.answers.of(query)
        self.reads[query] = digest
        return answer

    def take_over(self, other: Reader) -> None:
        """Note all that another task asked, demanded and advised: this one shows what it made."""
        self.reads.update(other.reads)
        self.demands.update(other.demands)
        self.advice.update(other.advice)

    def demand(self, name: str, item: Value) -> None:
        """Note that a file must exist; `item` says all that it is made from."""
        self.demands[name] = item


def heaviest(advice: Iterable[Advice]) -> list[Advice]:
    """Give those that are to be told: of each file, one about each thing."""
    return sorted({(each.path, each.about): each for each in sorted(advice)}.values())


def holds(reads: Mapping[Query[Any], Digest], answers: Answers) -> bool:
    """True where every question has the answer that it had."""
    return all(answers.of(query)[1] == digest for query, digest in reads.items())
