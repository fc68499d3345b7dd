"""Fonts for print: static cuts, one family name a file.

A family split over several files prints wrong Hebrew and Arabic glyphs without a word, so each
weight is a family of its own: `panel-text`, `panel-medium`, `panel-strong`.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable
from functools import lru_cache

from sitegen.errors import UsageError
from sitegen.panels.theme.theme import PanelTheme
from sitegen.values import Value

CUTS = ("text", "medium", "strong")
STRONG = "panel-strong"
# Line breaks, direction marks and joiners are instructions, not glyphs.
SILENT = frozenset(
    "\n\r\t\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069"
)


class PrintFont(Value):
    """One font file: the CSS family that names it alone, its asset name, its bytes."""

    family: str
    file: str
    data: bytes


def print_fonts(theme: PanelTheme) -> tuple[PrintFont, ...]:
    """The theme's three cuts, `fonts/text.ttf`, `medium.ttf` and `strong.ttf`, each a family.

    Raises UsageError when the theme lacks one.
    """
    files = dict(theme.files)
    missing = [cut for cut in CUTS if f"fonts/{cut}.ttf" not in files]
    if missing:
        raise UsageError(f"the panel theme has no fonts/{missing[0]}.ttf")
    return tuple(
        PrintFont(family=f"panel-{cut}", file=f"fonts/{cut}.ttf", data=files[f"fonts/{cut}.ttf"])
        for cut in CUTS
    )


def is_variable(data: bytes) -> bool:
    """Whether a font file holds many cuts in one (OpenType 1.8, `fvar`)."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(data), lazy=True) as font:
        return "fvar" in font


def characters_of(fonts: Iterable[PrintFont]) -> frozenset[str]:
    """The characters that each of the fonts can draw."""
    from fontTools.ttLib import TTFont

    drawn: list[set[str]] = []
    for cut in fonts:
        with TTFont(io.BytesIO(cut.data), lazy=True) as font:
            drawn.append({chr(code) for code in font.getBestCmap()})
    return frozenset(set.intersection(*drawn)) if drawn else frozenset()


@lru_cache(maxsize=2)
def characters_in(theme: PanelTheme) -> frozenset[str]:
    """The characters that a theme's panels can show. Raises UsageError where it lacks a font."""
    return characters_of(print_fonts(theme))


def missing_characters(drawn: Collection[str], text: str) -> tuple[str, ...]:
    """The characters of a text, sorted, that aren't drawn, and are no mere instructions."""
    return tuple(sorted(set(text).difference(drawn, SILENT)))
