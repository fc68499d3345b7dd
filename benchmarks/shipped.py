"""Ten thousand posts in sitegen's own theme: what `check` and `publish` are measured on."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import Post, make_posts
from benchmarks.generators import ADDRESS, TITLE, TOOLS
from benchmarks.measure import measure
from benchmarks.own import Sitegen

SETTINGS = """\
title: {title}
description: Many voices, in three languages.
url: {address}
languages: {{en: {{name: English}}, he: {{name: עברית}}, ar: {{name: العربية}}}}
page_size: 20
search: false
cards: false
publish:
{targets}
"""
SITE = TOOLS / "bench" / "shipped"


class Shipped(Sitegen):
    """sitegen with its own theme; search index and cards off, for they only add files."""

    name = "sitegen, shipped theme"

    def __init__(self, targets: str = "  {}") -> None:
        self.targets = targets

    def lay_out(self, site: Path) -> None:
        """Write the settings."""
        text = SETTINGS.format(title=TITLE, address=ADDRESS, targets=self.targets)
        (site / "site.yaml").write_text(text, encoding="utf-8")

    def build(self, site: Path) -> None:
        """Build the site. Raises CommandError."""
        measure(self.command(site), site, self.variables())


def built(posts: int, targets: str = "  {}") -> tuple[Shipped, list[Post]]:
    """Write and build a site of that many posts at `SITE`; gives its generator and its posts."""
    generator = Shipped(targets)
    generator.install()
    every = list(make_posts(posts))
    shutil.rmtree(SITE, ignore_errors=True)
    generator.write_site(SITE, every)
    generator.build(SITE)
    return generator, every
