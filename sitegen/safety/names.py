"""The names that may not be shown, and how one is found in a text in its normal form.

A name is found as whole words in their order, in that of lists ("Darwish, Nadia"), with its words
joined as in a hashtag or an address, with a possessive, and behind the letters that Hebrew and
Arabic write before a word as part of it. A number may stand between them (a note's, a cue's time),
an initial or a nickname in quotes or brackets. Of a name of three words or more, the first and the
last together are the person too. A part of a name alone is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sitegen.safety.normal import fold

ATTACHED = (
    "(?:[\u05d5\u05d1\u05db\u05dc\u05de\u05e9\u05d4]{1,3}|[\u0648\u0641\u0628\u0644\u0643]{1,2})?"
)
"""Letters that Hebrew (vav, bet, kaf, lamed, mem, shin, he) and Arabic (waw, fa, ba, lam, kaf)
write before a word as part of it. They are passed over for names of several words only: "in" and
"Ali" together are a common word."""

SEMITIC = re.compile(r"[\u0590-\u06ff]")
LETTER = r"[^\W\d_]"
LETTERS = re.compile(rf"{LETTER}+")
REACH = 500
"""Signs on both sides of a name's longest part within which the rest of it stands, ..."""

WIDE_GAP = re.compile(r"[\W\d_]{60}")
"""... where no such gap is between the words."""

GAP = (
    rf"[\W\d_]+(?:(?<=\s)(?:[a-z]\.?|{LETTER}[.'\u2019\u05f3])\s+"
    rf"|(?<=[\"'(\u2018\u201c-\u201e\u00ab\u05f4]){LETTER}+[^\w\s]\s*)?"
)
"""What stands between a name's words: signs and digits, perhaps an initial or a nickname too.

An initial of Hebrew and Arabic needs its sign: "and" is a letter there.
"""

HINT = 40
"""Letters of a name's longest part by which a text is searched; more would find nothing else."""

MOST_ORDERS = 8
"""Words of a name that may begin it: a longer one is found as written, and by its last word."""

JOINED = 8
"""Letters from which on the joined words of a name are no other word's part by chance."""


@dataclass(frozen=True)
class Names:
    """Names, each in the forms in which it is looked for."""

    names: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.forms)

    def stand_in(self, text: str) -> bool:
        """True where one of the names is in a text in its normal form."""
        return next(self.places(text), None) is not None

    def places(self, text: str) -> Iterator[int]:
        """Give where names begin in a text in its normal form, those of one name in order."""
        if self.hints is None or not self.hints.search(text):
            return
        reach = len(text) if WIDE_GAP.search(text) else REACH
        for form in self.forms:
            yield from form.places(text, reach)

    def stand_in_drawn(self, text: str) -> bool:
        """True where the letters of a name stand in a row, whatever divides them.

        So drawings and printed pages keep a text: in pieces, and right-to-left words backwards.
        """
        row = letters_of(text)
        return any(letters in row for form in self.forms if form.long for letters in form.rows)

    def may_stand_in(self, text: str) -> bool:
        """True where the letters of a name stand in a row, also where that may be chance."""
        row = letters_of(text)
        return any(letters in row for form in self.forms for letters in form.rows)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """How each name is looked for; what has no letters is no name."""
        names = {*self.names, *map(first_and_last, self.names)}
        found = (form for name in sorted(names) for form in (form_of(name), handle_of(name)))
        return tuple(form for form in found if form is not None)

    @cached_property
    def hints(self) -> re.Pattern[str] | None:
        """A pattern that finds a word of some name; a text without any is looked at once."""
        words = {form.hint for form in self.forms}
        return re.compile(branches(words)) if words else None


@dataclass(frozen=True, slots=True)
class Form:
    """How a name is looked for: how its longest part begins, its pattern, its letters in a row.

    A `long` one's letters stand in a row nowhere by chance. `size` is how many letters it has.
    """

    hint: str
    pattern: re.Pattern[str]
    rows: tuple[str, ...]
    long: bool
    size: int

    def places(self, text: str, reach: int) -> Iterator[int]:
        """Give where the name begins in a text: the pattern is tried around its longest part."""
        hint, after, reach = text.find(self.hint), 0, max(reach, 2 * self.size)
        while hint >= 0:
            start = max(hint - reach, after)
            found = self.pattern.search(text, start, hint + len(self.hint) + reach)
            if found:
                yield found.start()
                after = found.end()
            hint = text.find(self.hint, max(hint + 1, after))


def first_and_last(name: str) -> str:
    """Give a name without its middle words."""
    words = name.split()
    return " ".join((words[0], words[-1])) if len(words) > 2 else name


def form_of(name: str) -> Form | None:
    """Give how a name is looked for, None where it has no letter or digit."""
    words = [parts for word in fold(name).split() if (parts := re.findall(r"[^\W_]+", word))]
    if not words:
        return None
    turns = range(len(words)) if len(words) <= MOST_ORDERS else (0, len(words) - 1)
    orders = [words[turn:] + words[:turn] for turn in turns]
    attached = ATTACHED if len(words) > 1 and SEMITIC.match(words[0][0]) else ""
    possessive = "s?" if len(words) > 1 and not SEMITIC.match(words[0][0]) else ""
    apart = "|".join(GAP.join(map(with_signs, order)) for order in orders)
    found = [rf"(?<!{LETTER}){attached}(?:{apart}){possessive}(?!{LETTER})"]
    joined = ["".join(map("".join, order)) for order in orders]
    long = len(words) > 1 and len(joined[0]) >= JOINED
    if len(words) > 1:
        together = "|".join(joined)
        found.append(together if long else rf"(?<=[#@])(?:{together})(?!{LETTER})")
    return Form(
        hint=max((part for word in words for part in word), key=len)[:HINT],
        pattern=re.compile("|".join(found)),
        rows=tuple(rows_of(joined)),
        long=long,
        size=len(joined[0]),
    )


def handle_of(name: str) -> Form | None:
    """Give how a name is looked for in addresses of mail and handles: `ndarwish@…`, `@darwishn`.

    Only beside the sign: elsewhere an initial and a family name may be a common word (`shall`).
    """
    words = ["".join(re.findall(r"[^\W_]+", word)) for word in fold(name).split()]
    words = [word for word in words if word]
    if len(words) < 2 or SEMITIC.match(words[0][0]):
        return None
    initial, last = words[0][0], words[-1]
    either = rf"(?:{initial}[._-]?{last}|{last}[._-]?{initial})"
    pattern = rf"(?<=@){either}(?!{LETTER})|(?<!{LETTER}){either}[\d._-]{{0,9}}(?=@)"
    size = len(last) + 1
    return Form(last[:HINT], re.compile(pattern), rows=(), long=False, size=size)


def with_signs(parts: list[str]) -> str:
    """Give a pattern for a word whose apostrophes and hyphens may be other ones, or missing."""
    return r"[\W_]*".join(map(re.escape, parts))


def letters_of(text: str) -> str:
    """Give the letters of a text in a row, without what divides them."""
    return "".join(LETTERS.findall(text))


def rows_of(joined: list[str]) -> Iterator[str]:
    """Give the letters of a name as drawings may keep them, without digits."""
    for row in joined:
        letters = letters_of(row) or row
        yield from (letters, letters[::-1]) if SEMITIC.match(letters) else (letters,)


def branches(words: set[str]) -> str:
    """Give a pattern that finds any of some words in one walk: their common beginnings once."""
    if "" in words:
        # What begins here is found already.
        return ""
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[0], set()).add(word[1:])
    parts = [re.escape(letter) + branches(rest) for letter, rest in sorted(rests.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
