"""The addresses that Hugo gave (its documentation, "URL management", "Permalinks")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.importing.folders.fields import ReadFields
from sitegen.importing.folders.links import split

PART = re.compile(r":([a-z]+)(?:\[(\d*)(?::(\d*))?\])?")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KEPT = frozenset("-_./~+%#@")
"""Signs that Hugo leaves in a path, beside letters, digits and marks."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text lies: its sections, the name of its file or bundle, that without a date, and
    the date that it begins with."""

    sections: tuple[str, ...]
    name: str
    plain: str
    is_list: bool
    lang: str
    day: str = ""


def urlized(text: str) -> str:
    """Give a name as Hugo writes it in addresses: spaces are hyphens, other signs go."""
    kept = "".join(
        sign
        for sign in text.strip().replace(" ", "-")
        if sign in KEPT or sign.isalnum() or unicodedata.category(sign).startswith("M")
    )
    return re.sub(r"-{2,}", "-", kept)


def address_of(
    place: Place, fields: ReadFields, patterns: Mapping[str, str], *, is_ugly: bool = False
) -> str:
    """Give a text's address below its language's prefix.

    `url` of the front matter goes before patterns, and those before where the file lies.
    """
    if fields.url and (parts := split(fields.url)):
        path = parts.path
        address = path if path.startswith("/") else f"/{path}"
        return address if "." in address.rpartition("/")[2] else f"{address.rstrip('/')}/"
    if place.is_list:
        return "/" + "".join(f"{urlized(part)}/" for part in place.sections)
    pattern = patterns.get(place.sections[0]) if place.sections else patterns.get("/")
    address = _filled(pattern, place, fields) if pattern else ""
    if not address or ":" in address:
        # A date that a translation takes from its original is not known to the pattern.
        own = urlized(fields.slug or place.name)
        address = "/" + "/".join([*map(urlized, place.sections), own])
    if "." in address.rpartition("/")[2] and pattern:
        return address
    return f"{address.rstrip('/')}.html" if is_ugly else f"{address.rstrip('/')}/"


def _filled(pattern: str, place: Place, fields: ReadFields) -> str:
    title = urlized(fields.title or place.name)
    own = urlized(fields.slug) if fields.slug else title
    named = urlized(fields.slug) if fields.slug else urlized(place.name)
    values = {
        "title": title,
        "slug": own,
        "filename": urlized(place.name),
        "contentbasename": urlized(place.name),
        "slugorfilename": named,
        "slugorcontentbasename": named,
    }
    first = urlized(place.sections[0]) if place.sections else ""
    moment = fields.moment or fields.publish
    if moment:
        values |= {
            "year": f"{moment:%Y}",
            "month": f"{moment:%m}",
            "monthname": MONTHS[moment.month - 1].lower(),
            "day": f"{moment:%d}",
            "weekday": str((moment.weekday() + 1) % 7),
            "weekdayname": DAYS[moment.weekday()].lower(),
            "yearday": str(moment.timetuple().tm_yday),
        }

    def fill(match: re.Match[str]) -> str:
        if match[0].startswith(":sections"):
            return "/".join(map(urlized, _slice(place.sections, match)))
        return first if match[0] == ":section" else values.get(match[1], match[0])

    return re.sub(r"/{2,}", "/", f"/{PART.sub(fill, pattern)}")


def _slice(sections: tuple[str, ...], match: re.Match[str]) -> tuple[str, ...]:
    """Give the sections that `:sections[1:]` or `:sections[0]` means."""
    if match[2] is None:
        return sections
    start = int(match[2] or 0)
    if match[3] is None:
        return sections[start : start + 1]
    return sections[start : int(match[3]) if match[3] else None]
