"""Lists without the space that CommonMark wants, or with other signs: `-One`, `1.One`, `1- One`.

They are none, and run on as one paragraph. One line alone may be anything (`-5 degrees`, a line of
a dialogue, a date); of neighbours, and of a line within a list, their author is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sitegen.markdown.blocks.containers import Item
from sitegen.markdown.blocks.leaves import Paragraph
from sitegen.text import INVISIBLE, shortened

if TYPE_CHECKING:
    from sitegen.markdown.blocks.parser import Reading

LONGEST_SHOWN: Final = 40
# How the words of an item begin, with their emphasis, link or quotation marks.
WORDS: Final = r"(?=[*_]{0,3}[\[\"'“„«]?[^\W\d_])"
UNSEEN: Final = f"{INVISIBLE.pattern}*+"
# (A star that another one ends is emphasis.)
GLUED: Final = re.compile(
    rf"(?P<bullet>[-+]{WORDS}|\*(?=[\"'“„«]?[^\W\d_])(?=(?:[^*]|\*\*)*\Z))"
    rf"|(?P<number>\d{{1,3}}){UNSEEN}"
    rf"(?:(?P<sign>[.)]){UNSEEN}{WORDS}|[-–—]{UNSEEN}(?: |{WORDS})| [-–—] (?=\D))"
)
KEPT_END: Final = re.compile(r"(?:  |\\|<br ?/?>)\Z")


class Glued(NamedTuple):
    """How a line begins: its bullet, "" for a number, which is -1 for a bullet; and what to write
    instead."""

    bullet: str
    number: int
    instead: str

    def goes_on(self, above: Glued | None) -> bool:
        """Tell whether this may be the next item."""
        if above is None or above.bullet != self.bullet:
            return False
        return bool(self.bullet) or self.number - above.number in (0, 1)


def glued(line: str) -> Glued | None:
    """Tell how a line begins that looks like an item and is none."""
    match = GLUED.match(line.lstrip(" ") if line.isascii() else INVISIBLE.sub("", line).lstrip())
    if match is None:
        return None
    if match["bullet"]:
        return Glued(match["bullet"], -1, f"{match['bullet']} ")
    return Glued("", int(match["number"]), f"{match['number']}{match['sign'] or '.'} ")


def doubt_glued(reading: Reading, line: str) -> None:
    """Tell of a line that goes on with a paragraph and looks like an item: with the one above it,
    or within a list."""
    leaf = reading.leaf
    here = glued(line)
    if here is None or not isinstance(leaf, Paragraph):
        return
    is_next = here.goes_on(glued(leaf.lines[-1]))
    if any(_is_of_list(here, item) for item in reading.open if type(item) is Item):
        if not is_next:
            _tell(reading, reading.line, line, here)
    elif is_next and not (here.bullet and KEPT_END.search(leaf.lines[-1])):
        doubt_above(reading, leaf, here)


def doubt_above(reading: Reading, leaf: Paragraph, here: Glued) -> None:
    """Tell of a paragraph's last line that looks like the item before this one; once of several."""
    above = glued(leaf.lines[-1])
    if above is None or not here.goes_on(above):
        return
    if len(leaf.lines) == 1 or not above.goes_on(glued(leaf.lines[-2])):
        _tell(reading, reading.line - 1, leaf.lines[-1], above)


def _is_of_list(here: Glued, item: Item) -> bool:
    if here.bullet:
        return item.list.kind == here.bullet
    if item.list.kind not in ".)":
        return False
    return here.number == int(item.list.element.get("start", "1")) + len(item.list.element)


def _tell(reading: Reading, line: int, written: str, found: Glued) -> None:
    shown = shortened(written.strip(), LONGEST_SHOWN)
    mend = f'write "{found.instead}" before its words'
    reading.md.doubt(line, f'"{shown}" begins no item, so that it runs on; {mend}')
