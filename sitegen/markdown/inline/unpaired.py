"""Signs of emphasis that stand where CommonMark lets them make none, and look as if they were to.

Two belong together but for a letter or a space beside one: `*Note:*words`, `*word *here`. A sign
alone is left alone: stars also are marks of remarks, parts of names (`*nix`), and letters' signs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sitegen.markdown.inline.emphasis import Run

# How many signs in a row are told of in pairs. (Two stars are told of one by one.)
IN_PAIRS: Final = frozenset({"*", "_", "__", "~~"})
# Those that are nothing but emphasis, wherever they stand in a line.
SURE: Final = frozenset({"__", "~~"})
# What stands behind a run that is alone on its line.
ALONE_BEFORE: Final = ("", "\n", "*", "_")
QUOTES: Final = "\"'״׳"


def unpaired(pieces: Sequence[str | Run]) -> Iterator[tuple[Run, Run]]:
    """Give the runs that were to be a pair, and which no emphasis has used."""
    last: dict[str, Run] = {}
    for piece in pieces:
        if isinstance(piece, str):
            if "\n" in piece:
                last.clear()
        elif piece.left == piece.length and (signs := piece.sign * piece.length) in IN_PAIRS:
            first = last.get(signs)
            if first is not None and _were_meant(signs, first, piece, pieces):
                yield first, piece
                del last[signs]
            else:
                last[signs] = piece


def _were_meant(signs: str, first: Run, last: Run, pieces: Sequence[str | Run]) -> bool:
    if first.is_letter:
        return False
    if last.is_letter:
        return first.opens and not first.begins_line
    if first.opens:
        if last.begins_line and last.after not in ALONE_BEFORE:
            return False
        if _is_space(last.before):
            return signs in SURE or _is_meant_before_space(first, last)
        return last.after.isalnum() and _closes(last.before, str(pieces[last.at - 1]))
    if not last.closes or last.opens:
        return False
    if _is_space(first.after):
        return signs in SURE and _is_space(first.before)
    return first.before.isalpha() and _opens(first.after) and not last.before.isalnum()


def _is_meant_before_space(first: Run, last: Run) -> bool:
    """Tell of single signs: at a line's start, a remark may begin with one."""
    if last.after.isalnum():
        return not first.begins_line
    return last.after == "\n" or not last.after.isspace()


def _is_space(character: str) -> bool:
    return not character.strip()


def _closes(sign: str, text: str) -> bool:
    """Tell whether a sign, the last of a text, ends something."""
    if sign in QUOTES:
        return not _is_space(text[-2:-1])
    return not sign.isalnum() and unicodedata.category(sign) not in ("Ps", "Pi")


def _opens(sign: str) -> bool:
    return sign in QUOTES or unicodedata.category(sign) in ("Ps", "Pi")


def parts_strong(runs: Sequence[Run]) -> Iterator[Run]:
    """Give each run of four stars between what is strong: `**one****two**`."""
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        around = {before.signs, after.signs}
        if around == {"**"} and run.signs == "****" and run.left == 4 and run.opens and run.closes:
            yield run
