"""From whatever colours a picture has to sRGB, the one space of the web (CSS Color 4, 10.2)."""

from __future__ import annotations

import io
import math
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sitegen.errors import MediaError
from sitegen.media import file_type
from sitegen.media.pictures.profiles import (
    ADOBE_GAMMA,
    ADOBE_RGB,
    CURVES,
    PRIMARIES,
    SRGB,
    TELEVISION,
    TELEVISION_GAMMA,
    UNSPECIFIED,
    matrix_profile,
)

if TYPE_CHECKING:
    from PIL.Image import Image

_COLOUR_SPACE, _UNCALIBRATED, _INTEROPERABILITY = 0xA001, 0xFFFF, 0xA005
_EXIF = 0x8769
# ITU-T H.273, table 3: transfer curves that need a screen with extra brightness
_HDR: Final = {16: "PQ", 18: "HLG"}


@dataclass(frozen=True, slots=True)
class Colours:
    """How a picture's numbers are meant: its ICC profile (None: sRGB), its inks the other way."""

    profile: bytes | None = None
    inverted: bool = False


def source_colours(image: Image, kind: str, data: bytes, name: str) -> Colours:
    """Find out how an opened picture's numbers are meant.

    Raises MediaError for high-dynamic-range pictures, whose colours sRGB can't give.
    """
    # Pillow takes the inks of every CMYK JPEG as inverted; only those with Adobe's marker are.
    inverted = kind == file_type.JPEG and image.mode == "CMYK" and "adobe" not in image.info
    return Colours(_find_profile(image, kind, data, name), inverted)


def _find_profile(image: Image, kind: str, data: bytes, name: str) -> bytes | None:
    named = _named_primaries(data, kind, name)
    if named and kind == file_type.PNG:
        return named
    profile = image.info.get("icc_profile")
    if profile:
        return bytes(profile)
    return named or _from_png(image.info) or _from_camera(image, kind)


def to_srgb(image: Image, source: Colours) -> Image:
    """Convert L, RGB, RGBA or CMYK pixels to sRGB; returns L, RGB or RGBA.

    A profile that is broken or meant for another kind of pixels is ignored, as browsers do.
    """
    if source.inverted:
        from PIL import ImageChops

        image = ImageChops.invert(image)
    converted = _convert(image, source.profile) if source.profile else None
    if converted is not None:
        return converted
    return image.convert("RGB") if image.mode == "CMYK" else image


def _convert(image: Image, profile: bytes) -> Image | None:
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode == "L" and _fits(source, "RGB") and not _is_srgb(source):
            # Greys by the curve of a profile for colours: no standard has it, browsers show it.
            coloured = _convert(image.convert("RGB"), profile)
            return coloured.convert("L") if coloured else None
        if not _fits(source, image.mode) or _is_srgb(source):
            return None
        wanted = "RGBA" if image.mode == "RGBA" else "RGB"
        transform = ImageCms.buildTransform(
            source, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")), image.mode, wanted
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # Nothing can be known of the colours then: showing the numbers as sRGB is the web's rule.
        return None
    converted = ImageCms.applyTransform(image, transform)
    return converted.convert("L") if converted and image.mode == "L" else converted


def _fits(source: Any, mode: str) -> bool:
    space = {"L": "GRAY", "RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK"}[mode]
    return bool(source.profile.xcolor_space.strip() == space)


def _is_srgb(source: Any) -> bool:
    return (source.profile.profile_description or "").startswith("sRGB")


def _named_primaries(data: bytes, kind: str, name: str) -> bytes | None:
    """Colours by number: PNG's cICP chunk, the nclx box of HEIF and AVIF (ITU-T H.273)."""
    found: tuple[int, int] | None = None
    if kind == file_type.PNG:
        at = data.find(b"cICP", 0, data.find(b"IDAT"))
        found = (data[at + 4], data[at + 5]) if at > 0 else None
    elif kind in {file_type.HEIF, file_type.AVIF}:
        at = data.find(b"colrnclx")
        found = struct.unpack_from(">HH", data, at + 8) if 0 < at < len(data) - 12 else None
    if not found:
        return None
    primaries, curve = found
    if curve in _HDR:
        raise MediaError(
            f"{name}: this is an HDR picture ({_HDR[curve]}), too bright for the web;"
            " export it in standard range (SDR)"
        )
    gamma, colours = CURVES.get(curve), PRIMARIES.get(primaries, SRGB)
    if kind == file_type.PNG and UNSPECIFIED in found:
        return None
    if kind == file_type.PNG and curve in TELEVISION:
        # In AVIF browsers show it as sRGB's.
        gamma = TELEVISION_GAMMA
    return matrix_profile(colours, gamma) if gamma or primaries in PRIMARIES else None


def _from_png(info: dict[Any, Any]) -> bytes | None:
    """PNG's gAMA and cHRM chunks (PNG, 3rd edition, 11.3.2), where no stronger one is there."""
    gamma, points = info.get("gamma"), info.get("chromaticity")
    if "srgb" in info or not gamma or not 0.1 < gamma < 2:
        return None
    colours = SRGB
    if points and len(points) == 8 and all(0 < value < 1 for value in points):
        white, red, green, blue = (tuple(points[at : at + 2]) for at in (0, 2, 4, 6))
        colours = (red, green, blue, white)
    plain = abs(gamma - 1 / 2.2) < 0.005
    near = all(
        math.dist(point, plain_point) < 0.005
        for point, plain_point in zip(colours, SRGB, strict=True)
    )
    return None if plain and near else matrix_profile(colours, None if plain else 1 / gamma)


def _from_camera(image: Image, kind: str) -> bytes | None:
    """Cameras set to Adobe RGB say so in EXIF only (DCF 2.0, 3.3.1: option file, `R03`)."""
    if kind != file_type.JPEG or "exif" not in image.info:
        return None
    try:
        exif = image.getexif()
        space = exif.get_ifd(_EXIF).get(_COLOUR_SPACE)
        index = exif.get_ifd(_INTEROPERABILITY).get(1)
    except (SyntaxError, ValueError, TypeError, KeyError, IndexError, struct.error, OSError):
        # A damaged record says nothing; the pixels are none the worse.
        return None
    if space == _UNCALIBRATED and index == "R03":
        return matrix_profile(ADOBE_RGB, ADOBE_GAMMA)
    return None
