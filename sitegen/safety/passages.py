"""What is said in a file, by its format, in the normal form: texts as they read, and all beside.

Formats of text differ in how they hide a letter (entities, escapes, tags inside a word), not in
what is looked for: each is unwrapped and read as marked-up text. A name may stand in what is seen,
in an attribute, a comment, a script or an address alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen.safety.normal import fold, plain
from sitegen.safety.wrappings import unwrapped

TAG = re.compile(r"<!--|-->|<[^<>]*>")
PARTED = re.compile(f"({TAG.pattern})")
INLINE_REST = (
    r"(?:/?(?:a|abbr|b|bdi|bdo|big|c|cite|code|data|del|dfn|em|font|i|ins|kbd|lang|mark|q"
    r"|rb|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|tspan|textpath|tt|u|v|var|wbr)"
    r"(?=[\s./>])|\d\d:)[^<>]*>"
)
INLINE = re.compile(f"<{INLINE_REST}")
"""Marks that stand inside a word without dividing it (HTML, SVG, WebVTT 1, section 4)."""

# The sign that comes first is what a search goes by.
IN_A_WORD = re.compile(rf"<(?<=\w<){INLINE_REST}(?:<{INLINE_REST})*\w")
EMPHASIS = re.compile(r"(?<=\w)[*~`\[\]]+(?=\w)|(?<=\w)__+(?=\w)")
ADDRESS = re.compile(r"\]\(([^()]*)\)")
"""Where a link of Markdown leads."""

SVG_TEXT = re.compile(r"<(?:title|desc|text)\b.*?</(?:title|desc|text)\s*>", re.DOTALL)
WORDLESS = frozenset(
    (
        *(".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp"),
        *(".flac", ".m4a", ".mp3", ".mp4", ".oga", ".ogg", ".opus", ".wav"),
    )
)
"""Endings of files in which no words are left once they are washed. Whatever else is published is
a text, also where its ending is unknown: contacts (`.vcf`), maps (`.geojson`), `_redirects`."""


def marked_up(text: str, *, css: bool = False) -> Iterator[str]:
    """Give the passages of a text with tags, or without: what is seen, what stands in the tags.

    Where tags stand inside words, or comments between them, all comes again without these.
    """
    whole = fold(plain(text, css=css))
    if "<" not in whole:
        yield whole
        return
    yield from _apart(whole)
    if IN_A_WORD.search(whole):
        whole = INLINE.sub("", whole)
        yield from _apart(whole)
    if "<!--" in whole or "<?" in whole:
        yield from _apart(without(without(whole, "<!--", "-->"), "<?", "?>"))


def without(text: str, opening: str, closing: str) -> str:
    """Give a text without its remarks; one that is never closed stays."""
    pieces = []
    at = 0
    # A pattern would look for the end once more from each beginning.
    while (begin := text.find(opening, at)) >= 0:
        end = text.find(closing, begin + len(opening))
        if end < 0:
            break
        pieces.append(text[at:begin])
        at = end + len(closing)
    return "".join((*pieces, text[at:]))


def _apart(text: str) -> tuple[str, str]:
    """Give what stands between the tags, and what stands in them."""
    parts = PARTED.split(text)
    return " ".join(parts[::2]), " ".join(parts[1::2])


def written(text: str) -> Iterator[str]:
    """Give the passages of a Markdown text; what is seen keeps its lines."""
    yield from marked_up(text)
    if "](" in text:
        yield from marked_up(ADDRESS.sub("]", text))
    if EMPHASIS.search(text):
        yield from marked_up(EMPHASIS.sub("", text))


def of_text(text: str, suffix: str) -> Iterator[str]:
    """Give the passages of a text file whose name has an ending."""
    for each in unwrapped(text, suffix):
        if suffix == ".xml":
            # Which tags stand inside words, only the program knows that reads them.
            yield TAG.sub("", fold(plain(each)))
        yield from written(each) if suffix == ".md" else marked_up(each, css=suffix == ".css")


def drawn(text: str) -> Iterator[str]:
    """Give what is written in a drawing (SVG), each piece of text without its tags.

    Where `unicode-bidi` may turn letters round (CSS Writing Modes 4, 2.2), so they are read, too.
    """
    pieces = [found[0] for found in SVG_TEXT.finditer(fold(plain(text)))]
    shown = [TAG.sub(" ", piece) for piece in (*pieces, " ".join(pieces))]
    yield from shown
    if "-override" in text:
        yield from (piece[::-1] for piece in shown)


def can_be_read(path: str) -> bool:
    """True where a file of this name has texts that can be read in it."""
    return suffix_of(path) not in WORDLESS


def suffix_of(path: str) -> str:
    """Give the ending of a file's name, in lower case."""
    return PurePosixPath(path).suffix.lower()
