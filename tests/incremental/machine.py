"""A machine that edits a site at random and looks at every build."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from tests.incremental.content_edits import CONTENT_EDITS
from tests.incremental.print_edits import PRINT_EDITS
from tests.incremental.rough_edits import ROUGH_EDITS
from tests.incremental.site_edits import SITE_EDITS
from tests.incremental.workshop import Workshop

Edit = Callable[[Workshop, Random], None]
EDITS: dict[str, Edit] = {
    edit.__name__: edit for edit in (*CONTENT_EDITS, *SITE_EDITS, *PRINT_EDITS, *ROUGH_EDITS)
}
SEEDS = st.integers(0, 1_000_000)


def do_edits(workshop: Workshop, edits: list[tuple[str, int]]) -> None:
    """Do edits, then look at the build; what the build refuses is undone and built again."""
    before, moment, drafts = workshop.sources(), workshop.at, workshop.drafts
    for name, seed in edits:
        EDITS[name](workshop, Random(seed))
    outcome = workshop.check()
    if outcome.report is None:
        workshop.restore(before)
        workshop.at, workshop.drafts = moment, drafts
        mended = workshop.check()
        assert mended.report is not None, mended.said


class Machine(RuleBasedStateMachine):
    """Each step is an edit, or several, with the builds that prove it."""

    start: ClassVar[Callable[[Path], Workshop]] = staticmethod(Workshop.start)
    """What writes the site and builds it."""

    survived: ClassVar[int] = 0
    """The steps that machines of this kind did without a finding."""

    @initialize()
    def begin(self) -> None:
        """Write the site and build it."""
        self.root = Path(tempfile.mkdtemp(prefix="sitegen-machine-"))
        self.workshop = self.start(self.root)

    @rule(edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), SEEDS), min_size=2, max_size=4))
    def several(self, edits: list[tuple[str, int]]) -> None:
        """Do several edits before a build."""
        self.do(edits)

    def do(self, edits: list[tuple[str, int]]) -> None:
        """Do edits, look at the builds, and count the step."""
        do_edits(self.workshop, edits)
        type(self).survived += 1

    def teardown(self) -> None:
        """Remove the site."""
        if hasattr(self, "root"):
            shutil.rmtree(self.root, ignore_errors=True)


def single(name: str) -> Any:
    """Give the rule of one edit."""

    def step(self: Machine, seed: int) -> None:
        self.do([(name, seed)])

    step.__name__ = name
    return rule(seed=SEEDS)(step)


for _name in EDITS:
    setattr(Machine, _name, single(_name))


def let_work(machine: type[Machine], rounds: int, steps: int) -> int:
    """Let a machine work; give how many steps it did: some rounds end before all their steps.

    What it finds is told with the steps that lead there, unshortened.
    """
    before = machine.survived
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=rounds,
            stateful_step_count=steps,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
            deadline=None,
        ),
    )
    return machine.survived - before
