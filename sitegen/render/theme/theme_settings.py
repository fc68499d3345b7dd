"""What a theme.yaml says, and those of a chain laid over each other."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec.structs import replace

from sitegen.content.settings.theme_options import Colours, Role
from sitegen.render.theme.colours import BrowserSetting, CardSetting, merged
from sitegen.render.theme.palette import SCHEMES, colours_in, laid_over
from sitegen.schema.fields import Slug, TextRule, matches
from sitegen.values import Value

CARD_ROLES = {
    "ground": "paper",
    "band": "sand-deep",
    "ink": "ink",
    "muted": "ink-muted",
    "accent": "emphasis",
    "night": "night",
    "night_ink": "night-ink",
    "night_muted": "night-muted",
    "field": "program-ground",
    "field_ink": "on-program",
    "glow": "glow",
    "raised": "paper-raised",
    "edge": "rule",
}
"""The role of the colour that each part of a drawn card wears where nothing else is said."""

Ratio = Annotated[str, TextRule("a ratio such as 16/9", matches(r"[1-9]\d*/[1-9]\d*"))]


class PictureSetting(Value):
    """How pictures are shown in one place: widths in pixels, ratio, the `sizes` attribute."""

    widths: tuple[int, ...]
    ratio: Ratio = ""
    sizes: str = "100vw"
    formats: tuple[str, ...] = ("avif", "webp", "jpeg")


class ThemeSettings(Value):
    """What `theme.yaml` says. `fonts` are the scripts for which Rubik is published.

    None says nothing of them, so that a parent's hold; an empty list leaves Rubik out. `contrast`
    is the least ratio of a colour on each of its grounds, both by role; `choices` are what the
    values of an option, or of its list, may be.
    """

    name: str = ""
    extends: Slug = ""
    pictures: dict[str, PictureSetting] = msgspec.field(default_factory=dict)
    bundles: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    fonts: tuple[Literal["latin", "latin-ext", "hebrew", "arabic"], ...] | None = None
    card: CardSetting = CardSetting()
    browser: BrowserSetting = BrowserSetting()
    colours: Colours = Colours()
    contrast: dict[Role, dict[Role, float]] = msgspec.field(default_factory=dict)
    options: dict[str, Any] = msgspec.field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def merge_settings(settings: list[ThemeSettings]) -> ThemeSettings:
    """Lay the settings of a chain over each other, the first on top."""
    pictures: dict[str, PictureSetting] = {}
    bundles: dict[str, tuple[str, ...]] = {}
    options: dict[str, Any] = {}
    choices: dict[str, tuple[str, ...]] = {}
    contrast: dict[str, dict[str, float]] = {}
    colours = Colours()
    for each in reversed(settings):
        pictures |= each.pictures
        bundles |= each.bundles
        options |= each.options
        for name, values in each.choices.items():
            choices[name] = tuple(dict.fromkeys((*choices.get(name, ()), *values)))
        for role, grounds in each.contrast.items():
            contrast[role] = {**contrast.get(role, {}), **grounds}
        colours = laid_over(each.colours, colours)
    return ThemeSettings(
        name=settings[0].name,
        pictures=pictures,
        bundles=bundles,
        fonts=next((each.fonts for each in settings if each.fonts is not None), ()),
        card=merged([each.card for each in settings]),
        browser=merged([each.browser for each in settings]),
        colours=colours,
        contrast=contrast,
        options=options,
        choices=choices,
    )


def coloured(settings: ThemeSettings, colours: Colours) -> ThemeSettings:
    """Give settings with the colours that the site has; cards and browsers wear them, too."""
    light, dark = (colours_in(colours, scheme) for scheme in SCHEMES)
    worn = {part: light[role] for part, role in CARD_ROLES.items() if role in light}
    frame = BrowserSetting(light=light.get("paper", ""), dark=dark.get("paper", ""))
    return replace(
        settings,
        colours=colours,
        card=merged([settings.card, CardSetting(**worn)]),
        browser=merged([settings.browser, frame]),
    )
