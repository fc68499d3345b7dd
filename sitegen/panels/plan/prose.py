"""An entry's Markdown as a panel shows it: what the page shows, as far as paper can show it."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from msgspec.structs import replace

from sitegen.markdown.convert import Converter
from sitegen.markdown.resolver import Link, Withheld
from sitegen.panels.plan.stresses import Words, isolated_around
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
STRESSES = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "del": "del",
    "s": "del",
    "strike": "del",
}
KIND_OF = {"figcaption": "speaker", "dt": "term", "sup": "raised", **STRESSES}
SPEAKER = "— "
BULLETS = -1
# Of what a paragraph stands in, the first of these is its kind.
KINDS = ("note", "speaker", "quote", "term")
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

    Quotations, lists, definitions and footnotes keep their kind, and words their stress. Groups of
    numbers are kept in order in the language's direction. Mistakes in the text are the build's to
    tell.
    """
    paper = Paper()
    conversion = _converter().convert(markdown, lang=lang, resolver=paper)
    reader = _Reader()
    reader.feed(conversion.body.html)
    reader.close()
    away = (reader.left_out | paper.asked) - {""}
    return Prose(
        blocks=tuple(
            replace(block, text=isolated_around(block.text, block.stresses, lang))
            for block in reader.blocks
        ),
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
        self._words = Words()
        self._within: list[tuple[str, str]] = []
        self._counts: list[int] = []
        self._mark = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag in ("ul", "ol"):
            self._finish()
            self._counts.append(_number(given.get("start"), 1) - 1 if tag == "ol" else BULLETS)
        elif tag in BLOCKS:
            self._finish()
        elif tag == "br":
            self._words.add(" ")
        if tag == "li":
            self._mark = self._next_mark(given.get("value"))
        if tag in LEFT_OUT and "quote" not in classes:
            self.left_out.add(LEFT_OUT[tag])
        if tag not in WITHOUT_END:
            self._within.append((tag, _kind_of(tag, classes, given.get("role") or "")))

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
        said = data.translate(RAISED) if self._is("raised") else data
        self._words.add(said, {kind for kind in STRESSES.values() if self._is(kind)})

    def close(self) -> None:
        super().close()
        self._finish()

    def _is(self, kind: str) -> bool:
        return any(found == kind for _, found in self._within)

    def _next_mark(self, value: str | None) -> str:
        if not self._counts or self._counts[-1] == BULLETS:
            return "•"
        self._counts[-1] = _number(value, self._counts[-1] + 1)
        number = str(self._counts[-1])
        return number.translate(RAISED) if self._is("note") else f"{number}."

    def _finish(self, *, heading: bool = False) -> None:
        words, self._words = self._words, Words()
        text = words.text
        if not text:
            return
        kind = next((kind for kind in KINDS if self._is(kind)), "")
        level = 0 if self._is("note") else len(self._counts)
        before = ""
        if self._mark:
            before, kind, self._mark = f"{self._mark} ", kind or "item", ""
        elif level:
            level += 1
        before += SPEAKER if kind == "speaker" else ""
        self.blocks.append(
            Block(
                text=before + text,
                heading=heading,
                kind=kind,
                level=level,
                stresses=words.stresses(len(before)),
            )
        )


def _kind_of(tag: str, classes: list[str], role: str) -> str:
    """What an element makes of the words in it."""
    if (tag in LEFT_OUT and "quote" not in classes) or role == "doc-backlink":
        return "away"
    if tag == "blockquote" or (tag != "figcaption" and "quote" in classes):
        return "quote"
    return "note" if "footnotes" in classes else KIND_OF.get(tag, "")


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() else otherwise
