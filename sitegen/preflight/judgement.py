"""The judgement of a file: every check in turn, none of which may fail for a damaged file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sitegen.errors import MissingToolError
from sitegen.preflight.checks.accessibility import check_accessibility
from sitegen.preflight.checks.bleed import check_bleed
from sitegen.preflight.checks.claims import check_claims
from sitegen.preflight.checks.colours import check_colours
from sitegen.preflight.checks.contrast import check_contrast
from sitegen.preflight.checks.effects import check_effects
from sitegen.preflight.checks.forbidden import check_forbidden
from sitegen.preflight.checks.inks import check_inks
from sitegen.preflight.checks.intent import check_intent
from sitegen.preflight.checks.lettering import check_fonts
from sitegen.preflight.checks.placing import check_places
from sitegen.preflight.checks.qr import check_codes
from sitegen.preflight.checks.reading import check_reading
from sitegen.preflight.checks.resolution import check_resolution
from sitegen.preflight.checks.sizes import check_boxes
from sitegen.preflight.checks.structure import check_structure
from sitegen.preflight.checks.text_layer import check_text_layer
from sitegen.preflight.evidence import Evidence, open_evidence
from sitegen.preflight.expectations import Expectations
from sitegen.preflight.findings import Fact, FileReport, Finding, Noticed, error
from sitegen.preflight.memory import Memory
from sitegen.preflight.pdf.objects import damage, without_places
from sitegen.preflight.profile import PrintProfile

Check = Callable[[Evidence], Iterator[Noticed]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("structure", check_structure),
    ("boxes", check_boxes),
    ("bleed", check_bleed),
    ("fonts", check_fonts),
    ("colour", check_colours),
    ("resolution", check_resolution),
    ("ink", check_inks),
    ("effects", check_effects),
    ("output intent", check_intent),
    ("standard", check_claims),
    ("forbidden", check_forbidden),
    ("accessibility", check_accessibility),
    ("QR code", check_codes),
    ("text layer", check_text_layer),
    ("places", check_places),
    ("contrast", check_contrast),
    ("reading", check_reading),
)
PDF_HEAD = b"%PDF-"
HEAD_WITHIN = 1024


def judge(
    path: Path,
    profile: PrintProfile,
    expected: Expectations | None = None,
    memory: Memory | None = None,
    photos: Memory | None = None,
) -> FileReport:
    """Judge a PDF by a profile, on the file alone, and by what is expected of it.

    `memory` knows what was found on pages that paint the same, `photos` what was learnt of large
    pictures.

    Whatever the file is (missing, empty, encrypted, damaged, no PDF), the answer is a report.
    Raises MissingToolError when a package for it isn't installed.
    """
    try:
        data = path.read_bytes()
    except OSError as reason:
        message = f"the file can't be read: {reason.strerror or 'unknown reason'}"
        return _report(path.name, profile, (), [error("structure", message)])
    return judge_bytes(path.name, data, profile, expected, memory, photos)


def judge_bytes(
    name: str,
    data: bytes,
    profile: PrintProfile,
    expected: Expectations | None = None,
    memory: Memory | None = None,
    photos: Memory | None = None,
) -> FileReport:
    """Judge a PDF that is in memory; see `judge`."""
    if (refused := _refuse(data)) is not None:
        return _report(name, profile, (), [refused])
    try:
        evidence = open_evidence(name, data, profile, expected or Expectations(), memory, photos)
    except ModuleNotFoundError as reason:
        raise _missing(reason) from reason
    except damage() as reason:
        return _report(name, profile, (), [_why_unopened(reason)])
    try:
        noticed = [found for check in CHECKS for found in _run(check, evidence)]
    except ModuleNotFoundError as reason:
        raise _missing(reason) from reason
    finally:
        evidence.close()
    return _report(name, profile, tuple(name for name, _ in CHECKS), noticed)


def _missing(reason: ModuleNotFoundError) -> MissingToolError:
    return MissingToolError(
        f"judging PDFs needs the package {reason.name}; type: pip install 'sitegen[panels]'"
    )


def _refuse(data: bytes) -> Finding | None:
    if not data:
        return error("structure", "the file is empty", mend="export or copy it again")
    # Readers forgive bytes before the header (ISO 32000-1, annex H, note 13).
    if PDF_HEAD not in data[:HEAD_WITHIN]:
        return error("structure", "the file is not a PDF", mend="export it as PDF/X")
    return None


def _why_unopened(reason: Exception) -> Finding:
    from pikepdf import PasswordError

    if isinstance(reason, PasswordError):
        return error(
            "structure",
            "the file is encrypted and asks for a password",
            mend="save it again without a password",
        )
    told = without_places(str(reason))
    return error(
        "structure", f"the file is damaged and can't be opened: {told}", mend="export it again"
    )


def _run(check: tuple[str, Check], evidence: Evidence) -> list[Noticed]:
    name, look = check
    noticed: list[Noticed] = []
    try:
        noticed.extend(look(evidence))
    except damage() as reason:
        told = without_places(str(reason)) or type(reason).__name__
        message = f"the file is so damaged that this can't be judged: {told}"
        noticed.append(error(name, message, mend="export it again"))
    return noticed


def _report(
    name: str, profile: PrintProfile, checks: tuple[str, ...], noticed: Iterable[Noticed]
) -> FileReport:
    everything = list(dict.fromkeys(noticed))
    findings = tuple(found for found in everything if isinstance(found, Finding))
    return FileReport(
        file=name,
        profile=profile.name,
        passed=all(finding.severity != "error" for finding in findings),
        checks=checks,
        findings=findings,
        facts=tuple(found for found in everything if isinstance(found, Fact)),
    )
