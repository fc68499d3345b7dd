"""Moving pictures: every frame, its time and the loop, as one animated WebP."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sitegen.media import sniff
from sitegen.media.colour import source_profile, to_srgb
from sitegen.media.decode import check_memory, open_image, reported
from sitegen.media.encode import credit_packet, sealed, without_hidden
from sitegen.media.picture import LOSSLESS, Box, Derivative
from sitegen.media.pixels import orientation, seen_size, shrink, stored_box, turn

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

# Browsers play faster frames at this pace (HTML has no rule; all engines agree for GIF).
_FASTEST, _INSTEAD = 10, 100


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
    profile = source_profile(image, kind, data, name)
    packet = credit_packet(derivative.credit)
    result = io.BytesIO()
    with reported(name):
        durations: list[int] = []
        _sequence(image, derivative, profile, durations).save(
            result,
            "WEBP",
            save_all=True,
            duration=durations,
            loop=_plays(image, kind),
            background=(0, 0, 0, 0),
            lossless=derivative.quality == LOSSLESS,
            quality=75 if derivative.quality == LOSSLESS else derivative.quality,
            method=2,
            xmp=packet,
        )
    return sealed(result.getvalue(), "webp", packet, name)


def _sequence(
    source: ImageFile, derivative: Derivative, profile: bytes | None, durations: list[int]
) -> Image:
    """A picture that makes each of its frames when Pillow asks for it, and notes its time."""
    from PIL.Image import Image

    # An animated PNG may start with a picture for readers that can't play it.
    start = 1 if getattr(source, "default_image", False) else 0

    class Moving(Image):
        n_frames = source.n_frames - start  # type: ignore[attr-defined]

        def seek(self, frame: int) -> None:
            source.seek(frame + start)
            made = _make_frame(source, derivative, profile)
            self.im, self._mode, self._size = made.im, made.mode, made.size
            if len(durations) <= frame:
                durations.append(_duration(source))

        def tell(self) -> int:
            return 0

    moving = Moving()
    moving.seek(0)
    return moving


def _make_frame(source: ImageFile, derivative: Derivative, profile: bytes | None) -> Image:
    source.load()
    turned = orientation(source)
    whole: Box = (0, 0, *seen_size(source.size, turned))
    box = stored_box(derivative.crop or whole, source.size, turned)
    size = seen_size((derivative.width, derivative.height), turned)
    frame = turn(to_srgb(shrink(source, box, size), profile), turned)
    return without_hidden(frame.convert("RGBA"))


def _duration(source: ImageFile) -> int:
    found = round(source.info.get("duration") or 0)
    return found if found > _FASTEST else _INSTEAD


def _plays(source: ImageFile, kind: str) -> int:
    """How often to play, 0 for ever; GIF counts repetitions where WebP counts plays."""
    if kind != sniff.GIF:
        return int(source.info.get("loop", 0))
    if "loop" not in source.info:
        return 1
    repeated = int(source.info["loop"])
    return repeated + 1 if repeated else 0
