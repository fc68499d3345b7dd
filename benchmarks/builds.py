"""The builds that are measured: what is done before each, and what must be seen after it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Post
from benchmarks.generators import Generator
from benchmarks.measure import CommandError, Figures, measure

SIGN = "built by a generator"
NEW_SIGN = "put together by a generator"
"""Words of every base template, before and after it is edited."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site of the benchmark as one generator has it."""

    generator: Generator
    folder: Path
    posts: Sequence[Post]

    @property
    def chosen(self) -> Post:
        """The post that is edited: an English one in the middle, so that no feed holds it."""
        middle = len(self.posts) // 2
        return next(post for post in self.posts[middle:] if post.lang == "en")

    @property
    def neighbour(self) -> Post:
        """The English post after the chosen one, whose page shows its title."""
        return next(post for post in self.posts[self.chosen.number + 1 :] if post.lang == "en")

    def page(self, post: Post) -> str:
        """Give the page of a post as it was built. Raises CommandError where there is none."""
        path = self.generator.output(self.folder) / post.address.strip("/") / "index.html"
        if not path.is_file():
            raise CommandError(f"{self.generator.name} made no {post.address}")
        return path.read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Scenario:
    """A build: its name, what changes before it, and what must be true of its output."""

    name: str
    prepare: Callable[[Site], None]
    holds: Callable[[Site], bool]


def forget_all(site: Site) -> None:
    """Begin with nothing but the sources."""
    site.generator.forget_all(site.folder)


def change_nothing(site: Site) -> None:
    """Build what is built already."""


def edit_body(site: Site) -> None:
    """Add a sentence to a post."""
    site.generator.write_post(site.folder, site.chosen, addition="\nOne sentence more.\n")


def edit_title(site: Site) -> None:
    """Give a post another title."""
    site.generator.write_post(site.folder, site.chosen, title="Another title")


def edit_template(site: Site) -> None:
    """Change words that stand on every page."""
    path = site.generator.template(site.folder)
    text = path.read_text("utf-8")
    path.write_text(text.replace(SIGN, NEW_SIGN), "utf-8")


def forget_output(site: Site) -> None:
    """Keep what was converted, and nothing else."""
    site.generator.forget_output(site.folder)


def restore(site: Site) -> None:
    """Put copies in the place of all files: the same bytes, other times and inodes."""
    taken = site.folder.with_name(f"{site.folder.name}-taken")
    site.folder.rename(taken)
    shutil.copytree(taken, site.folder, symlinks=True, copy_function=shutil.copyfile)
    shutil.rmtree(taken)


def is_whole(site: Site) -> bool:
    """True where every post has its page, with its summary in it."""
    return all("<article" in site.page(post) for post in site.posts)


SCENARIOS = (
    Scenario("cold", forget_all, is_whole),
    Scenario("nothing changed", change_nothing, is_whole),
    Scenario(
        "one body edited", edit_body, lambda site: "One sentence more." in site.page(site.chosen)
    ),
    Scenario(
        "one title edited", edit_title, lambda site: "Another title" in site.page(site.neighbour)
    ),
    Scenario(
        "base template edited",
        edit_template,
        lambda site: all(NEW_SIGN in site.page(post) for post in site.posts),
    ),
    Scenario("output gone, texts cached", forget_output, is_whole),
    Scenario("checked out anew, all else restored", restore, is_whole),
)
"""In this order, each after the one before it."""


def measured(
    generator: Generator, folder: Path, posts: Sequence[Post], repeat: int
) -> Iterator[tuple[str, Figures]]:
    """Do all builds of a generator and give the figures of each, the best of `repeat` rounds.

    Raises CommandError where a build fails or its output is not what it must be.
    """
    site = Site(generator, folder, posts)
    rounds = []
    for _ in range(repeat):
        generator.write_site(folder, posts)
        rounds.append([one_build(site, scenario) for scenario in SCENARIOS])
    for scenario, figures in zip(SCENARIOS, zip(*rounds, strict=True), strict=True):
        yield scenario.name, min(figures, key=lambda each: each.wall)


def one_build(site: Site, scenario: Scenario) -> Figures:
    """Do one build, measure it and look at its output."""
    scenario.prepare(site)
    command = site.generator.command(site.folder)
    figures = measure(command, site.folder, site.generator.variables())
    if not scenario.holds(site):
        raise CommandError(f"{site.generator.name}: wrong output: {scenario.name}")
    return figures


def count_files(site: Path) -> tuple[int, int]:
    """Give how many files an output has, and how many of them are pages."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return len(files), sum(path.suffix == ".html" for path in files)
