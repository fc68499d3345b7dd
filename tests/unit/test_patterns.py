"""Patterns that are compiled late match as those that are compiled at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.patterns import late

SOURCE = r"(?P<day>\d+)(?:\.(\d+))?|[א-ת]+"


@given(st.text("12.אב x"))
def test_a_late_pattern_finds_what_one_does_that_is_compiled_at_once(text: str) -> None:
    found, expected = late(SOURCE), re.compile(SOURCE)
    assert [m.groups() for m in found.finditer(text)] == [
        m.groups() for m in expected.finditer(text)
    ]
    assert found.sub("-", text) == expected.sub("-", text)
    assert found.groupindex == expected.groupindex


def test_its_flags_hold() -> None:
    assert late("share", re.IGNORECASE).fullmatch("SHARE")
    assert late("share", re.IGNORECASE).flags == re.compile("share", re.IGNORECASE).flags


def test_what_is_no_pattern_is_told_when_it_is_used() -> None:
    wrong = late("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("")
