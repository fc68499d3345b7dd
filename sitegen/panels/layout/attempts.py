"""The ways in which a panel of one picture can be laid out, the best first."""

from __future__ import annotations

import math

from msgspec import structs

from sitegen.panels.layout.designs import Design
from sitegen.panels.values import Panel
from sitegen.values import Value

WIDE = 0.9
NARROWER = 0.7
FLATTEST = 1.75
# From this share on a picture is large enough to bear a plate with the code.
LARGE = 0.3
# How much of its width a pattern keeps beside languages that are too much for their room.
NARROWEST = 0.5
# Fewer languages are no pairs.
FEWEST_PAIRED = 3


class Attempt(Value):
    """Where the picture stands: `over` the words, in a `corner` beside the display words, or
    `beside` all words over the whole height.

    `share` is its part of the width, `flattest` the ratio that it may have at most; `raised`: the
    code stands where it can be reached, beside the display words, or on a `plate` on the picture.
    `pairs`: languages stand two by two.
    """

    stance: str
    share: float = 0.0
    flattest: float = math.inf
    raised: bool = False
    plate: bool = False
    pairs: bool = False


def attempts_for(panel: Panel, design: Design) -> tuple[Attempt, ...]:
    """The attempts for a panel of a design, in the order in which they are worth trying."""
    usual = _usual(panel, design)
    if not design.pairs or len(panel.texts) < FEWEST_PAIRED:
        return usual
    paired = structs.replace(usual[-1], pairs=True)
    if not paired.share:
        return (*usual, paired)
    return (*usual, paired, structs.replace(paired, share=paired.share * NARROWEST))


def _usual(panel: Panel, design: Design) -> tuple[Attempt, ...]:
    shown = panel.format.height - panel.format.cassette
    upright = panel.format.width / shown <= WIDE
    over = (
        Attempt(stance="over", flattest=FLATTEST if design.inset else math.inf, raised=True),
    ) * bool(panel.format.cassette and panel.address)
    if not design.preferred:
        return (*over, Attempt(stance="beside"))
    if not upright:
        shares = (design.beside, design.beside * NARROWER)
        return tuple(Attempt(stance="beside", share=share) for share in shares)
    if not design.inset:
        plate = structs.replace(over[0], plate=True) if over and design.preferred >= LARGE else None
        return (*((plate,) if plate else ()), *over, Attempt(stance="over"))
    # A face in a flat strip loses its hair and chin: rather a whole one in the corner.
    corners = (design.inset, design.inset * NARROWER)
    return (
        *over,
        Attempt(stance="over", flattest=FLATTEST),
        *(Attempt(stance="corner", share=share) for share in corners),
        Attempt(stance="over"),
    )
