"""`python -m benchmarks.serving`: from a save to the page in Chromium, beside other servers.

The shipped theme with search and cards, `hugo server` and Eleventy's server, one after the other
with the same posts: starting on what an earlier start left, saving a post's text, changing a style
sheet; of ours the editor's forms, too. Each is done over and over; the median counts.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page

from benchmarks.builds import Site
from benchmarks.corpus import make_posts
from benchmarks.generators import TOOLS, Generator
from benchmarks.measure import CommandError, family
from benchmarks.own import CODE, ShippedThemeWithAll
from benchmarks.peers import Eleventy, Hugo
from benchmarks.report import machine_told
from tests.tools.browser import chromium

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks-serve.md"
INTRODUCTION = Path(__file__).with_suffix(".md")
PATIENCE = 600.0
"""Seconds that a server may take."""

TO_REACH = {
    "start to the first page": 1.5,
    "text saved to the page": 0.3,
    "style sheet saved to the page": 0.15,
    "a form opened": 0.2,
    "a form saved": 0.1,
}


class Server(ABC):
    """A generator's own server, on a site that it has built."""

    generator: Generator

    @abstractmethod
    def command(self, port: int) -> Sequence[str]:
        """Give the command that serves on a port."""

    @abstractmethod
    def sheet(self, site: Path) -> Path:
        """Give a style sheet that all pages have."""

    def prepare(self, site: Path) -> None:
        """Do what else has to be done once the site is laid out: nothing, as a rule."""
        assert self.sheet(site).is_file()


class OurServer(Server):
    """sitegen as it ships: its theme, search and cards."""

    generator = ShippedThemeWithAll()

    def command(self, port: int) -> Sequence[str]:
        """Give the command."""
        code = "from sitegen.cli import main; main()"
        return [sys.executable, "-c", code, "serve", "--port", str(port)]

    def sheet(self, site: Path) -> Path:
        """Give the site's own copy of a file of the theme."""
        return site / "themes/base/assets/css/base.css"

    def prepare(self, site: Path) -> None:
        """Copy that file."""
        own = self.sheet(site)
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes((CODE / "themes/base/assets/css/base.css").read_bytes())


class HugoServer(Server):
    """Hugo's server, which renders what is looked at first (its default)."""

    generator = Hugo()

    def command(self, port: int) -> Sequence[str]:
        """Give the command; it renders to memory."""
        return [Hugo().program(), "server", "--port", str(port), "--quiet"]

    def sheet(self, site: Path) -> Path:
        """Give the style sheet."""
        return site / "static/site.css"


class EleventyServer(Server):
    """Eleventy's development server, which exchanges parts of pages in their place."""

    generator = Eleventy()

    def command(self, port: int) -> Sequence[str]:
        """Give the command; it makes again what follows from what changed."""
        options = ("--serve", "--incremental", "--port", str(port), "--quiet")
        return [*self.generator.command(Path()), *options]

    def sheet(self, site: Path) -> Path:
        """Give the style sheet."""
        return site / "site.css"


SERVERS: tuple[Callable[[], Server], ...] = (OurServer, HugoServer, EleventyServer)


@dataclass
class Results:
    """Seconds of each time that something was done, by server and by what was done."""

    posts: int
    seconds: dict[str, dict[str, list[float]]] = field(default_factory=dict)

    def note(self, server: str, what: str, took: float) -> None:
        """Take a figure."""
        self.seconds.setdefault(server, {}).setdefault(what, []).append(took)


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser("python -m benchmarks.serving", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000, help="how many posts")
    parser.add_argument("--repeat", type=int, default=20, help="how often each is done")
    parser.add_argument("--only", nargs="+", help="these generators")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks-serve.md")
    options = parser.parse_args(arguments)
    results = Results(options.posts)
    servers = [make() for make in SERVERS]
    try:
        for server in servers:
            if not options.only or server.generator.name in options.only:
                measure(server, results, options.repeat)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    print(table(results))
    if options.write:
        PAGE.write_text(page(results, options.repeat), encoding="utf-8")
    return 0


def measure(server: Server, results: Results, repeat: int) -> None:
    """Measure a server."""
    generator = server.generator
    generator.install()
    posts = list(make_posts(results.posts))
    folder = TOOLS / "bench" / f"serve {generator.name}-{results.posts}"
    generator.write_site(folder, posts)
    server.prepare(folder)
    site = Site(generator, folder, posts)
    work = Work(server, site, results)
    with chromium() as browser:
        page = browser.new_page()
        with work.running(page):
            work.settle()
        for _ in range(repeat):
            with work.running(page) as took:
                results.note(generator.name, "start to the first page", took)
        with work.running(page):
            work.settle()
            for number in range(repeat):
                work.save_text(page, number)
            for number in range(repeat):
                work.save_sheet(page, number)
            if isinstance(server, OurServer):
                for number in range(repeat):
                    work.use_form(page, number)


