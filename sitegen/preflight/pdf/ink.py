"""How much ink a picture takes: the one measure that panels are made by and files are judged by.

What counts is the ink at a place of 1/25 inch, the mean of its pixels: that is what has to dry. A
single pixel of grain, or of JPEG's rounding, is smaller than a printer's dot.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.preflight.pdf.samples import Samples

if TYPE_CHECKING:
    from PIL import Image

INK_PPI = 25
STRIP_ROWS = 512


@dataclass(frozen=True)
class PictureInk:
    """The ink of a CMYK picture in percent.

    `mean` is the highest of all places of 1/25 inch, `peak` that of all pixels (known above the
    limit only), `points` how many of the points that a raster of 25 dpi would look at are over
    the limit.
    """

    mean: float
    peak: float
    points: float


def ink_of_samples(samples: Samples, small: Image.Image, limit: float) -> PictureInk:
    """The ink of samples against a limit in percent; `small` is the same picture in places of
    1/25 inch, full meaning full."""
    over, peak = _over(samples, limit)
    share = over / (samples.image.width * samples.image.height)
    return PictureInk(mean=_highest(small), peak=peak, points=share * small.width * small.height)


def ink_of_picture(image: Image.Image, size_mm: tuple[float, float], limit: float) -> PictureInk:
    """The ink of a CMYK picture of a size on paper against a limit in percent."""
    return ink_of_samples(Samples(image), _in_places(image, size_mm), limit)


def pixels_over(image: Image.Image, limit: float) -> int:
    """How many pixels of a CMYK picture have more ink than a limit in percent."""
    return _over(Samples(image), limit)[0]


def places_across(size: tuple[int, int], size_mm: tuple[float, float]) -> tuple[int, int]:
    """How many places of 1/25 inch stand beside and above each other in a picture of a size in
    pixels and on paper: no more than it has pixels."""
    across, upward = (max(1, math.ceil(side / 25.4 * INK_PPI)) for side in size_mm)
    return min(size[0], across), min(size[1], upward)


def _in_places(image: Image.Image, size_mm: tuple[float, float]) -> Image.Image:
    """A picture of a size on paper, as places of 1/25 inch."""
    from PIL import Image

    size = places_across(image.size, size_mm)
    # The means of whole pixels are quick; what is left of the way is short then.
    factor = max(1, min(image.width // size[0], image.height // size[1]) // 2)
    return image.reduce(factor).resize(size, Image.Resampling.BOX)


def _highest(image: Image.Image) -> float:
    """The most ink of all pixels in percent: the bands are added in whole numbers of 32 bits."""
    from PIL import ImageMath

    names = ("cyan", "magenta", "yellow", "black")
    bands = dict(zip(names, image.split(), strict=True))
    total = ImageMath.lambda_eval(
        lambda of: sum((of[name] for name in names[1:]), of["cyan"]), **bands
    )
    highest: int = total.getextrema()[1]
    return highest / 2.55


def _over(samples: Samples, limit: float) -> tuple[int, float]:
    """How many pixels have more ink than a limit (%), and the most ink, exact over 300 % only."""
    image = samples.image
    count, lowest, left = 0, 1020.0, 1020 - limit * 2.55
    for top in range(0, image.height, STRIP_ROWS):
        strip = image.crop((0, top, image.width, min(top + STRIP_ROWS, image.height)))
        histogram, step = _paper_left(samples.upright(strip), limit)
        below = math.ceil(round(left / step, 6))
        count += sum(histogram[:below])
        lowest = min(lowest, step * next(i for i, number in enumerate(histogram) if number))
    return count, (1020 - lowest) / 2.55


def _paper_left(strip: Image.Image, limit: float) -> tuple[list[int], int]:
    """The histogram of what four full inks would add, in steps of 1 or, for low limits, of 4.

    Sums in eight bits end at 255, which is 300 % of ink; lower limits need coarser sums.
    """
    from PIL import ImageChops

    cyan, magenta, yellow, black = ImageChops.invert(strip).split()
    scale = 1.0 if limit >= 300 else 2.0
    first = ImageChops.add(cyan, magenta, scale)
    second = ImageChops.add(yellow, black, scale)
    return ImageChops.add(first, second, scale).histogram(), int(scale * scale)
