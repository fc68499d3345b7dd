"""The ways from a page of a long list to its others: few enough to choose from."""

from __future__ import annotations

import pytest

from sitegen.render.pages.pages import pages_near


@pytest.mark.parametrize(
    ("number", "total", "shown"),
    [
        (1, 1, [1]),
        (2, 3, [1, 2, 3]),
        (1, 400, [1, 2, 3, 400]),
        (200, 400, [1, 198, 199, 200, 201, 202, 400]),
        (400, 400, [1, 398, 399, 400]),
    ],
)
def test_a_page_leads_to_the_ends_of_its_list_and_to_those_around_it(
    number: int, total: int, shown: list[int]
) -> None:
    assert pages_near(number, total) == shown
