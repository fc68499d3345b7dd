"""Whatever is done to a site: an incremental build gives what a clean one gives.

After each step the output is compared byte for byte with that of a clean build elsewhere, and a
second build must find nothing to do.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental.machine import EDITS, Machine
from tests.incremental.workshop import Workshop

QUICK_STEPS = 10
QUICK_ROUNDS = 3
SOAK_STEPS = 50
SOAK_ROUNDS = 40


def run(rounds: int, steps: int) -> None:
    """Let the machine work. What it finds is told with the steps that lead there, unshortened."""
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=rounds,
            stateful_step_count=steps,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
            deadline=None,
        ),
    )


def test_the_machine_knows_many_kinds_of_edits() -> None:
    assert len(EDITS) >= 15


def test_builds_after_random_edits_are_what_clean_builds_are() -> None:
    run(QUICK_ROUNDS, QUICK_STEPS)


def test_a_translation_that_comes_later_is_found_beside_its_original(workshop: Workshop) -> None:
    for path in ("content/_index.ar.md", "content/news/_index.ar.md", "content/pages/about.ar.md"):
        workshop.write(path, "---\ntitle: بداية\n---\n")
        assert workshop.check().report


@pytest.mark.soak
def test_builds_after_two_thousand_random_edits_are_what_clean_builds_are() -> None:
    run(SOAK_ROUNDS, SOAK_STEPS)
