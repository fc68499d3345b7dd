"""Is the ring between trim and bleed painted?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, error, fact, warning
from sitegen.preflight.pdf.boxes import Boxes
from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.ground import Ground

if TYPE_CHECKING:
    from PIL import Image

CHECK = "bleed"
WHITE = 255


def check_bleed(evidence: Evidence) -> Iterator[Noticed]:
    """Share of bare paper in the ring, in the page's raster; a cut that slips would show it."""
    if not (evidence.profile.bleed_mm or evidence.expected.bleed_mm):
        return
    for page in evidence.pages:
        boxes = page.boxes
        if boxes.trim is None or boxes.bleed is None or page.ground is None:
            continue
        yield from _check_page(evidence, page, page.ground)


def _check_page(evidence: Evidence, page: PageEvidence, ground: Ground) -> Iterator[Noticed]:
    strips = ring(page.boxes, ground)
    white = {side: share_white(ground, strip) for side, strip in strips.items()}
    known = {side: found for side, found in white.items() if found is not None}
    if not known:
        return
    worst = max(known, key=lambda side: known[side])
    areas = {side: strips[side].width * strips[side].height for side in known}
    share = sum(known[side] * areas[side] for side in known) / sum(areas.values())
    yield fact(CHECK, f"page {page.number} bare paper in the bleed", f"{100 * share:.2f} %")
    if share < evidence.profile.white_ring:
        return
    if _is_bare_within(page.boxes, ground, worst):
        report = warning if evidence.profile.white_ground else error
        yield report(
            CHECK,
            f"the bleed at the {worst} is bare paper, and so is the panel's edge there",
            page=page.number,
            mend="give the ground a tint that reaches to the edge of the bleed, or use a profile "
            "with `white_ground: true` where bare paper is meant",
        )
        return
    yield error(
        CHECK,
        f"the bleed at the {worst} isn't painted: {100 * known[worst]:.0f} % of it is bare paper",
        page=page.number,
        mend="draw grounds and photos out to the edge of the bleed",
    )


def ring(boxes: Boxes, ground: Ground) -> dict[str, Box]:
    """The four strips between trim and bleed, a pixel within, where nothing is half covered."""
    trim, bleed = boxes.trim, boxes.bleed
    if trim is None or bleed is None:
        return {}
    inside = bleed.grown(-1.5 / ground.scale)
    strips = {
        "left": inside.shared(Box(left=-1e9, bottom=-1e9, right=trim.left, top=1e9)),
        "right": inside.shared(Box(left=trim.right, bottom=-1e9, right=1e9, top=1e9)),
        "bottom": inside.shared(Box(left=-1e9, bottom=-1e9, right=1e9, top=trim.bottom)),
        "top": inside.shared(Box(left=-1e9, bottom=trim.top, right=1e9, top=1e9)),
    }
    return {side: strip for side, strip in strips.items() if strip.width > 0 and strip.height > 0}


def share_white(ground: Ground, box: Box) -> float | None:
    """The share (0 to 1) of pixels without any ink; None when the box is not on the page."""
    image = ground.crop(box)
    return _share(image) if image is not None else None


def _share(image: Image.Image) -> float:
    from PIL import ImageChops

    red, green, blue = image.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return darkest.histogram()[WHITE] / (image.width * image.height)


def _is_bare_within(boxes: Boxes, ground: Ground, side: str) -> bool:
    """Whether the panel's edge inside the trim is bare paper as well."""
    trim = boxes.trim
    if trim is None:
        return False
    depth = 4 / ground.scale
    edges = {
        "left": Box(left=trim.left, bottom=trim.bottom, right=trim.left + depth, top=trim.top),
        "right": Box(left=trim.right - depth, bottom=trim.bottom, right=trim.right, top=trim.top),
        "bottom": Box(
            left=trim.left, bottom=trim.bottom, right=trim.right, top=trim.bottom + depth
        ),
        "top": Box(left=trim.left, bottom=trim.top - depth, right=trim.right, top=trim.top),
    }
    share = share_white(ground, edges[side])
    return share is not None and share > 0.95
