"""The comparison sees each planted bug, and nothing where there is none."""

from __future__ import annotations

import pytest

from tests.incremental.mutants import MUTANTS, Mutant
from tests.incremental.workshop import Workshop


def work(workshop: Workshop, mutant: Mutant) -> None:
    """Do a mutant's edits, each with its builds."""
    for edit in mutant.edits:
        edit(workshop)
        workshop.check()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_bug_is_found(
    workshop: Workshop, mutant: Mutant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        mutant.plant(patch)
        workshop.build(clean=True)
        with pytest.raises(Exception, match=r".*") as found:
            work(workshop, mutant)
    assert not isinstance(found.value, (NameError, TypeError, AttributeError)), found.value


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_without_the_bug_the_same_edits_find_nothing(workshop: Workshop, mutant: Mutant) -> None:
    work(workshop, mutant)
