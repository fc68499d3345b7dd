"""A theme's colours by role: as a style sheet, and each text held against its grounds.

Contrast is WCAG 2.2's (1.4.3 for texts, 1.4.11 for what shows where a control is): the ratio of two
relative luminances, from 1 (no contrast) to 21 (black on white).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from sitegen.content.settings.theme_options import Colours
from sitegen.media.pictures.luminance import contrast_ratio, linear
from sitegen.values import Value

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

Contrasts = Mapping[str, Mapping[str, float]]
"""The least ratio by the role of what is seen and that of its ground."""


class Faint(Value):
    """A colour that is too faint on a ground: the ratio that it has, and the one that it needs."""

    scheme: Scheme
    role: str
    ground: str
    ratio: float
    least: float


def luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb`, from 0 for black to 1 for white (WCAG 2.2)."""
    light = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours `#rrggbb`, from 1 to 21, whichever is the ground."""
    return contrast_ratio(luminance(one), luminance(other))


def colours_in(colours: Colours, scheme: Scheme) -> dict[str, str]:
    """Give the colours of a scheme by role: where the dark names none, the light's hold."""
    return {**colours.light, **(colours.dark if scheme == "dark" else {})}


def laid_over(upper: Colours, lower: Colours) -> Colours:
    """Give colours of which some were chosen anew."""
    return Colours(light={**lower.light, **upper.light}, dark={**lower.dark, **upper.dark})


def faint(colours: Colours, contrasts: Contrasts) -> Iterator[Faint]:
    """Give each colour that is too faint on one of its grounds."""
    for scheme in SCHEMES:
        shown = colours_in(colours, scheme)
        for role, grounds in contrasts.items():
            for ground, least in grounds.items():
                if role in shown and ground in shown:
                    ratio = contrast(shown[role], shown[ground])
                    if ratio < least:
                        yield Faint(
                            scheme=scheme, role=role, ground=ground, ratio=ratio, least=least
                        )


def style_sheet(colours: Colours) -> str:
    """Give the colours as custom properties: the reader's device chooses, a button overrides it."""
    light = declarations({**colours.light, "": "light"})
    dark = declarations({**colours.dark, "": "dark"})
    return (
        f":root {{\n{light}}}\n"
        "@media (prefers-color-scheme: dark) {\n"
        f':root:not([data-theme="light"]) {{\n{dark}}}\n}}\n'
        f':root[data-theme="dark"] {{\n{dark}}}\n'
    )


def declarations(colours: Mapping[str, str]) -> str:
    """Give custom properties, one a role; "" is the scheme of what the browser draws itself."""
    return "".join(
        f"  {f'--{role}' if role else 'color-scheme'}: {value};\n"
        for role, value in colours.items()
    )
