"""Does the file call itself what it should be?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error, fact
from sitegen.preflight.pdf.geometry import Box
from sitegen.preflight.pdf.objects import elements, entry, name_of, numbers
from sitegen.preflight.pdf.standards import Claims, read_claims

CHECK = "standard"
ANNOTATIONS_ALLOWED = {"TrapNet", "PrinterMark", "Popup"}


def check_claims(evidence: Evidence) -> Iterator[Noticed]:
    """PDF/X version and /ID (ISO 15930-7, 6.11), Trapped (6.9), no annotations (6.17)."""
    asked = evidence.profile.standard
    if asked == "none":
        return
    claims = read_claims(evidence.pdf)
    told = claims.pdfx_version
    if asked != "PDF/X-4":
        # Parts 4 and 6 of the standard are older than the property in XMP.
        told = told or claims.info_pdfx_version
    yield fact(CHECK, "PDF/X version", told or "none")
    if not told.startswith(asked):
        yield error(
            CHECK,
            f"the file says that it is {told or 'no PDF/X'}; {asked} is asked",
            mend=f"export as {asked}",
        )
    yield from _check_entries(evidence, claims)
    yield from _check_annotations(evidence)


def _check_entries(evidence: Evidence, claims: Claims) -> Iterator[Noticed]:
    mend = f"export as {evidence.profile.standard}"
    if not claims.has_xmp and evidence.profile.standard == "PDF/X-4":
        yield error(CHECK, "no readable XMP metadata", mend=mend)
    if claims.trapped not in ("True", "False"):
        yield error(CHECK, "Trapped says neither true nor false", mend=mend)
    elif claims.xmp_trapped not in ("", claims.trapped):
        yield error(CHECK, "Trapped says one thing in XMP and another beside it", mend=mend)
    if evidence.profile.standard == "PDF/X-4" and not claims.has_media_names:
        said = "XMP lacks one of DocumentID, VersionID and RenditionClass"
        yield error(CHECK, said, mend=mend)
    identifier = elements(entry(evidence.pdf.trailer, "/ID"))
    if len(identifier) != 2 or not all(bytes(part) for part in identifier):
        yield error(CHECK, "the file has no /ID", mend=mend)


def _check_annotations(evidence: Evidence) -> Iterator[Noticed]:
    for page in evidence.pages:
        wet = page.boxes.wet
        if wet is None:
            continue
        kinds = sorted(
            {
                name_of(entry(item, "/Subtype"))
                for item in elements(entry(page.item.obj, "/Annots"))
                if _meets(entry(item, "/Rect"), wet)
            }
            - ANNOTATIONS_ALLOWED
        )
        if kinds:
            yield error(
                CHECK,
                f"annotations lie on the printed page ({', '.join(kinds)}), which PDF/X forbids",
                page=page.number,
                mend="export without links, comments and form fields",
            )


def _meets(rectangle: object, box: Box) -> bool:
    sides = numbers(rectangle)
    if len(sides) != 4:
        return False
    left, right = sorted((sides[0], sides[2]))
    bottom, top = sorted((sides[1], sides[3]))
    return box.meets(Box(left=left, bottom=bottom, right=right, top=top))
