"""For which press are the colours meant?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Noticed, error, fact, warning
from sitegen.preflight.pdf.icc import ProfileHeader, read_header
from sitegen.preflight.pdf.objects import elements, entry, is_stream, name_of, text_of

CHECK = "output intent"
MEND = "export as PDF/X with the printer's CMYK profile as output intent"


def check_intent(evidence: Evidence) -> Iterator[Noticed]:
    """A GTS_PDFX output intent with the profile of a CMYK printer (ISO 15930-7, 6.2)."""
    if evidence.profile.standard == "none":
        return
    intents = [
        intent
        for intent in elements(entry(evidence.pdf.Root, "/OutputIntents"))
        if name_of(entry(intent, "/S")) == "GTS_PDFX"
    ]
    if not intents:
        yield error(CHECK, "no output intent: nothing says for which press", mend=MEND)
        return
    if len(intents) > 1:
        yield error(CHECK, f"{len(intents)} output intents where one is allowed", mend=MEND)
    yield from _check_one(evidence, intents[0])


def _check_one(evidence: Evidence, intent: Any) -> Iterator[Noticed]:
    condition = text_of(entry(intent, "/OutputConditionIdentifier"))
    stream = entry(intent, "/DestOutputProfile")
    header = read_header(stream.read_bytes()) if is_stream(stream) else None
    if not condition:
        yield error(CHECK, "the output intent names no printing condition", mend=MEND)
    if not is_stream(stream):
        yield error(CHECK, "the output intent has no ICC profile in it", mend=MEND)
    elif header is None:
        yield error(CHECK, "the output intent's ICC profile is damaged", mend=MEND)
    else:
        yield from _check_header(header)
    info = text_of(entry(intent, "/Info"))
    profile = header.name if header else ""
    yield fact(CHECK, "printing condition", condition or "none")
    yield fact(CHECK, "ICC profile", profile or "without a name")
    told = f"{condition} {info} {profile}".casefold()
    wanted = evidence.profile.conditions
    if wanted and not any(word.casefold() in told for word in wanted):
        yield warning(
            CHECK,
            f"the file is made for {condition or 'an unknown condition'}, "
            f"the profile {evidence.profile.name} expects {wanted[0]}",
            mend="ask the printer which of the two is right",
        )


def _check_header(header: ProfileHeader) -> Iterator[Noticed]:
    if header.device_class != "prtr":
        yield error(
            CHECK,
            f"the output intent's profile is of class {header.device_class}, not of a printer",
            mend=MEND,
        )
    if header.space != "CMYK":
        yield error(CHECK, f"the output intent's profile is {header.space}, not CMYK", mend=MEND)
