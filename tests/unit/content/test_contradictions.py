"""Facts that can't all be true are told, and times of day that a clock change makes unclear."""

from __future__ import annotations

import pytest

from tests.unit.site.library import reading

EVENT, SHOW, STORY = "events/a.md", "exhibitions/a/index.md", "stories/2022/a.md"


def said_of(path: str, fields: str) -> list[str]:
    """Give what is said of an entry with a title."""
    read = reading({path: f"title: A\n{fields}"})
    told = read.problems if read.group is None else read.group.warnings
    return [str(problem).removeprefix(f"content/{path}:") for problem in told]


def comes(second: str, first: str, field: str) -> str:
    return f'"{second}" found, expected what comes after {field}, "{first}"'


def test_a_year_among_figures_is_doubted() -> None:
    figures = "figures: [{number: '24', label: people}, {number: '2019', label: launched}]"
    said = '"2019" reads as a year; expected how many there are of something'
    assert said_of("programs/a.md", figures) == [f"3: warning: figures[2].number: {said}"]


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        (
            EVENT,
            "start: 2026-05-02T10:00\nend: 2026-05-01T10:00",
            f"4: end: {comes('2026-05-01T10:00', '2026-05-02T10:00', 'start')}",
        ),
        (
            EVENT,
            "end: 2026-05-01\nstart: 2026-05-02T10:00",
            f"3: end: {comes('2026-05-01', '2026-05-02T10:00', 'start')}",
        ),
        (
            EVENT,
            "publish: 2026-05-02\nexpires: 2026-05-01",
            f"4: expires: {comes('2026-05-01T00:00+03:00', '2026-05-02T00:00+03:00', 'publish')}",
        ),
        (
            SHOW,
            "venues: [{start: 2022-06-19, end: 2022-06-01}]",
            f"3: venues[1].end: {comes('2022-06-01', '2022-06-19', 'start')}",
        ),
        (
            STORY,
            "consent: {asked: 2024-02, until: 2024-01-31}",
            f"3: consent.until: {comes('2024-01-31', '2024-02', 'asked')}",
        ),
        (
            "pages/a.md",
            "date: 2024-02\nupdated: 2024-01-31",
            f"4: updated: {comes('2024-01-31', '2024-02', 'date')}",
        ),
        (
            "pages/a.md",
            "date: 2024-02\nexpires: 2024-01-31",
            f"4: expires: {comes('2024-01-31T00:00+02:00', '2024-02', 'date')}",
        ),
    ],
)
def test_what_ends_before_it_begins_is_a_mistake(path: str, fields: str, said: str) -> None:
    assert said_of(path, fields) == [said]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (EVENT, "start: 2026-05-02T10:00\nend: 2026-05-02"),
        ("pages/a.md", "date: 2024-02-15\nupdated: 2024-02"),
        (EVENT, "start: 2026-05\nend: 2026-05-01T10:00"),
        (EVENT, "start: 2026-05-02T10:00\nend: 2026-05-02T10:00"),
        (SHOW, "venues: [{start: 2022-06-19, end: 2022-06}, {end: 2022}]"),
    ],
)
def test_what_may_be_is_no_contradiction(path: str, fields: str) -> None:
    assert said_of(path, fields) == []


def test_a_contradiction_is_told_beside_other_mistakes() -> None:
    said = said_of(EVENT, "start: 2026-05-02\nend: 2026-05-01\nonline: here")
    assert [line[:5] for line in said] == ["4: en", "5: on"]


def test_an_hour_that_clocks_skip_is_a_warning() -> None:
    assert said_of(EVENT, "start: 2026-03-27T02:30") == [
        "3: warning: start: 02:30 on 2026-03-27 in Asia/Jerusalem does not exist: "
        "clocks go forward then; expected another time"
    ]


def test_an_hour_that_comes_twice_is_a_warning_in_the_events_own_zone() -> None:
    assert said_of(EVENT, "start: 2026-10-25T02:30\ntime_zone: Europe/Zurich") == [
        "3: warning: start: 02:30 on 2026-10-25 in Europe/Zurich comes twice, "
        "since clocks go back then; expected another time"
    ]
    assert said_of(EVENT, "start: 2026-10-25T02:30\ntime_zone: Asia/Amman") == []


