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
    left, top, right, bottom = crop_box(
        (photo.width, photo.height), photo.focus, slot.width / slot.height
    )
    ppi = (right - left) / (slot.width / 25.4)
    wanted, least = (needed_ppi(each, panel.distance * 1000) for each in (WANTED_PPI, NEEDED_PPI))
    if ppi >= wanted:
        return None
    enough = ppi >= least
    aim = wanted if enough else least
    # What is cut away is no help: the side that is printed whole has too few pixels.
    by_height = right - left < photo.width and bottom - top >= photo.height
    side, pixels, length = (
        ("high", photo.height, slot.height) if by_height else ("wide", photo.width, slot.width)
    )
    needed = math.ceil(pixels * aim / ppi)
    found = (
        f"{photo.path} is {pixels} px {side} and prints at {ppi:.0f} ppi on {panel.slug}; "
        f"{length:.0f} mm at {aim:.0f} ppi"
    )
    message = (
        f"{found} would be crisp ({needed} px): ask for a larger photo if there is one"
        if enough
        else f"{found} need {needed} px: ask for a larger photo"
        + _smaller(panel, ppi / least, by_height=by_height)
    )
    return Sharpness(ppi=ppi, enough=enough, message=message)


def _smaller(panel: Panel, share: float, *, by_height: bool) -> str:
    """The largest built-in format on which the photo would do, as advice.

    Where the photo's height lacks, a format that is as high is no help.
    """
    widest = panel.format.width * share
    highest = panel.format.height * share if by_height else math.inf
    fitting = [each for each in BUILT_IN.values() if each.width <= widest]
    fitting = [each for each in fitting if each.height <= highest]
    if not fitting:
        return ""
    best = max(fitting, key=lambda size: (size.width, size.height))
    return f", or use format {best.name.upper() if best.name[0] == 'a' else best.name}"
