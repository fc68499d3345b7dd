"""`python -m benchmarks.episodes`: a show of 1,000 episodes beside 1,000 posts with the same texts.

All in the shipped theme without search and cards, built from nothing. Posts are built twice: as
they are, and each with the recording that the episode has, which has to be read, judged, given
other tags and written just so. Episodes are, too: with recordings, and with those of another host.
Processor time counts, since two builds that spread over processes share a machine.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from PIL import Image

from benchmarks.corpus import FIRST_DAY, Post, make_posts
from benchmarks.generators import TOOLS, quoted
from benchmarks.measure import CommandError, Figures, measure
from benchmarks.own import ShippedTheme
from tests.incremental.media import mp3

ADDRESS = re.compile(r"/news/\d{4}/post-(\d{5})/")
"""The address of a post, as texts lead to it."""

SEASON = 100
"""Episodes in a season."""


def episode_address(number: int) -> str:
    """Give the address of an episode by its number in the show, from 0."""
    season, place = divmod(number, SEASON)
    return f"/podcast/long/season-{season + 1}/episode-{place + 1}/"


class Plain(ShippedTheme):
    """The posts as they are."""

    name = "posts"


class Recorded(ShippedTheme):
    """The posts, each with a recording in its text."""

    name = "posts with recordings"

    def place(self, post: Post) -> str:
        """Give the path of a post's file, which has a folder of its own."""
        return f"content/news/{post.day.year}/{post.slug}/index.md"

    def source(self, post: Post, title: str, text: str) -> str:
        """Give a post's file, which ends with the recording."""
        return f"{super().source(post, title, text)}\n\n/// audio | talk.mp3\n///\n"


class Episodes(ShippedTheme):
    """The posts as episodes of one show."""

    name = "episodes with recordings"
    sound = "{{file: talk.mp3}}"

    def place(self, post: Post) -> str:
        """Give the path of an episode's file."""
        return f"content{episode_address(post.number)}index.md"

    def source(self, post: Post, title: str, text: str) -> str:
        """Give an episode's file: YAML, then Markdown."""
        tags = ", ".join(quoted(tag) for tag in post.tags)
        return (
            f"---\ntitle: {quoted(title)}\nlang: {post.lang}\n"
            f"guid: {uuid5(NAMESPACE_URL, post.slug)}\n"
            f"date: {FIRST_DAY + timedelta(days=post.number)}\nnumber: {post.number % SEASON + 1}\n"
            f"audio: {self.sound.format(post.number)}\n"
            f"summary: {quoted(post.summary)}\ntags: [{tags}]\n---\n\n"
            f"{ADDRESS.sub(lambda at: episode_address(int(at[1])), text)}"
        )

    def lay_out(self, site: Path) -> None:
        """Write the settings and the show; its seasons come with the episodes."""
        super().lay_out(site)
        show = site / "content/podcast/long"
        show.mkdir(parents=True)
        Image.linear_gradient("L").resize((1500, 1500)).save(show / "artwork.jpg")
        (show / "show.md").write_text(SHOW, encoding="utf-8")


class EpisodesElsewhere(Episodes):
    """Episodes whose recordings another host keeps."""

    name = "episodes"
    sound = "{{url: 'https://media.example.org/{}.mp3', length: 225000, type: audio/mpeg}}"


SHOW = """\
---
title: A long show
summary: Every week for twenty years.
guid: 3b1f6a52-6c1c-5a0e-9f3a-2f6f2f0c5a11
author: The team
owner: {name: The team, email: team@example.org}
category: [Society & Culture]
explicit: false
artwork: {file: artwork.jpg, alt: A square}
---

Every week.
"""


def write_recordings(site: Path, posts: Sequence[Post], generator: ShippedTheme) -> None:
    """Put a recording beside each entry, no two alike."""
    for post in posts:
        recording = (site / generator.place(post)).with_name("talk.mp3")
        recording.write_bytes(mp3(40 + post.number))


def write_seasons(site: Path, posts: Sequence[Post], generator: Episodes) -> None:
    """Put a season into each folder of episodes."""
    for post in posts:
        season = (site / generator.place(post)).parents[1] / "season.md"
        if not season.exists():
            number = post.number // SEASON + 1
            guid = uuid5(NAMESPACE_URL, f"season {number}")
            season.write_text(
                f"---\ntitle: Season {number}\nguid: {guid}\nnumber: {number}\n---\n", "utf-8"
            )


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser("python -m benchmarks.episodes", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000, help="how many of each")
    parser.add_argument("--repeat", type=int, default=3, help="how often each is built")
    options = parser.parse_args(arguments)
    posts = list(make_posts(options.posts))
    generators = (Plain(), EpisodesElsewhere(), Recorded(), Episodes())
    found: dict[str, list[Figures]] = {each.name: [] for each in generators}
    try:
        for generator in generators:
            generator.install()
            site = TOOLS / "bench" / f"{generator.name} of the same texts"
            generator.write_site(site, posts)
            if isinstance(generator, Episodes):
                write_seasons(site, posts, generator)
            if not isinstance(generator, EpisodesElsewhere | Plain):
                write_recordings(site, posts, generator)
        for _ in range(options.repeat):
            # One after the other, so that what else the machine does meets all.
            for generator in generators:
                site = TOOLS / "bench" / f"{generator.name} of the same texts"
                generator.forget_all(site)
                figures = measure(generator.command(site), site, generator.variables())
                found[generator.name].append(figures)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    medians = {name: statistics.median(each.cpu for each in every) for name, every in found.items()}
    for name, median in medians.items():
        print(f"{name}: {median:.2f} s of the processor")
    for one, other in zip(generators[1::2], generators[::2], strict=True):
        times = medians[one.name] / medians[other.name]
        print(f"{one.name}: {times:.2f} times what {other.name} cost")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
