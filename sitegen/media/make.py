"""Making the files of a plan: one decoding for all, each width from the next larger one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sitegen.media import sniff
from sitegen.media.animation import make_moving
from sitegen.media.colour import source_colours, to_srgb
from sitegen.media.decode import check_memory, count_frames, open_image, reported
from sitegen.media.encode import encode
from sitegen.media.picture import Box, Derivative
from sitegen.media.pixels import (
    Part,
    orientation,
    seen_size,
    shrink,
    stored_box,
    turn,
    working_bytes,
)
from sitegen.media.vector import sanitise_svg

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile


def make_derivatives(
    data: bytes, derivatives: Sequence[Derivative], *, max_megapixels: int = 100
) -> Iterator[tuple[Derivative, bytes]]:
    """Make the planned files of one source; yields each with its bytes, in no promised order.

    The same source and plan give the same bytes. Raises MediaError as `image_facts` does.
    """
    if not derivatives:
        return
    name = derivatives[0].source
    if sniff.sniff_image(data, name) == sniff.SVG:
        clean = sanitise_svg(data, name)
        yield from ((derivative, clean) for derivative in derivatives)
        return
    kind, image = open_image(data, name, max_megapixels)
    moves = count_frames(image, kind, name) > 1
    moving = [item for item in derivatives if moves and item.format == "webp"]
    still = [item for item in derivatives if item not in moving]
    if still:
        yield from _make_still(data, kind, image, still)
    if moving:
        yield from make_moving(data, moving, max_megapixels)


def _make_still(
    data: bytes, kind: str, image: ImageFile, derivatives: Sequence[Derivative]
) -> Iterator[tuple[Derivative, bytes]]:
    name = derivatives[0].source
    with reported(name):
        stored, turned = image.size, orientation(image)
        whole: Box = (0, 0, *seen_size(stored, turned))
        scale = _draft(image, whole, derivatives) if kind == sniff.JPEG else 1
        groups = []
        for crop, several in _grouped(derivatives):
            part = _drafted(stored_box(crop or whole, stored, turned), scale)
            size = seen_size((several[0].width, several[0].height), turned)
            groups.append((several, part, size))
        working = max(working_bytes(image, part, size) for _, part, size in groups)
        check_memory(image, kind, len(data) + working, name)
        source = source_colours(image, kind, data, name)
        image.load()
        parts = [(several, shrink(image, part, size)) for several, part, size in groups]
        # Hundreds of megabytes, which the encoders may need.
        image.close()
    while parts:
        several, picture = parts.pop(0)
        with reported(name):
            picture = turn(to_srgb(picture, source), turned)
        yield from _make_sizes(picture, several, name)


def _make_sizes(
    picture: Image, derivatives: Sequence[Derivative], name: str
) -> Iterator[tuple[Derivative, bytes]]:
    from PIL.Image import Resampling

    for derivative in derivatives:
        size = (derivative.width, derivative.height)
        with reported(name):
            if picture.size != size:
                picture = picture.resize(size, Resampling.LANCZOS)
            made = encode(picture, derivative.format, derivative.quality, derivative.credit, name)
        yield derivative, made


def _grouped(
    derivatives: Iterable[Derivative],
) -> Iterator[tuple[Box | None, list[Derivative]]]:
    """The derivatives of each crop together, the largest first."""

    def order(item: Derivative) -> tuple[Box, int, int, str]:
        return (item.crop or (-1, -1, -1, -1), -item.width, -item.height, item.name)

    for crop, several in itertools.groupby(sorted(derivatives, key=order), lambda item: item.crop):
        yield crop, list(several)


def _draft(image: ImageFile, whole: Box, derivatives: Sequence[Derivative]) -> int:
    """Let libjpeg decode at 1/2, 1/4 or 1/8 as long as no derivative needs more."""
    room = min(_room(item, item.crop or whole) for item in derivatives)
    scale = next((scale for scale in (8, 4, 2) if room >= scale), 1)
    if scale > 1:
        image.draft(None, (image.width // scale, image.height // scale))
    return scale


def _room(derivative: Derivative, crop: Box) -> float:
    left, top, right, bottom = crop
    return min((right - left) / derivative.width, (bottom - top) / derivative.height)


def _drafted(box: Box, scale: int) -> Part:
    """A part of the stored picture in the drafted one, whose last pixels may be partly empty."""
    left, top, right, bottom = (side / scale for side in box)
    return left, top, right, bottom
