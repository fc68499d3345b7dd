"""How a name is looked for by its sound: words in any order, joined, with an initial or a title.

Hebrew and Arabic write letters and articles before a word as part of it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from sitegen.safety.everyday import is_everyday
from sitegen.safety.normal import fold
from sitegen.safety.sounds import SEMITIC, consonants_in, is_semitic, may_begin

WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u05f3][^\W\d_]+)*")
ARTICLES = frozenset(
    ("al", "el", "ul", "il", "ash", "as", "ad", "an", "ar", "at", "az", "ha", "אל", "א", "ال")
)
"""What stands before a part of a name with a hyphen, a space or nothing."""

ATTACHED = re.compile("[ושהבכלמ]{0,3}(?:אל)?|[وفبكل]{0,2}(?:ال|لل)?")
"""Letters that Hebrew and Arabic write before a word as part of it, Arabic's article among them."""

ARTICLE = re.compile("ה|אל|ال")
"""What is written before a further word of a name: הלוי, الدرويش."""

TITLES = re.compile(
    r"(?<!\w)(?:mr|mrs|ms|miss|mx|dr|madame|prof|professor|sir|madam|sheikh|shaykh|mme|mlle|frau|herr"
    r"|[ושהבכלמ]{0,3}(?:מר|גברת|גב|ד\W?ר|דוקטור|פרופ\w*|אדון|שיח)"
    r"|[وفبكل]{0,2}(?:ال|لل)?(?:سيدة?|انسة|دكتورة?|استاذة?|شيخ|مهندسة?)|[وفبكل]?د|ا)\W{1,3}$"
)
"""What makes a family name alone a person's, behind letters that are written with it too."""

BETWEEN = re.compile(
    r"[\W\d_]+(?:(?:[a-z]\.?|[^\W\d_][.'\u2019\u05f3]|bin|ben|bint|ibn|van|de)[\W_]+"
    r"|(?<=[\"'(\u2018\u201c-\u201e\u00ab\u05f4])(?:[^\W\d_]+ ?){1,3}[^\w\s]\s*)?"
    rf"(?:(?:{'|'.join(sorted(ARTICLES))})[\W_]+)?"
)
"""What may stand between the words of a name: signs, an initial, a nickname, an article.

An initial of Hebrew and Arabic needs its sign: "and" is a letter there.
"""

ANOTHER = re.compile(
    r"[ \t\u00a0]+(?:(?:bin|bint|ibn|ben|bat|בן|בת|بن|بنت)[ \t]+)?[^\W\d_]{2,}[ \t\u00a0]+"
    rf"(?:(?:{'|'.join(sorted(ARTICLES))})[\W_]+)?"
)
"""Another name between two, as the father's in the full form of an Arabic name: or a verb."""

TAGGED = re.compile(r"[#@/_.=-]")
"""What stands before a name that is one word: a tag's sign, an address's, a path's."""

