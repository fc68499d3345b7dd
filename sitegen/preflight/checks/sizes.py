"""Are the boxes where they should be?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, error, fact, warning
from sitegen.preflight.pdf.boxes import Boxes
from sitegen.preflight.pdf.geometry import Box, describe_mm, describe_size

CHECK = "boxes"
NAMED_SIZE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm")


def check_boxes(evidence: Evidence) -> Iterator[Noticed]:
    """Media, bleed and trim: there, one inside the other, and of the size that is asked."""
    for page in evidence.pages:
        boxes = page.boxes
        if boxes.media is None:
            yield error(CHECK, "the page has no MediaBox with an area", page=page.number)
            continue
        yield from _check_trim(evidence, page, boxes)
        yield from _check_nesting(page, boxes, boxes.media)
        yield from _check_bleed(evidence, page, boxes)


def _check_trim(evidence: Evidence, page: PageEvidence, boxes: Boxes) -> Iterator[Noticed]:
    if boxes.trim is None and evidence.profile.standard != "none":
        yield error(
            CHECK,
            "no TrimBox: the printer can't tell where to cut",
            page=page.number,
            mend="export as PDF/X, with the net size as page size and the bleed outside",
        )
    if (
        "/ArtBox" in page.item.obj
        and boxes.trim is not None
        and evidence.profile.standard != "none"
    ):
        yield error(
            CHECK,
            "a TrimBox and an ArtBox: PDF/X allows one of the two (ISO 15930-7, 6.12)",
            page=page.number,
            mend="export as PDF/X",
        )
    net = boxes.net
    if net is None:
        return
    size = boxes.size(net)
    yield fact(CHECK, f"page {page.number} net size", describe_size(size))
    asked = evidence.expected.trim_mm or evidence.profile.trim
    if asked:
        yield from _compare_sizes(page, size, asked, evidence.profile.box_tolerance_mm)
    elif named := NAMED_SIZE.search(evidence.file):
        told = (float(named[1]), float(named[2]))
        if not _agree(size, told, 0.5):
            yield warning(
                CHECK,
                f"the file name says {describe_size(told)}, the TrimBox {describe_size(size)}",
                page=page.number,
            )


def _compare_sizes(
    page: PageEvidence, size: tuple[float, float], asked: tuple[float, float], slack: float
) -> Iterator[Noticed]:
    if _agree(size, asked, slack):
        return
    if _agree(size, (asked[1], asked[0]), slack):
        mend = "turn the page: width and height are exchanged"
    else:
        mend = "set the page size to the net size, and the bleed outside of it"
    yield error(
        CHECK,
        f"the TrimBox is {describe_size(size)} where {describe_size(asked)} are asked",
        page=page.number,
        mend=mend,
    )


def _agree(size: tuple[float, float], asked: tuple[float, float], slack: float) -> bool:
    return all(abs(one - other) <= slack for one, other in zip(size, asked, strict=True))


def _check_nesting(page: PageEvidence, boxes: Boxes, media: Box) -> Iterator[Noticed]:
    bleed, trim = boxes.bleed, boxes.trim
    pairs = (("BleedBox", bleed, "MediaBox", media), ("TrimBox", trim, "MediaBox", media))
    for name, inner, outer_name, outer in (*pairs, ("TrimBox", trim, "BleedBox", bleed)):
        if inner is not None and outer is not None and not outer.holds(inner):
            yield error(
                CHECK,
                f"the {name} reaches out of the {outer_name}",
                page=page.number,
                mend="export as PDF/X",
            )
    if boxes.crop is not None and boxes.wet is not None and not boxes.crop.holds(boxes.wet):
        yield warning(
            CHECK,
            "the CropBox hides a part of the bleed",
            page=page.number,
            mend="remove the CropBox or make it as large as the MediaBox",
        )


def _check_bleed(evidence: Evidence, page: PageEvidence, boxes: Boxes) -> Iterator[Noticed]:
    asked, exact = evidence.profile.bleed_mm, evidence.expected.bleed_mm
    if boxes.trim is None or not (exact or asked):
        return
    if boxes.bleed is None:
        yield error(
            CHECK,
            f"no BleedBox: {describe_mm(exact or asked)} mm of bleed are asked",
            page=page.number,
            mend="export with the document's bleed",
        )
        return
    found = bleed_of(boxes)
    least, most = min(found.values()), max(found.values())
    yield fact(CHECK, f"page {page.number} bleed", f"{describe_mm(least)} mm")
    slack = evidence.profile.box_tolerance_mm
    too_small = least < (exact if exact is not None else asked) - slack
    if too_small or (exact is not None and most > exact + slack):
        side = min(found, key=lambda name: found[name]) if too_small else max(found, key=found.get)  # type: ignore[arg-type]
        yield error(
            CHECK,
            f"the bleed is {describe_mm(found[side])} mm at the {side} where "
            f"{describe_mm(exact if exact is not None else asked)} mm are asked",
            page=page.number,
            mend="set the document's bleed and export again",
        )


def bleed_of(boxes: Boxes) -> dict[str, float]:
    """The width of the bleed in mm on each side of a page that has both boxes."""
    bleed, trim = boxes.bleed, boxes.trim
    if bleed is None or trim is None:
        return {}
    return {
        "left": boxes.mm(trim.left - bleed.left),
        "bottom": boxes.mm(trim.bottom - bleed.bottom),
        "right": boxes.mm(bleed.right - trim.right),
        "top": boxes.mm(bleed.top - trim.top),
    }
