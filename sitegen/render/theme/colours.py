"""The colours that a theme names beside its style sheets: of cards, and of browsers' frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sitegen.content.settings.theme_options import Colour
from sitegen.values import Value


class CardSetting(Value):
    """The colours of drawn social cards by their part, empty where a parent's holds.

    Icons for home screens stand on `ground`.
    """

    ground: Colour = ""
    band: Colour = ""
    ink: Colour = ""
    muted: Colour = ""
    accent: Colour = ""
    night: Colour = ""
    night_ink: Colour = ""
    night_muted: Colour = ""
    field: Colour = ""
    field_ink: Colour = ""
    glow: Colour = ""
    raised: Colour = ""
    edge: Colour = ""


class BrowserSetting(Value):
    """What browsers paint round a page, as its ground is in light and in dark colours."""

    light: Colour = ""
    dark: Colour = ""


Colours = TypeVar("Colours", CardSetting, BrowserSetting)


def merged(settings: Sequence[Colours]) -> Colours:
    """Give each part the colour of the first of several settings that has one."""
    kind = type(settings[0])
    parts = {
        part: next(filter(None, (getattr(each, part) for each in settings)), "")
        for part in kind.__struct_fields__
    }
    return kind(**parts)
