"""What a language's script asks of the setting: direction, quotation marks, leading."""

from __future__ import annotations

from sitegen.text import direction
from sitegen.values import Value

LARGER = {"ar": 1.07, "fa": 1.07, "ur": 1.07}
QUOTATION_MARKS = {
    "ar": ("«", "»"),
    "de": ("„", "“"),
    "es": ("«", "»"),
    "fa": ("«", "»"),
    "fr": ("«\u00a0", "\u00a0»"),
    "he": ("״", "״"),
    "it": ("«", "»"),
}


class Script(Value):
    """How one language is set: `leading` and `tight` are line heights of text and of display.

    `larger`: Arabic letters are lower than Latin and Hebrew ones of the same size; set so much
    larger they look alike.
    """

    lang: str
    direction: str
    opening: str
    closing: str
    leading: float
    tight: float
    larger: float = 1.0


def script_of(lang: str) -> Script:
    """The setting of a BCP 47 language; an unknown one is set like English."""
    base = lang.split("-")[0].lower()
    opening, closing = QUOTATION_MARKS.get(base, ("“", "”"))
    leading, tight = {"ar": (1.6, 1.34), "fa": (1.6, 1.34), "he": (1.48, 1.2)}.get(
        base, (1.45, 1.12)
    )
    return Script(
        lang=lang,
        direction=direction(lang),
        opening=opening,
        closing=closing,
        leading=leading,
        tight=tight,
        larger=LARGER.get(base, 1.0),
    )
