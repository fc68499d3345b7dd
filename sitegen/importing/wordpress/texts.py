"""A post's text on its way: with Elementor's parts and reusable blocks, then as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Protocol

from sitegen.importing.values import Block, Remark
from sitegen.importing.wordpress.archive import REUSABLE, Known
from sitegen.importing.wordpress.elementor import lacking, unknown
from sitegen.importing.wordpress.export import Post
from sitegen.text import normalize, shortened, without_invisible

TAG = re.compile(r"<(?:[a-zA-Z/][^<>]*|!--.*?--)>", re.DOTALL)
SHOWN = 200


class BlockLike(Protocol):
    """A block as the conversion tells of it."""

    @property
    def outcome(self) -> str:
        """markdown, html or dropped."""

    @property
    def source(self) -> str:
        """Its HTML."""

    @property
    def reason(self) -> str:
        """Why it stays HTML or is left out."""

    @property
    def losses(self) -> Sequence[str]:
        """What doesn't come over."""

    @property
    def changes(self) -> Sequence[str]:
        """What comes over as something else."""


class ProseLike(Protocol):
    """A text as the conversion gives it."""

    @property
    def text(self) -> str:
        """The Markdown."""

    @property
    def blocks(self) -> Sequence[BlockLike]:
        """All blocks, in their order."""


Convert = Callable[..., ProseLike]
"""HTML, and what is known of its addresses, files, blocks and notes: the text with its proof."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it stands in an entry: Markdown, how many blocks were proven, all other blocks,
    and what is to be told of it."""

    body: str
    proven: int = 0
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()


def source_of(post: Post) -> tuple[str, list[Remark]]:
    """Give the whole HTML of a post, and what is to be told of it."""
    html = post.content
    remarks = []
    more, number = lacking(post)
    if number and html.strip():
        html = f"{html}\n\n{more}"
        said = f"{number} parts that Elementor keeps elsewhere stand at the end of the text"
        remarks.append(Remark("to look at", said))
    elif number:
        html = more
        remarks.append(Remark("changed", f"the text is made of {number} parts of Elementor"))
    if strangers := unknown(post):
        said = f"nothing is taken of these parts of Elementor: {', '.join(strangers)}"
        remarks.append(Remark("to look at", said))
    return html, remarks


def footnotes_of(post: Post) -> dict[str, str]:
    """Give the notes of a text by their ids, as the block editor keeps them (field footnotes)."""
    try:
        found = json.loads(post.fact("footnotes") or "[]")
    except (ValueError, RecursionError):
        return {}
    notes = found if isinstance(found, list) else []
    return {
        str(each.get("id", "")): str(each.get("content", ""))
        for each in notes
        if isinstance(each, dict)
    }


def reusable_in(posts: Sequence[Known]) -> dict[str, Known]:
    """Give the reusable blocks of an archive by their numbers: those that WordPress shows
    (wp-includes/blocks/block.php: published ones without a password)."""
    return {
        known.post.id: known
        for known in posts
        if known.post.type == REUSABLE
        and known.post.status == "publish"
        and not known.post.password
    }


def plain(html: str) -> str:
    """Give the words of a title or caption, in which WordPress allows HTML."""
    return unescape(TAG.sub("", html)) if "<" in html or "&" in html else html


def one_line(text: str) -> str:
    """Give words on one line, without signs that nobody sees."""
    return " ".join(without_invisible(normalize(text)).split())


def told(prose: ProseLike) -> Text:
    """Give a converted text with its account."""
    blocks: list[Block] = []
    remarks: dict[Remark, None] = {}
    proven = 0
    for block in prose.blocks:
        if block.outcome == "markdown":
            proven += 1
        else:
            outcome = "html" if block.outcome == "html" else "left out"
            blocks.append(
                Block(outcome, shortened(block.source, SHOWN), block.reason)  # type: ignore[arg-type]
            )
        remarks |= {Remark("left out", f"in the text: {said}"): None for said in block.losses}
        remarks |= {Remark("changed", f"in the text: {said}"): None for said in block.changes}
    return Text(prose.text, proven, tuple(blocks), tuple(remarks))
