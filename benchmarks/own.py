"""sitegen in the benchmark."""

from __future__ import annotations

import compileall
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.builds import SIGN
from benchmarks.corpus import Post
from benchmarks.generators import ADDRESS, TITLE, TOOLS, Generator, quoted

THEME = Path(__file__).parent / "sites" / "sitegen"
CODE = TOOLS / "bench" / "code"
SETTINGS = """\
title: {title}
url: {address}
languages: {{en: {{name: English}}, he: {{name: עברית}}, ar: {{name: العربية}}}}
theme: bench
page_size: 20
search: {extras}
cards: {extras}
minify_html: {extras}
"""


def copy_code(folder: Path) -> None:
    """Copy sitegen and its themes into a folder, so that work may go on while it is measured."""
    root = Path(__file__).parents[1]
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("sitegen", "themes"):
        shutil.copytree(root / name, folder / name)
    compileall.compile_dir(folder, quiet=1)


class Sitegen(Generator):
    """sitegen as it is installed, with a theme that makes the pages that the others make."""

    name = "sitegen"
    pictures = "/content/pictures/"
    most_posts = 100_000
    extras = "false"
    """Whether there is a search index, a card for each post, and small HTML."""

    def version(self) -> str:
        """Give sitegen's version."""
        from sitegen import __version__

        return __version__

    def install(self) -> None:
        """Take a copy of the code."""
        copy_code(CODE)

    def variables(self) -> Mapping[str, str]:
        """Let the copy be what is measured."""
        return {"PYTHONPATH": str(CODE)}

    def command(self, site: Path) -> Sequence[str]:
        """Give the command of a build, which is incremental by default."""
        return [sys.executable, "-c", "from sitegen.cli import main; main()", "build"]

    def lay_out(self, site: Path) -> None:
        """Write settings and theme."""
        text = SETTINGS.format(title=TITLE, address=ADDRESS, extras=self.extras)
        (site / "site.yaml").write_text(text, encoding="utf-8")
        shutil.copytree(THEME, site / "themes" / "bench")

    def place(self, post: Post) -> str:
        """Give the path of a post's file."""
        return f"content/news/{post.day.year}/{post.slug}.md"

    def source(self, post: Post, title: str, text: str) -> str:
        """Give a post's file: YAML, then Markdown."""
        tags = ", ".join(quoted(tag) for tag in post.tags)
        return (
            f"---\ntitle: {quoted(title)}\nlang: {post.lang}\ndate: {post.day}\n"
            f"summary: {quoted(post.summary)}\ntags: [{tags}]\n---\n\n{text}"
        )

    def template(self, site: Path) -> Path:
        """Give the base template."""
        return site / "themes/bench/templates/base.html"

    def picture_folder(self, site: Path) -> Path:
        """Give the folder of the pictures."""
        return site / "content/pictures"

    def forget_output(self, site: Path) -> None:
        """Remove the output and its state; converted texts stay in the cache."""
        super().forget_output(site)
        for state in (site / ".sitegen/cache").glob("*/output-*"):
            shutil.rmtree(state)

    def forget_all(self, site: Path) -> None:
        """Remove the output and the cache."""
        super().forget_all(site)
        shutil.rmtree(site / ".sitegen", ignore_errors=True)


class SitegenWithAll(Sitegen):
    """sitegen with what no other generator here makes: search index, cards, small HTML."""

    name = "sitegen, all on"
    most_posts = 1000
    extras = "true"


class ShippedTheme(Sitegen):
    """sitegen with the theme and the settings of the site that ships, but its search and cards."""

    name = "shipped theme"
    extras = "false"

    def lay_out(self, site: Path) -> None:
        """Write the shipped site's settings; the base template is the site's own copy."""
        import yaml

        root = Path(__file__).parents[1]
        settings = yaml.safe_load((root / "site.yaml").read_text(encoding="utf-8"))
        for unwanted in ("exhibition", "tags", "actions"):
            settings.pop(unwanted, None)
        on = self.extras == "true"
        settings |= {"search": on, "cards": on, "minify_html": True}
        text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
        (site / "site.yaml").write_text(text, encoding="utf-8")
        # An edit of the base template is one of the theme, which a site overrides by its own file.
        own = self.template(site)
        own.parent.mkdir(parents=True)
        shipped = (root / "themes/base/templates/base.html").read_text(encoding="utf-8")
        own.write_text(shipped.replace("</body>", f"<p>{SIGN}</p>\n</body>"), encoding="utf-8")

    def template(self, site: Path) -> Path:
        """Give the base template."""
        return site / "themes/base/templates/base.html"


class ShippedThemeWithAll(ShippedTheme):
    """sitegen as the site ships: its theme, search index, cards, small HTML."""

    name = "shipped theme, all on"
    most_posts = 5000
    extras = "true"
