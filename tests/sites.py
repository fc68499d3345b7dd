"""Small sites for tests: written from a mapping, built within a second, run by the real command."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen.engine.toolchain import built_in_themes
from tests import forked

Files = Mapping[str, str | bytes]
SECONDS = 120

SETTINGS = """\
title: Many voices
url: https://www.example.org
timezone: Asia/Jerusalem
languages:
  en: {name: English}
  he: {name: עברית}
  ar: {name: العربية}
print_languages: [fr]
theme: tiny
search: false
cards: false
minify_html: false
"""

OUTERMOST = """\
<!DOCTYPE html>
<html lang="{{ site.language.code }}" dir="{{ site.language.dir }}">
<head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body>
{% block main %}
{% if entry is defined %}
<h1>{{ entry.meta.title }}</h1>
{{ body.html }}
{% endif %}
{% endblock %}
</body>
</html>
"""

CONSENT = "consent: {name: public, web: true, print: true, social: true, photo: true, voice: true}"

CONTENT = {
    "content/pages/about.md": "---\ntitle: About\n---\n\nOur [trip](../news/2024/trip.md).\n",
    "content/news/2024/trip.md": "---\ntitle: A trip\ndate: 2024-06-03\n---\n\nWe went.\n",
    "content/news/2024/trip.he.md": "---\ntitle: מסע\n---\n\nנסענו.\n",
    "content/stories/2022/noor/index.md": (
        f"---\ntitle: Bread\nstoryteller: {{name: Noor}}\n{CONSENT}\n---\n\nWe began.\n"
    ),
}


def theme_files() -> dict[str, str]:
    """Give a theme with a template for every kind of page, all alike, and nothing else."""
    folder = built_in_themes() / "base" / "templates"
    names = sorted(path.name for path in folder.glob("*.html"))
    templates = dict.fromkeys(names, '{% extends "base.html" %}\n') | {"base.html": OUTERMOST}
    return {f"themes/tiny/templates/{name}": text for name, text in templates.items()}


def make_site(folder: Path, files: Files | None = None) -> Path:
    """Write a site with a few entries, then `files` over it; give its folder."""
    write_files(folder, {"site.yaml": SETTINGS, **theme_files(), **CONTENT, **(files or {})})
    return folder


def write_files(folder: Path, files: Files) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)


@dataclass(frozen=True)
class Run:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def command_line(*words: str | Path) -> list[str]:
    """Give the real command with its words."""
    return [str(Path(sys.executable).with_name("sitegen")), *map(str, words)]


def environment() -> dict[str, str]:
    """Give an environment in which nothing is translated, coloured or wrapped."""
    return {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "200", "NO_COLOR": "1"}


def run_sitegen(site: Path, *words: str | Path, stdin: int = subprocess.DEVNULL) -> Run:
    """Run the command in a site's folder, without the time of its start."""
    code, out, err = forked.run(list(map(str, words)), site, environment(), stdin, SECONDS)
    return Run(
        code, *(text.decode().replace("\r\n", "\n").replace("\r", "\n") for text in (out, err))
    )


def answered(site: Path, answers: str, *words: str | Path) -> Run:
    """Run the real command in a site's folder at a terminal, where somebody types answers."""
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, answers.encode())
        return run_sitegen(site, *words, stdin=terminal)
    finally:
        os.close(keyboard)
        os.close(terminal)


def bytes_of(folder: Path) -> dict[str, str]:
    """Give the digest of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@contextmanager
def deep_folder(parent: Path, depth: int = 1200) -> Iterator[Path]:
    """Give a folder that is nested more deeply than Python's own recursion goes, and remove it.

    What would remove it else, goes down by recursion.
    """
    here = Path.cwd()
    try:
        os.chdir(parent)
        for _ in range(depth):
            Path("a").mkdir()
            os.chdir("a")
    finally:
        os.chdir(here)
    yield parent / "/".join("a" * depth)
    subprocess.run(["rm", "-r", parent / "a"], check=True)
