"""The output profiles that are built in, and those that a printer gave."""

from __future__ import annotations

from pathlib import Path

from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.panels.pictures.colour import OutputProfile, inks_of

BUILT_IN = {
    "iso-coated-v2-300": (
        "ISOcoated_v2_300_bas.icc",
        "FOGRA39",
        "ISO Coated v2 300% (basICColor), coated paper, total ink 300 %",
    )
}


def load_profile(name: str, site: Path | None = None) -> OutputProfile:
    """A built-in profile by name, or an ICC file by its path from the site folder.

    Raises ContentError when there is none, or when it isn't a CMYK printer profile that turns
    colours into inks.
    """
    if name in BUILT_IN:
        file, condition, description = BUILT_IN[name]
        data = (Path(__file__).parent / "profiles" / file).read_bytes()
        return OutputProfile(name=name, data=data, condition=condition, description=description)
    path = (site or Path()) / name
    if not path.is_file():
        raise _refusal(name, f"no such file; expected {', '.join(BUILT_IN)}, or an ICC file")
    data = path.read_bytes()
    # ICC.1:2022 7.2: device class at 12, colour space at 16.
    if data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        raise _refusal(name, "not a CMYK printer profile; ask the printer for its ICC file")
    profile = OutputProfile(name=name, data=data, condition="Custom", description=path.stem)
    try:
        # A header promises nothing: whether there is a table towards inks, using it tells.
        inks_of(["#808080"], profile, 400)
    except MediaError as error:
        said = str(error).removeprefix(f"{name}: ")
        raise _refusal(name, f"{said}; ask the printer for a profile to print with") from error
    return profile


def _refusal(name: str, message: str) -> ContentError:
    return ContentError([Problem(Location(name), message)])
