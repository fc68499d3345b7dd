"""Where and when an exhibition hangs, in one line, its dates written as on the website."""

from __future__ import annotations

from sitegen.kinds.exhibition import Venue
from sitegen.render.templates.filters import format_partial_date, format_stretch

# CLDR sets thin spaces around dashes, which faces for print often lack.
WIDE_SPACES = str.maketrans({"\u2009": " ", "\u202f": "\u00a0"})


def venue_line(venue: Venue, locale: str, until: str = "{date}") -> str:
    """Give a venue as a panel's foot names it: “Geneva, 1–28 February 2027”.

    `locale` is whose dates are shown; `until` are the words for a last day without a first one.
    """
    where = venue.city or venue.place
    comma = "، " if locale.split("-")[0] in ("ar", "fa", "ur") else ", "
    when = venue_days(venue, locale, until).translate(WIDE_SPACES)
    return comma.join(part for part in (where, when) if part)


def venue_days(venue: Venue, locale: str, until: str) -> str:
    """Write the days of a venue as the macro `venue_dates` of the website does.

    From a month to a day of that month, only the day says something: Until 19 June 2022.
    """
    start, end = str(venue.start or ""), str(venue.end or "")
    if venue.start and venue.end and start != end and not end.startswith(start):
        return format_stretch(venue.start, venue.end, locale)
    if venue.start and not end.startswith(f"{start}-"):
        return format_partial_date(venue.start, locale)
    return until.format(date=format_partial_date(venue.end, locale)) if venue.end else ""
