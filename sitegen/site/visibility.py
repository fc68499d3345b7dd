"""Who and what may be seen: drafts, embargoes, and what storytellers agreed to.

PRODUCT.md, "Safety of people". What is not allowed is taken out of the values here, once; nothing
that comes after can show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Literal

from msgspec.structs import replace

from sitegen.content.entries.entry import Entry
from sitegen.content.entries.named_files import files_by_use, without_files
from sitegen.content.validation.context import Written
from sitegen.errors import Location, Problem
from sitegen.kinds.consent import Consent
from sitegen.kinds.meta import Meta
from sitegen.kinds.story import Story
from sitegen.schema.dates import end_of_day
from sitegen.site.rights import SOMEBODY, consents_of, is_of_people, rights_in

Surface = Literal["web", "print"]

NO_CONSENT = "it has no consent: yet, so nobody may read it"
"""Why a story without `consent:` is not shown."""

NOTHING_LEFT = "what it can't be without, its recording, is not agreed to"
"""Why an episode is not shown of which somebody doesn't want to be heard."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is asked for: a time, the site's zone, and whether drafts are wanted.

    The time is kept in UTC: Python compares times of one zone by their clocks, which are wrong in
    the hours in which these change.
    """

    at: datetime
    zone: tzinfo
    drafts: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", self.at.astimezone(UTC))


@dataclass(frozen=True, slots=True)
class Judgement:
    """An entry as it may be shown (None: not at all), and the moments at which that changes."""

    entry: Entry | None
    boundaries: tuple[datetime, ...] = ()
    problem: Problem | None = None


def judge(
    entry: Entry, surface: Surface, moment: Moment, places: Sequence[Written] = ()
) -> Judgement:
    """Decide whether an entry is shown on a surface, and take out what may not be.

    `places` are where its file says what decides that, for what is told.
    """
    meta = entry.meta
    if is_plain(meta):
        return Judgement(entry)
    boundaries = [b for b in (meta.publish, meta.expires) if b is not None]
    lasting = (consent.until for _, consent in consents_of(meta))
    boundaries += [end_of_day(until, moment.zone) for until in lasting if until]
    reason = why_hidden(entry, surface, moment)
    if reason:
        place = Location(entry.path)
        if reason.startswith(SOMEBODY):
            place = _refusing(entry, surface, moment, places)
        return Judgement(None, tuple(boundaries), _told(place, reason))
    return Judgement(replace(entry, meta=agreed_parts(entry)), tuple(boundaries))


def why_hidden(entry: Entry, surface: Surface, moment: Moment) -> str:
    """Say why an entry is not shown on a surface, "" where it is. No word of the entry is in it."""
    meta = entry.meta
    if meta.draft and not moment.drafts:
        return "it is a draft (draft: true)"
    held = held_until(meta, moment)
    if held and not moment.drafts:
        return f"it is held back until {minute(held, moment)} (publish:)"
    if meta.expires and meta.expires <= moment.at:
        return f"it was to be shown until {minute(meta.expires, moment)} only (expires:)"
    if isinstance(meta, Story) and meta.consent is None:
        return NO_CONSENT
    for who, consent in consents_of(meta):
        if reason := why_refused(consent, entry.lang, surface, moment):
            return f"{who} has {reason}"
    return NOTHING_LEFT if agreed_parts(entry) is None else ""


def why_refused(consent: Consent, lang: str, surface: Surface, moment: Moment) -> str:
    """Say in which way somebody has not agreed that an entry is shown, "" where they have."""
    if consent.withdrawn:
        return "taken the consent back (consent: withdrawn:)"
    if not (consent.web if surface == "web" else consent.print):
        return f"not agreed to that (consent: {surface}: true would say so)"
    if not in_time(consent, moment):
        return "a consent that has ended (consent: until:)"
    if not in_language(consent, lang):
        return "not agreed to this language (consent: languages:)"
    return ""


def held_until(meta: Meta, moment: Moment) -> datetime | None:
    """Give the moment, in the site's zone, from which readers may see an entry; None: now."""
    if meta.publish is None or meta.publish <= moment.at:
        return None
    return meta.publish.astimezone(moment.zone)


def is_unpublished(meta: Meta, moment: Moment) -> bool:
    """True for what a build shows only where drafts are wanted: drafts, and what is held back."""
    return meta.draft or held_until(meta, moment) is not None


def minute(time: datetime, moment: Moment) -> str:
    """Write a time as front matter has it, in the site's zone."""
    return f"{time.astimezone(moment.zone):%Y-%m-%d %H:%M}"


def is_plain(meta: Meta) -> bool:
    """True for what is always shown: no draft, nobody's consent, no time set."""
    return not (meta.draft or meta.publish or meta.expires or is_of_people(meta))


def in_time(consent: Consent, moment: Moment) -> bool:
    """True until the end of a consent's last day."""
    return consent.until is None or moment.at < end_of_day(consent.until, moment.zone)


def in_language(consent: Consent, lang: str) -> bool:
    """True where a consent names a language, or none."""
    return not consent.languages or lang in consent.languages


def may_hang(consent: Consent | None, exhibition: str) -> bool:
    """True unless a consent names other venues only; `exhibition` is an id."""
    slug = exhibition.rpartition("/")[2]
    return consent is not None and (not consent.venues or slug in consent.venues)


def agreed_parts(entry: Entry) -> Meta | None:
    """Give an entry's front matter without the pictures and sounds that were not agreed to.

    None where it can't be without one of them.
    """
    rights = rights_in(entry)
    files = {path for path, use in files_by_use(entry.meta) if not rights.cover(path, use)}
    meta: Meta | None = without_files(entry.meta, files) if files else entry.meta
    return meta


def _refusing(
    entry: Entry, surface: Surface, moment: Moment, places: Sequence[Written]
) -> Location:
    """Give where the consent of the first who has not agreed stands; the file where it doesn't."""
    refused = (
        f"people[{number}].consent"
        for number, each in enumerate(entry.meta.people, 1)
        if why_refused(each.consent, entry.lang, surface, moment)
    )
    field = next(refused, "")
    stands = (each.location for each in places if (each.field, each.path) == (field, entry.path))
    return next(stands, Location(entry.path))


def _told(place: Location, reason: str) -> Problem | None:
    """Give what is told of an entry that somebody's consent hides; storytellers know of theirs."""
    if reason == NO_CONSENT:
        message = (
            "consent: missing, so the story is not published; expected what its storyteller "
            "agreed to"
        )
    elif reason.startswith(SOMEBODY) or reason == NOTHING_LEFT:
        message = f"people: not shown: {reason}"
    else:
        return None
    return Problem(place, message, "warning")
