"""Dates that are still to come: shown all the same, which other programs don't do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from sitegen.content.entries.entry import Group
from sitegen.content.validation.scalars import RECORDS
from sitegen.errors import Location, Problem
from sitegen.kinds.kind import Kind
from sitegen.schema.dates import PartialDate, parse_partial_date
from sitegen.site.visibility import Moment


def future_dates(group: Group, kind: Kind, moment: Moment) -> Iterator[tuple[Problem, datetime]]:
    """Warn of an entry that is shown before a date of its; give the moments at which those begin.

    Whoever comes from WordPress or Hugo expects the date to hold it back.
    """
    for name, date in dates_of(group, kind):
        # Nearly all are long past, whatever the time zone.
        if date.year < moment.at.year - 1:
            continue
        begins = datetime.combine(date.first_day, time(), moment.zone)
        if begins > moment.at:
            message = f'{name}: "{date}" is in the future, and the entry is shown now'
            if name == "date":
                wait = f'"publish: {date.first_day}" as well, if it is to wait until then'
                message = f"{message}; expected {wait}"
            yield Problem(place_of(group, name, date), message, "warning"), begins


def future_records(group: Group, moment: Moment) -> Iterator[tuple[Problem, datetime]]:
    """Report days on which somebody was asked, or a risk looked at, that are still to come.

    Nobody has agreed then yet. The moments at which the days begin are given as well.
    """
    for written in group.places:
        if written.field.endswith(RECORDS):
            date = parse_partial_date(written.text)
            begins = datetime.combine(date.first_day, time(), moment.zone)
            if begins > moment.at:
                said = f'"{date}" is in the future; expected the day on which it was done'
                yield Problem(written.location, f"{written.field}: {said}"), begins


def dates_of(group: Group, kind: Kind) -> set[tuple[str, PartialDate]]:
    """Give the dates that should be past once an entry is shown, with their fields."""
    fields = ("updated",) if kind.ahead else ("date", "updated")
    found = ((name, getattr(entry.meta, name)) for entry in group.entries for name in fields)
    return {(name, date) for name, date in found if date is not None}


def place_of(group: Group, name: str, date: PartialDate) -> Location:
    """Give where a date stands."""
    written = next((p for p in group.places if (p.field, p.text) == (name, str(date))), None)
    original = next((entry for entry in group.entries if entry.original), group.entries[0])
    return written.location if written else Location(original.path)
