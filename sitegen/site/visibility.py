"""Who and what may be seen: drafts, embargoes, and what storytellers agreed to.

PRODUCT.md, "Safety of people". What is not allowed is taken out of the values here, once; nothing
that comes after can show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Literal

from msgspec.structs import replace

from sitegen.content.entries.entry import Entry
from sitegen.errors import Location, Problem
from sitegen.kinds.meta import Meta
from sitegen.kinds.story import Consent, Story
from sitegen.schema.dates import end_of_day

Surface = Literal["web", "print"]

NO_CONSENT = "it has no consent: yet, so nobody may read it"
"""Why a story without `consent:` is not shown."""


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


def judge(entry: Entry, surface: Surface, moment: Moment) -> Judgement:
    """Decide whether an entry is shown on a surface, and take out what may not be."""
    meta = entry.meta
    if is_plain(meta):
        return Judgement(entry)
    boundaries = [b for b in (meta.publish, meta.expires) if b is not None]
    consent = meta.consent if isinstance(meta, Story) else None
    if consent and consent.until:
        boundaries.append(end_of_day(consent.until, moment.zone))
    reason = why_hidden(entry, surface, moment)
    if reason:
        problem = _no_consent(entry) if reason == NO_CONSENT else None
        return Judgement(None, tuple(boundaries), problem)
    if not isinstance(meta, Story) or consent is None:
        return Judgement(entry, tuple(boundaries))
    return Judgement(replace(entry, meta=agreed_parts(meta, consent)), tuple(boundaries))


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
    if not isinstance(meta, Story):
        return ""
    consent = meta.consent
    if consent is None:
        return NO_CONSENT
    if consent.withdrawn:
        return "its storyteller has taken the consent back (consent: withdrawn:)"
    if not (consent.web if surface == "web" else consent.print):
        return f"its storyteller has not agreed to that (consent: {surface}: true would say so)"
    if not in_time(consent, moment):
        return "its storyteller's consent has ended (consent: until:)"
    if not in_language(consent, entry.lang):
        return "its storyteller has not agreed to this language (consent: languages:)"
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
    return not (meta.draft or meta.publish or meta.expires or isinstance(meta, Story))


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


def agreed_parts(story: Story, consent: Consent) -> Story:
    """Give a story without the pictures and the voice that were not agreed to."""
    if not consent.photo:
        story = replace(story, portrait=None, image=None)
    if not consent.voice:
        story = replace(story, voice=None)
    return story


def _no_consent(entry: Entry) -> Problem:
    return Problem(
        Location(entry.path),
        "consent: missing, so the story is not published; expected what its storyteller agreed to",
        "warning",
    )
