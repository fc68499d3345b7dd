"""The drawing in place of a face that may not be shown: the website's own, in a printer's inks."""

from __future__ import annotations

import re

from sitegen.panels.pictures.colour import Inks, OutputProfile, inks_of
from sitegen.panels.theme.fonts import STRONG
from sitegen.render.helpers.placeholders import placeholder_svg

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def placeholder_file(slug: str, initial: str) -> str:
    """The placeholder of a slug as a file of its own, in the panel's font."""
    drawing = placeholder_svg(slug, initial)
    drawing = drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return drawing.replace(
        'font-family="Rubik, sans-serif" font-weight="600"', f'font-family="{STRONG}"'
    )


def in_inks(
    drawing: str, profile: OutputProfile, limit: float
) -> tuple[str, tuple[tuple[str, Inks], ...]]:
    """The drawing with every `#rrggbb` as inks, and the pairs of colour and inks used."""
    colours = sorted(set(COLOUR.findall(drawing)))
    inks = dict(zip(colours, inks_of(colours, profile, limit), strict=True))
    printed = COLOUR.sub(lambda match: inks[match[0]].css, drawing)
    return printed, tuple(sorted(inks.items()))
