"""Show notes: HTML or plain words become Markdown, each block with its proof."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from sitegen.importing.podcast.elements import absolute
from sitegen.importing.podcast.files import Folder
from sitegen.importing.podcast.items import words_of
from sitegen.importing.prose.prose import convert, plain
from sitegen.importing.values import Block, Remark

MARKUP = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?|/[a-zA-Z][a-zA-Z0-9]*\s*)>")
BLOCK = re.compile(r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|tr|td|blockquote)|br|hr)\b", re.IGNORECASE)
SENTENCE = re.compile(r".{40,}?[.!?…。؟](?=\s|$)", re.DOTALL)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
CUT_OFF = ("…", "...", "[…]", "[...]")
LONGEST_SUMMARY = 300
"""Signs: what lists and search engines show of a summary."""


@dataclass(frozen=True, slots=True)
class Notes:
    """A text as Markdown: how many of its blocks are proven equal, the others, what was said.

    `plain` is its words without markup.
    """

    text: str
    plain: str = ""
    proven: int = 0
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()


def notes_of(text: str, base: str, folder: Folder, language: str) -> Notes:
    """Convert notes that are seen from an address; pictures are those that were fetched.

    What can't be an address leads nowhere, and is told.
    """

    def address(old: str) -> str:
        if old.lower().startswith(("mailto:", "tel:")):
            return old
        return absolute(old, base)

    def file(old: str) -> str:
        whole = absolute(old, base)
        return folder.take(whole) or whole

    html = as_html(text)
    prose = convert(html, addresses=address, files=file, language=language)
    told = [Remark("left out", loss) for block in prose.blocks for loss in block.losses]
    told += [Remark("changed", change) for block in prose.blocks for change in block.changes]
    return Notes(
        text=prose.text,
        plain=plain(BLOCK.sub(r" \g<0>", html)),
        proven=sum(block.outcome == "markdown" for block in prose.blocks),
        blocks=tuple(
            Block("html" if each.outcome == "html" else "left out", each.source, each.reason)
            for each in prose.blocks
            if each.outcome != "markdown"
        ),
        remarks=tuple(dict.fromkeys(told)),
    )


def as_html(text: str) -> str:
    """Give notes as HTML: what has no tag is plain words, whose ends of lines mean something."""
    if MARKUP.search(text):
        return text
    words = text if ENTITY.search(text) else escape(text, quote=False)
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", words))
    return "".join(
        f"<p>{'<br>'.join(line.strip() for line in part.splitlines())}</p>"
        for part in paragraphs
        if part
    )


def first_words(text: str) -> str:
    """Give the first sentences of a plain text, as many as a summary holds."""
    plain = " ".join(text.split())
    if len(plain) <= LONGEST_SUMMARY:
        return plain
    taken = ""
    for match in SENTENCE.finditer(plain):
        if match.end() > LONGEST_SUMMARY:
            break
        taken = plain[: match.end()]
    if taken:
        return taken
    return f"{plain[:LONGEST_SUMMARY].rpartition(' ')[0] or plain[:LONGEST_SUMMARY]}…"


def summary_of(subtitle: str, notes: str, short: str, plain: str) -> str:
    """Give a summary: another text of the feed that says something of its own, else first words.

    `notes` is the text that the entry has below its fields, `plain` that without markup.
    """
    own = " ".join(short.split())
    if own:
        return own
    whole = not subtitle.endswith(CUT_OFF) and len(subtitle) <= LONGEST_SUMMARY
    if subtitle and (whole or " ".join(words_of(subtitle)) not in " ".join(words_of(notes))):
        return subtitle
    return first_words(plain)


def body_beside(summary: str, text: str) -> str:
    """Give the text below the fields, "" where the summary says it already."""
    return "" if text.strip() == summary else text
