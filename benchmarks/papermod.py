"""Hugo with PaperMod, its best-known theme, and small pages: what a user of Hugo would choose."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generators import TOOLS
from benchmarks.peers import SITES, Hugo, run

SOURCE = os.environ.get("PAPERMOD", "https://github.com/adityatelange/hugo-PaperMod.git")
"""Where Git finds the theme."""

COMMIT = "d3768854d00ad003b0a8dbdba254ce9224377a01"
THEME = TOOLS / "papermod"


class PaperMod(Hugo):
    """Hugo's site with PaperMod. The edit of the base template is one of words in the footer."""

    name = "hugo with PaperMod"

    @property
    def home(self) -> Path:
        """Where Hugo is installed."""
        return TOOLS / Hugo.name

    def install(self) -> None:
        """Install Hugo and the theme."""
        super().install()
        if not THEME.is_dir():
            run(["git", "clone", "--quiet", SOURCE, str(THEME)])
        run(["git", "checkout", "--quiet", COMMIT], THEME)

    def command(self, site: Path) -> Sequence[str]:
        """Give the command of a build that makes pages small."""
        return [*super().command(site), "--minify"]

    def lay_out(self, site: Path) -> None:
        """Copy settings and the theme."""
        shutil.copytree(SITES / "papermod", site, dirs_exist_ok=True)
        folder = site / "themes" / "PaperMod"
        shutil.copytree(THEME, folder, ignore=shutil.ignore_patterns(".git", "images"))

    def template(self, site: Path) -> Path:
        """Give what stands in every page's footer."""
        return site / "layouts/_partials/extend_footer.html"
