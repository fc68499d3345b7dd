"""Telephone numbers and codes of which the groups stand apart: 02 123 4567, 02 - 123 - 4567.

What is given to these functions is a text as it is seen (`as_seen.py`), with the clusters that
`numbers.py` finds in it.
"""

from __future__ import annotations

import re
from typing import Final

from sitegen.markdown.text.scripts import DIGIT, EASTERN, HAS_DIGIT

Clusters = list[tuple[int, int]]

DASHES: Final = "-\u2010-\u2015\u2212\u05be"
CALL_START: Final = re.compile(rf"[+*0٠۰]|\(\+?{DIGIT}{{1,3}}\)")
CALL_WORD: Final = re.compile(rf"[{DASHES}0-9{EASTERN}]+")
AREA_CODE: Final = re.compile(rf"[0٠۰]{DIGIT}{{1,3}}")
AREA: Final = re.compile(rf"\({DIGIT}{{1,4}}\)[{DASHES}0-9{EASTERN}]*")
# An area or a country with dots behind it, which no day and no fraction looks like: 02.123 4567
DOTTED_START: Final = re.compile(rf"\+[^:]+|[0٠۰]{DIGIT}{{1,2}}\.{DIGIT}{{3,4}}")
DOTTED_WORD: Final = re.compile(rf"{DIGIT}{{1,4}}(?:\.{DIGIT}{{3,4}})+")
# The last word with an extension: 4567/8. Neither 12/7/2024 nor 2024/7/12.
WITH_STROKE: Final = re.compile(
    rf"(?!(?:19|20)[0-9]{{2}}/)[{DASHES}0-9{EASTERN}]{{3,}}(?:/{DIGIT}{{1,4}})+"
)
SHORT_WITH_STROKE: Final = re.compile(rf"{DIGIT}{{2}}(?:/{DIGIT}{{1,4}})+")
SPACES: Final = re.compile(r"[ \n]{1,3}")
SPACED_DASH: Final = re.compile(rf"[ \n]{{0,3}}[{DASHES}][ \n]{{0,3}}")
YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
DAY: Final = re.compile(rf"(?:{DIGIT}{{4}}|{DIGIT}{{1,2}})[-./]{DIGIT}{{1,2}}[-./]{DIGIT}{{2,4}}")
EXTENSION: Final = re.compile(
    rf",?[ ](?:[eE]xt(?:ension|\.)?|x)[ ]?[0-9]{{1,6}}(?![0-9])"
    rf"|[ ]?\#[ ]?{DIGIT}{{1,6}}(?![\w\#])"
)
SPACED_STROKE: Final = re.compile(rf"[ ]/[ ]?{DIGIT}{{1,3}}(?![-.:/ ]?{DIGIT}|[A-Za-z%])")
# The fewest digits of a telephone number, and the most that it has without a gap before the last
# group (ITU-T E.164: 15 in all).
SHORTEST_CALL: Final = 7
LONGEST_CALL: Final = 11
SHORTEST_WITH_AREA: Final = 9
# 00 before a country.
PREFIX: Final = re.compile("[0٠۰]{2}")
# Behind so many years in a row no telephone number is looked for, so that a long row takes no time.
MOST_YEARS: Final = 16


def length_of_call(text: str, clusters: Clusters, at: int) -> int:
    """Give how many clusters with gaps between are one telephone number or code; 0: none.

    It begins with +, 0 or an area in brackets, or has three groups at least. Two numbers beside
    each other ("in 2022 15 people") or years are none. Behind a country an area may stand in
    brackets: +1 (202) 555-0147. Behind an area a slash may stand: 03 / 123 4567.
    """
    first = text[slice(*clusters[at])]
    if ":" in first or ("." in first and DOTTED_START.fullmatch(first) is None):
        return 0
    is_marked = CALL_START.match(first) is not None
    has_dash, all_years = has_a_dash(first), YEAR.fullmatch(first) is not None
    has_space, count, digits = False, 1, len(HAS_DIGIT.findall(first))
    for before in range(at, len(clusters) - 1):
        start, after = clusters[before + 1]
        word, gap = text[start:after], text[clusters[before][1] : start]
        is_dash = SPACED_DASH.fullmatch(gap) is not None
        is_gap = is_dash and (not has_space or digits < SHORTEST_CALL)
        is_gap = is_gap or SPACES.fullmatch(gap) is not None
        is_gap = is_gap or (gap == " / " and count == 1 and bool(AREA_CODE.fullmatch(first)))
        if not is_gap or (is_marked and digits >= _digits_of_whole(first, has_dash)):
            break
        is_last = (is_marked or count > 1) and _ends_call(word, first, digits)
        if not is_last and not _goes_on(word, first, count, digits):
            break
        if all_years and count > MOST_YEARS:
            break
        has_space = has_space or not is_dash
        has_dash = has_dash or is_dash or has_a_dash(word)
        all_years = all_years and YEAR.fullmatch(word) is not None
        count += 1
        digits += len(HAS_DIGIT.findall(word))
        if is_last:
            break
    is_one = is_marked and digits >= SHORTEST_CALL
    is_one = is_one or (count > 2 and not all_years)
    return count if is_one and count > 1 else 0


def end_of_extension(text: str, start: int, end: int) -> int:
    """Give where the extension behind a group ends that may be a telephone number; else its end."""
    digits = len(HAS_DIGIT.findall(text, start, end))
    if digits < SHORTEST_CALL or DAY.fullmatch(text, start, end):
        return end
    extension = EXTENSION.match(text, end)
    if not extension and digits >= SHORTEST_WITH_AREA and CALL_START.match(text, start):
        extension = SPACED_STROKE.match(text, end)
    return extension.end() if extension else end


def has_a_dash(word: str) -> bool:
    """Tell whether a dash stands in a word."""
    return any(sign in word for sign in "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be")


def _goes_on(word: str, first: str, count: int, digits: int) -> bool:
    """Tell whether a word is one more group of a number that begins with `first`."""
    if CALL_WORD.fullmatch(word):
        return True
    if first[0] == "+" and count == 1 and AREA.fullmatch(word):
        return True
    return first[0] in "+(" and digits < SHORTEST_CALL and DOTTED_WORD.fullmatch(word) is not None


def _ends_call(word: str, first: str, digits: int) -> bool:
    """Tell whether a word is the last group with an extension behind a stroke: 4567/8."""
    if WITH_STROKE.fullmatch(word):
        return True
    least = LONGEST_CALL if first[0] == "+" else SHORTEST_WITH_AREA
    return SHORTEST_CALL - 2 <= digits < least and SHORT_WITH_STROKE.fullmatch(word) is not None


def _digits_of_whole(first: str, has_dash: bool) -> int:
    """Give with how many digits a telephone number is whole, so that a number behind it is another;
    `first` begins it.

    Where areas begin with 0 it has nine with a dash in Israel, Palestine, Jordan and Egypt, and ten
    where it belongs to no place: 050-123 45 67.
    """
    inner = first.lstrip("(")
    if PREFIX.match(inner):
        return LONGEST_CALL + 2
    if inner[0] == "+" or not has_dash:
        return LONGEST_CALL
    if inner[0] in "0٠۰":
        return 10 if inner[1:2] in "57٥٧" else SHORTEST_WITH_AREA
    return SHORTEST_CALL + (3 if len(HAS_DIGIT.findall(inner)) > 2 else 1)
