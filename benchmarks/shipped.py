"""Ten thousand posts in sitegen's own theme: what `check` and `publish` are measured on."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import Post, make_posts
from benchmarks.generators import TOOLS
from benchmarks.measure import Figures, measure
from benchmarks.own import ShippedTheme
from benchmarks.report import machine_told

SITE = TOOLS / "bench" / "shipped"


class Shipped(ShippedTheme):
    """The same with targets to publish to."""

    def __init__(self, targets: str = "") -> None:
        self.targets = targets

    def lay_out(self, site: Path) -> None:
        """Write the settings, with the targets to publish to."""
        super().lay_out(site)
        with (site / "site.yaml").open("a", encoding="utf-8") as settings:
            settings.write(self.targets)

    def run(self, *words: str) -> Figures:
        """Run sitegen on the site, and measure it. Raises CommandError."""
        command = [*self.command(SITE)[:-1], *words]
        return measure(command, SITE, self.variables())


def built(posts: int, targets: str = "") -> tuple[Shipped, Sequence[Post]]:
    """Write and build a site of that many posts at `SITE`; gives what runs sitegen, and posts."""
    generator = Shipped(targets)
    generator.install()
    every = list(make_posts(posts))
    shutil.rmtree(SITE, ignore_errors=True)
    generator.write_site(SITE, every)
    generator.run("build")
    return generator, every


def load() -> str:
    """Say how busy the machine is with other work."""
    return f"{os.getloadavg()[0]:.1f}"


def row(name: str, figures: Figures, busy: str, facts: str = "") -> str:
    """Give a line of a table: what ran, its seconds, memory, and how busy the machine was."""
    return (
        f"| {name} | {figures.wall:.2f} | {figures.cpu:.2f} | {figures.memory / 1e6:.0f} | "
        f"{busy} | {facts} |"
    )


HEAD = """\
| run | wall, s | processor, s | peak memory, MB | load before | |
|---|---:|---:|---:|---:|---|"""


def section(
    title: str, module: str, arguments: Sequence[str], told: str, rows: Sequence[str]
) -> str:
    """Give a section of docs/benchmarks.md: how it was measured, what of (`told`), and a table."""
    command = shlex.join(["python", "-m", f"benchmarks.{module}", *arguments])
    facts = machine_told()
    return "\n".join([f"## {title}\n\n`{command}` on {facts}: {told}\n", HEAD, *rows, ""])
