"""Parts of a photo as they are seen: upright, in sRGB, at their size. Web and print share it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from sitegen.media import file_type
from sitegen.media.picture import Box
from sitegen.media.pictures.colour import source_colours, to_srgb
from sitegen.media.pictures.decode import check_memory
from sitegen.media.pictures.ladder import Size
from sitegen.media.pictures.pixels import (
    Part,
    orientation,
    seen_size,
    shrink,
    stored_box,
    turn,
    working_bytes,
)

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_SCALES: Final = (8, 4, 2)


class Showing(NamedTuple):
    """A part (left, top, right, bottom) of the upright picture, and its width and height then."""

    part: Box
    size: Size


def draft_scale(kind: str, space: float) -> int:
    """At which fraction (1/n) libjpeg may decode where `space` times more is there than wanted."""
    return next((scale for scale in _SCALES if space >= scale), 1) if kind == file_type.JPEG else 1


def show_parts(
    opened: ImageFile,
    kind: str,
    data: bytes,
    wanted: Iterable[Showing],
    *,
    scale: int,
    name: str,
    memory: int | None = None,
) -> dict[Showing, Image]:
    """Decode an opened picture at 1/`scale`, and cut, shrink, convert and turn the wanted parts.

    They come as L, RGB or RGBA; those with RGBA may still hide colours (`without_hidden`). The
    opened picture is closed, since it may hold hundreds of megabytes. Raises MediaError for what
    would take more than `memory` bytes (by default a page's), and what decoders raise (`reported`).
    """
    stored, turned = opened.size, orientation(opened)
    if scale > 1:
        opened.draft(None, (opened.width // scale, opened.height // scale))
    places = {
        each: (_drafted(stored_box(each.part, stored, turned), scale), seen_size(each.size, turned))
        for each in wanted
    }
    working = max(working_bytes(opened, part, size) for part, size in places.values())
    check_memory(opened, kind, len(data) + working, name, memory)
    source = source_colours(opened, kind, data, name)
    opened.load()
    made = {each: shrink(opened, part, size) for each, (part, size) in places.items()}
    # Colours and turning take another copy of a part: the whole isn't there any more by then.
    opened.close()
    for each in made:
        made[each] = turn(to_srgb(made[each], source), turned)
    return made


def _drafted(box: Box, scale: int) -> Part:
    """A part of the stored picture in the drafted one, whose last pixels may be partly empty."""
    left, top, right, bottom = (side / scale for side in box)
    return left, top, right, bottom
