"""What a page needs to show a picture, and the plan of the files that this takes.

Pure arithmetic: nothing here opens an image. The same facts and use give the same addresses on
every machine, so a page can name files that are made later.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import quote

from sitegen.values import Value

MEDIA_TYPES: Final = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
}
LOSSLESS: Final = 100
# Raised whenever the encoders' settings change, so that no address ever means two different files.
ENCODING: Final = 3
# What a reader without srcset gets, and what feeds and other machines show.
FALLBACK_WIDTH: Final = 1200
# WebP's largest side (RFC 9649, 2.6)
TALLEST: Final = 16_383
# 4900 × 3266: a page of a magazine; more would need more memory than a build may take.
DOWNLOAD_PIXELS: Final = 16_000_000
# An extra width within this factor of its neighbour isn't worth a file.
NEAR: Final = 1.1

Box = tuple[int, int, int, int]


class PictureSource(Value):
    """One `<source>` of a picture: its media type and its candidates."""

    type: str
    srcset: str


class Picture(Value):
    """A `<picture>`: the fallback image with its size in pixels, better sources, a placeholder.

    `colour` is `#rrggbb`, or empty where a ground behind the picture would show through it.
    """

    src: str
    width: int
    height: int
    srcset: str = ""
    sizes: str = ""
    sources: tuple[PictureSource, ...] = ()
    colour: str = ""


class Quality(Value):
    """The encoders' settings from 1 to 100, equal to the eye; 100 is lossless for WebP."""

    jpeg: int = 80
    webp: int = 80
    avif: int = 52


class Use(Value):
    """How a theme shows pictures in one place: widths in pixels, ratio as (width, height)."""

    name: str
    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None
    sizes: str = "100vw"
    formats: tuple[str, ...] = ("avif", "webp", "jpeg")
    quality: Quality = Quality()


class Focus(Value):
    """The point that no crop may lose, in per cent of the picture's width and height."""

    x: float = 50
    y: float = 50


CENTRE: Final = Focus()


class ImageFacts(Value):
    """What is known of an image: size in pixels as it is seen (orientation applied), and its kind.

    `colour` is the mean colour as `#rrggbb`, empty for drawings (`vector`).
    """

    width: int
    height: int
    format: str
    alpha: bool
    animated: bool
    line_art: bool
    vector: bool
    colour: str


class Derivative(Value):
    """One file to make: from which source, which part of it (left, top, right, bottom), how large.

    `source` is a path from the site folder, `digest` the SHA-256 of its bytes in hex, `name` the
    output path without a leading slash.
    """

    source: str
    digest: str
    name: str
    format: str
    width: int
    height: int
    crop: Box | None
    quality: int
    credit: str = ""


class Rendition(Value):
    """A picture, and the files that must exist for it."""

    picture: Picture
    derivatives: tuple[Derivative, ...]


def plan_picture(
    facts: ImageFacts,
    *,
    source: str,
    digest: str,
    slug: str,
    use: Use,
    focus: Focus = CENTRE,
    credit: str = "",
    prefix: str = "/",
) -> Rendition:
    """Plan the files for one picture in one place; `prefix` is the path of the site's address.

    Addresses are `media/<slug>-<8 hex digits>-<width>.<extension>`. Nothing is ever enlarged.
    """
    crop = None if facts.vector else crop_box(facts.width, facts.height, use.ratio, focus)
    left, top, right, bottom = crop or (0, 0, facts.width, facts.height)
    size = (right - left, bottom - top)
    made = {
        kind: tuple(
            _plan_derivative(source, digest, slug, kind, quality, width, size, crop, credit)
            for width in plan_widths(use.widths, _available(size), facts.vector)
        )
        for kind, quality in choose_formats(facts, use)
    }
    return Rendition(
        picture=_describe(made, facts, use, prefix),
        derivatives=tuple(derivative for several in made.values() for derivative in several),
    )


def plan_download(
    facts: ImageFacts, *, source: str, digest: str, slug: str, credit: str = "", prefix: str = "/"
) -> Rendition:
    """Plan the one file that readers may download: as large as is useful, nearly lossless."""
    size = (facts.width, facts.height)
    width = min(size[0], int((DOWNLOAD_PIXELS * size[0] / size[1]) ** 0.5))
    formats = ("webp",) if facts.animated else ("jpeg",)
    use = Use(name="download", widths=(width,), formats=formats, quality=Quality(jpeg=92))
    return plan_picture(
        facts, source=source, digest=digest, slug=slug, use=use, credit=credit, prefix=prefix
    )


