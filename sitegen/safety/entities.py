"""The entities that an XML document declares for itself: `<!ENTITY n "Nadia">`, called by `&n;`.

Whoever opens the file in a browser reads what they stand for (XML 1.0, 4.4).
"""

from __future__ import annotations

import re
from typing import Final

DECLARED: Final = re.compile(r"<!ENTITY\s+(%\s+)?([^\s\"'<>&;%]+)\s+(?:\"([^\"]*)\"|'([^']*)')")
"""An internal entity, general or of parameters, with its text (XML 1.0, 4.2)."""

CALLED: Final = re.compile(r"([&%])([^\s\"'<>&;%]+);")
DEEPEST: Final = 8
"""How often what an entity stands for is looked through for others."""

LONGEST: Final = 1_000_000
"""Signs to which a text may grow: entities that name each other ten times over fill any memory."""


def declares_entities(text: str) -> bool:
    """True for a text with declarations of entities."""
    return "<!ENTITY" in text


def with_entities(text: str) -> str:
    """Give a text with what its own entities stand for, as far as it stays in bounds.

    The first declaration of a name holds. Where the text would grow out of bounds, what is called
    stays as it is written; no such file is read by a browser either.
    """
    stand_for: dict[tuple[str, str], str] = {}
    for _ in range(DEEPEST):
        for parameter, name, quoted, single in DECLARED.findall(text):
            stand_for.setdefault(("%" if parameter else "&", name), quoted or single)
        grown = len(text) + sum(
            len(stand_for.get((found[1], found[2]), "")) for found in CALLED.finditer(text)
        )
        if grown > max(LONGEST, 2 * len(text)):
            break
        before = text
        text = CALLED.sub(lambda found: stand_for.get((found[1], found[2]), found[0]), text)
        if text == before:
            break
    return text
