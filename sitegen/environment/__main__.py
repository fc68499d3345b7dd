"""`python -m sitegen.environment TASK`: what a task lacks, for the scripts that install it.

With `--packages` the packages' names are printed on one line; without it the line that a person
types. Nothing is printed where nothing is missing.
"""

from __future__ import annotations

import sys

from sitegen.environment.mending import mending_line, packages, supplier
from sitegen.environment.needs import Task
from sitegen.environment.report import missing_needs


def main(words: list[str]) -> int:
    """Print what the task named in `words` lacks; return 2 where `words` name no task."""
    tasks: tuple[Task, ...] = ("panels", "tests")
    task = next((task for task in tasks if task in words), None)
    if task is None:
        sys.stderr.write("usage: python -m sitegen.environment panels|tests [--packages]\n")
        return 2
    missing = missing_needs(task)
    if missing:
        via = supplier()
        names_only = "--packages" in words
        line = " ".join(packages(missing, via)) if names_only else mending_line(missing, via)
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
