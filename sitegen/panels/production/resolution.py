"""Whether a photo has pixels enough for its place on a panel."""

from __future__ import annotations

import math

from sitegen.panels.layout.arrangement import PictureSlot
from sitegen.panels.pictures.photos import crop_box
from sitegen.panels.values import Panel
from sitegen.preflight.profile import needed_ppi
from sitegen.schema.formats import BUILT_IN
from sitegen.values import Value

# Print services' data sheets for large format: 150 ppi, not under 100 where people stand close.
WANTED_PPI = 150.0
NEEDED_PPI = 100.0


class Sharpness(Value):
    """A photo's resolution in its place, and what to do about it; `enough` is the verdict."""

    ppi: float
    enough: bool
    message: str


def sharpness(panel: Panel, slot: PictureSlot) -> Sharpness | None:
    """How sharp a slot's photo prints; None when it is sharp enough not to be mentioned."""
    if slot.photo is None:
        return None
    photo = slot.photo
    left, _, right, _ = crop_box((photo.width, photo.height), photo.focus, slot.width / slot.height)
    ppi = (right - left) / (slot.width / 25.4)
    wanted, least = (needed_ppi(each, panel.distance * 1000) for each in (WANTED_PPI, NEEDED_PPI))
    if ppi >= wanted:
        return None
    enough = ppi >= least
    aim = wanted if enough else least
    needed = math.ceil(photo.width * aim / ppi)
    found = (
        f"{photo.path} is {photo.width} px wide and prints at {ppi:.0f} ppi on {panel.slug}; "
        f"{slot.width:.0f} mm at {aim:.0f} ppi"
    )
    message = (
        f"{found} would be crisp ({needed} px): ask for a larger photo if there is one"
        if enough
        else f"{found} need {needed} px: ask for a larger photo" + _smaller(panel, ppi / least)
    )
    return Sharpness(ppi=ppi, enough=enough, message=message)


def _smaller(panel: Panel, share: float) -> str:
    """The largest built-in format on which the photo would do, as advice."""
    widest = panel.format.width * share
    fitting = [size for size in BUILT_IN.values() if size.width <= widest]
    if not fitting:
        return ""
    best = max(fitting, key=lambda size: (size.width, size.height))
    return f", or use format {best.name.upper() if best.name[0] == 'a' else best.name}"
