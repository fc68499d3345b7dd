"""An entry's Markdown as a panel shows it: headings and paragraphs of plain words."""

from __future__ import annotations

from html.parser import HTMLParser

from msgspec.structs import replace

from sitegen.markdown.text.numbers import isolated
from sitegen.panels.values import Block

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "li", "td", "th", "dt", "dd", "pre"}
# What can't be shown on paper, or repeats what the panel shows elsewhere.
LEFT_OUT = frozenset({"figure", "audio", "video", "iframe", "script", "style", "table", "sup"})


def blocks_of(markdown: str, lang: str) -> tuple[Block, ...]:
    """Headings and paragraphs in their order; pictures, players, tables and notes are left out.

    Groups of numbers are kept in order in the language's direction.
    """
    from markdown import Markdown

    text = "\n".join(line for line in markdown.splitlines() if not line.startswith(":::"))
    reader = _Reader()
    reader.feed(Markdown(extensions=["smarty", "tables"]).convert(text))
    reader.close()
    return tuple(replace(block, text=isolated(block.text, lang)) for block in reader.blocks)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEFT_OUT:
            self._skipped += 1
        elif tag in BLOCKS:
            self._finish(heading=False)
        elif tag == "br":
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in LEFT_OUT:
            self._skipped = max(0, self._skipped - 1)
        elif tag in BLOCKS:
            self._finish(heading=tag in HEADINGS)

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._finish(heading=False)

    def _finish(self, *, heading: bool) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self.blocks.append(Block(text=text, heading=heading))