def test_an_offset_makes_a_moment_clear() -> None:
    (said,) = said_of(EVENT, "publish: 2026-03-27T02:30")
    assert said.endswith("another time, or its offset, as in 2026-03-27T02:30+03:00")
    assert said_of(EVENT, "publish: 2026-03-27T02:30+03:00") == []


def test_an_end_that_no_page_shows_for_want_of_a_start_is_told() -> None:
    said = "warning: end: found without start, and not shown; expected both or none"
    assert said_of(EVENT, "end: 2026-05-02T10:00") == [f"3: {said}"]


def test_an_end_whose_start_has_a_mistake_is_no_second_mistake() -> None:
    assert [line.partition(" ")[2] for line in said_of(EVENT, "start: noon\nend: 2026-05-01")] == [
        'start: "noon" found, expected a date and time such as 2026-03-01T10:00 (without an '
        "offset), or a date"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Asia/Jerusalm", "Asia/Jerusalem"),
        ("Jerusalem", "Asia/Jerusalem"),
        ("asia/gaza", "Asia/Gaza"),
        ("Europe/Zuerich", "Europe/Zurich"),
    ],
)
def test_an_unknown_time_zone_says_which_was_meant(written: str, meant: str) -> None:
    assert said_of(EVENT, f"time_zone: {written}") == [
        f'3: time_zone: "{written}" found, expected a time zone, such as Asia/Jerusalem; '
        f'did you mean "{meant}"?'
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            "start: 2026-03\nrepeat: monthly",
            '4: repeat: "2026-03" is no day to begin at; expected a start such as 2026-03-01',
        ),
        (
            "start: 2026-03-31\nrepeat: monthly",
            "4: repeat: other months have no day such as 2026-03-31; "
            "expected a start up to the 28th, or repeat_by: last-weekday",
        ),
        (
            "start: 2024-02-29\nrepeat: yearly",
            "4: repeat: other months have no day such as 2024-02-29; "
            "expected a start up to the 28th, or repeat_by: last-weekday",
        ),
        (
            "start: 2026-03-31\nrepeat: monthly\nrepeat_by: weekday",
            "5: repeat_by: the month of 2026-03-31 has this weekday five times, others don't; "
            "expected last-weekday",
        ),
        (
            "start: 2026-03-10\nrepeat: monthly\nrepeat_by: last-weekday",
            "5: repeat_by: the weekday of 2026-03-10 comes again in its month; expected weekday",
        ),
        (
            "start: 2026-03-10\nrepeat: weekly\nrepeat_by: weekday",
            '5: repeat_by: "weekday" found beside "weekly"; '
            "expected it with monthly, quarterly, yearly",
        ),
        (
            "start: 2026-03-10\nrepeat: weekly\nrepeat_until: 2026-02",
            '5: repeat_until: "2026-02" found, expected what comes after start, "2026-03-10"',
        ),
        (
            "start: 2026-03-10\nend: 2026-03-18\nrepeat: weekly",
            '4: end: "2026-03-18" found, expected an end before the next date (weekly)',
        ),
        (
            "start: 2026-03-10\nrepeat: weekly\nrepeat_except: [2026-03-25]",
            '5: repeat_except: "2026-03-25" found, expected a date of its own: '
            "2026-03-24, 2026-03-31, 2026-04-07, 2026-04-14",
        ),
        (
            "start: 2026-03-10\nrepeat: weekly\nrepeat_times: 1\nrepeat_except: [2026-03-10]",
            "6: repeat_except: no date is left; expected fewer, or status: cancelled",
        ),
        (
            "start: 2026-03-10\nrepeat_until: 2026-12",
            "4: warning: repeat_until: found without repeat, and not shown; expected both or none",
        ),
    ],
)
def test_dates_that_come_again_can_all_be_kept(fields: str, said: str) -> None:
    assert said_of(EVENT, fields) == [said]


@pytest.mark.parametrize(
    "fields",
    [
        "start: 2026-03-31\nrepeat: weekly",
        "start: 2026-03-31\nrepeat: yearly",
        "start: 2026-03-31\nrepeat: quarterly\nrepeat_by: last-weekday",
        "start: 2026-03-10T22:00\nend: 2026-03-11T02:00\nrepeat: daily\nrepeat_times: 5",
        "start: 2026-03-10\nrepeat: monthly\nrepeat_until: 2026\nrepeat_except: [2026-04-10]",
    ],
)
def test_dates_that_may_come_again_are_no_contradiction(fields: str) -> None:
    assert said_of(EVENT, fields) == []
