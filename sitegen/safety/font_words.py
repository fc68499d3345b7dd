"""What a font says of itself: its makers and licence, and what its letters are called."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, Final

from sitegen.engine.memory import is_out_of_memory

FONTS: Final = {".woff2": b"wOF2", ".woff": b"wOFF", ".ttf": b"\0\1\0\0", ".otf": b"OTTO"}
"""The kinds of fonts: how their files end, and how they begin."""


def texts_in_font(data: bytes) -> list[str]:
    """Give the texts of a font: its names, those of its letters, and drawings within it.

    They are kept where a font is published: licences ask for it (OFL 1.1, 2). OpenType 1.9: the
    tables `name`, `post`, `CFF `, `SVG `. A damaged font is read as it stands.
    """
    from fontTools.ttLib import TTFont

    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            return list(_texts(font))
    # fontTools has no error of its own for most of what can be wrong in a file.
    except Exception as error:
        if is_out_of_memory(error):
            raise
        # Names may be of one byte a letter or of two (`name`, platforms 1 and 3).
        wide = (data[at:].decode("utf-16-be", "replace") for at in (0, 1))
        return [data.decode("latin-1"), *wide]


def _texts(font: Any) -> Iterator[str]:
    if "name" in font:
        yield from (record.toUnicode(errors="replace") for record in font["name"].names)
    if "CFF " in font:
        for top in font["CFF "].cff.topDictIndex:
            yield from (value for value in top.rawDict.values() if isinstance(value, str))
    if "SVG " in font:
        yield from (drawing.data for drawing in font["SVG "].docList)
    if "post" in font or "CFF " in font:
        yield " ".join(font.getGlyphOrder())


def texts_in_embedded_font(data: bytes) -> list[str]:
    """Give the texts of a font within a document, of which tables may be missing; [] if damaged."""
    from fontTools.ttLib import TTFont

    def read() -> list[str]:
        with TTFont(io.BytesIO(data), lazy=True, fontNumber=0) as font:
            return list(_texts(font))

    return _or_nothing(read)


def texts_in_bare_outlines(data: bytes) -> list[str]:
    """Give the texts of a font that is a table `CFF ` alone (Adobe TN 5176); [] if damaged."""
    from fontTools.cffLib import CFFFontSet

    def read() -> list[str]:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        return [*fonts.fontNames, *fonts.strings.strings]

    return _or_nothing(read)


def _or_nothing(read: Callable[[], list[str]]) -> list[str]:
    # fontTools has no error of its own for most of what can be wrong in a file.
    try:
        return read()
    except Exception as error:
        if is_out_of_memory(error):
            raise
        return []
