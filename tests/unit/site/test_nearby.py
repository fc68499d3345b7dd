"""A link that leads nowhere is led to the entry or address that is near it."""

from __future__ import annotations

import pytest

from sitegen.site.nearby import NearestTo
from tests.unit.site.library import library

SITE = library(
    {
        "news/2025/members-meeting-in-beit-jala/index.md": "title: M\ndate: 2025",
        "news/2025/members-meeting-in-beit-jala/index.he.md": "title: מ",
        "news/2024/trip.md": "title: T\ndate: 2024",
        "news/2024/trip.he.md": "title: ט",
        "news/2024/only.md": "title: ו\nlang: he\ndate: 2024",
        "pages/about.md": "title: A",
        "podcast/groundwork/show.md": "title: G\nguid: g",
    }
)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("../2025/members-meeting.md", "../2025/members-meeting-in-beit-jala/index.md"),
        ("trpi.md", "trip.md"),
        ("TRIP.md", "trip.md"),
        ("../2023/trip.md", "trip.md"),
        ("../2023/trip.he.md", "trip.md"),
        ("onyl.md", "only.md"),
        ("../../podcast/groundwrok.md", "../../podcast/groundwork/show.md"),
        ("zebra.md", ""),
        ("/abuot/", "/about/"),
        ("/zebra/", ""),
    ],
)
def test_the_nearest_is_named_as_the_link_would_be_written(name: str, near: str) -> None:
    assert NearestTo(lang="en", folder="content/news/2024", name=name).answer(SITE) == near
