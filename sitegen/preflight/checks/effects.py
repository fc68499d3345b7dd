"""What shines through, and what prints over."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, error, fact, note, warning

CHECK = "effects"
# Ghent Workgroup, output suites: lines under 0.25 pt break up in offset and large format.
HAIRLINE, SLACK = 0.25, 0.005
OLD = ("PDF/X-1a", "PDF/X-3")


def check_effects(evidence: Evidence) -> Iterator[Noticed]:
    """Transparency, which PDF/X-1a and X-3 forbid (ISO 15930-4, 6.14), overprint, layers."""
    for page in evidence.pages:
        yield fact(CHECK, f"page {page.number} transparency", _transparency(page))
        overprints = page.paintings.overprints
        yield fact(
            CHECK, f"page {page.number} overprint", f"{overprints} times" if overprints else "none"
        )
        if page.paintings.has_transparency and evidence.profile.standard in OLD:
            yield error(
                CHECK,
                f"transparency, which {evidence.profile.standard} does not know: "
                f"{_transparency(page)}",
                page=page.number,
                mend="flatten it when exporting, or agree on PDF/X-4 with the printer",
            )
        yield from _check_white(page)
        for name in sorted(page.paintings.off_layers):
            yield note(
                CHECK,
                f"the layer “{name}” is off, so it isn't printed and isn't judged",
                page=page.number,
                mend="if it is to be printed, turn it on and export again",
            )
        if evidence.profile.colour == "cmyk":
            yield from _check_hairlines(page)


def _transparency(page: PageEvidence) -> str:
    found = page.paintings
    parts = []
    if found.alphas:
        least = min(found.alphas)
        parts.append(f"opacity down to {100 * least:.0f} %")
    if found.blend_modes:
        parts.append(f"blend modes {', '.join(sorted(found.blend_modes))}")
    if found.soft_masks:
        parts.append(f"{found.soft_masks} soft masks")
    return ", ".join(parts) or "none"


def _check_hairlines(page: PageEvidence) -> Iterator[Noticed]:
    thinnest = page.paintings.thinnest
    if thinnest is None:
        return
    width, box = thinnest[0] * page.boxes.unit, thinnest[1]
    if width < HAIRLINE - SLACK:
        yield warning(
            CHECK,
            f"a line is {width:.2g} pt thin; presses hold {HAIRLINE:g} pt",
            page=page.number,
            place=page.boxes.describe(box),
            mend="make it thicker: a width of 0 is the thinnest line that the machine can draw",
        )


def _check_white(page: PageEvidence) -> Iterator[Noticed]:
    for ink, box in page.paintings.inks.items():
        if ink.overprint and ink.space.kind == "cmyk" and ink.parts and not any(ink.parts):
            yield warning(
                CHECK,
                "something white overprints: in print it vanishes",
                page=page.number,
                place=page.boxes.describe(box),
                mend="turn overprint off for white",
            )
