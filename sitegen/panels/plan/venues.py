"""Where and when an exhibition hangs, in one line, its dates written as on the website."""

from __future__ import annotations

from sitegen.kinds.exhibition import Venue
from sitegen.markdown.text.isolates import RTL_LETTER
from sitegen.markdown.text.scripts import is_rtl, script_of
from sitegen.render.templates.stretches import format_partial_date, format_stretch, is_within

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
# CLDR sets thin spaces around dashes, which faces for print often lack.
WIDE_SPACES = str.maketrans({"\u2009": " ", "\u202f": "\u00a0"})


def venue_line(venue: Venue, locale: str, until: str = "{date}") -> str:
    """Give a venue as a panel's foot names it: “Geneva, 1–28 February 2027”.

    `locale` is whose dates are shown; `until` are the words for a last day without a first one.
    """
    where = venue.city or venue.place
    comma = "، " if locale.split("-")[0] in ("ar", "fa", "ur") else ", "
    when = venue_days(venue, locale, until).translate(WIDE_SPACES)
    if not where:
        return when[:1].upper() + when[1:]
    return comma.join(part for part in (_apart(where, locale), when) if part)


def _apart(where: str, locale: str) -> str:
    """A place in letters of the other direction, so that it draws no number behind it to itself.

    Behind Latin letters a number would stand on their right also from right to left (UAX #9, W7).
    """
    from_right = RTL_LETTER.search(where) is not None
    if not where or from_right == is_rtl(script_of(locale)):
        return where
    return f"{RLI if from_right else LRI}{where}{PDI}"


def venue_days(venue: Venue, locale: str, until: str) -> str:
    """Write the days of a venue.

    From a month to a day of that month, only the day says something to who stands before a panel:
    until 19 June 2022.
    """
    start, end = venue.start, venue.end
    if start and not (end and is_within(end, start)):
        return format_stretch(start, end or start, locale)
    return until.format(date=format_partial_date(end, locale)) if end else ""
