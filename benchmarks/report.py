"""The figures as tables."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Figures

TO_REACH = {
    "cold": 2.5,
    "nothing changed": 0.05,
    "one body edited": 0.10,
    "one title edited": 0.15,
    "base template edited": 0.6,
    "output gone, texts cached": 0.6,
}
"""The wall time of each build against Hugo's, at 10,000 posts."""


@dataclass
class Results:
    """What was measured with a number of posts, by generator and build."""

    posts: int
    figures: dict[str, dict[str, Figures]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[int, int]] = field(default_factory=dict)


def tables(results: Results) -> str:
    """Give all tables of one number of posts, in Markdown."""
    names = list(results.figures)
    parts = [f"## {results.posts:,} posts", files_line(results)]
    parts.append(table("wall time, seconds", results, lambda each: f"{each.wall:.2f}"))
    parts.append(table("processor time, seconds", results, lambda each: f"{each.cpu:.2f}"))
    parts.append(table("peak memory, MB", results, lambda each: f"{each.memory / 1e6:.0f}"))
    others = [name for name in names if not name.startswith("sitegen")]
    if others and "sitegen" in names:
        parts.append(ratios(results, others))
    return "\n\n".join(parts) + "\n"


def files_line(results: Results) -> str:
    """Say how much each generator made."""
    parts = [
        f"{name} {results.versions[name]} made {files:,} files, {pages:,} of them pages"
        for name, (files, pages) in results.files.items()
    ]
    return "; ".join(parts) + "."


def table(title: str, results: Results, show: object) -> str:
    """Give a table with a row a build and a column a generator."""
    names = list(results.figures)
    lines = [f"| {title} | {' | '.join(names)} |", f"|---|{'---:|' * len(names)}"]
    for build in results.figures[names[0]]:
        cells = [show(results.figures[name][build]) for name in names]  # type: ignore[operator]
        lines.append(f"| {build} | {' | '.join(cells)} |")
    return "\n".join(lines)


def ratios(results: Results, others: Sequence[str]) -> str:
    """Give sitegen's wall time and memory as a share of the others'."""
    own = results.figures["sitegen"]
    head = [f"wall, of {name}" for name in others] + [f"memory, of {name}" for name in others]
    lines = [f"| sitegen's share | to reach (Hugo) | {' | '.join(head)} |"]
    lines.append(f"|---|---:|{'---:|' * len(head)}")
    for build, figures in own.items():
        theirs = [results.figures[name][build] for name in others]
        cells = [f"{figures.wall / each.wall:.3f} ×" for each in theirs]
        cells += [f"{figures.memory / each.memory:.2f} ×" for each in theirs]
        lines.append(f"| {build} | {TO_REACH[build]:.2f} × | {' | '.join(cells)} |")
    return "\n".join(lines)


def growth(found: Sequence[Results]) -> str:
    """Give what a post takes in the largest site against one in the site before it, "" for one."""
    if len(found) < 2:
        return ""
    small, large = found[-2:]
    lines = [
        f"| a post of {large.posts:,} against one of {small.posts:,} | wall | processor | memory |",
        "|---|---:|---:|---:|",
    ]
    for build, after in large.figures["sitegen"].items():
        before = small.figures["sitegen"][build]
        share = small.posts / large.posts
        ratios = (after.wall / before.wall, after.cpu / before.cpu, after.memory / before.memory)
        cells = [f"{ratio * share:.2f} ×" for ratio in ratios]
        lines.append(f"| {build} | {' | '.join(cells)} |")
    return "\n".join(["## How sitegen grows\n", *lines, ""])


def machine() -> Mapping[str, str]:
    """Say what kind of machine this is."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": models[0] if models else platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory / 1e9:.0f} GB",
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "Python": platform.python_version(),
    }
