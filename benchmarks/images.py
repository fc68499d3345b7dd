"""`python -m benchmarks.images`: pictures made by sitegen, sharp, libvips and Hugo, in one run.

Every tool makes the same files of the same photos: 400, 800 and 1600 pixels wide, one format at a
time, cold and then once more. Prints tables in Markdown; `--write` puts them into the page.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generators import TOOLS
from benchmarks.measure import CommandError, Figures, measure
from benchmarks.page import PAGE, write_section
from benchmarks.peers import Hugo, install_python, run
from benchmarks.photos import COUNT, paths_of_photos
from benchmarks.report import machine

HERE = Path(__file__).parent / "pictures"
FORMATS = ("jpeg", "webp", "avif")
WIDTHS = (400, 800, 1600)
NPM = {"@11ty/eleventy-img": "7.0.0", "sharp": "0.35.5"}
PYVIPS = ("pyvips[binary]==3.2.0",)
JUDGE = ("numpy==2.4.6", "pillow==13.0.0")


@dataclass(frozen=True)
class Tool:
    """A maker of pictures: its name with the version, and the command that makes a format."""

    name: str
    command: Sequence[str | Path]
    variables: Mapping[str, str] = field(default_factory=dict)
    keeps: bool = True


@dataclass(frozen=True)
class Result:
    """What a tool took for a format: cold; the CPU seconds of another run with what it keeps, and
    of a run without photos; how good its files are."""

    cold: Figures
    again: float | None
    start: float
    judged: Mapping[int, tuple[float, int]]


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser("python -m benchmarks.images", description=__doc__)
    parser.add_argument("--photos", type=int, default=COUNT, help="how many")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    parser.add_argument("--only", nargs="+", help="tools whose names begin so")
    parser.add_argument("--write", action="store_true", help="put the tables into the page")
    options = parser.parse_args(arguments)
    folder = TOOLS / "bench" / "photos"
    photos = paths_of_photos(folder, options.photos)
    try:
        # In a process of its own: Linux counts this one's peak of memory among its children's.
        draw = [sys.executable, "-m", "benchmarks.photos", str(folder), str(options.photos)]
        run(draw, Path(__file__).parents[1])
        tools = install()
        chosen = [tool for tool in tools if not options.only or starts(tool, options.only)]
        found = {kind: measure_all(kind, chosen, photos) for kind in options.formats}
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    tables = [table(kind, each, len(photos)) for kind, each in found.items()]
    text = "\n\n".join([conditions(len(photos)), *tables])
    print(text)
    if options.write:
        command = f"`{shlex.join(['python', '-m', 'benchmarks.images', *arguments])}`"
        write_section(PAGE, "pictures", f"## Pictures\n\n{command}: {text}")
    return 0


def starts(tool: Tool, names: Sequence[str]) -> bool:
    """Say whether a tool is one of those named."""
    return any(tool.name.startswith(name) for name in names)


def install() -> list[Tool]:
    """Install the other tools below `.tools/`, and give all of them, sitegen first."""
    home = TOOLS / "eleventy-img"
    wanted = json.dumps({"private": True, "dependencies": NPM}, indent=2)
    if not (home / "installed").is_file() or (home / "installed").read_text() != wanted:
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text(wanted)
        run(["npm", "install", "--silent", "--no-audit"], home)
        (home / "installed").write_text(wanted)
    install_python(TOOLS / "pyvips", PYVIPS)
    install_python(TOOLS / "judge", JUDGE)
    hugo = Hugo()
    hugo.install()
    root = str(Path(__file__).parents[1])
    return [
        Tool("sitegen", [sys.executable, HERE / "own.py"], {"PYTHONPATH": root}),
        Tool(f"sharp {NPM['sharp']}", ["node", HERE / "eleventy.mjs", home]),
        Tool("pyvips 3.2.0", [TOOLS / "pyvips/bin/python", HERE / "vips.py"], keeps=False),
        Tool(f"Hugo {hugo.version()}", [hugo.program(), "--quiet"]),
    ]


def measure_all(kind: str, tools: Sequence[Tool], photos: Sequence[Path]) -> Mapping[str, Result]:
    """Let every tool make one format of all photos."""
    found = {}
    for tool in tools:
        folder = TOOLS / "bench" / "pictures" / tool.name.split(" ")[0]
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        cold = make(tool, kind, folder, photos)
        again = make(tool, kind, folder, photos).cpu if tool.keeps else None
        start = make(tool, kind, folder.with_name("empty"), []).cpu
        found[tool.name] = Result(cold, again, start, judge(folder, photos[:3], kind))
        print(f"{tool.name}: {kind}: {cold.cpu / len(photos):.3f} s a photo", file=sys.stderr)
    return found


def make(tool: Tool, kind: str, folder: Path, photos: Sequence[Path]) -> Figures:
    """Run a tool once. Hugo takes its photos from a site, the others from the command."""
    output = folder / "output"
    output.mkdir(parents=True, exist_ok=True)
    if tool.name.startswith("Hugo"):
        shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
        (folder / "assets").mkdir(exist_ok=True)
        for photo in photos:
            (folder / "assets" / photo.name).unlink(missing_ok=True)
            (folder / "assets" / photo.name).hardlink_to(photo)
        command = [*tool.command, "--destination", output]
        return measure(list(map(str, command)), folder, {"HUGO_PARAMS_FORMAT": kind})
    command = [*tool.command, kind, output, folder / "cache", *photos]
    return measure(list(map(str, command)), folder, tool.variables)


def judge(folder: Path, photos: Sequence[Path], kind: str) -> Mapping[int, tuple[float, int]]:
    """Give, by width, how like the photo a tool's files are, and their mean size in bytes."""
    program = [str(TOOLS / "judge/bin/python"), str(HERE / "judge.py"), str(folder / "output")]
    lines = [line.split() for line in run([*program, *map(str, photos)]).splitlines()]
    return {
        int(width): (float(near), int(size)) for made, width, near, size in lines if made == kind
    }


