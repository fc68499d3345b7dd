"""Dates as people write them, guessed, so that a message can offer what to type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitegen.schema.dates import parse_partial_date
from sitegen.text import INVISIBLE, without_invisible

DASHES = re.compile("[\u2010-\u2015\u2043\u2212\u05be\ufe58\ufe63\uff0d]")
"""What Word, calculators and Hebrew keyboards write for a hyphen."""

ALIKE = re.compile("[\u2010\u2011\u2012\u2043\u2212\u05be\ufe63]")
"""Those that are hardly told from one."""

BETWEEN = r"\s*[./\-\s]\s*"
YEAR_FIRST = re.compile(rf"(\d{{4}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{1,2}})")
YEAR_LAST = re.compile(rf"(\d{{1,2}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{4}})")
MONTH_OF_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?")
TIME = re.compile(
    r"(?:[\s,]+|(?<=\d)T)(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?:(?P<half>[ap])\.?m\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-](?:\d{2}:?\d{2}|\d{2}))?(?:\s*\[[\w/+-]+\])?\s*$",
    re.IGNORECASE,
)
AROUND = " \t,.;:،؛'\"“”„"
"""What is typed or pasted around a date and is no part of it."""

LONGEST = 60
LARGEST_OFFSET = "14:00"
"""No clocks of the world are further from UTC."""

LEVANT = {"ar": "ar_LB"}
"""Arabic has two sets of names of the months; the second is that of the Levant."""

Precision = Literal["date", "local", "moment"]
"""What a field takes: a date alone, one with or without a time, one that may have an offset."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day as we write it (`T09:00`), with what its offset is (`+03:00`; "": none)."""

    text: str = ""
    offset: str = ""


def guess_dates(text: str, languages: Iterable[str], precision: Precision = "date") -> str:
    """Give `; did you mean 2026-11-20?` for a date in another form, "" where none is seen.

    Where day and month could be either, both are offered. Names of months are English, or of one
    of the languages. A time that the field doesn't take is left out; one with an offset isn't
    offered where it would mean another moment without. Signs that look like what is offered, or
    that nobody sees, are named.
    """
    if len(text) > LONGEST:
        return ""
    typed = DASHES.sub("-", without_invisible(text)).strip(AROUND)
    day, time = _split_time(_spread(typed))
    if precision == "local" and time.offset:
        return ""
    behind = "" if precision == "date" else time.text + time.offset
    days = dict.fromkeys(_dates(day.strip(AROUND), languages))
    near = [f"{found}{behind}" for found in days if _is_whole(found, behind, precision)]
    if not near:
        return ""
    return f"; did you mean {' or '.join(near)}{_unlike(text)}?"


def _unlike(text: str) -> str:
    """Name the signs of a text that can't be told from those that are offered."""
    signs = dict.fromkeys((*ALIKE.findall(text), *INVISIBLE.findall(text)))
    named = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
    return f" (without {named}, with plain hyphens)" if named else ""


def _is_whole(found: str, time: str, precision: Precision) -> bool:
    """True for what the field takes: a month or a year has no time, and is no moment."""
    return len(found) == 10 or (precision != "moment" and not time)


def _spread(text: str) -> str:
    """Give a date and time without signs between their parts (`20261120T0900`) with them."""
    found = COMPACT.fullmatch(text)
    if found is None:
        return text
    year, month, day, hour, minute, second, zone = found.groups("")
    time = f"T{hour}:{minute}:{second or '00'}{zone}" if hour else ""
    return f"{year}-{month}-{day}{time}"


def _split_time(text: str) -> tuple[str, Time]:
    found = TIME.search(text)
    if found is None or not (found["minute"] or found["half"]):
        return text, Time()
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    offset = _offset(found["zone"])
    if hour > 23 or minute > 59 or second > 59 or _is_far(offset):
        return text, Time()
    seconds = f":{second:02}" if second else ""
    return text[: found.start()], Time(f"T{hour:02}:{minute:02}{seconds}", offset)


def _is_far(offset: str) -> bool:
    """True for an offset that no place has."""
    return offset[1:] > LARGEST_OFFSET or offset[4:] > "59"


def _offset(written: str | None) -> str:
    if not written:
        return ""
    if written[0] not in "+-":
        return "Z"
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}"


def _dates(text: str, languages: Iterable[str]) -> Iterator[str]:
    with suppress(ValueError):
        yield str(parse_partial_date(text))
    if found := YEAR_FIRST.fullmatch(text):
        yield from _day(found[1], found[2], found[3])
    elif found := YEAR_LAST.fullmatch(text):
        yield from _day(found[3], found[2], found[1])
        yield from _day(found[3], found[1], found[2])
    elif found := MONTH_OF_YEAR.fullmatch(text):
        if 1 <= int(found[1]) <= 12:
            yield f"{int(found[2]):04}-{int(found[1]):02}"
    elif month := _month(text, languages):
        numbers = re.findall(r"\d+", text)
        years = [number for number in numbers if len(number) == 4]
        days = [number for number in numbers if len(number) < 3]
        if len(years) == 1 and len(days) == 1:
            yield from _day(years[0], month, days[0])
        elif len(years) == 1 and not days:
            yield f"{int(years[0]):04}-{month:02}"


def _day(year: str, month: str | int, day: str) -> Iterator[str]:
    with suppress(ValueError):
        yield date(int(year), int(month), int(day)).isoformat()


def _month(text: str, languages: Iterable[str]) -> int:
    """Give the number of the month that a text names, 0 where it names none."""
    words = text.casefold()
    if not any(letter.isalpha() for letter in words):
        return 0
    names = {name: number for name, number in _names(languages) if name in words}
    return names[max(names, key=lambda name: (len(name), name))] if names else 0


def _names(languages: Iterable[str]) -> Iterator[tuple[str, int]]:
    from babel import Locale, UnknownLocaleError

    for code in ("en", *languages, *(LEVANT[code] for code in languages if code in LEVANT)):
        with suppress(UnknownLocaleError, ValueError):
            months = Locale.parse(code.replace("-", "_")).months
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    for number, name in months[context][width].items():
                        if len(bare := name.casefold().strip(".")) > 2:
                            yield bare, number
