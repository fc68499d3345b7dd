"""Print profiles: what a press, and the people in front of the panel, ask of a file."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from sitegen.errors import UsageError
from sitegen.text import did_you_mean
from sitegen.values import Value

Standard = Literal["PDF/X-4", "PDF/X-3", "PDF/X-1a", "none"]
Colour = Literal["cmyk", "rgb", "any"]

Amount = Annotated[float, msgspec.Meta(ge=0)]
Number = Annotated[int, msgspec.Meta(ge=1)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]

DEFAULT_PROFILE = "iso-coated-v2-300"


class PrintProfile(Value, forbid_unknown_fields=True):
    """What is asked of a file.

    Lengths in mm, type in points, ink in percent (the sum of four inks), shares from 0 to 1.
    `trim` None accepts any size. `bleed_mm` is the least bleed, 0 asks for none. `conditions` are
    words of which one must stand in the output intent. `viewing_distance_mm` is where readers
    stand, 0 where that follows from the page's size. `white_ground` says that the design lies on
    bare paper. `safety_mm` is how far words stay from the edge, which a cut may miss by that.
    """

    name: str = ""
    standard: Standard = "PDF/X-4"
    colour: Colour = "cmyk"
    conditions: tuple[str, ...] = ()
    trim: tuple[Amount, Amount] | None = None
    bleed_mm: Amount = 3.0
    box_tolerance_mm: Amount = 0.05
    safety_mm: Amount = 3.0
    white_ground: bool = False
    white_ring: Share = 0.002
    ink_limit: Amount = 300.0
    minimum_ppi: Amount = 100.0
    warn_ppi: Amount = 150.0
    viewing_distance_mm: Amount = 0.0
    minimum_qr_mm: Amount = 20.0
    minimum_contrast: Amount = 4.5
    readable_words: Share = 0.8
    longest_sentence: Number = 25
    longest_line: Number = 55
    minimum_type_pt: Amount = 12.0
    type_pt_per_metre: Amount = 24.0
    subset: bool = True
    tagged: bool = True


BUILT_IN: tuple[PrintProfile, ...] = (
    PrintProfile(name="iso-coated-v2-300", conditions=("FOGRA39", "ISO Coated v2", "Coated v2")),
    PrintProfile(name="pso-coated-v3", conditions=("FOGRA51", "PSO Coated v3", "PSOcoated_v3")),
    PrintProfile(name="gracol-2013", conditions=("CGATS21", "GRACoL", "CRPC6"), ink_limit=320),
    PrintProfile(name="any-press", tagged=False, subset=False),
    PrintProfile(name="x-1a", standard="PDF/X-1a", tagged=False, subset=False),
    PrintProfile(
        name="large-print",
        standard="none",
        colour="any",
        bleed_mm=0,
        viewing_distance_mm=400,
        minimum_type_pt=18,
        longest_line=75,
    ),
    PrintProfile(
        name="proof",
        standard="none",
        colour="rgb",
        bleed_mm=0,
        minimum_ppi=36,
        warn_ppi=36,
        ink_limit=400,
    ),
)


def built_in_names() -> tuple[str, ...]:
    """The names of the profiles that come with sitegen."""
    return tuple(profile.name for profile in BUILT_IN)


def find_profile(name: str) -> PrintProfile:
    """A built-in profile by its name, or one's own from a YAML file by its path.

    Raises UsageError when there is neither, or when the file is not a profile.
    """
    for profile in BUILT_IN:
        if profile.name == name:
            return profile
    if Path(name).suffix in (".yaml", ".yml"):
        return read_profile(Path(name))
    known = ", ".join(built_in_names())
    raise UsageError(
        f"no print profile is called “{name}”{did_you_mean(name, built_in_names())}: "
        f"use {known}, or the path of a YAML file"
    )


def read_profile(path: Path) -> PrintProfile:
    """A profile of one's own: the fields of PrintProfile in YAML; `based_on` names a built-in one.

    Raises UsageError, with the file's name, for what can't be read or isn't known.
    """
    import yaml

    try:
        fields = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the print profile can't be read: {error}") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(fields, dict):
        raise UsageError(f"{path}: a print profile is a mapping such as `ink_limit: 280`")
    return _profile_of(path, {str(key): value for key, value in fields.items()})


def _profile_of(path: Path, fields: dict[str, object]) -> PrintProfile:
    based_on = str(fields.pop("based_on", DEFAULT_PROFILE))
    base = next((profile for profile in BUILT_IN if profile.name == based_on), None)
    if base is None:
        known_names = ", ".join(built_in_names())
        raise UsageError(f"{path}: based_on: “{based_on}” is not built in: use {known_names}")
    known = PrintProfile.__struct_fields__
    for name in fields:
        if name not in known:
            raise UsageError(f"{path}: {name}: unknown field{did_you_mean(name, known)}")
    settings = {name: getattr(base, name) for name in known}
    try:
        return msgspec.convert({**settings, "name": path.stem, **fields}, PrintProfile)
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: {error}") from error


def usual_distance(size_mm: tuple[float, float]) -> float:
    """Where people stand before a page of this size, in mm: its diagonal, from 0.4 to 1.5 m.

    Nearer than 0.4 m a page is held in the hand; farther than 1.5 m nobody reads a panel's text.
    """
    return min(1500.0, max(400.0, math.hypot(*size_mm)))


def needed_ppi(ppi: float, distance_mm: float) -> float:
    """The pixels an inch that a picture needs at a viewing distance (mm).

    Up to 1.5 m, as near as people step to a panel, it is `ppi` itself; beyond, as much less as the
    distance is more, because what an eye tells apart is an angle: 100 ppi at 1.5 m are 0.58
    minutes of arc, which is a good eye (the usual eye's 1 minute of arc, Snellen 6/6 in ISO
    8596, would ask for 58 ppi). The figure of 100 at close viewing is the printers' lower bound
    for large format.
    """
    return ppi * min(1.0, 1500.0 / distance_mm) if distance_mm > 0 else ppi


def needed_type(profile: PrintProfile, distance_mm: float) -> float:
    """The smallest type in points at a reading distance (mm): 24 pt a metre, with a floor.

    24 pt at reading distance is what the Smithsonian Guidelines for Accessible Exhibition
    Design and the US National Park Service ask for.
    """
    return max(profile.minimum_type_pt, profile.type_pt_per_metre * distance_mm / 1000)


def needed_code(profile: PrintProfile, distance_mm: float) -> float:
    """The side in mm of a QR code, its quiet zone included: a tenth of the distance, or more."""
    return max(profile.minimum_qr_mm, distance_mm / 10)
