"""HTML from elsewhere becomes Markdown of ours, with a proof for each block.

A text is read as blocks, these are written as Markdown, and our own Markdown makes HTML of it
again, which is read the same way. Where both say the same, nothing was lost. Where they don't, the
block is written more plainly, then as HTML, and then its words and links alone; each time it is
proved again.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from sitegen.importing.prose.addresses import Addresses
from sitegen.importing.prose.figures import READERS
from sitegen.importing.prose.keeping import kept_as_html
from sitegen.importing.prose.line_reading import LOST_WHOLE
from sitegen.importing.prose.proof import difference, scaffolded
from sitegen.importing.prose.reading import Reading
from sitegen.importing.prose.tree import Node, parse
from sitegen.importing.prose.writing import Writing, joined, tell_apart
from sitegen.values import Value

Outcome = Literal["markdown", "html", "dropped"]
APART: Final = "\n\n<!-- -->\n\n"
# What neither HTML nor our Markdown can hold, and signs that turn letters round.
UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)

# Ends of lines of word processors, which browsers take for signs that have no width.
OTHER_LINE_ENDS: Final = re.compile("[\x0b\x85\u2028\u2029]")


class Block(Value):
    """One block of the source, and what became of it.

    `source` is its HTML, `markdown` what stands for it in the text. `reason` says why it stays HTML
    or is left out, "" for Markdown. `losses` are what doesn't come over: scripts, frames, forms,
    looks, attributes that run, links that lead nowhere. `changes` are what comes over as something
    else: a level, an embedded page that becomes a link.
    """

    outcome: Outcome
    source: str
    markdown: str
    reason: str = ""
    losses: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


class Prose(Value):
    """A text for an entry: its Markdown, its blocks in order, and the addresses that it has now:
    those of links, and the files of its pictures and recordings."""

    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def convert(
    html: str,
    *,
    addresses: Callable[[str], str] = str,
    files: Callable[[str], str] | None = None,
    language: str = "en",
) -> Prose:
    """Convert HTML from elsewhere; nothing is lost that the blocks don't name. Nothing is raised.

    `addresses` gives for a link's old address the new one, `files` for the address of a picture or
    recording the name of the file beside the entry (without it, `addresses` is asked). A picture
    whose new address is still one of another site becomes a link to it. `language` (BCP 47) is the
    entry's.
    """
    fit = UNFIT.sub("", OTHER_LINE_ENDS.sub(" ", html))
    reading = Reading(Addresses(addresses, files or addresses), READERS, language)
    if fit != html:
        reading.lose(f"{len(html) - len(fit)} signs that no text can hold")
    blocks = reading.read(fit)
    tell_apart(blocks)
    groups = _grouped(blocks)
    writing = Writing()
    written = []
    for group in groups:
        kept = len(writing.kept)
        text = joined((block, writing.block(block)) for block in group)
        written.append(_Written(blocks=group, text=text, reason="; ".join(writing.kept[kept:])))
    text = _together(written)
    if difference(blocks, text, language):
        written = [_proved(each, language) for each in written]
        text = _together(written)
        if difference([block for each in written for block in each.blocks], text, language):
            text = _together(written, APART)
    links, files_there = _addresses_of(blocks)
    return Prose(
        text=text,
        blocks=tuple(_told(each) for each in written),
        links=links,
        pictures=files_there,
    )


class _Written(Value):
    """A block of the source, read and written."""

    blocks: list[Node]
    text: str
    reason: str = ""


def _grouped(blocks: Sequence[Node]) -> list[list[Node]]:
    """Put together what was read from one block of the source."""
    groups: list[list[Node]] = []
    for block in blocks:
        if block.origin or not groups:
            groups.append([block])
        else:
            groups[-1].append(block)
    return groups


def _proved(written: _Written, language: str) -> _Written:
    """Give a block in the first form that says the same as its source."""
    blocks = written.blocks
    problem = _problem(blocks, written.text, language)
    if not problem:
        return written
    writing = Writing(is_plain=True)
    plain = joined((block, writing.block(block)) for block in blocks)
    if not _problem(blocks, plain, language):
        return _Written(blocks=blocks, text=plain, reason="; ".join(writing.kept))
    text = "\n\n".join(kept_as_html(block) for block in blocks)
    if not _problem(blocks, text, language):
        return _Written(blocks=blocks, text=text, reason=problem)
    bare = [each for block in blocks for each in _bare(block)]
    if not bare:
        bare = [Node("dropped", {"reason": problem})]
    bare[0].told = [told for block in blocks for told in block.told]
    bare[0].origin = blocks[0].origin
    text = Writing(is_plain=True).blocks(bare)
    left = _problem(bare, text, language)
    reason = f"{problem}; only its words and links are left"
    return _Written(
        blocks=bare, text=text, reason=f"{reason}, to look at: {left}" if left else reason
    )


def _problem(blocks: Sequence[Node], text: str, language: str) -> str:
    before, behind = scaffolded(blocks)
    pieces = (Writing().blocks(before), text, Writing().blocks(behind))
    return difference([*before, *blocks, *behind], "\n\n".join(filter(None, pieces)), language)


LEAVES: Final = frozenset({"p", "heading", "by", "term", "buttons", "code"})
WHOLE: Final = frozenset({"figure", "gallery", "film", "sound", "rule", "dropped"})


def _bare(block: Node) -> list[Node]:
    """Give the lines of a block as paragraphs, with its pictures and players."""
    if block.tag in WHOLE:
        captions = [each for each in block.elements if each.tag == "by"]
        others = [each for each in block.children if each not in captions]
        bare = Node(block.tag, block.attributes, others)
        return [bare, *(Node("p", None, each.children) for each in captions)]
    if block.tag in LEAVES:
        return [Node("p", None, block.children)]
    return [each for inner in block.elements for each in _bare(inner)]


def _together(written: Sequence[_Written], between: str = "\n\n") -> str:
    pairs = ((each.blocks[-1] if each.blocks else Node("p"), each.text) for each in written)
    text = joined(pairs, between)
    return f"{text}\n" if text else ""


def _told(written: _Written) -> Block:
    told = [each for block in written.blocks for each in block.told]
    first = written.blocks[0]
    dropped = all(block.tag == "dropped" for block in written.blocks)
    reason = first.get("reason") if dropped else written.reason
    return Block(
        outcome="dropped" if dropped else "html" if reason else "markdown",
        source=_source_of(first.origin or []),
        markdown=written.text,
        reason=reason,
        losses=tuple(dict.fromkeys(each.what for each in told if each.is_lost)),
        changes=tuple(dict.fromkeys(each.what for each in told if not each.is_lost)),
    )


def _source_of(origin: Sequence[Node | str]) -> str:
    pieces = []
    for each in origin:
        if isinstance(each, str):
            pieces.append(entities.escape(each, quote=False))
        elif each.origin is not None:
            pieces.append(str(each.origin.html or ""))
    return "".join(pieces).strip()


def _addresses_of(blocks: Sequence[Node]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the addresses of links and films, and the files of pictures and recordings."""
    links: dict[str, None] = {}
    files: dict[str, None] = {}
    for block in blocks:
        for each in (block, *block.walk()):
            for name, value in each.attributes.items():
                if name in ("href", "address") and not value.startswith("#"):
                    links[value] = None
                elif name in ("src", "file"):
                    files[value] = None
    return tuple(links), tuple(files)


def plain(html: str) -> str:
    """Give the words of a fragment of HTML without its markup, with single spaces: for a title."""
    root, _ = parse(UNFIT.sub("", html))
    for node in (root, *root.walk()):
        node.children = [
            child
            for child in node.children
            if isinstance(child, str) or child.tag not in LOST_WHOLE
        ]
    return root.words
