"""The page as a picture without its words: what lies under the text, in the bleed, in the codes."""

from __future__ import annotations

import io
import math
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sitegen.preflight.pdf.boxes import Boxes
from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.unprinted import drop_unprinted_words

if TYPE_CHECKING:
    from PIL import Image

# Enough for a bleed of 3 mm and for the usual code on a roll-up; little enough to be quick.
PIXELS = 8_000_000
HIGHEST_PPI = 150
MOST_PIXELS = 100_000_000
DEEPEST = 24


@dataclass(frozen=True)
class Ground:
    """A raster of a part of the page; `scale` is pixels a point."""

    image: Image.Image
    area: Box
    scale: float

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Where a box of the page lies in the raster (left, top, right, bottom), cut to it."""
        shared = box.shared(self.area)
        return (
            max(0, math.floor((shared.left - self.area.left) * self.scale)),
            max(0, math.floor((self.area.top - shared.top) * self.scale)),
            min(self.image.width, math.ceil((shared.right - self.area.left) * self.scale)),
            min(self.image.height, math.ceil((self.area.top - shared.bottom) * self.scale)),
        )

    def crop(self, box: Box) -> Image.Image | None:
        """The raster of a box; None when nothing of it is there."""
        left, top, right, bottom = self.pixels(box)
        return (
            self.image.crop((left, top, right, bottom)) if right > left and bottom > top else None
        )

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The place on the page of a rectangle in pixels."""
        return Box(
            left=self.area.left + left / self.scale,
            bottom=self.area.top - bottom / self.scale,
            right=self.area.left + right / self.scale,
            top=self.area.top - top / self.scale,
        )


@dataclass(frozen=True)
class PackedGround:
    """A raster kept small, for a file of many pages: office pages shrink to a hundredth."""

    size: tuple[int, int]
    data: bytes
    area: Box
    scale: float


def pack(ground: Ground) -> PackedGround:
    """Keep a raster small."""
    data = zlib.compress(ground.image.tobytes(), 1)
    return PackedGround(ground.image.size, data, ground.area, ground.scale)


def unpack(packed: PackedGround) -> Ground:
    """Give the raster that was packed."""
    from PIL import Image

    image = Image.frombytes("RGB", packed.size, zlib.decompress(packed.data))
    return Ground(image, packed.area, packed.scale)


@lru_cache(maxsize=1)
def bare_ground(area: Box, scale: float) -> Ground:
    """Give the raster of an area where nothing is painted but words: bare paper.

    The pages of a document are mostly alike, and nobody draws on a ground.
    """
    from PIL import Image

    size = (math.ceil(area.width * scale), math.ceil(area.height * scale))
    return Ground(Image.new("RGB", size, "white"), area, scale)


def ground_ppi(boxes: Boxes) -> float:
    """The resolution at which a page is looked at: the larger the page, the coarser."""
    if boxes.media is None:
        return HIGHEST_PPI
    inches = boxes.media.width * boxes.media.height * (boxes.unit / 72) ** 2
    return min(HIGHEST_PPI, math.sqrt(PIXELS / inches))


def slim_copy(data: bytes, stand_ins: dict[tuple[int, int], Image.Image]) -> bytes:
    """The PDF with small pictures in place of large ones, upright, with its slug in view, and
    without the words that nobody prints."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, image in stand_ins.items():
            _replace(pdf.get_object(number), image)
        drop_unprinted_words(pdf)
        for page in pdf.pages:
            for key in ("/CropBox", "/UserUnit", "/Rotate"):
                if key in page:
                    del page[key]
            page.CropBox = page.MediaBox
            page.Rotate = 0
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _replace(stream: Any, image: Image.Image) -> None:
    stream.write(image.tobytes())
    stream.Width, stream.Height = image.size
    stream.BitsPerComponent = 8
    if "/Decode" in stream:
        del stream["/Decode"]


def draw_ground(page: Any, boxes: Boxes, *, with_text: bool, ppi: float, area: Box) -> Ground:
    """Draw an area of a page (a pypdfium2 page of a slim copy) at a resolution.

    Without text the page is changed for good: take a fresh one next time.
    """
    if not with_text:
        _lift_text(page)
    media = boxes.media or area
    scale = ppi * boxes.unit / 72
    cut = tuple(
        math.floor(max(0.0, side) * scale) / scale
        for side in (
            area.left - media.left,
            area.bottom - media.bottom,
            media.right - area.right,
            media.top - area.top,
        )
    )
    shown = Box(
        left=media.left + cut[0],
        bottom=media.bottom + cut[1],
        right=media.right - cut[2],
        top=media.top - cut[3],
    )
    if shown.width * shown.height * scale**2 > MOST_PIXELS:
        raise ValueError("the page's proportions are too odd to draw it")
    # PDFium rounds up; a hair less keeps a whole number of pixels what it is.
    image = page.render(scale=scale, crop=tuple(max(0.0, side - 1e-9) for side in cut)).to_pil()
    return Ground(image.convert("RGB"), shown, scale)


def _lift_text(page: Any) -> None:
    import pypdfium2.raw as pdfium

    for item in list(page.get_objects(max_depth=1)):
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            page.remove_obj(item)
        elif item.type == pdfium.FPDF_PAGEOBJ_FORM:
            _lift_from_form(pdfium, item.raw, 0)


def _lift_from_form(pdfium: Any, form: Any, depth: int) -> None:
    if depth > DEEPEST:
        return
    for index in reversed(range(pdfium.FPDFFormObj_CountObjects(form))):
        item = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFFormObj_RemoveObject(form, item):
                pdfium.FPDFPageObj_Destroy(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            _lift_from_form(pdfium, item, depth + 1)
