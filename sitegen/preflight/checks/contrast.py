"""Does the text stand out from what lies under it?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Fact, Finding, Noticed, error, fact
from sitegen.preflight.pdf.ground import Ground
from sitegen.preflight.pdf.letters import Line, Rgb
from sitegen.values import Value

if TYPE_CHECKING:
    from PIL import Image

CHECK = "contrast"
SAMPLES = 1500
# The tenth part of a line's ground that is hardest to read on decides.
WORST = 0.1
MOST_TOLD = 5
LINEAR = tuple(
    value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4
    for value in range(256)
)


class Judged(Value):
    """What was found on a page."""

    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()


def check_contrast(evidence: Evidence) -> Iterator[Noticed]:
    """Text colour against the ground sampled from the raster without text, by WCAG 2.2, 1.4.3."""
    for page in evidence.pages:
        judged = page.remembered(CHECK, Judged, partial(_judged, evidence, page))
        yield from judged.facts
        yield from judged.findings


def _judged(evidence: Evidence, page: PageEvidence) -> Judged:
    if page.ground is None:
        return Judged()
    judged = [(contrast_of(line, page.ground), line) for line in page.net_lines]
    known = sorted(
        ((ratio, line) for ratio, line in judged if ratio is not None), key=lambda pair: pair[0]
    )
    lowest = [
        fact(CHECK, f"page {page.number} lowest contrast", f"{ratio:.1f} : 1")
        for ratio, _ in known[:1]
    ]
    weak = [pair for pair in known if pair[0] < evidence.profile.minimum_contrast]
    return Judged(facts=tuple(lowest), findings=tuple(_tell(evidence, page, weak)))


def _tell(
    evidence: Evidence, page: PageEvidence, weak: list[tuple[float, Line]]
) -> Iterator[Finding]:
    for ratio, line in weak[:MOST_TOLD]:
        yield error(
            CHECK,
            f"“{_begin(line.text)}” has a contrast of {ratio:.1f} : 1; "
            f"{evidence.profile.minimum_contrast:g} : 1 is needed",
            page=page.number,
            place=page.boxes.describe(line.box),
            mend="choose a darker text or a calmer, lighter ground (or the other way round)",
        )
    if len(weak) > MOST_TOLD:
        yield error(CHECK, f"{len(weak) - MOST_TOLD} more lines are as weak", page=page.number)


def _begin(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


def contrast_of(line: Line, ground: Ground) -> float | None:
    """The contrast ratio (1 to 21) of a line with its ground; None off the page.

    On an uneven ground it is the ratio that nine tenths of the ground reach.
    """
    image = ground.crop(line.box)
    if image is None:
        return None
    text = luminance(line.colour)
    ratios = sorted((ratio(text, luminance(colour)), count) for count, colour in _sample(image))
    left = WORST * sum(count for _, count in ratios)
    for found, count in ratios:
        left -= count
        if left < 0:
            return found
    return ratios[-1][0]


def _sample(image: Image.Image) -> list[tuple[int, Rgb]]:
    from PIL import Image as Images

    pixels = image.width * image.height
    if pixels > SAMPLES:
        share = (SAMPLES / pixels) ** 0.5
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        image = image.resize(size, Images.Resampling.BOX)
    colours = image.getcolors(maxcolors=image.width * image.height) or []
    return [(count, (int(red), int(green), int(blue))) for count, (red, green, blue) in colours]  # type: ignore[misc]


def luminance(colour: Rgb) -> float:
    """The relative luminance of an sRGB colour (WCAG 2.2)."""
    red, green, blue = (LINEAR[value] for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: float, other: float) -> float:
    """The contrast ratio of two luminances (WCAG 2.2), from 1 to 21."""
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)
