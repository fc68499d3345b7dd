"""The figures as tables."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import Figures

BUILDS = (
    "cold",
    "nothing changed",
    "one body edited",
    "one title edited",
    "base template edited",
    "output gone, texts cached",
    "checked out anew, all else restored",
)

SHIPPED, SHIPPED_ALL = "shipped theme", "shipped theme, all on"
BARE, BARE_ALL = "sitegen", "sitegen, all on"

TO_REACH: Mapping[str, Mapping[str, float]] = {
    SHIPPED: dict(zip(BUILDS[:6], (2.0, 0.04, 0.10, 0.15, 1.2, 1.2), strict=True)),
    SHIPPED_ALL: dict(zip(BUILDS[:4], (8.0, 0.05, 0.25, 0.35), strict=True)),
    BARE: dict(zip(BUILDS[:6], (1.2, 0.04, 0.08, 0.12, 0.4, 0.5), strict=True)),
}
"""Wall time of each build against Hugo's with a plain theme, at 10,000 posts (all on: 5,000)."""

COMPARED = (
    ("sitegen as it ships", (SHIPPED, SHIPPED_ALL)),
    ("sitegen with a bare theme", (BARE, BARE_ALL)),
)
"""The tables in their order, with our names in them; the others stand beside in both."""


@dataclass
class Results:
    """What was measured with a number of posts, by generator and build."""

    posts: int
    figures: dict[str, dict[str, Figures]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[int, int]] = field(default_factory=dict)


def tables(results: Results) -> str:
    """Give all tables of one number of posts, in Markdown: first what a user of the site feels."""
    parts = [f"## {results.posts:,} posts", files_line(results)]
    own = [name for _, names in COMPARED for name in names]
    others = [name for name in results.figures if name not in own]
    for title, names in COMPARED:
        ours = [name for name in names if name in results.figures]
        if ours:
            parts += [f"### {title}", *figures_of([*ours, *others], results)]
            parts += [ratios(name, results, others) for name in ours if others]
    if len(others) == len(results.figures):
        parts += figures_of(others, results)
    return "\n\n".join(parts) + "\n"


def files_line(results: Results) -> str:
    """Say how much each generator made."""
    parts = [
        f"{name} {results.versions[name]} made {files:,} files, {pages:,} of them pages"
        for name, (files, pages) in results.files.items()
    ]
    return "; ".join(parts) + "."


def figures_of(names: Sequence[str], results: Results) -> list[str]:
    """Give the tables of some generators: time, processor time, memory."""
    return [
        table("wall time, seconds", names, results, lambda each: f"{each.wall:.2f}"),
        table("processor time, seconds", names, results, lambda each: f"{each.cpu:.2f}"),
        table("peak memory, MB", names, results, lambda each: f"{each.memory / 1e6:.0f}"),
    ]


def table(
    title: str, names: Sequence[str], results: Results, show: Callable[[Figures], str]
) -> str:
    """Give a table with a row a build and a column a generator."""
    lines = [f"| {title} | {' | '.join(names)} |", f"|---|{'---:|' * len(names)}"]
    for build in results.figures[names[0]]:
        cells = [show(results.figures[name][build]) for name in names]
        lines.append(f"| {build} | {' | '.join(cells)} |")
    return "\n".join(lines)


def ratios(own: str, results: Results, others: Sequence[str]) -> str:
    """Give our wall time and memory as a share of the others'."""
    head = [f"wall, of {name}" for name in others] + [f"memory, of {name}" for name in others]
    lines = [f"| share of {own} | to reach (hugo) | {' | '.join(head)} |"]
    lines.append(f"|---|---:|{'---:|' * len(head)}")
    for build, figures in results.figures[own].items():
        wanted = TO_REACH.get(own, {}).get(build)
        theirs = [results.figures[name][build] for name in others]
        cells = [f"{wanted:.2f} ×" if wanted else ""]
        cells += [f"{figures.wall / each.wall:.3f} ×" for each in theirs]
        cells += [f"{figures.memory / each.memory:.2f} ×" for each in theirs]
        lines.append(f"| {build} | {' | '.join(cells)} |")
    return "\n".join(lines)


def growth(found: Sequence[Results]) -> str:
    """Give what a post takes in the largest site against one in the site before it, "" for one."""
    if len(found) < 2:
        return ""
    small, large = found[-2:]
    lines = ["## How sitegen grows\n"]
    for own in (
        name for name in (SHIPPED, BARE) if name in small.figures and name in large.figures
    ):
        about = f"{own}: a post of {large.posts:,} against one of {small.posts:,}"
        lines += [f"| {about} | wall | processor | memory |", "|---|---:|---:|---:|"]
        for build, after in large.figures[own].items():
            before = small.figures[own][build]
            share = small.posts / large.posts
            rates = (after.wall / before.wall, after.cpu / before.cpu, after.memory / before.memory)
            lines.append(f"| {build} | {' | '.join(f'{rate * share:.2f} ×' for rate in rates)} |")
        lines.append("")
    return "\n".join(lines)


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


def machine_told() -> str:
    """Say it on one line."""
    return ", ".join(f"{name} {value}" for name, value in machine().items())
