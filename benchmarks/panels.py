"""`python -m benchmarks.panels`: a set of print panels made, made again, and one beside others.

Twenty roll-ups with portraits of 24 megapixels in three languages, with their documents and
preflight; then one of them by sitegen, Chromium and Typst. `--write` puts the figures into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.exhibition import LANGUAGES, SLUG, story_slug, write_story
from benchmarks.generators import TOOLS
from benchmarks.measure import CommandError, Figures, measure
from benchmarks.own import copy_code
from benchmarks.page import PAGE, write_section
from benchmarks.panel_peers import CODE, Printed
from benchmarks.panel_peers import measured as peers
from benchmarks.peers import run
from benchmarks.report import machine_told

ROOT = Path(__file__).parents[1]
SITE = TOOLS / "bench" / "panels"
OWN = [sys.executable, "-c", "from sitegen.cli import main; main()", "panels", SLUG]
CHANGED = 7
"""Not the longest text of the set: where that grows, all panels of the set give way to it."""
PANEL = f"{SLUG}_*_voice-*"
INTRODUCTION = Path(__file__).with_name("panels.md")


@dataclass(frozen=True)
class Run:
    """A run of the command: its name, further arguments, and what is done before it."""

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[], None]
    makes: int


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    options = read_arguments(arguments)
    try:
        copy_code(CODE)
        # In a process of its own: Linux counts this one's peak of memory among its children's.
        write_site = ["-m", "benchmarks.exhibition", str(SITE), str(options.panels)]
        run([sys.executable, *write_site], ROOT)
        own = {each.name: measure_run(each) for each in runs(options.panels)}
        others = dict(peers(SITE, TOOLS / "bench" / "panel-peers"))
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    text = section(own, others, options.panels, arguments)
    print(text)
    if options.write:
        write_section(options.write, "panels", text)
    return 0


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser("python -m benchmarks.panels", description=__doc__)
    parser.add_argument("--panels", type=int, default=20, help="how many roll-ups")
    parser.add_argument("--write", type=Path, nargs="?", const=PAGE, help="the page to write")
    return parser.parse_args(arguments)


def runs(count: int) -> tuple[Run, ...]:
    """Give the runs, each after the one before it."""
    return (
        Run("cold, the panels alone (`--proof`)", ("--proof",), forget, count),
        Run("cold, with documents and preflight", (), forget, count),
        Run("nothing changed", (), change_nothing, 0),
        Run("one text changed, the panels alone (`--proof`)", ("--proof",), change_text, 1),
        Run("the same with documents and preflight", (), change_nothing, 0),
    )


def forget() -> None:
    """Begin with nothing but the sources."""
    for name in ("output-print", ".sitegen"):
        shutil.rmtree(SITE / name, ignore_errors=True)


def change_nothing() -> None:
    """Make what is made already."""


def change_text() -> None:
    """Add a sentence to one language of one story."""
    write_story(SITE, CHANGED, LANGUAGES[-1], " كلمة أخرى.")


def measure_run(each: Run) -> Figures:
    """Do a run, measure it, and see that it made the panels that it had to make and no other."""
    each.prepare()
    before = panels_made()
    figures = measure([*OWN, *each.arguments], SITE, {"PYTHONPATH": str(CODE)})
    after = panels_made()
    made = {name for name, digest in after.items() if before.get(name) != digest}
    if len(made) != each.makes or (each.makes == 1 and story_slug(CHANGED) not in "".join(made)):
        raise CommandError(f"{each.name}: made {len(made)} panels, not {each.makes}")
    print(f"{each.name}: {figures.cpu:.1f} s, {figures.memory / 1e6:.0f} MB", file=sys.stderr)
    return figures


def panels_made() -> Mapping[str, str]:
    """Give the digest of every panel's print file."""
    files = sorted((SITE / "output-print" / SLUG).glob(f"{PANEL}_x1.pdf"))
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def section(
    own: Mapping[str, Figures],
    others: Mapping[str, Printed],
    count: int,
    arguments: Sequence[str],
) -> str:
    """Give the section of docs/benchmarks.md."""
    command = shlex.join(["python", "-m", "benchmarks.panels", *arguments])
    told = machine_told()
    head = INTRODUCTION.read_text("utf-8").format(command=command, machine=told, count=count)
    rows = [
        "| run | processor, s | a panel, s | wall, s | peak memory, MB |",
        "|---|---:|---:|---:|---:|",
        *(row(name, figures, count) for name, figures in own.items()),
    ]
    peer_rows = [
        "| the same panel by | processor, s | wall, s | peak memory, MB | PDF, MB | what it is |",
        "|---|---:|---:|---:|---:|---|",
        *(peer_row(name, printed) for name, printed in others.items()),
    ]
    return "\n".join([head, *rows, "", *peer_rows, ""])


def row(name: str, figures: Figures, count: int) -> str:
    """Give a line of the table of runs."""
    a_panel = f"{figures.cpu / count:.2f}" if name.startswith("cold") else ""
    memory = f"{figures.memory / 1e6:.0f}"
    return f"| {name} | {figures.cpu:.2f} | {a_panel} | {figures.wall:.2f} | {memory} |"


def peer_row(name: str, printed: Printed) -> str:
    """Give a line of the table of programs."""
    figures = printed.figures
    return (
        f"| {name} | {figures.cpu:.2f} | {figures.wall:.2f} | {figures.memory / 1e6:.0f} | "
        f"{printed.size / 1e6:.1f} | {printed.facts} |"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
