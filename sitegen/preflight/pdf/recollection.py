"""What was learnt of a large picture, written down and read back: the same bytes of it in the same
place aren't unpacked again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from sitegen.preflight.memory import Memory
from sitegen.preflight.pdf.geometry import sides
from sitegen.preflight.pdf.ink import PictureInk
from sitegen.preflight.pdf.paintings import Picture
from sitegen.preflight.pdf.pixels import Measured
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL import Image


class _Written(Value):
    """A measured picture as it is kept: its ink, and its stand-in's mode, size and pixels."""

    ink: PictureInk | None
    mode: str
    size: tuple[int, int]
    pixels: bytes
    is_whole: bool


def source_of(picture: Picture, same: str, limit: float, ppi: float, unit: float) -> bytes:
    """All that is learnt of a picture follows from; `same` is the digest of its stream.

    Empty where that has none: nothing is like it then.
    """
    if not same:
        return b""
    shape = (picture.width, picture.height, picture.bits, picture.is_stencil, picture.is_inline)
    asked = (limit, ppi, unit)
    return msgspec.msgpack.encode((same, picture.space, shape, sides(picture.matrix), asked))


def remembered(memory: Memory | None, source: bytes, look: Callable[[], Measured]) -> Measured:
    """What a look at a picture learns, as it was learnt of the same `source` before.

    Only what has a stand-in is kept: the others are read in no time. So nothing is that couldn't
    be read: that may have been for want of memory.
    """
    if memory is None or not source:
        return look()
    known = memory.get(source)
    if known is not None:
        return _read(msgspec.msgpack.decode(known, type=_Written))
    learnt = look()
    if learnt.small is not None and not learnt.unreadable:
        memory.note(source, msgspec.msgpack.encode(_written(learnt, learnt.small)))
    return learnt


def _written(learnt: Measured, small: Image.Image) -> _Written:
    return _Written(
        ink=learnt.ink,
        mode=small.mode,
        size=small.size,
        pixels=small.tobytes(),
        is_whole=learnt.is_whole,
    )


def _read(kept: _Written) -> Measured:
    from PIL import Image

    small = Image.frombytes(kept.mode, kept.size, kept.pixels)
    return Measured(ink=kept.ink, small=small, is_whole=kept.is_whole)
