"""docs/benchmarks.md: what is measured and how, with the figures.

Measurements that run by themselves have a section each at the page's end, between marks.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import Results, growth, machine_told, tables

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
INTRODUCTION = Path(__file__).with_name("introduction.md")
SECTION = re.compile(r"<!-- ([a-z]+): begin -->\n.*?<!-- \1: end -->\n", re.DOTALL)


def write_page(path: Path, found: Sequence[Results], arguments: Sequence[str]) -> None:
    """Write the page with the figures that were found; its sections stay as they are."""
    command = shlex.join(["python", "-m", "benchmarks", *arguments])
    told = machine_told()
    head = INTRODUCTION.read_text("utf-8").format(command=command, machine=told)
    kept = sections(path.read_text("utf-8")) if path.exists() else {}
    parts = [head, *(tables(results) for results in found), growth(found), *kept.values()]
    path.write_text("\n".join(parts), "utf-8")


def write_section(path: Path, name: str, text: str) -> None:
    """Put a section into the page, in the place of an older one if there is one."""
    page = path.read_text("utf-8")
    marked = f"<!-- {name}: begin -->\n\n{text.strip()}\n\n<!-- {name}: end -->\n"
    older = sections(page).get(name)
    joined = page.replace(older, marked) if older else f"{page.rstrip()}\n\n{marked}"
    path.write_text(joined, "utf-8")


def sections(page: str) -> dict[str, str]:
    """Give the sections of a page by name, with their marks."""
    return {match[1]: match[0] for match in SECTION.finditer(page)}
