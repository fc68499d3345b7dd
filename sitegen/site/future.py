"""Dates that are still to come: shown all the same, which other programs don't do."""

from __future__ import annotations

from datetime import datetime, time

from sitegen.content.entries import Group
from sitegen.errors import Location, Problem
from sitegen.site.visibility import Moment

OF_THE_FUTURE = ("event", "exhibition")
"""Kinds that are announced before their day."""


def future_date(group: Group, moment: Moment) -> tuple[Problem, datetime] | None:
    """Warn of an entry that is shown before its date; give the moment at which that date begins.

    Whoever comes from WordPress or Hugo expects the date to hold it back.
    """
    date = group.entries[0].meta.date if group.entries else None
    if date is None or group.kind in OF_THE_FUTURE:
        return None
    begins = datetime.combine(date.first_day, time(), moment.zone)
    if begins <= moment.at:
        return None
    original = next((entry for entry in group.entries if entry.original), group.entries[0])
    place = next((each.location for each in group.places if each.field == "date"), None)
    message = (
        f'date: "{date}" is in the future, and the entry is shown now; '
        f'expected "publish: {date.first_day}" as well, if it is to wait until then'
    )
    return Problem(place or Location(original.path), message, "warning"), begins