INITIAL_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_])[.'\u2019\u05f3]\s*$")
INITIAL_AFTER = re.compile(r"[,\u060c\s]+([^\W\d_])[.'\u2019\u05f3]")
"""What stands for a first name beside a family name."""

EXACT, NEAR = 0.1, 1.2
CLOSE = (EXACT, EXACT, 0.4, 0.6)
"""How far a word may sound from one sought: from one that is the person alone; from one that is
told as similar; from a part of a name, by the number of its consonants: chance makes short ones."""

FEW = 3
"""Consonants up to which the words of a name in a row sound like other words by chance."""

ANY_SCRIPT = 3
"""Consonants above which no word of another script is a name's words in a row by chance."""

SHORT = 2
"""Consonants of a short part."""

SHORTEST = 4
"""Letters that a word has at least of which an ending or an article is taken away."""

BESIDE = 24
"""Signs before and after a family name in which a title or an initial stands."""

JOINED = 7
"""Letters from which on the words of a name may be one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is named in a text: from where to where, surely or perhaps."""

    start: int
    end: int
    person: int
    sure: bool


MOST_PARTS = 8
"""Words of a name of which any two may be written as one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text that sounds like some that are sought, with how far from each.

    `later` are those that it sounds like as a further word of a name, before which no letters are
    written: to read and to hear (`לקרוא ולשמוע`) are no Khoury Sami.
    """

    word: str
    start: int
    end: int
    near: Mapping[str, float]
    later: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Spelled:
    """One spelling of a name: its words without articles; `exact` where chance makes many alike."""

    person: int
    parts: tuple[str, ...]
    exact: bool = False
    joined: bool = False

    def places(self, text: str, tokens: Sequence[Token]) -> Iterator[Place]:
        """Give where the name stands in a text, whose tokens are in order."""
        for number, token in enumerate(tokens):
            if not self._may_be(token.word):
                continue
            for part in dict.fromkeys(self.parts):
                if part not in token.near:
                    continue
                near = self._from(text, tokens, number, part, BETWEEN)
                if found := near or self._from(text, tokens, number, part, ANOTHER):
                    yield found

    def _from(
        self,
        text: str,
        tokens: Sequence[Token],
        number: int,
        first: str,
        between: re.Pattern[str],
    ) -> Place | None:
        """Give the place that begins with a token read as one part, the others behind a gap."""
        token = tokens[number]
        begin, end = token.start, token.end
        found = {first: token.near[first]}
        words = {first: token.word}
        for place in range(number + 1, len(tokens)):
            token = tokens[place]
            if len(found) == len(self.parts) or not between.fullmatch(text, end, token.start):
                break
            part = self._missing(token, found)
            if part is None:
                break
            found[part], words[part], end = token.later[part], token.word, token.end
        if is_chance(words):
            if found[first] > self._limit(first) or not is_titled(text, begin):
                return None
            found, end = {first: found[first]}, tokens[number].end
        close = all(each <= self._limit(part) for part, each in found.items())
        sure = close and not any(is_particle(part, words[part]) for part in found)
        if between is ANOTHER:
            whole = sure and len(found) == len(self.parts) == 2
            return Place(begin, end, self.person, sure=False) if whole else None
        if not self._is_whole(found, text, begin, end):
            return None
        if self.joined and sure and found[first] > EXACT and is_said(text, words[first], begin):
            return Place(begin, end, self.person, sure=False)
        # Of a word alone, too many others are similar.
        return Place(begin, end, self.person, sure) if sure or len(self.parts) > 1 else None

    def _may_be(self, word: str) -> bool:
        """True unless chance makes words that sound like one that is a whole name."""
        if len(self.parts) > 1 or word == self.parts[0]:
            return True
        alike = is_semitic(word) == is_semitic(self.parts[0])
        least = ANY_SCRIPT if self.joined and not alike else SHORT
        return consonants_in(self.parts[0]) > least

    def _missing(self, token: Token, found: Mapping[str, float]) -> str | None:
        missing = [part for part in self.parts if part in token.later and part not in found]
        return min(missing, key=lambda part: token.later[part], default=None)

    def _is_whole(self, found: Container[str], text: str, begin: int, end: int) -> bool:
        """True where these parts, with an initial or a title, are the person."""
        first, last = self.parts[0], self.parts[-1]
        if all(part in found for part in self.parts):
            return True
        if last not in found:
            return False
        if len(self.parts) > 2 and first in found:
            return True
        before, after = text[max(begin - BESIDE, 0) : begin], text[end : end + BESIDE]
        initials = (INITIAL_BEFORE.search(before), INITIAL_AFTER.match(after))
        return is_titled(text, begin) or any(
            found and may_begin(found[1], first) for found in initials
        )

    def _limit(self, part: str) -> float:
        if self.exact or (self.joined and consonants_in(part) <= FEW):
            return EXACT
        return CLOSE[min(consonants_in(part), len(CLOSE) - 1)]


def is_titled(text: str, begin: int) -> bool:
    """True where a title stands before a word: Mr, ד״ר, السيدة."""
    return TITLES.search(text, max(begin - BESIDE, 0), begin) is not None


def is_chance(words: Mapping[str, str]) -> bool:
    """True for the parts of a name as words that are all said every day, not all written so."""
    every_day = all(any(map(is_everyday, _read_as(word))) for word in words.values())
    return every_day and any(part != word for part, word in words.items())


def _read_as(word: str) -> Iterable[str]:
    """A word, and in Hebrew and Arabic what it is behind letters that are written with it."""
    return forms_of(word) if is_semitic(word) else (word,)


def is_particle(part: str, word: str) -> bool:
    """True for a small word of Hebrew or Arabic that sounds like a short part: על צלע is no Ola."""
    short = part != word and is_semitic(word) and consonants_in(part) <= SHORT
    return short and any(map(is_everyday, _read_as(word)))


def is_said(text: str, word: str, begin: int) -> bool:
    """True for a word of Hebrew or Arabic in a sentence, where names are not written as one.

    In a tag, an address or a file's name they are: #סמיחורי.
    """
    return is_semitic(word) and not TAGGED.search(text, max(begin - 1, 0), begin)


def pattern_of(name: str) -> re.Pattern[str]:
    """Give a pattern of a name as it is written."""
    words = r"[\W_]+".join(map(re.escape, WORD.findall(fold(name))))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def spellings_of(person: int, name: str) -> Iterator[Spelled]:
    """Give a name as words that stand together, and as one word."""
    parts = tuple(word for word in WORD.findall(fold(name)) if word not in ARTICLES)
    if not parts:
        return
    yield Spelled(person, parts, exact=len(parts) == 1)
    if 2 < len(parts) <= MOST_PARTS:
        for place in range(len(parts) - 1):
            pair = "".join(parts[place : place + 2])
            yield Spelled(person, (*parts[:place], pair, *parts[place + 2 :]))
    if len(parts) > 1:
        for order in dict.fromkeys((*permutations(parts[:3]), (parts[0], parts[-1]))):
            if len(joined := "".join(order)) >= JOINED:
                turned = order not in (parts[:3], (parts[0], parts[-1]))
                yield Spelled(person, (joined,), exact=turned, joined=True)


def forms_of(word: str, before: re.Pattern[str] = ATTACHED) -> Iterator[str]:
    """Give a word, and what it may be behind letters and articles that are written with it."""
    yield word
    if SEMITIC.match(word):
        for length in range(1, min(5, len(word) - 1)):
            if before.fullmatch(word, 0, length):
                yield word[length:]
        return
    if word.endswith("s") and not word.endswith("es") and len(word) > SHORTEST:
        yield word[:-1]
    if word[:2] in ("al", "el") and len(word) > SHORTEST + 1:
        yield word[2:]
