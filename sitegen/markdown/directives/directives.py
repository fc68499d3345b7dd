"""The blocks between `/// name` and `///`, on the blocks interface of pymdown-extensions.

Each only puts an element of its own name into the tree; `sitegen.markdown.html.players`,
`sitegen.markdown.html.pictures` and the writer make HTML of it, since they know the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block, type_boolean, type_string

from sitegen.markdown.source import last_mark

STROKES: Final = re.compile("/{3,}")


class Directive(Block):  # type: ignore[misc]
    """A block that becomes one element, with its argument and options as attributes."""

    ARGUMENT = None
    TAG: ClassVar[str] = ""

    def on_create(self, parent: Element) -> Element:
        """Put the element into the tree."""
        element = SubElement(parent, self.TAG or self.NAME)
        element.set("argument", self.argument or "")
        for name, value in self.options.items():
            if name != "attrs" and value:
                element.set(name, "" if value is True else str(value))
        return element

    def on_markdown(self) -> str:
        """What stands inside are blocks of Markdown."""
        return "block"


class Details(Directive):
    """Text that opens on a click: `/// details | What it is called`."""

    NAME = "details"
    OPTIONS: ClassVar[dict[str, Any]] = {"open": (False, type_boolean)}

    def on_create(self, parent: Element) -> Element:
        """Put the element with its summary into the tree; the summary may hold inline Markdown."""
        element = super().on_create(parent)
        SubElement(element, "summary").text = element.attrib.pop("argument")
        return element


class Quote(Directive):
    """Somebody's words: `/// quote | who said it`."""

    NAME = "quote"
    TAG = "quotation"

    def on_create(self, parent: Element) -> Element:
        """Put the element into the tree, the source first; it may hold inline Markdown."""
        element = super().on_create(parent)
        SubElement(element, "figcaption").text = element.attrib.pop("argument")
        SubElement(element, "blockquote")
        return element

    def on_add(self, block: Element) -> Element:
        """The words go into the quotation proper."""
        return block[1]


class Gallery(Directive):
    """Several pictures together."""

    NAME = "gallery"


class Audio(Directive):
    """A recording beside the entry: `/// audio | file.mp3`."""

    NAME = "audio"
    TAG = "audio-player"
    OPTIONS: ClassVar[dict[str, Any]] = {"transcript": ("", type_string)}


class Video(Directive):
    """A film elsewhere, loaded when the reader asks for it: `/// video | https://…`."""

    NAME = "video"
    TAG = "video-link"
    OPTIONS: ClassVar[dict[str, Any]] = {
        "title": ("", type_string),
        "poster": ("", type_string),
        "alt": ("", type_string),
        "focus": ("", type_string),
    }


class Button(Directive):
    """Links that stand out."""

    NAME = "button"
    TAG = "buttons"


class Numbers(Directive):
    """Figures with their labels, a line each: `30+ | what there are so many of`."""

    NAME = "numbers"

    def on_markdown(self) -> str:
        """The lines are ours to read."""
        return "raw"

    def on_end(self, block: Element) -> None:
        """Make a pair of elements of each line; the label may hold inline Markdown."""
        lines = [line.strip() for line in (block.text or "").split("\n")]
        block.text = None
        for line in filter(None, lines):
            number, _, label = line.partition("|")
            pair = SubElement(block, "pair")
            SubElement(pair, "number").text = AtomicString(number.strip())
            label = label.strip()
            SubElement(pair, "label").text = last_mark(number) + label if label else ""


class Chart(Directive):
    """Numbers of a table beside the entry, drawn: `/// chart | results.csv`."""

    NAME = "chart"
    OPTIONS: ClassVar[dict[str, Any]] = {
        "caption": ("", type_string),
        "unit": ("", type_string),
    }


BUILT_IN: Final[tuple[type[Block], ...]] = (
    Details,
    Quote,
    Gallery,
    Audio,
    Video,
    Button,
    Numbers,
    Chart,
)


class Directives(BlocksExtension):  # type: ignore[misc]
    """Registers the blocks of sitegen and those of a site."""

    def __init__(self, blocks: Iterable[type[Block]]) -> None:
        super().__init__()
        self.blocks = tuple(blocks)
        self.known = {block.NAME: block for block in self.blocks}
        # Those that must have an argument, or none; ours speak for themselves.
        self.strict = frozenset(
            name for name in self.known if self.known[name].ARGUMENT is not None
        )
        self.processor: BlocksProcessor

    def extendMarkdownBlocks(  # noqa: N802
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register them."""
        self.processor = block_mgr
        for block in self.blocks:
            block_mgr.register(block, {})
