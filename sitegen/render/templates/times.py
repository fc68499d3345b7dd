"""When an entry is of, in one line for titles and results of the search."""

from __future__ import annotations

from typing import Any

from sitegen.render.templates.filters import format_when
from sitegen.render.templates.stretches import (
    Message,
    as_it_is,
    format_partial_date,
    format_stretch,
)


def format_time_of(summary: Any, lang: str, message: Message = as_it_is) -> str:
    """Write the date of an entry by its summary, else when it takes place or its year.

    Each as precisely as it is known, "" where it isn't. `message` translates what a theme says.
    """
    if summary.date:
        return format_partial_date(summary.date, lang)
    if summary.start:
        return format_when(summary, lang, message)
    for venue in summary.venues:
        if venue.start:
            return format_stretch(venue.start, venue.end or venue.start, lang, message)
    return str(summary.year or "")
