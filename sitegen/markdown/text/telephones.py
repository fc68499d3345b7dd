"""Telephone numbers and codes of which the groups stand apart: 02 123 4567, 02 - 123 - 4567.

What is given to these functions is a text as it is seen (`as_seen.py`), with the clusters that
`numbers.py` finds in it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sitegen.markdown.text.scripts import DIGIT, EASTERN, HAS_DIGIT
from sitegen.patterns import late

Clusters = list[tuple[int, int]]

DASHES: Final = "-\u2010-\u2015\u2212\u05be"
CALL_START: Final = late(rf"[+*0٠۰]|\(\+?{DIGIT}{{1,3}}\)")
CALL_WORD: Final = late(rf"[{DASHES}0-9{EASTERN}]+")
DASH: Final = late(f"[{DASHES}]")
NOUGHTS: Final = "0٠۰"
AREA_START: Final = late(rf"\(?[{NOUGHTS}](?![{NOUGHTS}])")
AREA_CODE: Final = late(rf"[0٠۰]{DIGIT}{{1,3}}")
AREA: Final = late(rf"\({DIGIT}{{1,4}}\)[{DASHES}0-9{EASTERN}]*")
# An area or a country with dots behind it, which no day and no fraction looks like: 02.123 4567
DOTTED_START: Final = late(rf"\+[^:]+|[0٠۰]{DIGIT}{{1,2}}\.{DIGIT}{{3,4}}")
DOTTED_WORD: Final = late(rf"{DIGIT}{{1,4}}(?:\.{DIGIT}{{3,4}})+")
# The last word with an extension: 4567/8. Neither 12/7/2024 nor 2024/7/12.
WITH_STROKE: Final = late(
    rf"(?!(?:19|20)[0-9]{{2}}/)[{DASHES}0-9{EASTERN}]{{3,}}(?:/{DIGIT}{{1,4}})+"
)
SHORT_WITH_STROKE: Final = late(rf"{DIGIT}{{2}}(?:/{DIGIT}{{1,4}})+")
SPACES: Final = late(r"[ \n]{1,3}")
SPACED_DASH: Final = late(rf"[ \n]{{0,3}}[{DASHES}][ \n]{{0,3}}")
YEAR: Final = late(r"(?:19|20)[0-9]{2}")
DAY: Final = late(rf"(?:{DIGIT}{{4}}|{DIGIT}{{1,2}})[-./]{DIGIT}{{1,2}}[-./]{DIGIT}{{2,4}}")
EXTENSION: Final = late(
    rf",?[ ](?:[eE]xt(?:ension|\.)?|x)[ ]?[0-9]{{1,6}}(?![0-9])"
    rf"|[ ]?\#[ ]?{DIGIT}{{1,6}}(?![\w\#])"
)
SPACED_STROKE: Final = late(
    rf"[ ]/[ ]?(?![{NOUGHTS}]){DIGIT}{{1,3}}(?![ ]?[{DASHES}.:/]?[ ]?{DIGIT}|[A-Za-z%])"
)
# The fewest digits of a telephone number, and the most that it has without a gap before the last
# group (ITU-T E.164: 15 in all).
SHORTEST_CALL: Final = 7
LONGEST_CALL: Final = 11
SHORTEST_WITH_AREA: Final = 9
# 00 before a country.
PREFIX: Final = late("[0٠۰]{2}")
# Behind so many years in a row no telephone number is looked for, so that a long row takes no time.
MOST_YEARS: Final = 16


def length_of_call(text: str, clusters: Clusters, at: int) -> int:
    """Give how many clusters with gaps between are one telephone number or code; 0: none.

    It begins with +, 0 or an area in brackets, or has three groups at least. Two numbers beside
    each other ("in 2022 15 people") or years are none. Behind a country an area may stand in
    brackets: +1 (202) 555-0147. Behind an area a slash may stand: 03 / 123 4567.
    """
    first = text[slice(*clusters[at])]
    first = _second_in(first) or first
    if ":" in first or ("." in first and DOTTED_START.fullmatch(first) is None):
        return 0
    call = Call.begun_with(first)
    count, is_one, all_years = 1, False, YEAR.fullmatch(first) is not None
    for before in range(at, len(clusters) - 1):
        start, after = clusters[before + 1]
        word, gap = text[start:after], text[clusters[before][1] : start]
        second = _second_in(word, least=2 if call.may_end else 3)
        is_last = count + call.is_marked > 1 and call.ends_with(word)
        if not call.goes_on_behind(gap) or not (is_last or second or call.goes_on_with(word)):
            break
        if all_years and count > MOST_YEARS:
            break
        all_years = all_years and YEAR.fullmatch(word) is not None
        count += 1
        call = call.with_word(word, gap)
        if second:
            is_one = is_one or call.is_long_enough
            call = Call.begun_with(second)
        elif is_last:
            break
    is_one = is_one or call.is_long_enough or (count > 2 and not all_years)
    return count if is_one and count > 1 else 0


class Call(NamedTuple):
    """What is known of a telephone number of which some groups were read."""

    first: str
    is_marked: bool
    digits: int
    has_dash: bool
    has_space: bool
    groups: int

    @classmethod
    def begun_with(cls, first: str) -> Call:
        """Give a number of which its first group was read."""
        is_marked = CALL_START.match(first) is not None
        digits = len(HAS_DIGIT.findall(first))
        return cls(first, is_marked, digits, DASH.search(first) is not None, False, 1)

    def with_word(self, word: str, gap: str) -> Call:
        """Give a number with one more group behind a gap."""
        is_dash = SPACED_DASH.fullmatch(gap) is not None
        return self._replace(
            digits=self.digits + len(HAS_DIGIT.findall(word)),
            has_dash=self.has_dash or is_dash or DASH.search(word) is not None,
            has_space=self.has_space or not is_dash,
            groups=self.groups + 1,
        )

    @property
    def is_long_enough(self) -> bool:
        """True for what begins as a telephone number and has the digits of one."""
        return self.is_marked and self.digits >= SHORTEST_CALL

    def goes_on_behind(self, gap: str) -> bool:
        """Tell whether one more group may stand behind a gap."""
        if self.is_marked and self.digits >= self._digits_of_whole():
            return False
        if SPACED_DASH.fullmatch(gap):
            return not self.has_space or self.digits < SHORTEST_CALL
        is_stroke = gap == " / " and self.groups == 1 and AREA_CODE.fullmatch(self.first)
        return bool(is_stroke or SPACES.fullmatch(gap))

    def goes_on_with(self, word: str) -> bool:
        """Tell whether a word is one more group."""
        if CALL_WORD.fullmatch(word):
            # Behind a number that begins with an area, another area begins another number.
            is_another = self.digits >= SHORTEST_WITH_AREA and word[0] in NOUGHTS
            return not (is_another and AREA_START.match(self.first))
        if self.first[0] == "+" and self.groups == 1 and AREA.fullmatch(word):
            return True
        may_have_dots = self.first[0] in "+(" and self.digits < SHORTEST_CALL
        return may_have_dots and DOTTED_WORD.fullmatch(word) is not None

    def ends_with(self, word: str) -> bool:
        """Tell whether a word is the last group with an extension behind a stroke: 4567/8."""
        if WITH_STROKE.fullmatch(word):
            return True
        return self.may_end and SHORT_WITH_STROKE.fullmatch(word) is not None

    @property
    def may_end(self) -> bool:
        """True where two digits more may be the last ones."""
        least = LONGEST_CALL if self.first[0] == "+" else SHORTEST_WITH_AREA
        return SHORTEST_CALL - 2 <= self.digits < least

    def _digits_of_whole(self) -> int:
        """Give with how many digits it is whole, so that a number behind it is another.

        Where areas begin with 0 it has nine with a dash in Israel, Palestine, Jordan and Egypt, and
        ten where it belongs to no place: 050-123 45 67.
        """
        inner = self.first.lstrip("(")
        if PREFIX.match(inner):
            return LONGEST_CALL + 2
        if inner[0] == "+" or not self.has_dash:
            return LONGEST_CALL
        if inner[0] in NOUGHTS:
            return 10 if inner[1:2] in "57٥٧" else SHORTEST_WITH_AREA
        return SHORTEST_CALL + (3 if len(HAS_DIGIT.findall(inner)) > 2 else 1)


def _second_in(word: str, least: int = 2) -> str:
    """Give the beginning of another number behind a stroke in a word, "" where there is none;
    `least` digits stand before the stroke, or more."""
    before, _, second = word.rpartition("/")
    if second[:1] not in ("+", "(", *NOUGHTS) or not before[-least:].isdecimal():
        return ""
    return second if len(before) >= least and YEAR.fullmatch(before[:4]) is None else ""


def end_of_extension(text: str, start: int, end: int) -> int:
    """Give where the extension behind a group ends that may be a telephone number; else its end."""
    digits = len(HAS_DIGIT.findall(text, start, end))
    if digits < SHORTEST_CALL or DAY.fullmatch(text, start, end):
        return end
    extension = EXTENSION.match(text, end)
    if not extension and digits >= SHORTEST_WITH_AREA and CALL_START.match(text, start):
        extension = SPACED_STROKE.match(text, end)
    return extension.end() if extension else end
