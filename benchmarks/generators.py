"""What the benchmark asks of a generator: a site to write, a command to run, edits to make."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import PICTURE_FOLDER, PICTURES, Post, picture

TOOLS = Path(__file__).parents[1] / ".tools"
"""Where the other generators are installed."""

TITLE = "Many voices"
ADDRESS = "https://www.example.org"


class Generator(ABC):
    """A generator of static sites, with the benchmark's site laid out its way."""

    name: str
    pictures: str
    """What stands before a picture's name in the texts."""
    most_posts = 10_000
    """The largest site that it is measured with; more would take hours for some."""

    @abstractmethod
    def install(self) -> None:
        """Make the generator ready to be measured."""

    @abstractmethod
    def version(self) -> str:
        """Give the version, as the generator says it."""

    @abstractmethod
    def command(self, site: Path) -> Sequence[str]:
        """Give the command that builds a site, to be run in its folder."""

    def variables(self) -> Mapping[str, str]:
        """Give what the command's environment has beside this process's."""
        return {}

    @abstractmethod
    def lay_out(self, site: Path) -> None:
        """Write everything but the posts and the pictures."""

    @abstractmethod
    def place(self, post: Post) -> str:
        """Give the path of a post's file in the site."""

    @abstractmethod
    def source(self, post: Post, title: str, text: str) -> str:
        """Give the content of a post's file."""

    @abstractmethod
    def template(self, site: Path) -> Path:
        """Give the file of the base template."""

    @abstractmethod
    def picture_folder(self, site: Path) -> Path:
        """Give the folder that pictures lie in."""

    def output(self, site: Path) -> Path:
        """Give the folder that a build writes."""
        return site / "output"

    def forgotten(self, site: Path) -> Path:
        """Give the folder beside the site that an output is moved to."""
        return site.with_name(f"{site.name}-gone")

    def forget_output(self, site: Path) -> None:
        """Take the output and what is known of it away, as in CI with a restored cache.

        It is moved: ext4 doesn't give the inodes of deleted files again for a minute or more, and
        looks at each of thousands of them whenever a file is made.
        """
        self.output(site).rename(self.forgotten(site))

    def forget_all(self, site: Path) -> None:
        """Remove everything that a build made."""
        shutil.rmtree(self.output(site), ignore_errors=True)

    def write_site(self, site: Path, posts: Iterable[Post]) -> None:
        """Write a whole site into a new folder."""
        for folder in (site, self.forgotten(site)):
            shutil.rmtree(folder, ignore_errors=True)
        site.mkdir(parents=True)
        self.lay_out(site)
        folder = self.picture_folder(site)
        folder.mkdir(parents=True, exist_ok=True)
        for number, name in enumerate(PICTURES):
            (folder / name).write_bytes(picture(number))
        for post in posts:
            self.write_post(site, post)

    def write_post(self, site: Path, post: Post, title: str = "", addition: str = "") -> None:
        """Write a post, with another title or an addition to its text."""
        path = site / self.place(post)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = post.text.replace(PICTURE_FOLDER, self.pictures) + addition
        path.write_text(self.source(post, title or post.title, text), encoding="utf-8")


def quoted(text: str) -> str:
    """Give a text as YAML, TOML and JSON all read it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
