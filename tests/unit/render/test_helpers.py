"""What templates ask of the site."""

from __future__ import annotations

from typing import Any, cast

import pytest

from sitegen.engine.query import Query, Reader
from sitegen.render.helpers.helpers import SiteHelpers
from sitegen.site.library import Library
from tests.unit.site.library import library


class Asking:
    """A reader that asks a library; the site has no files."""

    def __init__(self, site: Library) -> None:
        self.site = site

    def fetch(self, query: Query[Any]) -> Any:
        return query.answer(self.site) if query.layer() == "library" else ""


def doors(lang: str) -> SiteHelpers:
    site = library(
        {
            "news/2024/trip.md": "title: A trip\ndate: 2024-06-03",
            "news/2024/trip.he.md": "title: מסע",
        }
    )
    return SiteHelpers(cast(Reader, Asking(site)), lang, "/")


@pytest.mark.parametrize(
    ("lang", "name", "address"),
    [
        ("en", "/news/", "/news/"),
        ("he", "/news/", "/he/news/"),
        ("he", "/", "/he/"),
        ("he", "/he/news/", "/he/news/"),
        ("he", "/news/2024/trip/", "/he/news/2024/trip/"),
        ("ar", "/news/2024/trip/", "/news/2024/trip/"),
        ("he", "news/2024/trip", "/he/news/2024/trip/"),
        ("he", "/nowhere/", ""),
    ],
)
def test_an_address_is_that_of_the_pages_language_where_it_has_one(
    lang: str, name: str, address: str
) -> None:
    assert doors(lang).url(name) == address
