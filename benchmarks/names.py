"""`python -m benchmarks.names`: how long 1,000 finished pages are looked through for 50 people.

Beside it the look for names as they are written alone. `--write` puts it into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

from benchmarks.measure import CommandError
from benchmarks.page import PAGE, write_section
from benchmarks.report import machine_told
from benchmarks.shipped import SITE, built, load
from sitegen.safety.gate import Gate
from sitegen.safety.names import Names
from sitegen.safety.passages import of_text
from sitegen.safety.people import Hidden

PAGES = 1000
FIRST = ("Nadia", "Yousef", "Tamar", "Ghassan", "שירה", "איתמר", "محمد", "رنا", "Liat", "Samer")
LAST = ("Darwishian", "Quillhaven", "לויצקין", "الكسواني", "Barzilovich")
"""Fifty people whom chance names on no page."""


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser("python -m benchmarks.names", description=__doc__)
    parser.add_argument("--write", type=Path, nargs="?", const=PAGE, help="the page to write")
    options = parser.parse_args(arguments)
    try:
        built(PAGES)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    pages = [path.read_text("utf-8") for path in sorted(SITE.glob("output/**/*.html"))[:PAGES]]
    text = section(pages)
    print(text)
    if options.write:
        write_section(options.write, "names", text)
    return 0


def section(pages: Sequence[str]) -> str:
    """Measure, and give the section of the page."""
    names = tuple(f"{first} {last}" for first, last in product(FIRST, LAST))
    written = Names(names)
    gate = Gate(tuple(Hidden(names=(name,)) for name in names))
    looks: dict[str, Callable[[str], object]] = {
        "taking the texts out of the pages": lambda page: list(of_text(page, ".html")),
        "names as they are written": lambda page: any(
            map(written.stand_in, of_text(page, ".html"))
        ),
        "any spelling in three scripts": gate.stops,
    }
    busy = load()
    rows = [f"| {name} | {seconds_of(look, pages):.2f} |" for name, look in looks.items()]
    facts = machine_told()
    size = sum(map(len, pages)) / 1e6
    return "\n".join(
        [
            "## Names that may not be shown\n",
            f"`python -m benchmarks.names --write` on {facts}: {len(pages):,} finished pages of "
            f"sitegen's own theme ({size:.1f} million characters), {len(names)} people, one "
            f"process, load {busy} before. A page is looked at when it is made, and not again. "
            "To reach: 1 s.\n",
            "| what is done | processor, s |\n|---|---:|",
            *rows,
        ]
    )


def seconds_of(look: Callable[[str], object], pages: Sequence[str]) -> float:
    """Give the processor time in which all pages are looked at."""
    began = time.process_time()
    for page in pages:
        look(page)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
