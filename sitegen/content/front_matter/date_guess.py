"""Dates as people write them, guessed, so that a message can offer what to type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

BETWEEN = r"\s*[./\-–\s]\s*"
YEAR_FIRST = re.compile(rf"(\d{{4}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{1,2}})")
YEAR_LAST = re.compile(rf"(\d{{1,2}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{4}})")
MONTH_OF_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
TIME = re.compile(
    r"[\sT,]+(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::\d{2})?)?\s*(?:(?P<half>[ap])\.?m\.?)?\s*$",
    re.IGNORECASE,
)
LONGEST = 60
LEVANT = {"ar": "ar_LB"}
"""Arabic has two sets of names of the months; the second is that of the Levant."""


def guess_dates(text: str, languages: Iterable[str], *, with_time: bool = False) -> str:
    """Give `; did you mean 2026-11-20?` for a date in another form, "" where none is seen.

    Where day and month could be either, both are offered. Names of months are English, or of one
    of the languages.
    """
    if len(text) > LONGEST:
        return ""
    day, time = _split_time(text) if with_time else (text, "")
    near = list(dict.fromkeys(f"{found}{time}" for found in _dates(day.strip(), languages)))
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _split_time(text: str) -> tuple[str, str]:
    found = TIME.search(text)
    if found is None or not (found["minute"] or found["half"]):
        return text, ""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return text, ""
    return text[: found.start()], f"T{hour:02}:{minute:02}"


def _dates(text: str, languages: Iterable[str]) -> Iterator[str]:
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
