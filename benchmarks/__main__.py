"""`python -m benchmarks`: measures, prints tables, writes them to docs/benchmarks.md.

Without arguments: all generators, 1,000 and 10,000 posts, written to the page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.builds import count_files, measured
from benchmarks.corpus import make_posts
from benchmarks.generators import TOOLS, Generator
from benchmarks.measure import CommandError
from benchmarks.own import ShippedTheme, ShippedThemeWithAll, Sitegen, SitegenWithAll
from benchmarks.papermod import PaperMod
from benchmarks.peers import PEERS
from benchmarks.report import Results, tables

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    options = read_arguments(arguments)
    generators: list[Generator] = [ShippedTheme(), Sitegen()]
    if options.peers or not arguments:
        generators += [ShippedThemeWithAll(), SitegenWithAll()]
        generators += [*(make() for make in PEERS), PaperMod()]
    chosen = options.only or [generator.name for generator in generators]
    generators = [generator for generator in generators if generator.name in chosen]
    found = []
    try:
        for posts in options.posts or (1000, 10000):
            found.append(measure_all(generators, posts, options.repeat))
            print(tables(found[-1]), flush=True)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    if options.write or not arguments:
        from benchmarks.page import write_page

        write_page(options.write or PAGE, found, arguments)
    return 0


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["builds"], default="builds")
    parser.add_argument("--posts", type=int, nargs="+", help="numbers of posts")
    parser.add_argument("--peers", action="store_true", help="the other generators too")
    parser.add_argument("--only", nargs="+", help="these generators")
    parser.add_argument("--repeat", type=int, default=1, help="rounds; the best counts")
    parser.add_argument("--write", type=Path, help="the page to write")
    return parser.parse_args(arguments)


def measure_all(generators: Sequence[Generator], count: int, repeat: int) -> Results:
    """Measure generators one after the other with the same posts."""
    posts = list(make_posts(count))
    results = Results(count)
    for generator in (each for each in generators if count <= each.most_posts):
        generator.install()
        results.versions[generator.name] = generator.version()
        folder = TOOLS / "bench" / f"{generator.name}-{count}"
        figures = results.figures[generator.name] = {}
        for build, found in measured(generator, folder, posts, repeat):
            figures[build] = found
            print(
                f"{generator.name}: {build}: {found.wall:.2f} s wall, {found.cpu:.2f} s "
                f"processor, {found.memory / 1e6:.0f} MB",
                file=sys.stderr,
            )
        results.files[generator.name] = count_files(generator.output(folder))
    return results


sys.exit(main(sys.argv[1:]))
