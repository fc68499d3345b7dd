"""`python -m benchmarks.search`: how long the search takes to make, to open and to answer.

Reads the pages' texts from the index of the built site, makes each language's index anew from
them, then types words into the search page in Chromium and waits for the results.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Response

from sitegen.search.pagefind import Services, code_of, index_records
from sitegen.search.records import Record
from tests.tools.browser import chromium
from tests.tools.host import serve

ROOT = Path(__file__).parents[1]
WORDS = {
    "en": ("peace", "Jerusalem", "members", "youth survey", "trauma"),
    "he": ("שלום", "ירושלים", "חברים", "הסיפורים", "טראומה"),
    "ar": ("سلام", "القدس", "أعضاء", "القصص", "استطلاع"),
}
FORMS = re.compile(r"\^\^\S*")  # what stands behind the words of a text in the index
SIGNATURE = "pagefind_dcd"  # what Pagefind writes before the JSON of a page
# From the last letter typed to the results; with the pause that the page waits for another letter.
ASK = """word => new Promise(resolve => {
    const box = document.querySelector("[data-search-page] [data-search]");
    const list = box.querySelector(".search-results"), said = box.querySelector(".search-said");
    const input = box.querySelector("input");
    list.textContent = said.textContent = "";
    const begun = performance.now();
    new MutationObserver((_, observer) => {
        if (!list.children.length) return;
        observer.disconnect();
        resolve([performance.now() - begun, list.children.length]);
    }).observe(list, {childList: true});
    input.value = word;
    input.dispatchEvent(new Event("input", {bubbles: true}));
})"""


@dataclass(frozen=True)
class Asked:
    """A language's queries: milliseconds of the first and of the others, kilobytes as sent."""

    first: float
    others: tuple[float, ...]
    kilobytes: float


def main(arguments: Sequence[str]) -> int:
    """Measure, and print a line of the table for each language."""
    parser = argparse.ArgumentParser("python -m benchmarks.search", description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "output", help="the built site")
    parser.add_argument("--runs", type=int, default=3, help="runs; the median counts")
    options = parser.parse_args(arguments)
    print("| | texts | index made in, s | index, kB | first answer, ms | sent, kB | others, ms |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with serve(options.output, compress=True) as host, chromium() as browser:
        for lang in WORDS:
            records = tuple(records_of(options.output, lang))
            made = [make_index(records) for _ in range(options.runs)]
            asked = [ask(browser, host, lang) for _ in range(options.runs)]
            cells = (
                str(len(records)),
                f"{statistics.median(seconds for seconds, _ in made):.2f}",
                f"{made[0][1] / 1e3:.0f}",
                f"{statistics.median(each.first for each in asked):.0f}",
                f"{asked[0].kilobytes:.0f}",
                f"{statistics.median(one for each in asked for one in each.others):.0f}",
            )
            print(f"| {lang} | {' | '.join(cells)} |", flush=True)
    return 0


def records_of(output: Path, lang: str) -> Iterator[Record]:
    """Read what the built site's index knows of its pages in a language."""
    for file in sorted((output / "pagefind" / "fragment").glob(f"{code_of(lang)}_*")):
        page = json.loads(gzip.decompress(file.read_bytes()).decode().removeprefix(SIGNATURE))
        title = page["meta"].get("title", "")
        yield Record(url=page["url"], lang=lang, title=title, text=FORMS.sub("", page["content"]))


def make_index(records: Sequence[Record]) -> tuple[float, int]:
    """Make an index, and give the seconds and its bytes without the engine."""
    begun = time.perf_counter()
    files = index_records(sorted(records, key=lambda record: record.url), Services())
    seconds = time.perf_counter() - begun
    parts = (data for name, data in files.items() if "index/" in name or "fragment/" in name)
    return seconds, sum(map(len, parts))


def ask(browser: Browser, host: str, lang: str) -> Asked:
    """Open the search page in a new browser window and type the words."""
    sent: list[Response] = []
    with browser.new_context() as guest:
        page = guest.new_page()
        page.goto(f"{host}{'' if lang == 'en' else '/' + lang}/search/")
        page.wait_for_load_state("networkidle")
        page.on("response", lambda response: sent.append(response))
        times = [page.evaluate(ASK, word)[0] for word in WORDS[lang]]
        weight = sum(response.request.sizes()["responseBodySize"] for response in sent)
    return Asked(first=times[0], others=tuple(times[1:]), kilobytes=weight / 1e3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
