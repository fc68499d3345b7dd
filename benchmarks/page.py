"""docs/benchmarks.md: what is measured and how, with the figures."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import Results, machine, tables

INTRODUCTION = Path(__file__).with_name("introduction.md")


def write_page(path: Path, found: Sequence[Results], arguments: Sequence[str]) -> None:
    """Write the page with the figures that were found."""
    command = shlex.join(["python", "-m", "benchmarks", *arguments])
    told = ", ".join(f"{name} {value}" for name, value in machine().items())
    head = INTRODUCTION.read_text("utf-8").format(command=command, machine=told)
    path.write_text("\n".join([head, *(tables(results) for results in found)]), "utf-8")
