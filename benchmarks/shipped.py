"""Ten thousand posts in sitegen's own theme: what `check` and `publish` are measured on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import Post, make_posts
from benchmarks.generators import ADDRESS, TITLE, TOOLS
from benchmarks.measure import Figures, measure
from benchmarks.own import Sitegen

SETTINGS = """\
title: {title}
description: Many voices, in three languages.
url: {address}
languages: {{en: {{name: English}}, he: {{name: עברית}}, ar: {{name: العربية}}}}
page_size: 20
search: false
cards: false
"""
SITE = TOOLS / "bench" / "shipped"


class Shipped(Sitegen):
    """sitegen with its own theme; search index and cards off, for they only add files."""

    name = "sitegen, shipped theme"

    def __init__(self, targets: str = "") -> None:
        self.targets = targets

    def lay_out(self, site: Path) -> None:
        """Write the settings, with the targets to publish to."""
        text = SETTINGS.format(title=TITLE, address=ADDRESS)
        (site / "site.yaml").write_text(text + self.targets, encoding="utf-8")

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