def conditions(count: int) -> str:
    """Say what was measured, and on what."""
    parts = [f"{name}: {value}" for name, value in machine().items()]
    widths = ", ".join(map(str, WIDTHS))
    return (
        f"{count} photos of 24 megapixels, {len(WIDTHS)} files of each ({widths} pixels wide); "
        f"{'; '.join(parts)}.\n\n"
        "CPU is user and system time of all processes, a photo. SSIM is the mean structural "
        "similarity with the photo scaled in one step (1: the same). sitegen's time includes "
        "examining each photo (size, colour, kind). `again` is a photo's part of a second run, "
        "without the program's start."
    )


def table(kind: str, found: Mapping[str, Result], count: int) -> str:
    """Give a format's table: a row a tool."""
    head = ["CPU, s", "of sitegen's", "photos a second", "peak, MB", "again, CPU ms"]
    head += [f"SSIM {width}" for width in WIDTHS] + [f"kB {width}" for width in WIDTHS]
    lines = [f"| {kind} | {' | '.join(head)} |", f"|---|{'---:|' * len(head)}"]
    base = next(iter(found.values())).cold.cpu
    lines += [f"| {name} | {' | '.join(row(each, base, count))} |" for name, each in found.items()]
    return "\n".join(lines)


def row(result: Result, base: float, count: int) -> list[str]:
    """Give a tool's cells."""
    cold, again = result.cold, result.again
    return [
        f"{cold.cpu / count:.3f}",
        f"{cold.cpu / base:.2f} ×",
        f"{count / cold.wall:.2f}",
        f"{cold.memory / 1e6:.0f}",
        "no cache" if again is None else f"{1000 * max(0, again - result.start) / count:.2f}",
        *(f"{result.judged[width][0]:.4f}" for width in WIDTHS),
        *(f"{result.judged[width][1] / 1000:.1f}" for width in WIDTHS),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
