"""Type sizes: legible, as large as fits, and an error that says by how much a text is too long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.panels.layout.typography import (
    NEARLY_ALL,
    Overflow,
    Set,
    TextTooLongError,
    TypeRange,
    display_size,
    largest_fitting,
    narrowed,
    overflows_of,
    type_range,
)

SIZES = TypeRange(smallest=24.0, largest=42.0)


def test_the_legible_minimum_follows_the_distance_but_never_sinks_below_twelve_points() -> None:
    assert type_range(1.0).smallest == 24
    assert type_range(2.5).smallest == 60
    assert type_range(0.3).smallest == 12


@given(st.floats(100, 5000), st.floats(0.05, 3))
def test_the_size_found_fits_and_uses_nearly_all_room_or_is_the_next_best(
    room: float, growth: float
) -> None:
    asked: list[float] = []

    def height(size: float) -> float:
        asked.append(size)
        return growth * size * size

    found = largest_fitting(height, room, SIZES)
    assert len(asked) == len(set(asked)), "a size was set twice"
    if found is None:
        assert height(SIZES.smallest) > room
        return
    size, taken = found
    assert taken <= room
    larger = min(size + 0.5, SIZES.largest)
    assert size == larger or taken >= room * NEARLY_ALL or height(larger) > room


def test_text_that_does_not_fit_at_the_minimum_is_not_squeezed_in() -> None:
    assert largest_fitting(lambda size: size * 100, 1000, SIZES) is None


def test_lines_never_become_too_short_for_reading() -> None:
    assert narrowed(SIZES, line=150).largest < SIZES.largest
    assert narrowed(SIZES, line=1).largest == SIZES.smallest
    assert narrowed(SIZES, line=5000) == SIZES


def test_display_words_are_large_but_keep_to_their_lines() -> None:
    short = display_size(10, 700, lines=3, largest=96, least=48)
    long = display_size(160, 700, lines=3, largest=96, least=48)
    assert short == 96
    assert 48 <= long < 96
    assert display_size(2000, 700, lines=3, largest=96, least=48) == 48


def of(lang: str, words: int, height: float, end: float) -> Set:
    return Set(lang=lang, words=words, height=height, end=end, line=10)


def test_columns_are_too_long_each_by_itself() -> None:
    found = overflows_of((of("en", 30, 100, 120), of("he", 20, 80, 95)), 20, 100, stacked=False)
    assert found == (Overflow(lang="en", lines=2, words=6, of=30),)


def test_languages_under_each_other_share_what_is_too_much() -> None:
    sets = (of("en", 60, 200, 250), of("he", 40, 100, 360), of("ar", 50, 100, 470))
    found = overflows_of(sets, 80, 390, stacked=True)
    assert [(each.lang, each.lines, each.words) for each in found] == [
        ("en", 4, 12),
        ("he", 2, 8),
        ("ar", 2, 10),
    ]


@given(
    st.lists(st.tuples(st.integers(0, 900), st.floats(0, 5000)), min_size=1, max_size=4),
    st.floats(1, 50_000),
    st.booleans(),
)
def test_no_language_is_too_long_by_more_words_than_it_has(
    texts: list[tuple[int, float]], over: float, stacked: bool
) -> None:
    room = 300.0
    sets = tuple(of(f"l{n}", words, high, room + over) for n, (words, high) in enumerate(texts))
    found = overflows_of(sets, over, room, stacked=stacked)
    assert found
    assert all(
        each.words <= dict(zip((s.lang for s in sets), texts, strict=True))[each.lang][0]
        for each in found
    )


def test_a_text_that_finds_no_room_at_all_is_told_so() -> None:
    (found,) = overflows_of((of("fr", 95, 50, 700),), 400, 300, stacked=True)
    assert found.told == "fr: none of its 95 words finds room beside the headline or quotation"


def test_the_error_names_panel_language_lines_words_and_a_way_out() -> None:
    overflows = (Overflow(lang="ar", lines=3, words=21), Overflow(lang="he", lines=1, words=1))
    message = str(TextTooLongError("a-door (story, a1)", 24.0, overflows))
    assert message == (
        "a-door (story, a1): the text does not fit at 24 pt, the legible minimum: "
        "ar: 3 lines (about 21 words) too long; he: 1 line (about 1 word) too long; "
        "shorten it, use a larger format or a shorter viewing distance"
    )
