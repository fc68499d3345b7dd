"""Can a screen reader make sense of the file?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.preflight.evidence import Evidence
from sitegen.preflight.findings import Finding, Noticed, error, fact, note, warning
from sitegen.preflight.pdf.objects import (
    elements,
    entry,
    identity,
    is_dictionary,
    name_of,
    text_of,
)
from sitegen.preflight.pdf.standards import read_claims
from sitegen.values import Value

CHECK = "accessibility"
MOST_ELEMENTS = 100_000
MEND = "export as tagged PDF (PDF/UA-1)"


class Structure(Value):
    """What the structure tree holds: how many elements, languages, figures without a text."""

    elements: int = 0
    languages: tuple[str, ...] = ()
    figures: int = 0
    silent_figures: int = 0


def check_accessibility(evidence: Evidence) -> Iterator[Noticed]:
    """The parts of PDF/UA-1 that a program can judge (ISO 14289-1, 5 and 7; Matterhorn 1.1).

    Errors where the profile asks for tagged files, remarks elsewhere.
    """
    root = evidence.pdf.Root
    if not evidence.profile.tagged and not is_dictionary(entry(root, "/StructTreeRoot")):
        yield note(CHECK, "the file isn't tagged: screen readers can't follow it", mend=MEND)
        return
    for message, mend in _shortcomings(evidence):
        yield _told(evidence, message, mend)
    structure = read_structure(entry(root, "/StructTreeRoot"))
    languages = sorted({*structure.languages, text_of(entry(root, "/Lang"))} - {""})
    yield fact(CHECK, "tagged elements", str(structure.elements))
    yield fact(CHECK, "languages", ", ".join(languages) or "none")
    yield fact(CHECK, "pictures with a text", f"{structure.figures - structure.silent_figures}")
    if structure.silent_figures:
        yield _told(
            evidence,
            f"{structure.silent_figures} of {structure.figures} pictures have no alternative text",
            "write one for each picture",
        )
    known = {language.partition("-")[0].lower() for language in languages}
    for text in evidence.expected.texts:
        if text.language.partition("-")[0].lower() not in known:
            yield warning(CHECK, f"no part of the file is marked as {text.language}", mend=MEND)


def _told(evidence: Evidence, message: str, mend: str) -> Finding:
    return (error if evidence.profile.tagged else note)(CHECK, message, mend=mend)


def _shortcomings(evidence: Evidence) -> Iterator[tuple[str, str]]:
    root, claims = evidence.pdf.Root, read_claims(evidence.pdf)
    if entry(root, "/MarkInfo", "/Marked") is not True:
        yield "the file doesn't say that it is tagged (MarkInfo)", MEND
    if not is_dictionary(entry(root, "/StructTreeRoot")):
        yield "the file has no structure: screen readers can't follow it", MEND
    if not text_of(entry(root, "/Lang")):
        yield "the file doesn't say its language", MEND
    if not claims.title:
        yield "the file has no title in its XMP metadata", "give the document a title"
    if entry(root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield "readers would show the file's name instead of its title (DisplayDocTitle)", MEND
    if not claims.pdfua_part:
        yield "the file doesn't call itself PDF/UA (pdfuaid:part)", MEND


def read_structure(root: Any) -> Structure:
    """Walk the structure tree (ISO 32000-1, 14.7)."""
    kinds = entry(root, "/RoleMap")
    waiting = list(elements(entry(root, "/K")))
    seen: set[tuple[int, int]] = set()
    count = figures = silent = 0
    languages: set[str] = set()
    while waiting and count < MOST_ELEMENTS:
        item = waiting.pop()
        number = identity(item)
        if not is_dictionary(item) or number in seen or name_of(entry(item, "/Type")) == "MCR":
            continue
        if number is not None:
            seen.add(number)
        count += 1
        languages.add(text_of(entry(item, "/Lang")))
        kind = name_of(entry(item, "/S"))
        if "Figure" in (kind, name_of(entry(kinds, f"/{kind}")) if kind else ""):
            figures += 1
            silent += not (text_of(entry(item, "/Alt")) or text_of(entry(item, "/ActualText")))
        waiting.extend(elements(entry(item, "/K")))
    return Structure(
        elements=count,
        languages=tuple(sorted(languages - {""})),
        figures=figures,
        silent_figures=silent,
    )
