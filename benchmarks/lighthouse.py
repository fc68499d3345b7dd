"""`python -m benchmarks.lighthouse`: the built site as Lighthouse sees it on a phone.

Serves output/ with compression and its own headers, measures one page of each kind and language
several times and prints the median. Needs Chromium, Node and, once,
`npm install --prefix .tools/lighthouse lighthouse`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.pages import KINDS, LANGUAGES, pages_by_kind
from tests.tools.host import serve

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / ".tools/lighthouse/node_modules/.bin/lighthouse"
PAGE = ROOT / "docs/benchmarks-web.md"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
ATTEMPTS = 3
NOT_MEASURED = ("404",)  # answers 404, which Lighthouse takes for a mistake

START = tuple(f"| {lang} |" for lang in LANGUAGES)
INTRODUCTION = """\
# The website in figures

Lighthouse (npm), as a phone on a slow network, on the built site as a host serves it: compressed,
with its own headers. One page of each kind and language, the largest.
`python -m benchmarks.lighthouse --write` measures all of them three times and writes the medians
here; `--languages he --kinds home --runs 1 --write` measures some and leaves the other lines.
Kilobytes are as sent, compressed; scripts are those before anybody touches the page.

The score for performance counts milliseconds of the processor, four times slowed down: on a slow
machine it says more of that than of the page. Lighthouse's own measure of the processor
(`benchmarkIndex`, some 1,500 on today's laptops) stands beside it. The other columns don't depend
on it.

"""


@dataclass(frozen=True)
class Measured:
    """One run: scores of 100, layout shift, kilobytes as sent, and audits that failed.

    `processor` is Lighthouse's measure of the machine: more is faster.
    """

    scores: dict[str, float]
    shift: float
    weight: float
    scripts: float
    processor: float
    failed: frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Measure the pages that the arguments choose."""
    options = read_arguments(arguments)
    if not PROGRAM.is_file():
        print("type: npm install --prefix .tools/lighthouse lighthouse", file=sys.stderr)
        return 1
    with serve(options.output, compress=True) as host:
        for (lang, kind), address in pages_by_kind(options.output).items():
            if lang in options.languages and kind in options.kinds and kind not in NOT_MEASURED:
                runs = [measure(host + address) for _ in range(options.runs)]
                line = row(lang, kind, runs)
                print(line, flush=True)
                if options.write:
                    write(options.write, line)
    return 0


def write(path: Path, line: str) -> None:
    """Put a line into the page of figures at once: an hour's work must not hang on its end."""
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(page(merged(known, [line])), encoding="utf-8")


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser("python -m benchmarks.lighthouse", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "output", help="the built site")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES, help="these languages")
    parser.add_argument("--kinds", nargs="+", default=KINDS, help="these kinds of page")
    parser.add_argument("--runs", type=int, default=3, help="runs a page; the median counts")
    parser.add_argument("--write", type=Path, nargs="?", const=PAGE, help="the page to write")
    return parser.parse_args(arguments)


def measure(url: str) -> Measured:
    """Run Lighthouse, as a phone on a slow network; try again where its browser stumbles."""
    command = [
        str(PROGRAM),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
        "--no-enable-error-reporting",
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    for _ in range(ATTEMPTS):
        done = subprocess.run(command, env=environment, capture_output=True, timeout=300)
        if done.returncode == 0:
            return read_report(json.loads(done.stdout))
    raise SystemExit(f"{url}: {done.stderr.decode(errors='replace')[-2000:]}")


def read_report(report: dict[str, Any]) -> Measured:
    """Read what counts from Lighthouse's report."""
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    unseen = ("Image", "Media")
    named = {ref["id"] for each in CATEGORIES[1:] for ref in weighty(report, each)}
    return Measured(
        scores={each: 100 * (report["categories"][each]["score"] or 0) for each in CATEGORIES},
        shift=audits["cumulative-layout-shift"]["numericValue"],
        weight=sum(r["transferSize"] for r in requests if r.get("resourceType") not in unseen)
        / 1e3,
        scripts=sum(r["transferSize"] for r in requests if r.get("resourceType") == "Script") / 1e3,
        processor=report["environment"]["benchmarkIndex"],
        failed=frozenset(name for name in named if audits[name]["score"] not in (1, None)),
    )


def weighty(report: dict[str, Any], category: str) -> list[dict[str, Any]]:
    """Return the audits that count in a category."""
    return [ref for ref in report["categories"][category]["auditRefs"] if ref["weight"]]


def row(lang: str, kind: str, runs: Sequence[Measured]) -> str:
    """Write a line of the table: the median of the runs."""
    scores = [f"{statistics.median(run.scores[each] for run in runs):.0f}" for each in CATEGORIES]
    figures = [
        f"{statistics.median(run.shift for run in runs):.3f}",
        f"{statistics.median(run.weight for run in runs):.0f}",
        f"{statistics.median(run.scripts for run in runs):.1f}",
        f"{statistics.median(run.processor for run in runs):.0f}",
    ]
    figures.append(str(len(runs)))
    failed = sorted(frozenset.union(*(run.failed for run in runs)))
    return f"| {lang} | {kind} | {' | '.join([*scores, *figures, ', '.join(failed)])} |"


def merged(known: str, rows: Sequence[str]) -> list[str]:
    """Put new lines in place of those that a page has for the same language and kind."""
    lines = [line for line in known.splitlines() if line.startswith(START)]
    by_page = {tuple(line.split("|")[1:3]): line for line in (*lines, *rows)}
    return [line for _, line in sorted(by_page.items())]


def page(rows: Sequence[str]) -> str:
    """Write the page of figures."""
    heads = "language, page, performance, accessibility, best practices, SEO, layout shift"
    heads += ", kB without pictures, kB of scripts, processor, runs, failed"
    names = heads.split(", ")
    table = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}", *rows]
    return INTRODUCTION + "\n".join(table) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
