"""`python -m benchmarks.importing FOLDER`: how much of real exports comes over, and how fast.

FOLDER holds exports of WordPress (`*.xml`), such as those of its projects for testing themes, which
are not ours to pass on. Each text is converted by sitegen, and by markdownify and pandoc where they
are installed; what each makes of a block is read by our own Markdown and compared with the block's
HTML in the same normal form. Texts and links are counted once more by other means: all words that
the browser's parser finds in the HTML must be found in the finished page, and all addresses.
"""

from __future__ import annotations

import html
import importlib.util
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from sitegen.importing.prose.addresses import Addresses
from sitegen.importing.prose.figures import READERS
from sitegen.importing.prose.line_reading import LOST_WHOLE
from sitegen.importing.prose.normal import normal_of, plain
from sitegen.importing.prose.proof import Everything, rendered
from sitegen.importing.prose.prose import UNFIT, Prose, convert
from sitegen.importing.prose.reading import Reading
from sitegen.importing.prose.wordpress import Attachment, shown_by_wordpress
from sitegen.markdown.convert import Converter

CONTENT = re.compile(r"<content:encoded><!\[CDATA\[(.*?)\]\]></content:encoded>", re.DOTALL)
WORD = re.compile(r"\w+")
SHOWN = 200


@dataclass
class Found:
    """What one program made of all texts."""

    blocks: int = 0
    equal: int = 0
    seconds: float = 0.0
    posts: int = 0
    failures: Counter[str] = field(default_factory=Counter)


def texts_of(folder: Path) -> Iterator[str]:
    """Give the texts of all exports, each once, as WordPress shows them."""
    seen = set()
    for export in sorted(folder.glob("*.xml")):
        for raw in CONTENT.findall(export.read_text(encoding="utf-8", errors="replace")):
            text = raw.replace("]]]]><![CDATA[>", "]]>")
            if text.strip() and text not in seen:
                seen.add(text)
                yield text


def attachment(number: int) -> Attachment:
    """Give some file of the library."""
    return Attachment(address=f"https://example.org/uploads/{number}.jpg", alt=f"No. {number}")


def file_of(address: str) -> str:
    """Give the name beside the entry of any picture or recording."""
    return address.rpartition("/")[2].partition("?")[0] or address


def is_equal(source: str, markdown: str) -> bool:
    """Tell whether our Markdown makes of a text what the HTML says."""
    reading = Reading(Addresses(str, file_of), READERS)
    wanted = normal_of(reading.read(source))
    shown, mistake = rendered(markdown, "en")
    return not mistake and shown.holds(wanted)


def words_of(page: str) -> Counter[str]:
    """Count the words that a browser would show."""
    tree = LexborHTMLParser(f"<!doctype html><body>{page}")
    tree.strip_tags([*LOST_WHOLE, "iframe", "sitegen-left-out"])
    return Counter(WORD.findall(plain(tree.body.text(separator=" ") if tree.body else "")))


def addresses_of(page: str) -> Counter[str]:
    """Count the addresses that links lead to."""
    tree = LexborHTMLParser(f"<!doctype html><body>{page}")
    found = (node.attributes.get("href") or "" for node in tree.css("a[href]"))
    return Counter(html.unescape(each).strip() for each in found)


def missing(texts: list[str], proses: list[Prose]) -> tuple[Counter[str], Counter[str]]:
    """Count the words and links of the HTML that a finished page hasn't, and that nothing names."""
    words: Counter[str] = Counter()
    links: Counter[str] = Counter()
    converter = Converter()
    for text, prose in zip(texts, proses, strict=True):
        page = converter.convert(prose.text, lang="en", resolver=Everything()).body.html
        said = " ".join(
            " ".join([block.reason, *block.losses, *block.changes]) for block in prose.blocks
        )
        # The address of a film is no longer seen: it leads to the film.
        there_words = words_of(page) + Counter(WORD.findall(" ".join(addresses_of(page))))
        for word, count in (words_of(text) - there_words).items():
            if word not in said:
                words[word] += count
        there = {_bare(each) for each in addresses_of(page)}
        for address in addresses_of(text):
            if _bare(address) not in there and address[:40] not in said:
                links[address] += 1
    return words, links


def _bare(address: str) -> str:
    return UNFIT.sub("", unquote(address)).rstrip("/")


def of_sitegen(texts: list[str]) -> tuple[Found, list[Prose]]:
    """Convert all texts with sitegen, and count what became Markdown."""
    start = time.process_time()
    proses = [convert(text, files=file_of) for text in texts]
    found = Found(seconds=time.process_time() - start, posts=len(texts))
    for prose in proses:
        for block in prose.blocks:
            if block.outcome != "dropped":
                found.blocks += 1
                found.equal += block.outcome == "markdown"
            if block.outcome == "html":
                found.failures[block.reason] += 1
                if "-v" in sys.argv:
                    print("HTML", block.reason, "|", block.source[:SHOWN])
            if block.outcome == "dropped":
                found.failures[f"(left out) {block.reason[:50]}"] += 1
    return found, proses


def of_another(texts: list[str], proses: list[Prose], program: Callable[[str], str]) -> Found:
    """Convert all texts with another program, and count the blocks that are equal."""
    start = time.perf_counter()
    for text in texts:
        program(text)
    found = Found(seconds=time.perf_counter() - start, posts=len(texts))
    for prose in proses:
        for block in prose.blocks:
            if block.outcome != "dropped" and block.source:
                found.blocks += 1
                found.equal += is_equal(block.source, program(block.source))
    return found


def pandoc(text: str) -> str:
    """Convert with pandoc, in a process of its own."""
    command = ["pandoc", "--sandbox", "--from=html", "--to=commonmark_x-raw_html", "--wrap=none"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def others() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Give the programs that are installed."""
    if importlib.util.find_spec("markdownify"):
        yield "markdownify", importlib.import_module("markdownify").markdownify
    if shutil.which("pandoc"):
        yield "pandoc", pandoc


def main() -> None:
    """Measure and print a table."""
    texts = [
        shown_by_wordpress(each, attachments=attachment, attached=(1, 2))
        for each in texts_of(Path(sys.argv[1]))
    ]
    size = sum(map(len, texts)) / 1000
    ours, proses = of_sitegen(texts)
    print(f"{len(texts)} texts, {size:.0f} kB")
    print(f"{'':<14}{'blocks':>8}{'equal':>8}{'%':>8}{'ms a post':>11}")
    rows = [("sitegen", ours)]
    rows += [(name, of_another(texts, proses, program)) for name, program in others()]
    for name, found in rows:
        rate = 100 * found.equal / max(found.blocks, 1)
        speed = 1000 * found.seconds / max(found.posts, 1)
        print(f"{name:<14}{found.blocks:>8}{found.equal:>8}{rate:>8.1f}{speed:>11.2f}")
    words, links = missing(texts, proses)
    print(f"words that are missing and not named: {sum(words.values())}", *words.most_common(30))
    print(f"links that are missing and not named: {sum(links.values())}", *links.most_common(30))
    for reason, count in ours.failures.most_common(40):
        print(f"{count:>6}  {reason}")


if __name__ == "__main__":
    main()
