"""What is looked for of each person who may not be named, and where others sound much like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.errors import Location
from sitegen.safety.gate import Gate
from sitegen.safety.normal import fold
from sitegen.safety.people import Hidden
from sitegen.safety.sounds import consonants_in
from sitegen.safety.spellings import SHORT
from sitegen.safety.transliterate import ARABIC, HEBREW, LATIN, script_of, transliterated


@dataclass(frozen=True, slots=True)
class Sought:
    """One person: examples of what is found in other scripts, and where similar names stand.

    `short` are parts of the names that others' names and common words may sound like.
    """

    person: Hidden
    examples: tuple[str, ...]
    short: tuple[str, ...]
    similar: tuple[Location, ...]


def sought(people: Iterable[Hidden], texts: Sequence[tuple[str, str]]) -> Iterator[Sought]:
    """Look at each person, and for names like theirs in texts, each with its path."""
    for person in people:
        gate = Gate((person,))
        similar = (
            Location(path, line + 1) for path, text in texts for line in gate.similar_lines(text)
        )
        yield Sought(person, examples(person), short_parts(person), tuple(similar))


def examples(person: Hidden) -> tuple[str, ...]:
    """Give the first name in the scripts in which no spelling of it is given."""
    given = {script_of(name) for name in person.names}
    missing = (script for script in (LATIN, HEBREW, ARABIC) if script not in given)
    return tuple(transliterated(person.names[0], script) for script in missing)


def short_parts(person: Hidden) -> tuple[str, ...]:
    """Give the words of a person's names with so few consonants that chance makes them."""
    words = dict.fromkeys(word for name in person.names for word in name.split())
    return tuple(word for word in words if consonants_in(fold(word)) <= SHORT)


def judged(text: str, people: Iterable[Hidden]) -> Iterator[tuple[Hidden, bool]]:
    """Give whom a text names, and whether that would stop a build (else it is told as similar)."""
    for person in people:
        gate = Gate((person,))
        if gate.stops(text, ".md"):
            yield person, True
        elif gate.similar_lines(text):
            yield person, False