def crop_box(width: int, height: int, ratio: tuple[int, int] | None, focus: Focus) -> Box | None:
    """Find the largest part of the given ratio, as near to centred on the focus as fits.

    Returns left, top, right, bottom in pixels; None where the whole picture is shown.
    """
    if ratio is None:
        return None
    across, down = ratio
    part_width = min(width, max(1, round(height * across / down)))
    part_height = min(height, max(1, round(width * down / across)))
    if (part_width, part_height) == (width, height):
        return None
    left = _place(focus.x, width, part_width)
    top = _place(focus.y, height, part_height)
    return left, top, left + part_width, top + part_height


def _place(per_cent: float, whole: int, part: int) -> int:
    centred = round(whole * per_cent / 100 - part / 2)
    return min(max(centred, 0), whole - part)


def _available(size: tuple[int, int]) -> int:
    """How wide a picture may be made: no wider than it is, no taller than WebP can hold."""
    return min(size[0], max(1, size[0] * TALLEST // size[1]))


def plan_widths(widths: tuple[int, ...], available: int, vector: bool = False) -> tuple[int, ...]:
    """Choose the widths to make, in pixels, rising; a drawing is one file of its own width."""
    if vector:
        return (available,)
    kept = [width for width in sorted(set(widths)) if width <= available]
    if not kept:
        return (available,)
    if kept[-1] < max(widths) and available > kept[-1] * NEAR:
        kept.append(available)
    return tuple(kept)


def choose_formats(facts: ImageFacts, use: Use) -> tuple[tuple[str, int], ...]:
    """Choose the formats with their quality, best first; the last one is the fallback.

    JPEG can't hold transparency and blurs line art: PNG replaces it. A moving image is WebP only
    where the use allows WebP; elsewhere its first frame stands for it.
    """
    if facts.vector:
        return (("svg", LOSSLESS),)
    if facts.animated and "webp" in use.formats:
        return (("webp", LOSSLESS if facts.line_art else use.quality.webp),)
    if facts.line_art:
        wanted = dict.fromkeys("webp" if name == "webp" else "png" for name in use.formats)
        return tuple((name, LOSSLESS) for name in sorted(wanted, reverse=True))
    if facts.alpha:
        wanted = dict.fromkeys("png" if name == "jpeg" else name for name in use.formats)
        return tuple((name, _quality(name, use)) for name in wanted)
    return tuple((name, _quality(name, use)) for name in use.formats)


def _quality(kind: str, use: Use) -> int:
    levels = {"jpeg": use.quality.jpeg, "webp": use.quality.webp, "avif": use.quality.avif}
    return levels.get(kind, LOSSLESS)


def _plan_derivative(
    source: str,
    digest: str,
    slug: str,
    kind: str,
    quality: int,
    width: int,
    size: tuple[int, int],
    crop: Box | None,
    credit: str,
) -> Derivative:
    specification = repr((ENCODING, digest, kind, quality, crop, credit))
    mark = hashlib.sha256(specification.encode()).hexdigest()[:8]
    extension = "jpg" if kind == "jpeg" else kind
    return Derivative(
        source=source,
        digest=digest,
        name=f"media/{slug}-{mark}-{width}.{extension}",
        format=kind,
        width=width,
        height=max(1, round(width * size[1] / size[0])),
        crop=crop,
        credit=credit,
        quality=quality,
    )


def _describe(
    made: dict[str, tuple[Derivative, ...]], facts: ImageFacts, use: Use, prefix: str
) -> Picture:
    *better, last = made
    shown = [item for item in made[last] if item.width <= FALLBACK_WIDTH] or [made[last][0]]
    several = len(made[last]) > 1
    return Picture(
        src=_address(shown[-1], prefix),
        width=shown[-1].width,
        height=shown[-1].height,
        srcset=_srcset(made[last], prefix) if several else "",
        sizes=use.sizes if several else "",
        sources=tuple(
            PictureSource(type=MEDIA_TYPES[name], srcset=_srcset(made[name], prefix))
            for name in better
        ),
        colour="" if facts.alpha or facts.vector else facts.colour,
    )


def _srcset(derivatives: tuple[Derivative, ...], prefix: str) -> str:
    return ", ".join(f"{_address(item, prefix)} {item.width}w" for item in derivatives)


def _address(derivative: Derivative, prefix: str) -> str:
    return f"{prefix.rstrip('/')}/{quote(derivative.name)}"


def parse_focus(text: str) -> Focus:
    """Read `40% 20%`. Raises ValueError where the text is anything else."""
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)%\s+(\d{1,3}(?:\.\d+)?)%", text.strip())
    if match is None or float(match[1]) > 100 or float(match[2]) > 100:
        raise ValueError("not a focus")
    return Focus(x=float(match[1]), y=float(match[2]))