@dataclass
class Work:
    """What is done with a server: each is a save, and the wait until Chromium shows it."""

    server: Server
    site: Site
    results: Results
    port: int = 0

    @contextmanager
    def running(self, page: Page) -> Iterator[float]:
        """Start it, and give the seconds until Chromium shows a page of it."""
        self.port = free_port()
        generator = self.server.generator
        with (self.site.folder / ".said").open("wb") as said:
            begun = time.perf_counter()
            process = subprocess.Popen(
                self.server.command(self.port),
                cwd=self.site.folder,
                env={**os.environ, **generator.variables()},
                stdout=said,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        try:
            self.wait_for_answer(process)
            page.goto(self.address)
            page.locator("article").first.wait_for()
            yield time.perf_counter() - begun
        finally:
            process.terminate()
            process.wait(60)

    @property
    def address(self) -> str:
        """The address of the post that is edited."""
        return f"http://127.0.0.1:{self.port}{self.site.chosen.address}"

    def wait_for_answer(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until the post is served. Raises CommandError where it never is."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and process.poll() is None:
            try:
                with urlopen(self.address, timeout=PATIENCE):
                    return
            except (URLError, OSError):
                time.sleep(0.01)
        said = (self.site.folder / ".said").read_text("utf-8", "replace")[-2000:]
        raise CommandError(f"{self.server.generator.name}: its server shows no page:\n{said}")

    def settle(self) -> None:
        """Wait until nothing of the output moves any more: cards and search follow the pages."""
        quiet, before = 0, -1.0
        while quiet < 3:
            time.sleep(0.5)
            spent = processor_time()
            quiet = quiet + 1 if spent - before < 0.15 else 0
            before = spent

    def save_text(self, page: Page, number: int) -> None:
        """Save another text of the post, and wait until it is read on the page."""
        words = f"Sentence number {number} more."
        site = self.site
        self.until_quiet()
        begun = time.perf_counter()
        site.generator.write_post(site.folder, site.chosen, addition=f"\n{words}\n")
        page.wait_for_function(
            "words => document.body && document.body.innerText.includes(words)",
            arg=words,
            timeout=PATIENCE * 1000,
        )
        self.note("text saved to the page", begun)

    def save_sheet(self, page: Page, number: int) -> None:
        """Save another style sheet, and wait until the page wears it."""
        sheet = self.server.sheet(self.site.folder)
        text = sheet.read_text("utf-8").partition("\n/* bench */")[0]
        self.until_quiet()
        begun = time.perf_counter()
        colour = f"rgb(1, 2, {number + 3})"
        sheet.write_text(f"{text}\n/* bench */\nbody {{ outline-color: {colour} }}\n", "utf-8")
        page.wait_for_function(
            "wanted => document.body && getComputedStyle(document.body).outlineColor === wanted",
            arg=colour,
            timeout=PATIENCE * 1000,
        )
        self.note("style sheet saved to the page", begun)

    def use_form(self, page: Page, number: int) -> None:
        """Open the post's form, and save it with another summary."""
        path = self.server.generator.place(self.site.chosen)
        self.until_quiet()
        begun = time.perf_counter()
        page.goto(f"http://127.0.0.1:{self.port}/admin/edit?path={path}", wait_until="commit")
        page.locator("#f-summary").wait_for()
        self.note("a form opened", begun)
        page.locator("#f-summary").fill(f"Another summary, number {number}.")
        begun = time.perf_counter()
        page.evaluate("document.querySelector('form.sheet[data-path]').requestSubmit()")
        page.locator(".saved").wait_for()
        self.note("a form saved", begun)

    def until_quiet(self) -> None:
        """Leave what follows a save (cards, search) its time."""
        time.sleep(0.5)
        self.settle()

    def note(self, what: str, begun: float) -> None:
        """Take a figure."""
        self.results.note(self.server.generator.name, what, time.perf_counter() - begun)


def processor_time() -> float:
    """Give the seconds of the processor that all processes below this one have taken."""
    ticks = 0
    for pid in family(os.getpid()):
        try:
            values = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        ticks += int(values[11]) + int(values[12])
    return ticks / 100


def free_port() -> int:
    """Give a port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def table(results: Results) -> str:
    """Give the medians as a table."""
    names = list(results.seconds)
    lines = [f"| median, milliseconds | to reach | {' | '.join(names)} |"]
    lines.append(f"|---|---:|{'---:|' * len(names)}")
    for what, wanted in TO_REACH.items():
        found = [results.seconds[name].get(what) for name in names]
        cells = [f"{statistics.median(each) * 1000:,.0f}" if each else "" for each in found]
        lines.append(f"| {what} | {wanted * 1000:,.0f} | {' | '.join(cells)} |")
    return "\n".join(lines)


def page(results: Results, repeat: int) -> str:
    """Give the page of the figures."""
    return (
        f"{INTRODUCTION.read_text('utf-8')}\n{results.posts:,} posts, each done {repeat} "
        f"times, on {machine_told()}.\n\n{table(results)}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
