"""How wide words are: a font's own advances, so that lines can be foreseen without setting them."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from sitegen.panels.theme.fonts import SILENT

FORMS = ("init", "medi", "fina")
SINGLE, EXTENSION = 1, 7
Substitutions = Mapping[str, str]


class Metrics:
    """The widths of one font's words, in parts of the type size.

    Arabic letters are as wide as the shapes that they take beside their neighbours (OpenType GSUB,
    features init, medi and fina). Kerning is left out: it makes lines narrower, if anything.
    """

    def __init__(self, font_file: bytes) -> None:
        from fontTools.ttLib import TTFont

        with TTFont(io.BytesIO(font_file), lazy=True) as font:
            self._glyphs: Mapping[int, str] = font.getBestCmap()
            self._advances = {name: pair[0] for name, pair in font["hmtx"].metrics.items()}
            self._em = font["head"].unitsPerEm
            self._forms = {feature: _singles(font, feature) for feature in FORMS}
        self._known: dict[str, float] = {}

    def width(self, text: str) -> float:
        """The width of a text on one line, in parts of the type size."""
        if text not in self._known:
            self._known[text] = self._measured(text)
        return self._known[text]

    def _measured(self, text: str) -> float:
        shown = [
            self._glyphs.get(ord(character), "")
            for character in text
            if character not in SILENT and unicodedata.category(character) != "Mn"
        ]
        joined = [self._joins(left, right) for left, right in pairwise(shown)]
        units = 0.0
        for place, glyph in enumerate(shown):
            before = place > 0 and joined[place - 1]
            after = place < len(joined) and joined[place]
            units += self._advances.get(self._shape(glyph, before=before, after=after), 0)
        return units / float(self._em)

    def _joins(self, glyph: str, following: str) -> bool:
        return glyph in self._forms["init"] and following in self._forms["fina"]

    def _shape(self, glyph: str, *, before: bool, after: bool) -> str:
        form = {(True, True): "medi", (True, False): "fina", (False, True): "init"}.get(
            (before, after), ""
        )
        return self._forms[form].get(glyph, glyph) if form else glyph


def lines_needed(widths: Iterable[float], space: float, room: float) -> int:
    """How many lines words of these widths need where each takes as many as fit into the room."""
    lines, used = 0, 0.0
    for width in widths:
        if not lines or used + space + width > room:
            lines, used = lines + 1, width
        else:
            used += space + width
    return lines


def _singles(font: Any, feature: str) -> Substitutions:
    """The one-to-one replacements that a feature makes, in whatever script."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    places = {
        place
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for place in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for place in sorted(places):
        for subtable in table.LookupList.Lookup[place].SubTable:
            inner = subtable.ExtSubTable if subtable.LookupType == EXTENSION else subtable
            if inner.LookupType == SINGLE:
                found.update(inner.mapping)
    return found
