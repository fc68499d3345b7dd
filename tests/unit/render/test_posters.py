"""What stands on the card of each kind, and what doesn't where consent leaves social media out."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sitegen.kinds.exhibition import Venue
from sitegen.kinds.registry import KINDS
from sitegen.render.kinds.posters import Poster, PosterTask, poster_of
from sitegen.schema.dates import parse_partial_date
from sitegen.schema.parts import Image
from sitegen.site.model import Language, Summary
from sitegen.site.navigation import SiteInfo

ENGLISH = Language(code="en", name="English", dir="ltr", prefix="", locale="en-GB")
SITE = SiteInfo(
    title="Many voices",
    description="",
    url="https://www.example.org",
    root="/",
    home="/",
    language=ENGLISH,
    languages=(ENGLISH,),
)
FACE, ARTWORK = Image(file="face.jpg"), Image(file="artwork.jpg")
ZONE = ZoneInfo("Asia/Jerusalem")


def summary(kind: str = "", **more: Any) -> Summary:
    shown = {"id": "x", "lang": "en", "kind": kind, "section": "", "url": "/", "slug": "x"}
    return Summary(**{**shown, "title": "Title", **more})


class Reader:
    """Gives messages as they are, and one entry for every id."""

    def fetch(self, query: Any) -> Any:
        if hasattr(query, "text"):
            return query.text
        return summary(title="Groundwork", artwork=ARTWORK)


def poster(kind: str, **more: Any) -> Poster:
    made = summary(kind, **more)
    return poster_of(PosterTask(Reader(), SITE, KINDS[kind], made, "Title"))  # type: ignore[arg-type]


def test_a_post_says_its_day() -> None:
    made = poster("news", date=parse_partial_date("2024-07-12"), image=FACE)
    assert (made.texts.look, made.texts.kicker) == ("report", "News · 12 July 2024")
    assert made.image == FACE


def test_a_story_has_the_portrait_the_sentence_and_the_agreed_name() -> None:
    made = poster("story", year=2022, quote="Bread.", person="Noor", place="Haifa", portrait=FACE)
    assert (made.texts.quote, made.texts.lines) == ("Bread.", ("Noor",))
    assert made.texts.kicker == "Storytellers · 2022"
    assert "Haifa" not in str(made.texts)
    assert made.image == FACE


def test_a_portrait_that_may_not_be_shared_is_on_no_card() -> None:
    assert poster("story", portrait=FACE, social=False).image is None


def test_an_episode_has_its_shows_name_and_artwork() -> None:
    made = poster("episode", number=2, show="podcast/x", date=parse_partial_date("2022-09-13"))
    assert made.texts.kicker == "Groundwork · Episode 2"
    assert made.texts.lines == ("13 September 2022",)
    assert made.image == ARTWORK


def test_a_season_is_counted_as_one() -> None:
    assert poster("season", number=1, show="podcast/x").texts.kicker == "Groundwork · Season 1"


def test_an_event_is_a_leaf_of_a_calendar_with_its_place() -> None:
    start = datetime(2022, 6, 6, tzinfo=ZONE)
    day = parse_partial_date("2022-06-06")
    made = poster("event", start=start, start_day=day, place="Imperial Hotel")
    assert (made.texts.day, made.texts.month) == ("6", "June 2022")
    assert made.texts.lines[-1] == "Imperial Hotel"


@pytest.mark.parametrize("known", ["", "2022-06", "2022"])
def test_an_event_whose_day_is_not_known_has_no_leaf(known: str) -> None:
    date = parse_partial_date(known) if known else None
    start = datetime(2022, 6, 1, tzinfo=ZONE) if known else None
    made = poster("event", start=start, start_day=date, time_zone="Asia/Jerusalem")
    assert (made.texts.day, made.texts.month) == ("", "")


def test_an_exhibition_says_from_when_to_when_and_where() -> None:
    venue = Venue(
        place="Promenade de Saint-Antoine",
        city="Geneva",
        start=parse_partial_date("2022-06-06"),
        end=parse_partial_date("2022-06-12"),
    )
    lines = poster("exhibition", venues=(venue,)).texts.lines
    assert lines == ("6–12 June 2022", "Promenade de Saint-Antoine", "Geneva")


def test_an_exhibition_of_several_towns_names_them() -> None:
    venues = (Venue(city="Geneva"), Venue(city="Oslo"), Venue(city="Rome"))
    assert poster("exhibition", venues=venues).texts.lines == ("Geneva · Oslo",)


def test_a_program_stands_under_the_one_that_it_belongs_to() -> None:
    assert poster("program").texts.kicker == "Programs"
    assert poster("program", parent="programs/x").texts.kicker == "Groundwork"


def test_a_page_has_its_title() -> None:
    made = poster("page", image=FACE)
    assert (made.texts.title, made.texts.kicker, made.image) == ("Title", "", FACE)
