"""A date that is still to come is told: it holds nothing back."""

from __future__ import annotations

from datetime import datetime

import pytest

from sitegen.site.collect import Collection, collect
from sitegen.site.visibility import Moment
from tests.unit.site.library import ZONE, groups, settings

AT = datetime(2026, 11, 29, 12, tzinfo=ZONE)


def collected(path: str, fields: str) -> Collection:
    """Relate one entry to nothing, as of noon on 29 November 2026."""
    return collect(groups({path: f"title: A\n{fields}"}), settings(), Moment(AT, ZONE))


@pytest.mark.parametrize("date", ["2026-11-30", "2026-12", "2027"])
def test_what_is_shown_before_its_date_is_told(date: str) -> None:
    found = collected("news/2026/a.md", f"date: {date}")
    told = [str(problem) for problem in found.problems if "future" in problem.message]
    begins = f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]
    assert told == [
        f'content/news/2026/a.md:3: warning: date: "{date}" is in the future, and the entry is '
        f'shown now; expected "publish: {begins}" as well, if it is to wait until then'
    ]
    # The next build after that day has to see that it is over.
    assert found.period.end == datetime.fromisoformat(begins).replace(tzinfo=ZONE)


@pytest.mark.parametrize("path", ["pages/a.md", "events/a.md"])
def test_an_update_that_is_still_to_come_is_told(path: str) -> None:
    found = collected(path, "updated: 2026-12-01")
    told = [str(problem) for problem in found.problems if "future" in problem.message]
    assert told == [
        f'content/{path}:3: warning: updated: "2026-12-01" is in the future, and the entry is '
        "shown now"
    ]
    assert found.period.end == datetime(2026, 12, 1, tzinfo=ZONE)


@pytest.mark.parametrize("field", ["asked", "reviewed"])
@pytest.mark.parametrize("date", ["2026-11-30", "2027"])
def test_nobody_has_agreed_on_a_day_that_is_still_to_come(field: str, date: str) -> None:
    record = f"storyteller: {{name: Noor}}\nconsent:\n  web: true\n  {field}: {date}"
    found = collected("stories/2022/a.md", record)
    assert [str(problem) for problem in found.problems if "future" in problem.message] == [
        f'content/stories/2022/a.md:6: consent.{field}: "{date}" is in the future; expected the '
        "day on which it was done"
    ]
    begins = "2027-01-01" if date == "2027" else date
    assert found.period.end == datetime.fromisoformat(begins).replace(tzinfo=ZONE)


def test_the_consent_of_a_guest_is_looked_at_as_well() -> None:
    fields = "people:\n  - name: Noor\n    consent: {web: true, asked: 2099-01-01}"
    found = collected("news/2026/a.md", f"date: 2026-01-01\n{fields}")
    assert [problem.location.line for problem in found.problems] == [6]
    assert 'people[1].consent.asked: "2099-01-01" is in the future' in found.problems[0].message


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("news/2026/a.md", "date: 2026-11-29"),
        ("news/2026/a.md", "date: 2026"),
        ("pages/a.md", "updated: 2026-11-29"),
        ("news/2026/a.md", "date: 2026-12-20\npublish: 2026-12-20"),
        ("news/2026/a.md", "date: 2026-12-20\ndraft: true"),
        ("events/a.md", "date: 2026-12-20"),
        ("exhibitions/a.md", "date: 2027-02"),
    ],
)
def test_nothing_is_told_of_what_is_past_held_back_or_announced(path: str, fields: str) -> None:
    assert not [p for p in collected(path, fields).problems if "future" in p.message]
