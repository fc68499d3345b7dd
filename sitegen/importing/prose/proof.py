"""The proof: what our Markdown makes of a text says the same as the HTML that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sitegen.importing.prose.addresses import Addresses
from sitegen.importing.prose.figures import READERS
from sitegen.importing.prose.normal import Normal, normal_of
from sitegen.importing.prose.reading import Reading
from sitegen.importing.prose.tree import Node
from sitegen.markdown.convert import Converter
from sitegen.markdown.directives.chart_table import ChartTable
from sitegen.markdown.resolver import Link, Picture

SIDE: Final = 1


class Everything:
    """A site in which all is there that a text names, under the name that it gives it."""

    def link(self, target: str) -> Link:
        """Give the target itself."""
        return Link(url=target)

    def own_path(self, address: str) -> str:
        """Know every address in full as another site's."""
        return ""

    def picture(self, file: str, use: str, focus: str, credit: str) -> Picture:
        """Give a picture at the file's own name."""
        return Picture(src=file, width=SIDE, height=SIDE)

    def media(self, file: str) -> str:
        """Give the file's own name."""
        return file

    def chart(self, file: str) -> ChartTable | None:
        """Know no tables: an imported text draws none."""
        return None

    def message(self, text: str) -> str:
        """Say nothing that isn't the text's."""
        return ""

    def near(self, target: str) -> str:
        """Nothing is missing, so nothing is near."""
        return ""


@lru_cache(maxsize=1)
def _converter() -> Converter:
    """Give the converter; each text is converted as if it were the first."""
    return Converter()


def rendered(markdown: str, language: str) -> tuple[Normal, str]:
    """Give the normal form of what our Markdown makes of a text, and its first mistake or ""."""
    made = _converter().convert(markdown, lang=language, resolver=Everything(), finds_lines=False)
    mistakes = [notice.message for notice in made.notices if notice.severity == "error"]
    reading = Reading(Addresses(str, str, is_ours=True), READERS)
    return normal_of(reading.read(made.body.html)), mistakes[0] if mistakes else ""


def difference(blocks: Sequence[Node], markdown: str, language: str) -> str:
    """Say how the text differs from the blocks that it was written from; "": it says the same."""
    shown, mistake = rendered(markdown, language)
    if mistake:
        return mistake
    wanted = normal_of(blocks)
    if shown.holds(wanted):
        return ""
    if shown.text == wanted.text:
        return "a language or anchor is missing"
    return "it would be shown otherwise"


def scaffolded(blocks: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """Give what must stand before and behind some blocks of a text for them to stand alone: the
    headings above theirs, the places that they lead to, the notes that they refer to."""
    inner = [each for block in blocks for each in (block, *block.walk())]
    level = next((int(each.get("level")) for each in inner if each.tag == "heading"), 2)
    before = [Node("heading", {"level": str(each)}, ["x"]) for each in range(2, level)]
    here = {each.get("id") for each in inner}
    places = [each.get("href")[1:] for each in inner if each.get("href").startswith("#")]
    spans: list[Node | str] = [
        Node("span", {"id": place}) for place in dict.fromkeys(places) if place not in here
    ]
    behind = [Node("p", None, [*spans, "x"])] if spans else []
    names = dict.fromkeys(each.get("name") for each in inner if each.tag == "note")
    defined = {each.get("name") for each in inner if each.tag == "footnote"}
    notes: list[Node | str] = [
        Node("footnote", {"name": name}, [Node("p", None, ["x"])])
        for name in names
        if name not in defined
    ]
    return before, behind + ([Node("notes", None, notes)] if notes else [])
