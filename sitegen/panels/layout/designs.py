"""What tells the kinds of panel apart: how much picture, how large the display words are."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.values import Value


class Design(Value):
    """One kind's proportions.

    `preferred`, `smallest`: the picture's share of the panel above its base; `beside`: its share of
    the width where it stands beside the words; `inset`: its share of the width in a corner, where
    the words leave no room for more; 0 is no picture. `headline`: how many times the
    legible minimum the display words may measure, over at most `lines` lines a language.
    `lattice`: the exhibition's pattern stands in the picture's place, so many stars wide.
    `pairs`: where all else is too much, languages may stand two by two.
    """

    template: str
    preferred: float = 0.0
    smallest: float = 0.0
    tallest: float = 1.3
    beside: float = 0.4
    inset: float = 0.0
    headline: float = 4.0
    lines: float = 3.0
    growth: float = 1.75
    lattice: int = 0
    pairs: bool = False


DESIGNS: Mapping[str, Design] = {
    "story": Design(template="story.html", preferred=0.46, smallest=0.38, inset=0.4),
    "title": Design(
        template="title.html",
        preferred=0.5,
        smallest=0.15,
        tallest=2.0,
        headline=7.0,
        lines=2.0,
        growth=2.5,
        lattice=6,
    ),
    "introduction": Design(
        template="introduction.html",
        preferred=0.2,
        smallest=0.06,
        tallest=2.0,
        beside=0.2,
        headline=6.0,
        lines=2.0,
        growth=2.5,
        lattice=8,
    ),
    "quote": Design(template="quote.html", headline=9.0, lines=7.0, growth=1.5),
    "closing": Design(
        template="closing.html",
        pairs=True,
        preferred=0.3,
        smallest=0.08,
        tallest=2.0,
        beside=0.3,
        headline=6.0,
        lines=2.0,
        growth=2.5,
        lattice=8,
    ),
}
