"""Making the files of a plan. Each depends on its source and its own plan, on no other file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from sitegen.media import file_type
from sitegen.media.picture import Box, Derivative
from sitegen.media.pictures.animation import make_moving
from sitegen.media.pictures.decode import count_frames, open_image, reported
from sitegen.media.pictures.encode import encode
from sitegen.media.pictures.ladder import Size, Way, room, way_to
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.media.pictures.shown import Showing, draft_scale, show_parts
from sitegen.media.vector.svg import sanitise_svg

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

# What may be held of a picture until it is encoded, in bytes.
_HELD: Final = 48_000_000


class View(NamedTuple):
    """What is seen of a picture: which part of it, and the way from there to its size."""

    part: Box
    way: Way


Views = dict[View, list[Derivative]]
"""Derivatives by what they show; those of one view differ in format and credit only."""


def make_derivatives(
    data: bytes, derivatives: Sequence[Derivative], *, max_megapixels: int = 100
) -> Iterator[tuple[Derivative, bytes]]:
    """Make the planned files of one source; yields each with its bytes, in no promised order.

    A file's bytes, and whether it is refused, follow from the source and its own plan: it makes no
    difference which others are made with it. Raises MediaError as `image_facts` does.
    """
    if not derivatives:
        return
    name = derivatives[0].source
    if file_type.detect_image_type(data, name) == file_type.SVG:
        clean = sanitise_svg(data, name)
        yield from ((derivative, clean) for derivative in derivatives)
        return
    kind, image = open_image(data, name, max_megapixels)
    moves = count_frames(image, kind, name) > 1
    moving = [item for item in derivatives if moves and item.format == "webp"]
    still = [item for item in derivatives if item not in moving]
    with reported(name):
        whole = seen_size(image.size, orientation(image))
        decodings = list(_decodings(whole, kind, still))
    for number, (scale, views) in enumerate(decodings):
        if number:
            _, image = open_image(data, name, max_megapixels)
        yield from _make_still(data, kind, image, views, scale)
    if moving:
        yield from make_moving(data, moving, max_megapixels)


def _decodings(
    whole: Size, kind: str, derivatives: Sequence[Derivative]
) -> Iterator[tuple[int, Views]]:
    """Share derivatives out to decodings, each at a fraction (1/n) of the picture's size."""
    by_scale: dict[int, Views] = {}
    for item in sorted(derivatives, key=lambda item: (-item.width, -item.height, item.name)):
        left, top, right, bottom = item.crop or (0, 0, *whole)
        seen = (right - left, bottom - top)
        way = way_to((item.width, item.height), seen)
        scale = draft_scale(kind, room(way, seen))
        view = View((left, top, right, bottom), way)
        by_scale.setdefault(scale, {}).setdefault(view, []).append(item)
    for scale, views in by_scale.items():
        yield from ((scale, several) for several in _portions(views))


def _portions(views: Views) -> Iterator[Views]:
    """Split views so that the pictures on their ways can be held at one time."""
    portion: Views = {}
    steps: set[View] = set()
    for view, several in views.items():
        if portion and _bytes_of({*steps, *_steps(view)}) > _HELD:
            yield portion
            portion, steps = {}, set()
        portion[view] = several
        steps.update(_steps(view))
    yield portion


def _steps(view: View) -> list[View]:
    return [View(view.part, view.way[:length]) for length in range(1, len(view.way) + 1)]


def _bytes_of(steps: Iterable[View]) -> int:
    return sum(4 * width * height for width, height in (step.way[-1] for step in steps))


def _make_still(
    data: bytes, kind: str, image: ImageFile, views: Views, scale: int
) -> Iterator[tuple[Derivative, bytes]]:
    name = next(iter(views.values()))[0].source
    firsts = {
        step: Showing(step.part, size)
        for step in (_steps(view)[0] for view in views)
        for size in step.way
    }
    with reported(name):
        shown = show_parts(image, kind, data, firsts.values(), scale=scale, name=name)
        made = {step: shown[showing] for step, showing in firsts.items()}
        _walk(made, views)
    for view, several in views.items():
        yield from _encode(made[view], several, name)


def _walk(made: dict[View, Image], views: Iterable[View]) -> None:
    """Add to the pictures that ways begin with those of all further steps."""
    from PIL.Image import Resampling

    for view in views:
        for before, step in pairwise(_steps(view)):
            if step not in made:
                made[step] = made[before].resize(step.way[-1], Resampling.LANCZOS)


def _encode(
    picture: Image, derivatives: Sequence[Derivative], name: str
) -> Iterator[tuple[Derivative, bytes]]:
    for derivative in derivatives:
        with reported(name):
            made = encode(picture, derivative.format, derivative.quality, derivative.credit, name)
        yield derivative, made
