"""A show's page leads to the apps that listeners know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.helpers.listening import FEED, follow_links

PAGE = "https://www.example.org/podcast/groundwork/"


def labels(**subscribe: str) -> list[str]:
    return [link.label for link in follow_links(subscribe)]


def test_apps_stand_in_the_usual_order_whatever_the_order_of_the_entry() -> None:
    found = labels(overcast="https://o.example", spotify="https://s.example", apple="https://a")
    assert found == ["Apple Podcasts", "Spotify", "Overcast"]


@pytest.mark.parametrize("name", ["apple", "Apple", "Apple Podcasts", "apple-podcasts"])
def test_an_app_is_known_by_any_of_its_names(name: str) -> None:
    assert [link.label for link in follow_links({name: PAGE})] == ["Apple Podcasts"]


def test_other_apps_are_called_as_they_are_written_and_the_feed_is_last() -> None:
    subscribe = {"rss": PAGE, "Radio Example": PAGE, "somewhere": PAGE, "youtube": PAGE}
    found = follow_links(subscribe)
    assert [link.label for link in found] == ["YouTube", "Radio Example", "Somewhere", "RSS"]
    assert found[-1].name == FEED


@given(st.dictionaries(st.text(max_size=20), st.just(PAGE), max_size=6))
def test_no_name_loses_a_link(subscribe: dict[str, str]) -> None:
    assert len(follow_links(subscribe)) == len(subscribe)
