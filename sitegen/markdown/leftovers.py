"""Signs of Markdown that another program knows, or that were typed otherwise: shown, with a word.

Texts come from other systems, and habits with them. What isn't read here is shown as it stands,
since nothing may be lost; its author is told, with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from markdown.util import STX

from sitegen.markdown.html.running_text import HOLE
from sitegen.markdown.source import LINE_SEPARATOR
from sitegen.patterns import late
from sitegen.text import INVISIBLE, shortened

SHOWN: Final = "is shown as it stands"
LONGEST_SHOWN: Final = 40
BULLETS: Final = "•◦▪▫●○■□‣⁃∙➢\uf0a7\uf0b7\uf0d8"
LETTER: Final = r"(?:[a-hא-י]|[أ-ي])[.)]|\(?\d{1,2}\)|\([a-hא-יأ-ي]\)|[ivx]{1,4}\."


class Leftover(NamedTuple):
    """What is told of signs that were left over, the piece of the text that they stand in, and
    where in the text that begins."""

    message: str
    near: str
    at: int


RUN_ON: Final = (
    'begins no list, so that its lines run on; write "1. ", or put an empty line between them'
)
# At the start of lines that go together:
LISTS: Final[tuple[tuple[str, str], ...]] = (
    (rf"^[{BULLETS}]\s*(?=\S)", 'begins no list, so that its lines run on; write "- " before each'),
    # (Where each line's end is kept, this may be a dialogue.)
    (
        rf"^(?P<dash>[·–—]) [^\n{LINE_SEPARATOR}]*\n(?=(?P=dash) )",
        'begins no list; write "- " before each line',
    ),
    (rf"^(?:{LETTER}) [^\n]*\n(?=(?:{LETTER}) )", RUN_ON),
)
# (Elsewhere, such lines are HTML's, and told of as such.)
IN_PARAGRAPHS: Final[tuple[tuple[str, str], ...]] = (
    (rf"^\d{{1,2}}\. [^\n{LINE_SEPARATOR}]*\n(?=\d{{1,2}}\. )", RUN_ON),
)
KINDS: Final[tuple[tuple[str, str], ...]] = (
    # At the start of a line:
    (r"^\[!\w+\]", f'{SHOWN}; blocks are written "/// name", or with a class: {{.note}}'),
    (r"^(?:!!!|\?\?\?\+?|:::) ?\w+", f'{SHOWN}; blocks are written "/// name"'),
    (r"^\*\[[^\]\n]{1,200}\]: ", f'{SHOWN}; an abbreviation is <abbr title="…">'),
    (r"^\+(?:[-=]{2,}\+)+", f"{SHOWN}; rows of a table are | a | b |"),
    (r"^\$\$", f"{SHOWN}; formulas aren't known here"),
    (r"^\[TOC\]|\[\[_TOC_\]\]", f"{SHOWN}; no list of contents is made here"),
    # Anywhere:
    (
        r"\{\{[^{}\n]{1,200}\}\}|\{%[^%\n]{1,200}%\}",
        f"{SHOWN}; commands of other programs aren't known here",
    ),
    (
        r"(?<!\w)\{:? ?[.#][A-Za-z][\w-]*(?: [^{}\n]{0,200})?\}",
        f"{SHOWN}; attributes stand right behind what they are of, or end its last line",
    ),
    (r"\[\[[^\[\]\n]{1,200}\]\]", f"{SHOWN}; links to entries are [words](file.md)"),
    (
        r"\[/(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)\]"
        r"|\[(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)"
        r"(?:\s[^\]=\n]{1,40}=[^\]\n]{0,200})\]|\[(?:gallery|embed)\]",
        f"{SHOWN}; commands of other programs aren't known here",
    ),
    (
        r"(?<![=\w])==(?=[^\s=])[^=\n]{0,200}[^\s=]==(?!=)",
        f"{SHOWN}; what is marked is <mark>so</mark>",
    ),
    (
        r"(?<![~\w])~(?:[^\s~]|[^\s~][^~\n]{0,200}[^\s~])~(?![~\w])|(?<=\w)~\w{1,9}~",
        f"{SHOWN}; struck out is ~~so~~, low <sub>so</sub>",
    ),
    (r"(?<=\w)\^[\w+-]{1,9}\^", f"{SHOWN}; high is <sup>so</sup>"),
)
# No list can be written here; and each line that there is was ended on purpose.
CELLS: Final = frozenset({"td", "th"})
PARAGRAPHS: Final = frozenset({"dd", "li", "p"})
# Most texts have none of these, and are looked at no further.
SIGNS: Final = late(r"\[[!/_A-Za-z\[]|\{[{%.#:]|==|~|\^|\$\$|!!!|\?\?\?|:::|\+[-=]|\*\[")
UNSEEN: Final = f"{INVISIBLE.pattern}*"
AT_START: Final = rf"{UNSEEN}(?:[{BULLETS}]|[·–—] |\(?\w{{1,4}}[.)](?: |\Z))"
FIRST: Final = late(AT_START)
LATER: Final = late(rf"\n{AT_START}")
OF_LISTS: Final = tuple((late(pattern, re.MULTILINE), said) for pattern, said in LISTS)
OF_PARAGRAPHS: Final = tuple((late(pattern, re.MULTILINE), said) for pattern, said in IN_PARAGRAPHS)
PATTERNS: Final = tuple((late(pattern, re.MULTILINE), said) for pattern, said in KINDS)


def may_be_left_over(text: str) -> bool:
    """Tell whether a text of the tree, without marks, has any such sign: most have none."""
    return bool(SIGNS.search(text) or FIRST.match(text) or LATER.search(text))


def find_leftovers(text: str, tag: str) -> Iterator[Leftover]:
    """Give what is told of a running text, without marks, of a block of that name: of each kind
    once in a line, and of lines that are no list once."""
    of_lists = () if tag in CELLS else OF_LISTS
    for pattern, said in (*of_lists, *OF_PARAGRAPHS) if tag in PARAGRAPHS else of_lists:
        if found := pattern.search(text):
            yield _told(text, found, said)
    for pattern, said in PATTERNS:
        line = -1
        for found in pattern.finditer(text):
            if found.start() > line:
                yield _told(text, found, said)
                line = text.find("\n", found.start())
                if line < 0:
                    break


def _told(text: str, found: re.Match[str], said: str) -> Leftover:
    near = _whole(text, found)
    return Leftover(f'"{shortened(near, LONGEST_SHOWN)}" {said}', near, found.start())


def _whole(text: str, found: re.Match[str]) -> str:
    """Give what was found with what follows on its line, as it is shown."""
    start, end = found.span()
    rest = re.split(rf"[\n{STX}{HOLE}]", text[end:], maxsplit=1)[0]
    return (text[start:end] + rest).split("\n")[0].replace(HOLE, "…").strip()
