"""Signs that nobody sees, where they would keep a block from beginning.

Word processors put marks of direction before a Hebrew or Arabic line, and a Mac types a no-break
space while the Option key is held. A reader of the source sees `## Heading` and `- item`, and so
should the parser. Within words these signs keep their meaning and are left alone.
"""

from __future__ import annotations

import re
from typing import Final

from sitegen.text import INVISIBLE

# Spaces of Unicode (category Zs) that aren't the plain one.
WIDE: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
GAP: Final = f"[ {WIDE}{INVISIBLE.pattern[1:-1]}]"
UNSEEN: Final = re.compile(f"[{WIDE}{INVISIBLE.pattern[1:-1]}]")
SPACES: Final = re.compile(f"[{WIDE}]")

MARKERS: Final = rf"(?:>|(?:[-*+]|\d{{1,9}}{INVISIBLE.pattern}*[.)]|\#{{1,6}}|:)(?={GAP}))"
LEAVES: Final = r"(?=```|~~~|///|\||<|\[\^?[^\]\n]+\]:)"
START: Final = re.compile(
    rf"^(?:{GAP}*{MARKERS}(?:{GAP}*{MARKERS})*{GAP}*|{GAP}+{LEAVES})", re.MULTILINE
)
# Lines that are nothing but signs of a block: rules, underlines, a table's second line, fences.
SIGNS: Final = re.compile(rf"^(?:{GAP}|[-=*_|:>`~/])+$", re.MULTILINE)
ROW: Final = re.compile(rf"(?<=\|){GAP}+$", re.MULTILINE)
LINK: Final = re.compile(rf"\]{INVISIBLE.pattern}+(?=[(\[])")


def without_unseen_starts(text: str) -> str:
    """Give a text in which no unseen sign stands among those that begin a block or a link."""
    if text.isascii() or UNSEEN.search(text) is None:
        return text
    text = START.sub(_plain, text)
    text = SIGNS.sub(_plain, text)
    return LINK.sub("]", ROW.sub("", text))


def _plain(match: re.Match[str]) -> str:
    return INVISIBLE.sub("", SPACES.sub(" ", match[0]))
