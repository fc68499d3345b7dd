"""How light a colour is, and how two stand out from each other, by WCAG 2.2 ("relative luminance",
"contrast ratio").

Preflight has its own: a judge shares nothing with what it judges.
"""

from __future__ import annotations


def linear(share: float) -> float:
    """Give the light of an sRGB channel, both from 0 to 1; of a grey it is the luminance."""
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def contrast_ratio(one: float, other: float) -> float:
    """Give the contrast of two luminances, from 1 to 21, whichever is the ground."""
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)
