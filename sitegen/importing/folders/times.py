"""When a text was changed, appears and goes: what an old site held back stays held back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sitegen.content.editing.values import Bare, Wanted
from sitegen.importing.folders.fields import ReadFields
from sitegen.importing.folders.planning import Planned
from sitegen.importing.folders.told import Told
from sitegen.importing.folders.values import SourceText

LONG_AGO = "1970-01-01"
"""When a translation appeared that says no date, while its original is held back."""


@dataclass(frozen=True)
class Clock:
    """The moment of the import, the site's zone, and whether the old site showed what is dated
    later than it was built."""

    now: datetime
    zone: str
    shows_future: bool = False

    def aware(self, moment: datetime) -> datetime:
        """Give a moment with its zone, the site's where it names none."""
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(self.zone))

    def begin(self, text: SourceText, read: ReadFields) -> datetime | None:
        """Give the moment before which the old site doesn't show a text, None for none.

        Hugo and Jekyll hold back what has a date to come, unless their settings say otherwise.
        """
        if read.publish:
            return self.aware(read.publish)
        moment = self.date(text, read)
        return moment if moment and not self.shows_future and moment > self.now else None

    def date(self, text: SourceText, read: ReadFields) -> datetime | None:
        """Give a text's own date, or that of its file's name; None for neither."""
        day = datetime.fromisoformat(text.day) if text.day else None
        moment = read.moment or day
        return self.aware(moment) if moment else None


def times(planned: Planned, told: Told, clock: Clock) -> Iterator[tuple[str, Wanted]]:
    """Give the fields of when a text was changed, appears and goes.

    What can't be true together is told; a text that was gone before it began is a draft. A
    translation has its own moments where they aren't its original's.
    """
    read, original = planned.fields, planned.original
    if original is None:
        yield from _changed(planned, told)
    begin = clock.begin(planned.text, read)
    inherited = clock.begin(original.text, original.fields) if original else None
    if begin and begin != inherited:
        yield "publish", Bare(_written(begin))
        if not read.publish:
            told.change("publish: its date is to come, so nothing shows it before")
    elif inherited and not begin and not planned.text.is_draft:
        shown = clock.date(planned.text, read)
        yield "publish", Bare(_written(shown) if shown else LONG_AGO)
        told.change("publish: it is shown there already, though its original's date is to come")
    if not read.expires:
        return
    expires = clock.aware(read.expires)
    earlier = [begin, inherited, clock.date(planned.text, read)]
    earlier.append(clock.date(original.text, original.fields) if original else None)
    if any(moment and expires <= moment for moment in earlier):
        told.to_look_at(
            "a draft: its expiryDate is before its own date, so it was never shown there"
        )
        yield "draft", Bare("true")
    elif not (original and original.fields.expires == read.expires):
        yield "expires", Bare(_written(expires))


def _changed(planned: Planned, told: Told) -> Iterator[tuple[str, Wanted]]:
    read = planned.fields
    if read.updated:
        day = read.updated.date().isoformat()
        if planned.day and day < planned.day:
            told.lose(f"lastmod: {day} is before the text's own date")
        elif day != planned.day:
            yield "updated", Bare(day)


def _written(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()
