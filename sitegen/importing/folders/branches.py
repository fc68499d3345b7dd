"""Blocks of Liquid: what no page showed is taken out of a text, what nobody can know is told.

Text of a condition that doesn't hold was never shown, nor was that of remarks. What stands in a
loop is made of data that the text doesn't hold. Sources: Liquid's documentation, "Control flow",
"Iteration", "Template".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sitegen.importing.folders.conditions import UNKNOWN, Facts, compared
from sitegen.importing.folders.told import brief

CHOICES = ("if", "unless", "case")
MADE_OF_DATA = ("for", "tablerow", "capture")
BLOCKS = (*CHOICES, *MADE_OF_DATA, "comment")
TURNS = ("else", "elsif", "when")
TAG = re.compile(
    rf"\{{%-?\s*(?P<name>(?:end)?(?:{'|'.join(BLOCKS)})|{'|'.join(TURNS)})\b(?P<given>(?:(?!{{%|%}}).)*?)-?%\}}",
    re.DOTALL,
)
DEEPEST = 100
"""How deeply Liquid itself nests blocks."""


@dataclass(slots=True)
class Part:
    """What stands between two signs of one block, with the first of them."""

    name: str
    given: str
    tag: str
    holds: list[str | Block] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A block from its first sign to its last, "" where that is missing."""

    parts: list[Part]
    end: str = ""

    @property
    def name(self) -> str:
        """What the block is called."""
        return self.parts[0].name

    @property
    def source(self) -> str:
        """The block as it was written."""
        return "".join(_written(part) for part in self.parts) + self.end


@dataclass(slots=True)
class Shown:
    """A text without what was not shown. `lost` is that in short; `unsure` are the signs of which
    nobody knows whether what stands behind them was shown."""

    text: str = ""
    lost: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def shown_of(text: str, facts: Facts) -> Shown:
    """Take out of a text what Jekyll didn't show."""
    shown = Shown()
    shown.text = "".join(_rendered(_read(text), facts, shown))
    return shown


def _read(text: str) -> Part:
    root = Part("", "", "")
    open_: list[Block] = []
    at = 0

    def here() -> Part:
        return open_[-1].parts[-1] if open_ else root

    for match in TAG.finditer(text):
        here().holds.append(text[at : match.start()])
        at = match.end()
        name, given = match["name"], match["given"].strip()
        inner = open_[-1].name if open_ else ""
        if name == f"end{inner}" and inner:
            open_.pop().end = match[0]
        elif name in BLOCKS and (inner != "comment" or name == inner) and len(open_) < DEEPEST:
            block = Block([Part(name, given, match[0])])
            here().holds.append(block)
            open_.append(block)
        elif name in TURNS and inner in CHOICES:
            open_[-1].parts.append(Part(name, given, match[0]))
        else:
            here().holds.append(match[0])
    here().holds.append(text[at:])
    return root


def _written(part: Part) -> str:
    inner = (each if isinstance(each, str) else each.source for each in part.holds)
    return part.tag + "".join(inner)


def _rendered(part: Part, facts: Facts, shown: Shown) -> Iterator[str]:
    for each in part.holds:
        if isinstance(each, str):
            yield each
        else:
            yield from _of_block(each, facts, shown)


def _of_block(block: Block, facts: Facts, shown: Shown) -> Iterator[str]:
    if not block.end:
        # Jekyll refuses such a text, so what of it was ever shown is anybody's guess.
        shown.unsure.append(brief(block.parts[0].tag))
        for part in block.parts:
            yield part.tag
            yield from _rendered(part, facts, shown)
        return
    if block.name == "comment":
        return
    if block.name in MADE_OF_DATA:
        shown.lost.append(brief(block.source))
        return
    chosen = list(_chosen(block, facts))
    # Of what follows a sign that nobody can decide, nobody knows anything either.
    first = next((part for part, holds in chosen if holds is None), None)
    for part, holds in chosen:
        if holds is False:
            if _written(part).removeprefix(part.tag).strip():
                shown.lost.append(f"not shown there: {brief(_written(part))}")
            continue
        if part is first:
            shown.unsure.append(brief(part.tag))
        yield part.tag
        yield from _rendered(part, facts, shown)
    yield block.end


def _chosen(block: Block, facts: Facts) -> Iterator[tuple[Part, bool | None]]:
    """Say of each part whether it was shown, None where nobody knows."""
    left: bool | None = True
    subject = facts.value(block.parts[0].given) if block.name == "case" else UNKNOWN
    for part in block.parts:
        if part.name == "case":
            yield part, False
            continue
        holds = True if part.name == "else" else _holds(part, subject, facts)
        if holds is False or left is False:
            yield part, False
            continue
        yield part, True if holds and left else None
        left = False if holds else None


def _holds(part: Part, subject: object, facts: Facts) -> bool | None:
    if part.name == "when":
        words = re.split(r"\s*,\s*|\s+or\s+", part.given)
        answers = [compared(subject, "==", facts.value(each.strip())) for each in words]
        return True if True in answers else None if None in answers else False
    holds = facts.holds(part.given)
    return not holds if part.name == "unless" and holds is not None else holds
