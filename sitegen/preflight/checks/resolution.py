"""Have the pictures enough pixels for the distance from which they are seen?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.checks.titles import title_picture
from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, error, fact, warning
from sitegen.preflight.pdf.geometry import describe_metres, describe_mm, sides
from sitegen.preflight.pdf.paintings import Picture
from sitegen.preflight.profile import needed_ppi

CHECK = "resolution"
# ISO 216, portrait, from large to small.
SMALLER_FORMATS = (
    ("A0", 841.0, 1189.0),
    ("A1", 594.0, 841.0),
    ("A2", 420.0, 594.0),
    ("A3", 297.0, 420.0),
    ("A4", 210.0, 297.0),
)


def check_resolution(evidence: Evidence) -> Iterator[Noticed]:
    """Effective ppi from the matrix with which each image is placed (ISO 32000-1, 8.9.5)."""
    for page in evidence.pages:
        needed = needed_ppi(evidence.profile.minimum_ppi, page.distance_mm)
        wished = needed_ppi(evidence.profile.warn_ppi, page.distance_mm)
        pictures = [picture for picture in page.paintings.pictures if _counts(page, picture)]
        for picture in pictures:
            ppi = picture.ppi(page.boxes.unit)
            # A whole pixel is lost and won in cropping; half a ppi is no difference.
            slack = max(0.5, ppi / max(1, min(picture.width, picture.height)))
            if ppi < needed - slack:
                yield _too_coarse(evidence, page, picture, needed)
            elif ppi < wished - slack:
                yield warning(
                    CHECK,
                    f"{title_picture(evidence.expected, picture)} prints at {ppi:.0f} ppi; "
                    f"{wished:.0f} would be crisp at {describe_metres(page.distance_mm)}",
                    page=page.number,
                    place=page.boxes.describe(picture.box),
                    mend="ask for a larger photo if there is one",
                )
        if pictures:
            lowest = min(picture.ppi(page.boxes.unit) for picture in pictures)
            yield fact(
                CHECK,
                f"page {page.number} images",
                f"{len(pictures)}, the coarsest at {lowest:.0f} ppi; {needed:.0f} are needed at "
                f"{describe_metres(page.distance_mm)}",
            )


def _counts(page: PageEvidence, picture: Picture) -> bool:
    wet = page.boxes.wet
    return not picture.is_stencil and wet is not None and wet.meets(picture.box)


def _too_coarse(evidence: Evidence, page: PageEvidence, picture: Picture, needed: float) -> Noticed:
    across, upward = (page.boxes.mm(length) for length in sides(picture.matrix))
    by_width = picture.width / max(across, 0.01) <= picture.height / max(upward, 0.01)
    pixels, length, side = (
        (picture.width, across, "wide") if by_width else (picture.height, upward, "high")
    )
    smaller = largest_format(page, picture.ppi(page.boxes.unit) / needed)
    return error(
        CHECK,
        f"{title_picture(evidence.expected, picture)} is {pixels} px {side}; "
        f"{describe_mm(round(length, 1))} mm at {needed:.0f} ppi needs "
        f"{round(length / 25.4 * needed)} px",
        page=page.number,
        place=page.boxes.describe(picture.box),
        mend="ask for a larger photo" + (f", or use format {smaller}" if smaller else ""),
    )


def largest_format(page: PageEvidence, share: float) -> str:
    """The largest ISO A format no larger than the page made smaller by a share; "" if none is."""
    net = page.boxes.net
    if net is None:
        return ""
    width, height = sorted(page.boxes.size(net))
    for name, short, long in SMALLER_FORMATS:
        # The panel's parts grow with its shorter side.
        if short <= width * share + 0.5 and (short < width or long < height):
            return name
    return ""
