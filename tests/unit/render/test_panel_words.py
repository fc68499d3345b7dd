"""What a panel says stands on the same page as other texts: its places have names of their own."""

from __future__ import annotations

import pytest

from sitegen.render.helpers.panel_words import apart


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<h2 id="why">Why</h2>', '<h2 id="panel-3-why">Why</h2>'),
        ('<a href="#note-1">1</a>', '<a href="#panel-3-note-1">1</a>'),
        ('<a href="/about/#why">Why</a>', '<a href="/about/#why">Why</a>'),
        ('<a href="https://www.example.org/">x</a>', '<a href="https://www.example.org/">x</a>'),
        (
            '<svg aria-labelledby="a b" role="img">',
            '<svg aria-labelledby="panel-3-a panel-3-b" role="img">',
        ),
        ("<p>id=&quot;x&quot; stands here</p>", "<p>id=&quot;x&quot; stands here</p>"),
        ('<p data-id="x" lang="he">x</p>', '<p data-id="x" lang="he">x</p>'),
    ],
)
def test_places_are_named_apart_and_links_to_them_follow(html: str, found: str) -> None:
    assert apart(html, "panel-3") == found
