"""Numbers in groups: telephone numbers, dates, codes, ranges, sums; they run from left to right.

The bidirectional algorithm (UAX #9) sets each number from left to right, but not several numbers
with signs or spaces between them: behind Hebrew, `+972 2 123 4567` is shown as `4567 123 2 972+`.
Such a group is isolated, and only where the algorithm would change its order (`bidi.py`).

What is left to the algorithm, as the languages have it: a price (`50 ₪`, `$50`), lists of numbers,
two numbers that stand side by side by chance, and, in Arabic's own digits, sums and signs, which
Arabic writes from right to left (CLDR, `ar`, numbers of the system `arab`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from sitegen.markdown.text.as_seen import UNSEEN, as_seen, is_within, nested_in
from sitegen.markdown.text.bidi import Strong, levels_of
from sitegen.markdown.text.scripts import (
    ARABIC,
    ATTACHED,
    BEFORE_SIGN,
    CURRENCY,
    DIGIT,
    EASTERN,
    HAS_DIGIT,
    HEBREW,
    UNIT,
    Script,
    is_rtl,
)
from sitegen.markdown.text.telephones import (
    DASHES,
    SHORTEST_CALL,
    end_of_extension,
    length_of_call,
)
from sitegen.patterns import late

FRACTION: Final = "[\u00bc-\u00be\u2150-\u215e]"
# Minutes and seconds behind degrees; inches behind feet, with the marks that quotations have.
ANGLE: Final = r"°[0-9]+′(?:[0-9]+(?:\.[0-9]+)?″)?"
INCHES: Final = r"(?:(?<=['’][0-9])|(?<=['’][0-9]{2}))[\"”“]"
# A number with all that belongs to it: 1,500.50  1'000  10:00  12/7/2024  50%  60+  $5  30°  1½
WESTERN_NUMBER: Final = (
    rf"{CURRENCY}?[0-9]+(?:[.,:/'’][0-9]+)*"
    rf"(?:{ANGLE}|{INCHES}|{FRACTION}?(?:[%‰°]|{CURRENCY}|\+(?![\w+]))?)"
)
EASTERN_NUMBER: Final = rf"[{EASTERN}]+(?:[.,:/٫٬][{EASTERN}]+)*"
BRACKETED: Final = rf"\(\+?{DIGIT}{{1,4}}\)"
# A sum in brackets is a part of another one: (2+3)*4=20
IN_BRACKETS: Final = rf"\({WESTERN_NUMBER}(?:[ ]?[-+*×÷\u2212][ ]?{WESTERN_NUMBER})+\)"
INNER_SUM: Final = rf"(?:(?<=[=×÷*+^])|(?=\([^()]*\)[ ]?[=×÷*+^])){IN_BRACKETS}"
PART: Final = (
    rf"(?:(?:{BRACKETED})?(?:{WESTERN_NUMBER}|{EASTERN_NUMBER})(?:[ \u00a0]?{UNIT}|[A-Za-z]*)"
    rf"|{BRACKETED}|{INNER_SUM}"
    r"|(?<=[-\u2010-\u2014/])[A-Za-z]+[0-9]*)"
)
# Behind a mark of the sentence without a space, a sign is the number's, too: טל.*1234
AFTER_MARK: Final = rf"(?<=[^\s0-9{EASTERN}A-Za-z][:;.,،؛])"
SIGN: Final = (
    rf"(?:{BEFORE_SIGN}[-+*#\u2212±~<>≤≥≈]|(?:{ATTACHED}|{AFTER_MARK})[+*#\u2212±~<>≤≥≈]"
    # Behind a stretched letter or a maqaf, which join already, a hyphen is a minus: بـ-5
    rf"|(?<=[{ARABIC}]\u0640)-|(?<=[{HEBREW}]\u05be)-"
    rf"|(?<=[^\s0-9{EASTERN}A-Za-z]:)-)"
)
# The plus of a country belongs to its number whatever stands before it: טל:+972
COUNTRY: Final = (
    rf"\+(?<![0-9{EASTERN}A-Za-z+]\+)(?=\(?{DIGIT}(?:[{DASHES} ./()]{{0,3}}{DIGIT}){{6}})"
)
# A minus or slash with spaces is one only in a sum: 5 - 3 = 2. Elsewhere it stands between words.
MINUS: Final = r"[ ][-\u2013/][ ](?=[0-9.,+*/×÷\u2212\u2013 -]{1,40}[=≤≥≠])"
# What may stand between numbers: `=` and the like with spaces too. A sign may follow a sign: =-5.
# A size may have a letter for its ×: 10 x 15. An area's nought has no sign before it: +972(0)2.
JOINT: Final = (
    rf"(?:[{DASHES}/_]\+?|{MINUS}|(?![ ]{COUNTRY})[ ]?[=×÷≤≥≠+*<>][ ]?[-\u2212]?|[ ]\u2212[ ]|\^"
    rf"|[ ][xX][ ](?={DIGIT})|(?=\([0٠۰]\){DIGIT}))"
)
# What is dialled for a service: *120#
SERVICE: Final = (
    rf"(?:{BEFORE_SIGN}|{ATTACHED}|{AFTER_MARK})[*#]{DIGIT}+(?:[*#]{DIGIT}+)*#(?![\w#])"
)
PARTS: Final = rf"{PART}(?:{JOINT}{PART})*"
# What a cluster may begin with: most letters are none of it, and looked at no further.
FIRST: Final = rf"(?=[-+*#\u2212±~<>≤≥≈(A-Za-z{DIGIT[1:-1]}{CURRENCY[1:-1]}])"
EDGE: Final = (
    rf"(?:(?<![0-9{EASTERN}A-Za-z])|(?<=[A-Za-z])(?=[{EASTERN}]))(?<![0-9{EASTERN}][.,:/])"
)
CLUSTER: Final = late(rf"{FIRST}(?:{EDGE}{SERVICE}|(?:{EDGE}{SIGN}?|{COUNTRY}){PARTS})")
NUMBER: Final = late(f"{DIGIT}+(?:[.,:/'’٫٬]{DIGIT}+)*")
HAS_MORE: Final = late(
    rf"^\(?[-+*#\u2212±~<>≤≥≈]|[%‰°+]$|{FRACTION}|['’]|[-/][A-Za-z]|[ \u00a0°]{UNIT}$"
)
SUM: Final = late(r"[=×÷≤≥≠+*^<>xX]")
GAP: Final = late(r"[ \u00a0\u202f\n]|[ ][-\u2013\u2014][ ]")
HAS_EASTERN: Final = late(f"[{EASTERN}]")
# A day or a time of day, which another may follow: 12.7.2024  2024-07-12  10:00
DAY_OR_TIME: Final = late(rf"{DIGIT}+(?:[./:-]{DIGIT}+)+")
SHORTEST_SERVICE: Final = 3


class NumberRun(NamedTuple):
    """Where a group stands; `is_forced`: an isolate alone would not keep its order."""

    start: int
    end: int
    is_forced: bool


def number_runs(text: str, own: Script, before: Strong | None = None) -> Iterator[NumberRun]:
    """Give the groups of a paragraph in a script whose order the algorithm would change.

    `before` is as in `levels_of`.
    """
    groups = list(groups_of(text))
    if not groups:
        return
    levels = levels_of(text, is_rtl(own), before)
    # What stands in directions of the author's has an order of its own, which levels don't tell.
    nested = nested_in(text)
    for start, end in groups:
        if is_within(start, nested) or not _keeps_order(levels[start:end]):
            yield NumberRun(start, end, needs_override(text[start:end]))


def needs_override(group: str) -> bool:
    """Tell whether an isolate alone would not keep the order of a group."""
    return not _keeps_order(levels_of(group, is_rtl=False))


def _keeps_order(levels: list[int]) -> bool:
    """One even level: left to right, and together (UAX #9, L2)."""
    return levels[0] % 2 == 0 and levels.count(levels[0]) == len(levels)


def groups_of(text: str) -> Iterator[tuple[int, int]]:
    """Give where numbers stand that belong together, whatever the algorithm would do."""
    if text.isascii() or UNSEEN.search(text) is None:
        yield from _groups_in(text)
        return
    seen, places = as_seen(text)
    for start, end in _groups_in(seen):
        yield places[start], places[end - 1] + 1


def _groups_in(text: str) -> Iterator[tuple[int, int]]:
    clusters = [match.span() for match in CLUSTER.finditer(text)]
    at = 0
    while at < len(clusters):
        count = length_of_call(text, clusters, at) or _length_of_time(text, clusters, at) or 1
        start, end = clusters[at][0], clusters[at + count - 1][1]
        whole = end_of_extension(text, start, end)
        if count > 1 or whole > end or _is_group(text[start:end]):
            yield start, whole
        at += count
        while at < len(clusters) and clusters[at][0] < whole:
            at += 1


def _is_group(cluster: str) -> bool:
    """Tell whether there is more than a number, a price, or a sum in Arabic's own digits."""
    parts = len(NUMBER.findall(cluster))
    if HAS_EASTERN.search(cluster):
        digits = len(HAS_DIGIT.findall(cluster))
        is_call = cluster.startswith(("+", "*", "(")) and digits >= SHORTEST_CALL
        is_service = cluster[-1] == "#" or (cluster[0] == "*" and digits >= SHORTEST_SERVICE)
        return is_call or is_service or (parts > 1 and SUM.search(cluster, 1) is None)
    return parts > 1 or HAS_MORE.search(cluster) is not None


def _length_of_time(text: str, clusters: list[tuple[int, int]], at: int) -> int:
    """Give how many clusters are one stretch of time: 10:00 – 16:00, 2024-07-12 10:00; 0: none."""
    count = 0
    for place in range(at, len(clusters)):
        start, end = clusters[place]
        following = clusters[place + 1][0] if place + 1 < len(clusters) else len(text)
        if DAY_OR_TIME.match(text, start, end) is None:
            break
        count += 1
        if GAP.fullmatch(text, end, following) is None:
            break
    return count if count > 1 else 0
