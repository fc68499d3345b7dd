"""An entry's Markdown as a panel shows it: what the page shows, as far as paper can show it."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from msgspec.structs import replace

from sitegen.markdown.convert import Converter
from sitegen.markdown.resolver import Link, Withheld
from sitegen.markdown.text.isolates import isolated
from sitegen.panels.values import Block
from sitegen.values import Value

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "li", "dt", "dd", "pre", "figcaption", "summary", "div"}
# What can't be shown on paper, by the name that its author is told.
LEFT_OUT = {
    "table": "a table",
    "figure": "a picture",
    "img": "a picture",
    "audio": "a recording",
    "video": "a film",
    "iframe": "a film or map of another site",
    "svg": "a drawing",
    "form": "a form",
    "script": "",
    "style": "",
    "nav": "",
    "button": "",
}
WITHOUT_END = frozenset({"img", "br", "hr", "input", "source", "track", "wbr"})
CHART = "a chart"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ON_PAPER = Withheld(reason="it can't be shown on paper")


class Prose(Value):
    """The blocks of a text in their order, and what of it stays on the website."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()


class Paper:
    """Answers a text on paper: its links are words, its pictures and recordings stay away.

    `asked` are those that it asked for.
    """

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def link(self, target: str) -> Link:
        """Let every link stand; only its words are read."""
        return Link(url="https://www.example.org/")

    def own_path(self, address: str) -> str:
        """Know of no site."""
        return ""

    def picture(self, file: str, use: str, focus: str, credit: str) -> Withheld:
        """Show no picture."""
        self.asked.add(LEFT_OUT["img"])
        return ON_PAPER

    def media(self, file: str) -> Withheld:
        """Play no recording."""
        self.asked.add(LEFT_OUT["audio"])
        return ON_PAPER

    def chart(self, file: str) -> None:
        """Draw no chart."""
        self.asked.add(CHART)

    def message(self, text: str) -> str:
        """Give the interface's words as they are; none of them is printed."""
        return text

    def near(self, target: str) -> str:
        """Have no advice: the build has told it."""
        return ""


def prose_of(markdown: str, lang: str) -> Prose:
    """The blocks of a text, converted as for the website: the same Markdown, the same marks.

    Quotations, lists, definitions and footnotes keep their kind. Groups of numbers are kept in
    order in the language's direction. Mistakes in the text are the build's to tell.
    """
    paper = Paper()
    conversion = _converter().convert(markdown, lang=lang, resolver=paper)
    reader = _Reader()
    reader.feed(conversion.body.html)
    reader.close()
    away = (reader.left_out | paper.asked) - {""}
    return Prose(
        blocks=tuple(replace(block, text=isolated(block.text, lang)) for block in reader.blocks),
        left_out=tuple(sorted(away)),
    )


@cache
def _converter() -> Converter:
    return Converter()


class _Reader(HTMLParser):
    """Reads the website's HTML of a text as blocks of plain words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.left_out: set[str] = set()
        self._words: list[str] = []
        self._within: list[tuple[str, str]] = []
        self._counts: list[int] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag in ("ul", "ol"):
            self._finish()
            self._counts.append(0 if tag == "ol" else -1)
        elif tag in BLOCKS:
            self._finish()
        elif tag == "br":
            self._words.append(" ")
        if tag == "li":
            self._mark = self._next_mark()
        role = given.get("role") or ""
        kind = ""
        if tag in LEFT_OUT and "quote" not in classes:
            kind = "away"
            self.left_out.add(LEFT_OUT[tag])
        elif role == "doc-backlink":
            kind = "away"
        elif tag == "blockquote" or "quote" in classes:
            kind = "quote"
        elif "footnotes" in classes:
            kind = "note"
        elif tag == "dt":
            kind = "term"
        elif tag == "sup":
            kind = "raised"
        if tag not in WITHOUT_END:
            self._within.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag in ("blockquote", "section"):
            self._finish(heading=tag in HEADINGS)
        if tag in ("ul", "ol"):
            self._finish()
            self._counts = self._counts[:-1]
        while any(name == tag for name, _ in self._within):
            name, _ = self._within.pop()
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._is("away"):
            return
        self._words.append(data.translate(RAISED) if self._is("raised") else data)

    def close(self) -> None:
        super().close()
        self._finish()

    def _is(self, kind: str) -> bool:
        return any(found == kind for _, found in self._within)

    def _next_mark(self) -> str:
        if not self._counts or self._counts[-1] < 0:
            return "•"
        self._counts[-1] += 1
        number = str(self._counts[-1])
        return number.translate(RAISED) if self._is("note") else f"{number}."

    def _finish(self, *, heading: bool = False) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if not text:
            return
        kind = next((kind for kind in ("note", "quote", "term") if self._is(kind)), "")
        if self._mark:
            text, kind = f"{self._mark} {text}", kind or "item"
            self._mark = ""
        self.blocks.append(Block(text=text, heading=heading, kind=kind))
