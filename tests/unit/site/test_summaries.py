"""What pages say of an entry elsewhere, and of a storyteller no more than was agreed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sitegen.kinds.story import Storyteller, display_name
from sitegen.site.model import Summary
from tests.planted import link_fields
from tests.unit.site.library import AGREED, library

TELLER = "storyteller: {name: Nadia Darwish, pseudonym: Noor, role: Baker, place: Haifa}"


def summary_of(path: str, fields: str, files: tuple[str, ...] = ()) -> Summary:
    """Give the summary of an entry by its front matter."""
    site = library({path: f"title: A\n{fields}"}, files=files)
    found = site.summary(path.removesuffix(".md").removesuffix("/index"), "en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("consent", "shown"),
    [
        ("{name: public, web: true}", "Nadia Darwish"),
        ("{name: pseudonym, web: true}", "Noor"),
        ("{name: withheld, web: true}", "Baker"),
        ("{web: true}", "Baker"),
    ],
)
def test_a_storyteller_is_shown_by_the_name_that_was_agreed_to(consent: str, shown: str) -> None:
    summary = summary_of("stories/2022/a/index.md", f"{TELLER}\nconsent: {consent}")
    assert summary.person == shown
    assert ("Nadia" in repr(summary)) is (shown == "Nadia Darwish")
    assert ("Noor" in repr(summary)) is (shown == "Noor")
    assert (summary.role, summary.place) == ("Baker", "Haifa")


@pytest.mark.parametrize(
    ("teller", "shown"),
    [
        (Storyteller(name="Dana", pseudonym="Noor", role="Baker"), "Dana"),
        (Storyteller(pseudonym="Noor", role="Baker"), "Noor"),
        (Storyteller(role="Baker"), "Baker"),
        (Storyteller(), ""),
    ],
)
def test_a_name_is_followed_by_the_pseudonym_and_the_role(teller: Storyteller, shown: str) -> None:
    assert display_name(teller) == shown


def test_photo_voice_and_social_cards_follow_the_consent() -> None:
    files = ("content/stories/2022/a/a.jpg", "content/stories/2022/a/a.mp3")
    fields = "portrait: {file: a.jpg, alt: x}\nimage: a.jpg\nalt: x\nvoice: {file: a.mp3}\n"
    refused = summary_of("stories/2022/a/index.md", f"{fields}consent: {{web: true}}", files)
    assert (refused.portrait, refused.image, refused.has_voice) == (None, None, False)
    assert refused.social is False
    agreed = "consent: {web: true, photo: true, voice: true, social: true}"
    given = summary_of("stories/2022/a/index.md", fields + agreed, files)
    assert given.portrait and given.image and given.has_voice and given.social


def test_a_storys_year_is_its_own_else_the_folders() -> None:
    assert summary_of("stories/2022/a.md", AGREED).year == 2022
    assert summary_of("stories/2022/a.md", f"{AGREED}year: 2021\naward: finalist").year == 2021


def test_a_news_post() -> None:
    summary = summary_of("news/2024/a.md", "date: 2024-07\ndateline: BEIT JALA\ntags: [x]")
    assert (summary.kind, summary.section, summary.slug) == ("news", "news", "a")
    assert (str(summary.date), summary.dateline, summary.tags) == ("2024-07", "BEIT JALA", ("x",))


def test_an_episode_names_its_show() -> None:
    audio = "guid: x\nnumber: 3\nduration: '12:34'\naudio: {url: https://a.example/a.mp3}"
    summary = summary_of("podcast/groundwork/season-1/lod.md", audio)
    assert (summary.show, summary.number, summary.duration) == ("podcast/groundwork", 3, "12:34")
    assert (summary.type, summary.section) == ("full", "podcast")


def test_an_event_has_its_own_zone_else_the_sites() -> None:
    fields = "start: 2026-03-01T10:00\nend: 2026-03-01T16:00"
    own = summary_of("events/a.md", f"{fields}\ntime_zone: Europe/Zurich")
    assert own.start == datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert own.end == datetime(2026, 3, 1, 15, tzinfo=UTC)
    assert summary_of("events/a.md", fields).start == datetime(2026, 3, 1, 8, tzinfo=UTC)


def test_an_end_that_clocks_would_put_before_its_start_stays_behind_it() -> None:
    # 02:30 does not exist on that night: it is read by the offset before, as 03:30.
    summary = summary_of("events/a.md", "start: 2025-03-28T02:30\nend: 2025-03-28T03:15")
    assert summary.start == datetime(2025, 3, 28, 0, 30, tzinfo=UTC)
    assert summary.end == datetime(2025, 3, 28, 1, 15, tzinfo=UTC)


def test_an_event_without_a_start_is_to_be_announced() -> None:
    summary = summary_of("events/a.md", "place: Jerusalem")
    assert summary.to_be_announced
    assert summary.upcoming
    assert not summary_of("events/a.md", "start: 2020").to_be_announced


def test_the_same_summary_is_given_again() -> None:
    site = library({"pages/a.md": "title: A"})
    assert site.summary("pages/a", "en") is site.summary("pages/a", "en")
    assert site.summary("pages/a", "he") is None


def test_a_summary_holds_no_address_that_nobody_looked_up() -> None:
    summary = summary_of("exhibitions/a.md", "venues: [{city: Geneva, map: /about/}]")
    assert [(venue.city, venue.map) for venue in summary.venues] == [("Geneva", "")]
    within = {
        name for name, rule in link_fields(Summary) if not rule.whole and name != "venues.map"
    }
    assert within == set()
