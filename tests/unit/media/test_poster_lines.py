"""Titles of posters break into lines of one length, and leave no word alone on the last."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.media.posters.lines import Room, balanced, set_text

SIZES = (90, 70, 50)


def letters(text: str) -> float:
    """A font in which each sign is half as wide as it is high."""
    return 50.0 * len(text)


def lines(text: str, width: float, height: float = 500, most: int = 5) -> tuple[str, ...]:
    return set_text(text, letters, SIZES, Room(width, height, most, 1.1)).lines


@pytest.mark.parametrize(
    ("title", "width"),
    [
        ("A bench at the bus stop", 850),
        ("Alliance for Middle East Peace", 1000),
        ("One two three four five six seven", 900),
    ],
)
def test_no_word_stands_alone_on_the_last_line(title: str, width: float) -> None:
    found = lines(title, width)
    assert len(found) > 1
    assert len(found[-1].split()) > 1


def test_as_many_lines_as_words_is_all_that_two_long_words_leave() -> None:
    assert lines("Internationalisation Everywhere", 1100) == (
        "Internationalisation",
        "Everywhere",
    )


@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=9),
    st.integers(12, 40),
)
def test_lines_are_as_even_as_any_breaking_into_as_many_makes_them(
    widths: list[int], room: int
) -> None:
    """Held against all ways to break, tried one by one."""
    found = balanced(widths, 1, room, 9)
    if found is None:
        # A line can hold any of the words, so that only their number can be too large.
        assert len(widths) > 9
        return
    count = len(found)
    aim = (sum(widths) + len(widths) - count) / count

    def cost(ends: tuple[int, ...]) -> float | None:
        starts = (0, *ends)
        rows = [widths[a:b] for a, b in zip(starts, ends, strict=False)]
        wide = [sum(row) + len(row) - 1 for row in rows]
        if max(wide) > room:
            return None
        alone = (aim * 0.6) ** 2 if count > 1 and len(rows[-1]) == 1 else 0
        return sum((each - aim) ** 2 for each in wide) + alone

    ways = [(*cut, len(widths)) for cut in combinations(range(1, len(widths)), count - 1)]
    costs = [each for way in ways if (each := cost(way)) is not None]
    mine = cost(found)
    assert mine is not None
    assert mine == pytest.approx(min(costs))
    if count > 1:
        fewer = combinations(range(1, len(widths)), count - 2)
        assert all(cost((*cut, len(widths))) is None for cut in fewer)


@given(st.text(alphabet="ab \u2066\u2069", max_size=60))
def test_no_word_is_lost_where_all_fit(text: str) -> None:
    found = set_text(text, letters, (50,), Room(10_000, 10_000, 50, 1.1))
    assert found.whole
    assert " ".join(found.lines).split(" ") == " ".join(found.lines).split(" ")
    assert "".join(found.lines).replace(" ", "") == text.replace(" ", "")


def test_what_is_isolated_is_not_torn() -> None:
    group = "\u2066+972 2 123\u2069"
    assert any(group in line for line in lines(f"Call us now at {group} or so", 700))


def test_the_end_of_a_very_long_title_is_left_out() -> None:
    found = set_text("word " * 200, letters, SIZES, Room(600, 300, 4, 1.1))
    assert not found.whole
    assert found.lines[-1].endswith("…")
    assert len(found.lines) <= 4


def test_fewer_lines_are_worth_a_little_of_the_size() -> None:
    title = "Alliance for Middle East Peace"
    large = set_text(title, letters, (90,), Room(740, 500, 5, 1.1))
    found = set_text(title, letters, (90, 84, 76), Room(740, 500, 5, 1.1))
    assert len(large.lines) == 3
    assert (found.lines, found.size) == (("Alliance for", "Middle East Peace"), 84)
