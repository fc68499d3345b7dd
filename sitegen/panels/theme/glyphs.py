"""What the glyphs of a font stand for: the characters that each was made from."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

SINGLE, LIGATURE, EXTENSION = 1, 4, 7


def glyph_texts(font_file: bytes) -> dict[int, str]:
    """The text of every glyph (by its number) that characters or substitutions lead to.

    Shapes of a letter (first, middle, last) stand for the letter, a ligature for its letters in
    the order of reading (OpenType GSUB, lookup types 1 and 4).
    """
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(font_file), lazy=True)
    characters = {
        name: chr(code) for code, name in sorted(font.getBestCmap().items(), reverse=True)
    }
    texts = {name: text for name, text in characters.items() if not _is_form(text)}
    if "GSUB" in font:
        lookups = font["GSUB"].table.LookupList.Lookup
        while _spread(lookups, texts):
            pass
    for name, text in characters.items():
        texts.setdefault(name, unicodedata.normalize("NFKC", text))
    return {font.getGlyphID(name): text for name, text in texts.items()}


def _is_form(character: str) -> bool:
    """Whether a character is only a shape of others (Unicode, Arabic Presentation Forms)."""
    return "\ufb1d" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufeff"


def _spread(lookups: list[Any], texts: dict[str, str]) -> bool:
    """Carry texts over to the glyphs that replace others; true if any was new."""
    before = len(texts)
    for lookup in lookups:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if lookup.LookupType == EXTENSION else table
            kind = inner.LookupType
            if kind == SINGLE:
                for source, target in sorted(inner.mapping.items()):
                    if source in texts:
                        texts.setdefault(target, texts[source])
            elif kind == LIGATURE:
                _spread_ligatures(inner.ligatures, texts)
    return len(texts) > before


def _spread_ligatures(ligatures: dict[str, Any], texts: dict[str, str]) -> None:
    for first, found in sorted(ligatures.items()):
        for ligature in found:
            parts = [first, *ligature.Component]
            if all(part in texts for part in parts):
                texts.setdefault(ligature.LigGlyph, "".join(texts[part] for part in parts))
