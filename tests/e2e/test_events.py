"""Events that come again, are cancelled or postponed: pages, calendars and search engines agree."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from sitegen.builder.options import BuildOptions
from sitegen.builder.pipeline import build
from tests.conftest import MakeOnce
from tests.sites import SETTINGS, make_site
from tests.tools.icaljs import ReadEvent, events_in
from tests.tools.schemaorg import mistakes

LANGUAGES = {"en": "", "he": "he/", "ar": "ar/"}
NOW = datetime(2026, 9, 20, tzinfo=UTC)
GUID = "3d6f0c52-18a4-4f0e-9f4b-2f6f7c6f1a10"
SESSIONS = f"""\
---
title: Members’ sessions; one, two
summary: Four a year.
guid: urn:uuid:{GUID}
start: 2026-03-10T10:30
end: 2026-03-10T13:00
repeat: quarterly
repeat_by: weekday
repeat_until: 2027-12-31
repeat_except: [2026-12-08]
place: Beit Jala
registration: https://example.org/register
updated: 2026-02-01
---

We meet.
"""
TITLES = {"en": "Members’ sessions; one, two", "he": "מפגשי החברים", "ar": "جلسات الأعضاء"}
WORDS = {
    "en": "Every three months on the second Tuesday",
    "he": "אחת לשלושה חודשים ביום שלישי השני",
    "ar": "كل ثلاثة أشهر في يوم الثلاثاء الثاني",
}
GONE = (
    "---\ntitle: Gone\nstart: 2026-10-01\nend: 2026-10-03\nplace: Oslo\nstatus: {}\n"
    "registration: /about/\n---\n"
)


def make(folder: Path) -> None:
    """Build the site as of a day between two of the dates."""
    events = "content/events"
    hall = "{city: Geneva, start: 2026-10-01, end: 2026-10-19}"
    other = "{city: Oslo, start: 2026-11, status: cancelled}"
    make_site(
        folder,
        {
            "site.yaml": SETTINGS.replace("theme: tiny", "theme: base"),
            f"{events}/sessions.md": SESSIONS,
            f"{events}/sessions.he.md": f"---\ntitle: {TITLES['he']}\n---\n",
            f"{events}/sessions.ar.md": f"---\ntitle: {TITLES['ar']}\n---\n",
            f"{events}/gone.md": GONE.format("cancelled"),
            f"{events}/later.md": GONE.format("postponed"),
            "content/exhibitions/faces/index.md": (
                f"---\ntitle: Faces\nguid: faces\nvenues: [{other}, {hall}]\n---\n"
            ),
        },
    )
    build(BuildOptions(folder, folder / "output", at=NOW, jobs=1))


@pytest.fixture(scope="module")
def pages(make_once: MakeOnce) -> Path:
    """The output of the site."""
    return make_once("site-of-events", make) / "output"


def only(pages: Path, name: str) -> ReadEvent:
    """Give the one event of a calendar."""
    (event,) = events_in((pages / name).read_bytes())
    return event


def record(page: Path) -> dict[str, object]:
    """Give what a page tells search engines of its subject."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text())
    data = json.loads(text)
    assert not list(mistakes(data))
    return next(each for each in data["@graph"] if "Event" in each["@type"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_dates_on_the_page_are_those_of_the_calendar(pages: Path, lang: str) -> None:
    folder = f"{LANGUAGES[lang]}events/sessions"
    read = only(pages, f"{folder}/sessions.ics")
    page = html.parse(str(pages / folder / "index.html"))
    shown = [
        datetime.fromisoformat(each) for each in page.xpath("//*[@class='event-dates']//@datetime")
    ]
    assert shown == [start for start in read.starts if start > NOW]
    assert [each.astimezone(UTC).hour for each in shown] == [8, 7, 7, 8]
    assert WORDS[lang] in " ".join(page.xpath("string(//main)").split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_field_is_as_it_was_written(pages: Path, lang: str) -> None:
    fields = only(pages, f"{LANGUAGES[lang]}events/sessions/sessions.ics").fields
    inherited = None if lang == "en" else "en"
    assert fields["uid"][0] == GUID
    assert fields["summary"] == (TITLES[lang], lang)
    assert fields["description"] == ("Four a year.", inherited or "en")
    assert fields["location"] == ("Beit Jala", inherited or "en")
    assert fields["url"][0] == f"https://www.example.org/{LANGUAGES[lang]}events/sessions/"
    assert fields["status"][0] == "CONFIRMED"
    assert int(fields["sequence"][0]) > 0


def test_lists_show_the_next_date_and_the_rule(pages: Path) -> None:
    page = html.parse(str(pages / "events/index.html"))
    (teaser,) = (
        each
        for each in page.xpath("//article[contains(@class, 'teaser-event')]")
        if "sessions" in each.xpath("string(.//a/@href)")
    )
    assert teaser.xpath("string(.//time/@datetime)").startswith("2027-03-09T10:30")
    assert WORDS["en"] in " ".join(teaser.text_content().split())


def test_search_engines_are_told_the_next_date_and_the_schedule(pages: Path) -> None:
    told = record(pages / "events/sessions/index.html")
    assert told["startDate"] == "2027-03-09T10:30:00+02:00"
    assert told["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P3M",
        "startDate": "2026-03-10",
        "endDate": "2027-12-14",
        "startTime": "10:30:00",
        "duration": "PT150M",
        "byDay": "https://schema.org/Tuesday",
        "byMonthWeek": 2,
        "exceptDate": ["2026-12-08"],
        "scheduleTimezone": "Asia/Jerusalem",
    }


@pytest.mark.parametrize(
    ("name", "word", "status", "in_calendars"),
    [
        ("gone", "Canceled", "EventCancelled", "CANCELLED"),
        ("later", "Postponed", "EventPostponed", "TENTATIVE"),
    ],
)
def test_what_does_not_take_place_is_told_everywhere(
    pages: Path, name: str, word: str, status: str, in_calendars: str
) -> None:
    folder = pages / "events" / name
    page = html.parse(str(folder / "index.html"))
    assert page.xpath("string(//*[@class='kicker'])").strip() == word
    assert not page.xpath("//a[text()='Register']")
    assert record(folder / "index.html")["eventStatus"] == f"https://schema.org/{status}"
    read = only(pages, f"events/{name}/{name}.ics")
    assert read.fields["status"][0] == in_calendars
    assert word in (pages / "events/index.html").read_text()


def test_an_exhibition_s_venues_are_whole_days_in_the_order_of_their_days(pages: Path) -> None:
    folder = pages / "exhibitions/faces"
    hall, other = events_in((folder / "faces.ics").read_bytes())
    assert hall.whole
    assert (hall.starts, hall.end) == (
        [datetime(2026, 10, 1, tzinfo=UTC)],
        datetime(2026, 10, 20, tzinfo=UTC),
    )
    assert [each.fields["uid"][0] for each in (hall, other)] == ["faces-1", "faces-2"]
    assert [each.fields["status"][0] for each in (hall, other)] == ["CONFIRMED", "CANCELLED"]
    assert "Canceled" in html.parse(str(folder / "index.html")).xpath("string(//main)")


def test_the_calendar_of_all_events_holds_the_rule(pages: Path) -> None:
    for prefix in LANGUAGES.values():
        events = events_in((pages / f"{prefix}events/calendar.ics").read_bytes())
        assert GUID in [event.fields["uid"][0] for event in events]
        assert max(len(event.starts) for event in events) == 7
