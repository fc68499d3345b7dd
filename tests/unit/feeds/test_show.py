"""What podcast directories would refuse is said in words."""

from __future__ import annotations

import pytest

from sitegen.feeds.apple_categories import APPLE_CATEGORIES, arrange_categories
from sitegen.feeds.feed import Enclosure
from sitegen.feeds.show import (
    Artwork,
    PodcastEpisode,
    PodcastShow,
    episode_problems,
    release_moments,
    show_problems,
)
from sitegen.schema.dates import parse_partial_date


def show(**fields: object) -> PodcastShow:
    complete = {
        "url": "https://example.org/feed.xml",
        "page": "https://example.org/",
        "title": "Groundwork",
        "lang": "en",
        "description": "Activists speak.",
        "author": "ALLMEP",
        "artwork": Artwork(url="https://example.org/a.jpg", side=3000),
        "owner_email": "podcast@example.org",
        "categories": ("Society & Culture", "Documentary"),
    }
    return PodcastShow(**{**complete, **fields})  # type: ignore[arg-type]


def test_a_complete_show_has_no_problem() -> None:
    assert show_problems(show()) == ()


@pytest.mark.parametrize("field", ["description", "author", "artwork", "owner_email"])
def test_what_is_missing_is_named(field: str) -> None:
    (problem,) = show_problems(show(**{field: None if field == "artwork" else ""}))
    assert "missing" in problem


def test_no_category_at_all_is_a_problem() -> None:
    (problem,) = show_problems(show(categories=()))
    assert problem.startswith("category: missing")


def test_apple_s_list_has_110_names() -> None:
    assert len(APPLE_CATEGORIES) == 19
    names = [*APPLE_CATEGORIES, *(name for below in APPLE_CATEGORIES.values() for name in below)]
    assert len(names) == len(set(names)) == 110


@pytest.mark.parametrize(
    ("names", "arranged"),
    [
        (("Society & Culture", "Documentary"), {"Society & Culture": ("Documentary",)}),
        (("Documentary",), {"Society & Culture": ("Documentary",)}),
        (("News", "Politics", "Daily News"), {"News": ("Politics", "Daily News")}),
        (("Government", "Documentary"), {"Government": (), "Society & Culture": ("Documentary",)}),
        (("No such",), {}),
    ],
)
def test_subcategories_find_their_category(
    names: tuple[str, ...], arranged: dict[str, tuple[str, ...]]
) -> None:
    assert arrange_categories(names) == arranged


def test_a_recording_elsewhere_needs_its_size_and_type() -> None:
    episode = PodcastEpisode(
        guid="1",
        url="https://example.org/1/",
        title="1",
        enclosure=Enclosure(url="https://example.org/1.mp3", type="audio/mpeg"),
    )
    assert episode_problems(episode) == (
        "audio: length is not known; podcast apps ask for it (write length: beside url:)",
    )


def moments_of(*dates: str) -> list[str]:
    """Give when episodes with these dates came out, in a zone of whole hours."""
    moments = release_moments([parse_partial_date(each) for each in dates], "Asia/Jerusalem")
    return [f"{moment:%Y-%m-%d %H:%M}" for moment in moments]


def test_episodes_of_one_day_came_out_in_their_order() -> None:
    """Apps sort by the moment alone: without one of its own, the second part comes first."""
    assert moments_of("2021-07-13", "2021-07-12", "2021-07-12") == [
        "2021-07-13 00:00",
        "2021-07-12 00:01",
        "2021-07-12 00:00",
    ]
    assert moments_of("2022", "2022", "2022-01-01") == [
        "2022-01-01 00:02",
        "2022-01-01 00:01",
        "2022-01-01 00:00",
    ]


def test_no_later_episode_changes_when_an_earlier_one_came_out() -> None:
    before = moments_of("2021-07-12", "2021-07-12", "2021-07-01")
    assert moments_of("2021-07-12", "2021-07-12", "2021-07-12", "2021-07-01")[1:] == before
    assert moments_of("2021-08-01", "2021-07-12", "2021-07-12", "2021-07-01")[1:] == before
