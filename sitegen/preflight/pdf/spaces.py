"""Colour spaces (ISO 32000-1, 8.6): which inks a colour asks for."""

from __future__ import annotations

from typing import Any, Literal

from sitegen.preflight.pdf.functions import extreme_colours
from sitegen.preflight.pdf.objects import elements, entry, is_array, is_stream, name_of, number_of
from sitegen.values import Value

Kind = Literal["cmyk", "rgb", "gray", "lab", "spot", "pattern", "unknown"]

DEEPEST = 8
PROCESS = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}
SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}


class Space(Value):
    """A colour space: its family as the standard names it, and what it comes down to.

    `colorants` are the plates of a Separation or DeviceN space; `base` is the kind of the
    alternate or underlying space; `full` is what one colorant at 100 % prints as, when known.
    """

    family: str
    kind: Kind
    components: int
    colorants: tuple[str, ...] = ()
    base: Kind = "unknown"
    full: tuple[float, ...] = ()

    @property
    def label(self) -> str:
        """The space in words: its family, and its plates if it has any."""
        return f"{self.family} ({', '.join(self.colorants)})" if self.colorants else self.family


CMYK = Space(family="DeviceCMYK", kind="cmyk", components=4)
RGB = Space(family="DeviceRGB", kind="rgb", components=3)
GRAY = Space(family="DeviceGray", kind="gray", components=1)
PATTERN = Space(family="Pattern", kind="pattern", components=0)
LAB = Space(family="Lab", kind="lab", components=3)
UNKNOWN = Space(family="unknown", kind="unknown", components=0)

PLAIN = {
    "DeviceCMYK": CMYK,
    "DeviceRGB": RGB,
    "DeviceGray": GRAY,
    "Pattern": PATTERN,
    "Lab": LAB,
    "CalCMYK": Space(family="CalCMYK", kind="cmyk", components=4),
    "CalRGB": Space(family="CalRGB", kind="rgb", components=3),
    "CalGray": Space(family="CalGray", kind="gray", components=1),
}


def read_space(item: Any, resources: Any = None, depth: int = 0) -> Space:
    """The space that an object names or describes; names are looked up in the resources."""
    if depth > DEEPEST or item is None:
        return UNKNOWN
    if name := name_of(item):
        return _named(name, resources, depth)
    if not is_array(item) or not len(item):
        return UNKNOWN
    family = name_of(item[0])
    parts = elements(item)
    if family == "ICCBased" and len(parts) > 1:
        return _profiled(parts[1])
    if family == "Indexed" and len(parts) > 1:
        base = read_space(parts[1], resources, depth + 1)
        return Space(family="Indexed", kind=base.kind, components=1, base=base.kind)
    if family in ("Separation", "DeviceN") and len(parts) > 3:
        return _spot(family, parts, resources, depth)
    if family == "Pattern" and len(parts) > 1:
        base = read_space(parts[1], resources, depth + 1)
        return Space(family="Pattern", kind="pattern", components=0, base=base.kind)
    return PLAIN.get(SHORT.get(family, family), UNKNOWN)


def _named(name: str, resources: Any, depth: int) -> Space:
    full = SHORT.get(name, name)
    if full in PLAIN:
        return PLAIN[full]
    return read_space(entry(resources, "/ColorSpace", f"/{name}"), resources, depth + 1)


def _profiled(stream: Any) -> Space:
    components = int(number_of(entry(stream, "/N"), 0))
    kinds: dict[int, Kind] = {1: "gray", 3: "rgb", 4: "cmyk"}
    kind = kinds.get(components, "unknown")
    if components == 3 and is_stream(stream) and stream.read_bytes()[16:20] == b"Lab ":
        kind = "lab"
    return Space(family="ICCBased", kind=kind, components=components)


def _spot(family: str, parts: tuple[Any, ...], resources: Any, depth: int) -> Space:
    colorants = tuple(name_of(part) for part in elements(parts[1]))
    base = read_space(parts[2], resources, depth + 1)
    colours = extreme_colours(parts[3]) if family == "Separation" else None
    full = colours[-1] if colours and base.kind == "cmyk" and len(colours[-1]) == 4 else ()
    return Space(
        family=family,
        kind="spot",
        components=len(colorants),
        colorants=colorants,
        base=base.kind,
        full=full,
    )


def ink_of(space: Space, parts: tuple[float, ...]) -> float | None:
    """The sum of inks in percent that a colour prints with; None where the file doesn't say.

    Colours of a screen (RGB, Lab) get their inks only on the press, so they have no sum here.
    """
    if len(parts) != space.components or space.family == "Indexed":
        return None
    amounts = [min(1.0, max(0.0, part)) for part in parts]
    if space.kind == "cmyk":
        return 100 * sum(amounts)
    if space.kind == "gray":
        return 100 * (1 - amounts[0])
    return _spot_ink(space, amounts) if space.kind == "spot" else None


def _spot_ink(space: Space, amounts: list[float]) -> float | None:
    if space.colorants == ("All",):
        return 400 * amounts[0]
    if space.colorants == ("None",):
        return 0.0
    if space.full:
        return 100 * amounts[0] * sum(min(1.0, max(0.0, part)) for part in space.full)
    if all(name in PROCESS or name == "None" for name in space.colorants):
        return 100 * sum(amounts)
    return None
