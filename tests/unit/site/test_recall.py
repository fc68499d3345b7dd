"""What is kept of a collection gives it back as it would be collected, for as long as it holds."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sitegen.site.collect import collect
from sitegen.site.recall import Kept, kept, recalled
from sitegen.site.visibility import Moment
from tests.unit.site.library import NOW, ZONE, settings
from tests.unit.site.test_collect import ALL

TAGS = ({"en": "youth", "he": "נוער"},)
SITE = settings(tags=TAGS)
EARLY, LATE = timedelta(days=-900), timedelta(days=900)


def through_the_cache(value: Kept) -> Kept:
    """Give what is kept as it is read again."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=Kept)


def after(time: timedelta, *, drafts: bool = False) -> Moment:
    """Give a moment some time after the usual one."""
    return Moment(NOW.at + time, ZONE, drafts)


@given(st.timedeltas(EARLY, LATE), st.timedeltas(EARLY, LATE), st.booleans())
def test_as_long_as_it_holds_it_is_what_would_be_collected(
    then: timedelta, since: timedelta, drafts: bool
) -> None:
    known = through_the_cache(kept(collect(ALL, SITE, after(then, drafts=drafts)), ALL))
    for moment in (after(then, drafts=drafts), after(then + since, drafts=drafts)):
        if not known.holds(SITE, moment):
            continue
        found, expected = recalled(known, ALL, SITE, moment), collect(ALL, SITE, moment)
        assert found == expected
        assert list(found.library.entries) == list(expected.library.entries)
        assert list(found.library.order) == list(expected.library.order)
        assert list(found.library.terms.items()) == list(expected.library.terms.items())


def test_it_holds_neither_for_other_settings_nor_for_drafts_nor_when_an_event_is_over() -> None:
    known = kept(collect(ALL, SITE, NOW), ALL)
    assert known.holds(SITE, NOW)
    assert not known.holds(settings(), NOW)
    assert not known.holds(SITE, after(timedelta(), drafts=True))
    assert not known.holds(SITE, after(LATE))


def test_what_was_kept_of_nothing_never_holds() -> None:
    assert not Kept().holds(SITE, NOW)
