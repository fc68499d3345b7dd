"""Characters that a font may lack and whose glyph another one has: hyphens, spaces, boxes, hamza.

Names, numbers and sentences come from word processors and catalogues, which write some of these
signs with characters of their own; on paper they look alike (Unicode Standard, 6.2).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sitegen.panels.theme.fonts import SILENT

ALIKE: Mapping[str, str] = {
    "\u2010": "-",
    # The hyphen after which no line ends.
    "\u2011": "-\u2060",
    "\u2043": "-",
    "\ufe63": "-",
    "\uff0d": "-",
    "\u2012": "\u2013",
    "\u2015": "\u2014",
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f", " "),
    "\u3000": " ",
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
    "\ufeff": "\u2060",
    # Half rings of transliterated Arabic and Hebrew, as books without them write alef and ayin.
    "\u02bd": "\u2018",
    "\u02be": "\u2019",
    "\u02bf": "\u2018",
    "\u201b": "\u2018",
    # A list of tasks, as its author wrote it.
    "\u2610": "[\u00a0]",
    "\u2611": "[x]",
    "\u2612": "[x]",
}
"""By a character what may stand for it, in the order of code points' blocks."""


def spelling(drawn: Collection[str]) -> dict[int, str]:
    """What `str.translate` needs to write a text with the characters that are `drawn`.

    One that is among them stays as it is, and so does one whose other is not among them.
    """
    return {
        ord(character): other
        for character, other in ALIKE.items()
        if character not in drawn and all(each in drawn or each in SILENT for each in other)
    }
