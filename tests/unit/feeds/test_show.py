"""What podcast directories would refuse is said in words."""

from __future__ import annotations

import pytest

from sitegen.feeds.apple_categories import APPLE_CATEGORIES, arrange_categories
from sitegen.feeds.feed import Enclosure
from sitegen.feeds.show import PodcastEpisode, PodcastShow, episode_problems, show_problems


def show(**fields: object) -> PodcastShow:
    complete = {
        "url": "https://example.org/feed.xml",
        "page": "https://example.org/",
        "title": "Groundwork",
        "lang": "en",
        "description": "Activists speak.",
        "author": "ALLMEP",
        "image": "https://example.org/a.jpg",
        "image_size": (3000, 3000),
        "owner_email": "podcast@example.org",
        "categories": ("Society & Culture", "Documentary"),
    }
    return PodcastShow(**{**complete, **fields})  # type: ignore[arg-type]


def test_a_complete_show_has_no_problem() -> None:
    assert show_problems(show()) == ()


@pytest.mark.parametrize("field", ["description", "author", "image", "owner_email"])
def test_what_is_missing_is_named(field: str) -> None:
    (problem,) = show_problems(show(**{field: ""}))
    assert "missing" in problem


@pytest.mark.parametrize("size", [(1399, 1399), (3001, 3001), (2000, 1500)])
def test_artwork_must_be_a_square_of_the_right_size(size: tuple[int, int]) -> None:
    (problem,) = show_problems(show(image_size=size))
    assert problem == (
        f"artwork: {size[0]} × {size[1]} pixels; podcast directories ask for a square of "
        "1400 to 3000 pixels a side"
    )


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
