"""The whole examination, as `sitegen doctor` shows it."""

from __future__ import annotations

import sys
from pathlib import Path

from sitegen.environment.distributions import missing_distributions
from sitegen.environment.exposure import examine_exposure
from sitegen.environment.finding import Finding
from sitegen.environment.mending import mending_line, supplier
from sitegen.environment.needs import NEEDS, Need, Task
from sitegen.environment.probes import is_met

OLDEST_PYTHON = (3, 11)


def examine(site: Path) -> tuple[Finding, ...]:
    """Return what the machine has and lacks for each task, then what `site`'s Git host would show.

    Findings come in the order of the tasks: building, panels, tests, privacy. A machine on which
    everything is well has no finding whose `present` is false.
    """
    return (
        examine_python(),
        examine_distributions("building", ""),
        examine_distributions("panels", "panels"),
        *examine_needs("panels"),
        *examine_needs("tests"),
        *examine_exposure(site),
    )


def examine_python() -> Finding:
    """Say whether this Python is new enough."""
    wanted = ".".join(map(str, OLDEST_PYTHON))
    present = sys.version_info[:2] >= OLDEST_PYTHON
    mend = "" if present else f"install Python {wanted} or newer, then type: make site"
    return Finding(name=f"Python {wanted}", needed_for="building", present=present, mend=mend)


def examine_distributions(task: Task, extra: str) -> Finding:
    """Say whether the Python packages of `task`, those of sitegen's extra `extra`, are here."""
    missing = missing_distributions(extra)
    mend = f"pip install {' '.join(missing)}" if missing else ""
    return Finding(name="Python packages", needed_for=task, present=not missing, mend=mend)


def examine_needs(task: Task) -> tuple[Finding, ...]:
    """Say of each thing that `task` needs beyond Python packages whether the machine has it."""
    return tuple(judge(need, is_met(need)) for need in NEEDS if need.task == task)


def judge(need: Need, present: bool) -> Finding:
    """Return the finding about `need`, with the line that installs it where it is not present."""
    mend = "" if present else mending_line([need], supplier())
    return Finding(name=need.name, needed_for=need.task, present=present, mend=mend)


def missing_needs(task: Task) -> tuple[Need, ...]:
    """Return what `task` needs and the machine lacks, in the order of the catalogue."""
    return tuple(need for need in NEEDS if need.task == task and not is_met(need))
