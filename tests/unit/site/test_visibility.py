"""What is shown when and where: drafts, embargoes, ends, and what storytellers agreed to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.entries.entry import Entry
from sitegen.kinds.consent import Consent
from sitegen.kinds.page import Page
from sitegen.kinds.story import Story, Storyteller, Voice
from sitegen.schema.dates import end_of_day, parse_partial_date
from sitegen.schema.parts import Image
from sitegen.site.collect import collect
from sitegen.site.visibility import Moment, Surface, judge, why_hidden
from tests.unit.site.library import NOW, ZONE, at, groups, settings

SECOND = timedelta(seconds=1)


def story(lang: str = "en", consent: Consent | None = None, **fields: Any) -> Entry:
    """Give a story with a portrait, a picture and a voice."""
    meta = Story(
        title="Bread",
        consent=consent,
        storyteller=Storyteller(pseudonym="Noor"),
        portrait=Image(file="a.jpg", alt=""),
        image=Image(file="b.jpg", alt=""),
        voice=Voice(file="a.mp3"),
        **fields,
    )
    return Entry(id="stories/2022/bread", lang=lang, kind="story", path="content/x.md", meta=meta)


def page(**fields: Any) -> Entry:
    meta = Page(title="Harvest", **fields)
    return Entry(id="pages/a", lang="en", kind="page", path="content/y.md", meta=meta)


def shown(entry: Entry, moment: Moment = NOW, surface: Surface = "web") -> bool:
    return judge(entry, surface, moment).entry is not None


@pytest.mark.parametrize(("web", "paper"), list(product([True, False], repeat=2)))
def test_a_story_is_shown_on_the_surfaces_that_were_agreed_to(web: bool, paper: bool) -> None:
    entry = story(consent=Consent(web=web, print=paper))
    assert shown(entry, surface="web") is web
    assert shown(entry, surface="print") is paper


@pytest.mark.parametrize("surface", ["web", "print"])
@pytest.mark.parametrize(("photo", "voice"), list(product([True, False], repeat=2)))
def test_photo_and_voice_are_taken_out_unless_agreed_to(
    surface: Surface, photo: bool, voice: bool
) -> None:
    consent = Consent(web=True, print=True, photo=photo, voice=voice)
    judged = judge(story(consent=consent), surface, NOW).entry
    assert judged is not None
    assert isinstance(judged.meta, Story)
    assert (judged.meta.portrait is not None) is photo
    assert (judged.meta.image is not None) is photo
    assert (judged.meta.voice is not None) is voice
    assert judged.meta.storyteller.pseudonym == "Noor"


@pytest.mark.parametrize(
    ("languages", "lang", "expected"),
    [((), "he", True), (("en", "he"), "he", True), (("en",), "he", False), (("he",), "he", True)],
)
def test_a_story_is_shown_in_the_languages_that_were_agreed_to(
    languages: tuple[str, ...], lang: str, expected: bool
) -> None:
    consent = Consent(web=True, print=True, languages=languages)
    assert shown(story(lang, consent)) is expected
    assert shown(story(lang, consent), surface="print") is expected


@pytest.mark.parametrize("surface", ["web", "print"])
@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("2027-12-31", "2027-12-31T23:59:59"),
        ("2027-06", "2027-06-30T23:59:59"),
        ("2027", "2027-12-31T23:59:59"),
        ("2026-03-26", "2026-03-26T23:59:59"),
    ],
)
def test_the_last_day_of_a_consent_is_included_in_the_sites_zone(
    surface: Surface, until: str, last: str
) -> None:
    consent = Consent(web=True, print=True, until=parse_partial_date(until))
    entry, moment = story(consent=consent), at(last)
    assert shown(entry, moment, surface)
    assert not shown(entry, Moment(moment.at + SECOND, ZONE), surface)
    assert judge(entry, surface, NOW).boundaries == (moment.at + SECOND,)


def test_the_day_is_the_sites_wherever_the_build_runs() -> None:
    entry = story(consent=Consent(web=True, until=parse_partial_date("2027-12-31")))
    in_geneva = datetime(2027, 12, 31, 22, 59, 59, tzinfo=ZoneInfo("Europe/Zurich"))
    assert shown(entry, Moment(in_geneva, ZONE))
    assert not shown(entry, Moment(in_geneva + SECOND, ZONE))


@pytest.mark.parametrize("surface", ["web", "print"])
def test_nothing_is_shown_once_the_consent_was_taken_back(surface: Surface) -> None:
    taken_back = Consent(
        name="public", web=True, print=True, withdrawn=parse_partial_date("2026-03-01")
    )
    assert not shown(story(consent=taken_back), surface=surface)
    assert "withdrawn" in why_hidden(story(consent=taken_back), surface, NOW)


@pytest.mark.parametrize("zone", ["Asia/Jerusalem", "Pacific/Kiritimati", "America/Los_Angeles"])
@pytest.mark.parametrize("until", ["9999", "9999-12", "9999-12-31"])
def test_a_consent_may_last_for_ever(until: str, zone: str) -> None:
    end = end_of_day(parse_partial_date(until), ZoneInfo(zone))
    assert end.astimezone(ZoneInfo("UTC")).year == 9999
    assert shown(story(consent=Consent(web=True, until=parse_partial_date(until))))


def test_drafts_do_not_bring_back_what_was_not_agreed_to() -> None:
    wanted = at("2028-01-01", drafts=True)
    over = Consent(web=True, print=True, until=parse_partial_date("2027"))
    for consent in (Consent(), over, Consent(web=True, print=True, languages=("he",))):
        assert not shown(story(consent=consent, draft=True), wanted, "web")
        assert not shown(story(consent=consent, draft=True), wanted, "print")


def test_a_story_without_consent_is_not_shown_and_that_is_a_warning() -> None:
    judgement = judge(story(), "web", NOW)
    assert judgement.entry is None
    assert judgement.problem is not None
    assert judgement.problem.severity == "warning"
    assert str(judgement.problem).startswith("content/x.md:1: warning: consent: missing, so the")


def test_an_unfinished_story_without_consent_is_no_cause_for_a_warning() -> None:
    assert judge(story(draft=True), "web", NOW).problem is None


def test_what_says_nothing_of_time_is_always_shown() -> None:
    assert judge(page(), "web", NOW).entry == page()
    assert judge(page(), "web", NOW).boundaries == ()


def test_drafts_are_shown_only_where_they_are_wanted() -> None:
    assert not shown(page(draft=True))
    assert shown(page(draft=True), at("2024-07-01", drafts=True))


def test_an_embargo_ends_at_its_moment_and_not_before() -> None:
    moment = at("2024-07-12T09:00")
    entry = page(publish=moment.at)
    assert not shown(entry, Moment(moment.at - SECOND, ZONE))
    assert shown(entry, moment)
    assert shown(entry, Moment(moment.at - SECOND, ZONE, drafts=True))


def test_an_entry_is_gone_from_its_end_on_drafts_or_not() -> None:
    moment = at("2024-07-12T09:00")
    entry = page(expires=moment.at)
    assert shown(entry, Moment(moment.at - SECOND, ZONE))
    assert not shown(entry, moment)
    assert not shown(entry, Moment(moment.at, ZONE, drafts=True))


REPEATED, SKIPPED = "2026-10-25T01:30", "2026-03-27T02:30"
"""In Jerusalem clocks go back at 2:00 on that day in October, and forward at 2:00 in March."""


@pytest.mark.parametrize(
    ("field", "written", "last"),
    [
        ("publish", REPEATED, "2026-10-24T23:29:59Z"),
        ("publish", f"{REPEATED}+03:00", "2026-10-24T22:29:59Z"),
        ("publish", f"{REPEATED}+02:00", "2026-10-24T23:29:59Z"),
        ("publish", SKIPPED, "2026-03-27T00:29:59Z"),
        ("publish", "2026-10-25T01:30:07", "2026-10-24T23:30:06Z"),
        ("publish", "2026-10-25T02:00", "2026-10-24T23:59:59Z"),
        ("expires", REPEATED, "2026-10-24T22:29:59Z"),
        ("expires", f"{REPEATED}+02:00", "2026-10-24T23:29:59Z"),
        ("expires", SKIPPED, "2026-03-26T23:29:59Z"),
    ],
)
def test_where_clocks_change_what_is_held_back_waits_and_what_ends_has_ended(
    field: str, written: str, last: str
) -> None:
    (group,) = groups({"pages/a.md": f"title: A\n{field}: {written}\n"})
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(group), type=type(group))
    before = datetime.fromisoformat(last)
    for each in (group, kept):
        (entry,) = each.entries
        for zone in (ZONE, UTC, ZoneInfo("America/New_York")):
            moment = Moment(before.astimezone(zone), ZONE)
            after = Moment((before + SECOND).astimezone(zone), ZONE)
            assert shown(entry, moment) is (field == "expires")
            assert shown(entry, after) is (field == "publish")
            end = collect([each], settings(), moment).period.end
            # Times in a repeated hour are equal to none in other zones (PEP 495).
            assert end is not None
            assert end.timestamp() == (before + SECOND).timestamp()


def test_a_last_day_may_end_at_an_hour_that_is_skipped_or_comes_twice() -> None:
    for zone, day, last in (
        ("Asia/Beirut", "2026-03-28", "2026-03-28T21:59:59Z"),
        ("America/Havana", "2026-10-31", "2026-11-01T03:59:59Z"),
    ):
        moment = Moment(datetime.fromisoformat(last), ZoneInfo(zone))
        entry = story(consent=Consent(web=True, until=parse_partial_date(day)))
        assert shown(entry, moment)
        assert not shown(entry, Moment(moment.at + SECOND, ZoneInfo(zone)))


OFFSETS = st.sampled_from([-2 * SECOND, -SECOND, 0 * SECOND, SECOND, 2 * SECOND])


@given(
    st.booleans(), st.booleans(), OFFSETS | st.none(), OFFSETS | st.none(), st.booleans(), OFFSETS
)
def test_all_that_hides_an_entry_works_together(
    draft: bool,
    drafts: bool,
    publish: timedelta | None,
    expires: timedelta | None,
    ended: bool,
    now: timedelta,
) -> None:
    midnight = end_of_day(parse_partial_date("2024-07-11"), ZONE)
    begin = None if publish is None else midnight + publish
    end = None if expires is None else midnight + expires
    until = parse_partial_date("2024-07-11") if ended else None
    consent = Consent(web=True, until=until)
    time = midnight + now
    entry = story(consent=consent, draft=draft, publish=begin, expires=end)
    expected = (
        (not draft or drafts)
        and (begin is None or begin <= time or drafts)
        and (end is None or time < end)
        and (until is None or time < midnight)
    )
    judgement = judge(entry, "web", Moment(time, ZONE, drafts))
    assert (judgement.entry is not None) is expected
    assert {b for b in (begin, end) if b} <= set(judgement.boundaries)


@given(st.dates(max_value=parse_partial_date("9998").last_day))
def test_a_day_ends_where_the_next_begins(day: Any) -> None:
    end = end_of_day(parse_partial_date(day.isoformat()), ZONE)
    assert end.date() == day + timedelta(days=1)
    assert (end.hour, end.minute, end.second) == (0, 0, 0)
