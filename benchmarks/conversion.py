"""`python -m benchmarks.conversion`: milliseconds to convert a post, ours and Python-Markdown's.

A post has about 600 words, with ten links, emphasis, quotation marks, two footnotes, a table, a
list, three headings and a picture. Python-Markdown runs with `extra`, `smarty` and `toc`, once with
one parser for all posts and once with a new one for each, in the same run; each figure is the best
of several rounds over the same posts.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from functools import partial

import markdown

from benchmarks.words import WORDS
from sitegen.markdown.convert import Converter
from sitegen.markdown.resolver import Link, Picture

POSTS = 40
ROUNDS = 7
PARAGRAPHS = 10
EXTENSIONS = ("extra", "smarty", "toc")


class Everything:
    """A site in which every link and picture is there."""

    def link(self, target: str) -> Link:
        """Give some address."""
        return Link(url=f"/{target.removeprefix('../').removesuffix('index.md')}")

    def own_path(self, address: str) -> str:
        """Know every address as another site's."""
        return ""

    def picture(self, file: str, use: str, focus: str, credit: str) -> Picture:
        """Give some picture."""
        return Picture(src=f"/media/{file}", width=1200, height=800)

    def media(self, file: str) -> str:
        """Give some address."""
        return f"/media/{file}"

    def near(self, target: str) -> str:
        """Nothing is missing, so nothing is near."""
        return ""

    def message(self, text: str) -> str:
        """Give the English message."""
        return text


def make_post(seed: int, lang: str) -> str:
    """Make a post of about 600 words."""
    source = random.Random(seed)
    blocks = [make_paragraph(source, lang, number) for number in range(PARAGRAPHS)]
    rows = [f"| {2015 + row} | {source.choice(WORDS[lang])} | {row * 110} |" for row in range(6)]
    blocks.insert(4, "\n".join(["| Year | City | Visitors |", "|---|---|--:|", *rows]))
    blocks.insert(6, "\n".join(f"- {source.choice(WORDS[lang])} *{row}*" for row in range(4)))
    blocks.insert(3, '![What it shows](photo.jpg "The meeting"){credit="A. Photographer"}')
    for place in (2, 7, 11):
        blocks.insert(place, f"## {' '.join(source.choices(WORDS[lang], k=4))}")
    blocks[0] += "[^a]"
    blocks[-1] += "[^b]\n\n[^a]: Where this comes from.\n[^b]: See [this](https://example.org/b)."
    return "\n\n".join(blocks)


def make_paragraph(source: random.Random, lang: str, number: int) -> str:
    """Make a paragraph of about 58 words."""
    words = source.choices(WORDS[lang], k=58)
    if number % 2:
        words[5] = f"[{words[5]} {words[6]}](../stories/2022/{number}/index.md)"
    else:
        words[5] = f"[{words[5]}](https://www.example.org/{number}?page=2)"
    words[15] = f"**{words[15]}**"
    words[25] = f'"{words[25]}'
    words[29] = f'{words[29]}"'
    if number % 3 == 0:
        words[40] = f"*{words[40]}* --"
    return " ".join(words).capitalize() + "."


def milliseconds(convert: Callable[[str], object], posts: Sequence[str]) -> float:
    """Measure the processor time that a post takes, in the best round."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for post in posts:
            convert(post)
        best = min(best, time.process_time() - start)
    return best / len(posts) * 1000


def main() -> None:
    """Measure and print a table."""
    stock = markdown.Markdown(extensions=EXTENSIONS)
    print(f"{'ms a post':<12}{'sitegen':>10}{'one parser':>12}{'new parsers':>13}{'times':>8}")
    for lang in ("en", "he", "ar"):
        posts = [make_post(seed, lang) for seed in range(POSTS)]
        ours = partial(Converter().convert, lang=lang, resolver=Everything())
        figures = (
            milliseconds(ours, posts),
            milliseconds(lambda post: stock.reset().convert(post), posts),
            milliseconds(lambda post: markdown.markdown(post, extensions=EXTENSIONS), posts),
        )
        print(
            f"{lang:<12}{figures[0]:>10.2f}{figures[1]:>12.2f}{figures[2]:>13.2f}"
            f"{figures[1] / figures[0]:>7.1f}x"
        )


if __name__ == "__main__":
    main()
