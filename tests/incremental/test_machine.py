"""Whatever is done to a site: an incremental build gives what a clean one gives.

After each step the output is compared byte for byte with that of a clean build elsewhere, and a
second build must find nothing to do.
"""

from __future__ import annotations

import pytest

from tests.incremental.machine import EDITS, Machine, let_work
from tests.incremental.workshop import Workshop

QUICK_STEPS = 8
QUICK_ROUNDS = 3
SOAK_STEPS = 50
SOAK_ROUNDS = 10


def test_the_machine_knows_many_kinds_of_edits() -> None:
    assert len(EDITS) >= 15


def test_builds_after_random_edits_are_what_clean_builds_are() -> None:
    assert let_work(Machine, QUICK_ROUNDS, QUICK_STEPS) > QUICK_STEPS


def test_a_translation_that_comes_later_is_found_beside_its_original(workshop: Workshop) -> None:
    for path in ("content/_index.ar.md", "content/news/_index.ar.md", "content/pages/about.ar.md"):
        workshop.write(path, "---\ntitle: بداية\n---\n")
        assert workshop.check().report


@pytest.mark.soak
def test_builds_after_two_thousand_random_edits_are_what_clean_builds_are() -> None:
    survived = 0
    while survived < 2000:
        survived += let_work(Machine, SOAK_ROUNDS, SOAK_STEPS)
