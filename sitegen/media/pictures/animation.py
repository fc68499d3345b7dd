"""Moving pictures: every frame, its time and the loop, as one animated WebP."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sitegen.media import file_type
from sitegen.media.picture import LOSSLESS, Box, Derivative
from sitegen.media.pictures.colour import Colours, source_colours, to_srgb
from sitegen.media.pictures.decode import check_memory, open_image, reported
from sitegen.media.pictures.encode import credit_packet, sealed, without_hidden
from sitegen.media.pictures.pixels import orientation, seen_size, shrink, stored_box, turn

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

# Browsers play faster frames at this pace (HTML has no rule; all engines agree for GIF).
_FASTEST, _INSTEAD = 10, 100


class Notes(NamedTuple):
    """What is found out of each frame while it is made: its time in milliseconds, its holes."""

    durations: list[int]
    holes: list[bool]


def make_moving(
    data: bytes, derivatives: Sequence[Derivative], max_megapixels: int
) -> Iterator[tuple[Derivative, bytes]]:
    """Make animated WebP files; frames are read one at a time, so memory stays small."""
    for derivative in derivatives:
        yield derivative, _make(data, derivative, max_megapixels)


def _make(data: bytes, derivative: Derivative, max_megapixels: int) -> bytes:
    name = derivative.source
    kind, image = open_image(data, name, max_megapixels)
    check_memory(image, kind, len(data), name)
    packet = credit_packet(derivative.credit)
    result = io.BytesIO()
    with reported(name):
        source = source_colours(image, kind, data, name)
        notes = Notes([], [])
        _sequence(image, derivative, source, notes).save(
            result,
            "WEBP",
            save_all=True,
            duration=notes.durations,
            loop=_plays(image, kind),
            background=(0, 0, 0, 0),
            lossless=derivative.quality == LOSSLESS,
            quality=75 if derivative.quality == LOSSLESS else derivative.quality,
            method=2,
            xmp=packet,
        )
    made = result.getvalue()
    return sealed(with_alpha(made) if any(notes.holes) else made, "webp", packet, name)


def with_alpha(data: bytes) -> bytes:
    """Say in an animated WebP's header that it has holes (RFC 9649, 2.7: the flag `L`).

    The encoder forgets it where every frame's own rectangle is solid and the holes lie beside.
    """
    return data[:20] + bytes([data[20] | 0x10]) + data[21:]


def _sequence(source: ImageFile, derivative: Derivative, colours: Colours, notes: Notes) -> Image:
    """A picture that makes each of its frames when Pillow asks for it, and notes its time."""
    from PIL.Image import Image

    # An animated PNG may start with a picture for readers that can't play it.
    start = 1 if getattr(source, "default_image", False) else 0

    class Moving(Image):
        n_frames = source.n_frames - start  # type: ignore[attr-defined]

        def seek(self, frame: int) -> None:
            source.seek(frame + start)
            made = _make_frame(source, derivative, colours)
            self.im, self._mode, self._size = made.im, made.mode, made.size
            if len(notes.durations) <= frame:
                notes.durations.append(_duration(source))
                notes.holes.append(made.getchannel("A").getextrema()[0] != 255)

        def tell(self) -> int:
            return 0

    moving = Moving()
    moving.seek(0)
    return moving


def _make_frame(source: ImageFile, derivative: Derivative, colours: Colours) -> Image:
    source.load()
    turned = orientation(source)
    whole: Box = (0, 0, *seen_size(source.size, turned))
    box = stored_box(derivative.crop or whole, source.size, turned)
    size = seen_size((derivative.width, derivative.height), turned)
    frame = turn(to_srgb(shrink(source, box, size), colours), turned)
    return without_hidden(frame.convert("RGBA"))


def _duration(source: ImageFile) -> int:
    found = round(source.info.get("duration") or 0)
    return found if found > _FASTEST else _INSTEAD


def _plays(source: ImageFile, kind: str) -> int:
    """How often to play, 0 for ever; GIF counts repetitions where WebP counts plays."""
    if kind != file_type.GIF:
        return int(source.info.get("loop", 0))
    if "loop" not in source.info:
        return 1
    repeated = int(source.info["loop"])
    return repeated + 1 if repeated else 0
