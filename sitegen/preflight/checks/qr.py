"""Does the QR code lead where it should, and can a phone read it from where people stand?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.checks.codes import Code, find_codes
from sitegen.preflight.evidence import Evidence, PageEvidence
from sitegen.preflight.findings import Noticed, error, fact, note, warning
from sitegen.preflight.pdf.geometry import describe_metres
from sitegen.preflight.profile import needed_code

CHECK = "QR code"
# A raster tells a module's edge to about a pixel.
SLACK = 0.03


def check_codes(evidence: Evidence) -> Iterator[Noticed]:
    """Every code of the file is read; the expected address must be among them, large enough.

    On a sheet whose words are known and that has no address, codes are those of pictured panels.
    """
    wanted = evidence.expected.address
    pages, known = evidence.pages, bool(evidence.expected.texts)
    found = [(pages[place], code) for place, code in find_codes(pages, wanted, known=known)]
    for page, code in found:
        side = min(page.boxes.size(code.box))
        yield fact(CHECK, f"page {page.number} code", f"{code.text} ({side:.0f} mm)")
        if code.text == wanted or not (wanted or known):
            yield from _check_size(evidence, page, code, side)
    texts = sorted({code.text for _, code in found})
    if wanted and not texts:
        yield error(
            CHECK,
            f"no QR code can be read; {wanted} is expected",
            mend="make it larger, black on white, with four modules of white around it",
        )
    elif wanted and wanted not in texts:
        yield error(
            CHECK,
            f"the QR code leads to {', '.join(texts)}; {wanted} is expected",
            mend="make the code again from the right address",
        )
    elif not texts:
        yield note(CHECK, "no QR code was found")


def _check_size(
    evidence: Evidence, page: PageEvidence, code: Code, side: float
) -> Iterator[Noticed]:
    needed = needed_code(evidence.profile, page.distance_mm)
    if side >= needed * (1 - SLACK):
        return
    report = error if side < evidence.profile.minimum_qr_mm * (1 - SLACK) else warning
    if evidence.expected.viewing_distance_mm is not None and evidence.expected.address:
        report = error
    yield report(
        CHECK,
        f"the QR code is {side:.0f} mm wide; {needed:.0f} mm are needed at "
        f"{describe_metres(page.distance_mm)}",
        page=page.number,
        place=page.boxes.describe(code.box),
        mend="make it larger: a tenth of the distance",
    )
