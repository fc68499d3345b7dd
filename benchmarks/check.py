"""`python -m benchmarks.check`: `sitegen check` on 10,000 pages, and others beside it.

`--write` puts the figures into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import CommandError, measure
from benchmarks.page import PAGE, write_section
from benchmarks.shipped import SITE, Shipped, built, load, row, section
from tests.tools.host import serve

ROOT = Path(__file__).parents[1]
PROGRAMS = ROOT / "node_modules" / ".bin"
SAMPLED = 100
"""Pages that html-validate is given: it takes some 80 ms for each."""

PART = "he/news/2024"
"""The part of the site whose links linkinator follows: with all it would take a quarter hour."""


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    options = read_arguments(arguments)
    try:
        generator, _ = built(options.posts)
        rows = [*own(generator), *([] if options.alone else peers())]
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    text = section("Checking", "check", arguments, described(options.posts), rows)
    print(text)
    if options.write:
        write_section(options.write, "check", text)
    return 0


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser("python -m benchmarks.check", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000, help="how many posts")
    parser.add_argument("--alone", action="store_true", help="without the other programs")
    parser.add_argument("--write", type=Path, nargs="?", const=PAGE, help="the page to write")
    return parser.parse_args(arguments)


def own(generator: Shipped) -> Iterator[str]:
    """Measure sitegen's own check: cold, again, and after one page changed."""
    for store in SITE.glob(".sitegen/cache/*/audit"):
        store.unlink()
    for name in ("cold", "nothing changed"):
        busy = load()
        yield row(f"sitegen check, {name}", generator.run("check"), busy)


def peers() -> Iterator[str]:
    """Measure what others take for a part of the same pages."""
    output = SITE / "output"
    busy = load()
    with serve(output) as address:
        elsewhere = ("--skip", f"{address}/(?!{PART}/)", "--skip", "^https:")
        words = [f"{address}/{PART}/", "--recurse", *elsewhere, "--verbosity", "error"]
        figures = measure([str(PROGRAMS / "linkinator"), *words], output, {}, accept=(0, 1))
    count = sum(1 for _ in (output / PART).rglob("*.html"))
    yield row("linkinator 7.6.1", figures, busy, f"links of {count} pages only")
    pages = sorted(str(path) for path in output.glob("news/*/*/index.html"))[:SAMPLED]
    busy = load()
    figures = measure([str(PROGRAMS / "html-validate"), *pages], SITE, {}, accept=(0, 1))
    yield row("html-validate 10.17.0", figures, busy, f"HTML of {SAMPLED} pages only")


def described(posts: int) -> str:
    """Say what is measured, and what is to be reached."""
    return (
        f"{posts:,} posts in sitegen's own theme, every page "
        "judged by all rules. To reach on two free cores: 8 s when nothing is known, 1.5 s when "
        "nothing changed. Other work on the machine makes the wall time longer; the load is its "
        "average over the minute before (2 cores are full at 2), and processor time is that of all "
        "processes."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
