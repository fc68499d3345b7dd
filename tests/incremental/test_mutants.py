"""The comparison sees each planted bug, and nothing where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.incremental.mutants import MUTANTS, Mutant
from tests.incremental.workshop import Workshop

BESIDE_SOUND_CODE = MUTANTS[::3]
BESIDE_CLEAN_BUILDS = tuple(mutant for mutant in MUTANTS if mutant not in BESIDE_SOUND_CODE)
"""How each bug is looked for every day; the soak does both for all."""


def work(workshop: Workshop, mutant: Mutant) -> None:
    """Do a mutant's edits, each with its builds."""
    for edit in mutant.edits:
        edit(workshop)
        workshop.check()


def assert_found(workshop: Workshop, mutant: Mutant) -> None:
    """With its bug planted, a mutant's edits end in a finding."""
    with pytest.MonkeyPatch.context() as patch:
        mutant.plant(patch)
        workshop.build(clean=True)
        with pytest.raises(Exception, match=r".*") as found:
            work(workshop, mutant)
    assert not isinstance(found.value, (NameError, TypeError, AttributeError)), found.value


def named(mutants: Iterable[Mutant], *marks: pytest.MarkDecorator) -> list[object]:
    """Give parameters for mutants, by their names."""
    return [pytest.param(mutant, id=mutant.name, marks=marks) for mutant in mutants]


@pytest.mark.parametrize(
    "mutant", [*named(BESIDE_SOUND_CODE), *named(BESIDE_CLEAN_BUILDS, pytest.mark.soak)]
)
def test_a_planted_bug_is_found_and_without_it_the_same_edits_find_nothing(
    tmp_path: Path, mutant: Mutant
) -> None:
    """The clean builds that both are compared with are made once, by the code without the bug."""
    sound, broken = Workshop.start(tmp_path / "sound"), Workshop.start(tmp_path / "broken")
    if not mutant.breaks_clean_builds:
        sound.clean_builds = broken.clean_builds = {}
    work(sound, mutant)
    assert_found(broken, mutant)


@pytest.mark.parametrize(
    "mutant", [*named(BESIDE_CLEAN_BUILDS), *named(BESIDE_SOUND_CODE, pytest.mark.soak)]
)
def test_a_planted_bug_is_found_beside_clean_builds_that_have_it_too(
    workshop: Workshop, mutant: Mutant
) -> None:
    assert_found(workshop, mutant)
