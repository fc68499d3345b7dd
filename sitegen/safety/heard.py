"""Finds the names of people in a folded text by how they sound, in whichever script and spelling.

Words that sound like parts of names are sought first, each word once and from memory; only around
those that sound like a family name the text is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import product
from operator import attrgetter
from typing import Any

from sitegen.safety.digits import SIGN, read_as_letters, words_with_digits
from sitegen.safety.normal import fold
from sitegen.safety.people import Hidden
from sitegen.safety.sounds import distance, keys_of
from sitegen.safety.spellings import (
    ARTICLE,
    ATTACHED,
    NEAR,
    WORD,
    Place,
    Spelled,
    Token,
    forms_of,
    pattern_of,
    spellings_of,
)

REACH = 120
"""Signs before and after a family name within which the rest of a name stands."""


@dataclass(frozen=True)
class Heard:
    """The people of a site, ready to be listened for."""

    people: tuple[Hidden, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process without what was heard here."""
        return Heard, (self.people,)

    def places(self, text: str) -> Iterator[Place]:
        """Give where someone is named in a folded text, each place once, those of one in order."""
        heard: dict[str, list[str]] = {}
        for piece in set(text.split()):
            for part, word in self.heard_in(piece):
                heard.setdefault(part, []).append(word)
        for last, spelled in self._by_last.items():
            if last in heard:
                yield from dict.fromkeys(self._around(spelled, text, heard[last]))

    def _around(
        self, spelled: Sequence[Spelled], text: str, words: Iterable[str]
    ) -> Iterator[Place]:
        """Give where names stand around words that sound like the last part of all of them."""
        pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        for begin, end in stretches(pattern.finditer(text)):
            part = text[begin:end]
            for tokens, each in product(self._readings(part), spelled):
                for place in each.places(part, tokens):
                    if not self._is_other(place, part):
                        yield replace(place, start=place.start + begin, end=place.end + begin)

    def _readings(self, text: str) -> Iterator[list[Token]]:
        """Give the words of a text; where digits may be letters, once more with them as such."""
        plain = self._tokens(WORD.finditer(text))
        yield plain
        mixed = self._tokens(words_with_digits(text)) if SIGN.search(text) else []
        if mixed:
            inside = {place for each in mixed for place in range(each.start, each.end)}
            apart = (each for each in plain if each.start not in inside)
            yield sorted((*apart, *mixed), key=attrgetter("start"))

    def _tokens(self, words: Iterable[re.Match[str]]) -> list[Token]:
        found = ((each, self.near(each[0])) for each in words)
        return [
            Token(each[0], each.start(), each.end(), near, self.later(each[0]))
            for each, near in found
            if near
        ]

    def _is_other(self, place: Place, text: str) -> bool:
        """True where what was found is a part of the name of another, who may be named."""
        return any(
            found.start() <= place.start and place.end <= found.end()
            for pattern in self._others[place.person]
            for found in pattern.finditer(text, max(place.start - REACH, 0), place.end + REACH)
        )

    @cached_property
    def _others(self) -> tuple[tuple[re.Pattern[str], ...], ...]:
        """What `allow` names for each person."""
        return tuple(tuple(map(pattern_of, person.allow)) for person in self.people)

    @cached_property
    def spellings(self) -> tuple[Spelled, ...]:
        """How each person's names are listened for."""
        return tuple(
            spelled
            for number, person in enumerate(self.people)
            for spelled in (
                *(each for name in person.sought() for each in spellings_of(number, name)),
                *(Spelled(number, (fold(word),), exact=True) for word in person.alone),
            )
        )

    @cached_property
    def _by_last(self) -> dict[str, list[Spelled]]:
        found: dict[str, list[Spelled]] = {}
        for spelled in self.spellings:
            found.setdefault(spelled.parts[-1], []).append(spelled)
        return found

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for part in {part for spelled in self.spellings for part in spelled.parts}:
            for key in keys_of(part):
                found.setdefault(key, set()).add(part)
        return found

    @cached_property
    def heard_in(self) -> Callable[[str], tuple[tuple[str, str], ...]]:
        """From what stands between spaces to the words sought that it holds, with its own for each.

        Most of a page stands on many others, so that this is asked of memory.
        """

        @lru_cache(maxsize=200_000)
        def heard_in(piece: str) -> tuple[tuple[str, str], ...]:
            mixed = (each[0] for each in words_with_digits(piece)) if SIGN.search(piece) else ()
            words = (*WORD.findall(piece), *mixed)
            return tuple((part, word) for word in words for part in self.near(word))

        return heard_in

    @cached_property
    def near(self) -> Callable[[str], Mapping[str, float]]:
        """From a folded word to the words sought that it sounds like, with how far from each."""

        return self._nearness(ATTACHED)

    @cached_property
    def later(self) -> Callable[[str], Mapping[str, float]]:
        """The same for a further word of a name, which has no letters but an article before it."""
        return self._nearness(ARTICLE)

    def _nearness(self, before: re.Pattern[str]) -> Callable[[str], Mapping[str, float]]:
        @lru_cache(maxsize=100_000)
        def near(word: str) -> Mapping[str, float]:
            found: dict[str, float] = {}
            read = read_as_letters(word) or (word,)
            for form in (form for each in read for form in forms_of(each, before)):
                for key in keys_of(form):
                    for part in self._by_key.get(key, ()):
                        far = distance(form, part)
                        if far <= min(NEAR, found.get(part, NEAR)):
                            found[part] = far
            return found

        return near


def stretches(found: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Give the parts of a text within reach of what was found in it, in order, each once.

    A short word that is sought stands in many others: together they reach no further than the text.
    """
    begin, end = 0, -1
    for each in found:
        if each.start() - REACH > end:
            if end >= 0:
                yield begin, end
            begin = max(each.start() - REACH, 0)
        end = each.end() + REACH
    if end >= 0:
        yield begin, end
