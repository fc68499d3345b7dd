"""What a judgement says: findings with their place and mend, and one report a file."""

from __future__ import annotations

from typing import Literal

from sitegen.values import Value

Severity = Literal["error", "warning", "info"]


class Finding(Value):
    """One thing that was noticed: by which check, where (page 0: the whole file), what mends it."""

    check: str
    severity: Severity
    message: str
    page: int = 0
    mend: str = ""
    place: str = ""

    def __str__(self) -> str:
        where = f"page {self.page}: " if self.page else ""
        place = f" ({self.place})" if self.place else ""
        mend = f": {self.mend}" if self.mend else ""
        return f"{where}{self.message}{mend}{place}"


class Fact(Value):
    """One measured figure of a file, said in words, by the check that measured it."""

    check: str
    name: str
    value: str


Noticed = Finding | Fact


def error(check: str, message: str, *, page: int = 0, place: str = "", mend: str = "") -> Finding:
    """A finding for which the file doesn't pass."""
    return Finding(
        check=check, severity="error", message=message, page=page, place=place, mend=mend
    )


def warning(check: str, message: str, *, page: int = 0, place: str = "", mend: str = "") -> Finding:
    """A finding that somebody should look at."""
    return Finding(
        check=check, severity="warning", message=message, page=page, place=place, mend=mend
    )


def note(check: str, message: str, *, page: int = 0, place: str = "", mend: str = "") -> Finding:
    """A finding that is good to know."""
    return Finding(check=check, severity="info", message=message, page=page, place=place, mend=mend)


def fact(check: str, name: str, value: str) -> Fact:
    """A measured figure."""
    return Fact(check=check, name=name, value=value)


class FileReport(Value):
    """The judgement of one file; `passed` is false when a finding is an error."""

    file: str
    profile: str
    passed: bool
    checks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    facts: tuple[Fact, ...] = ()

    def found(self, check: str, severity: Severity | None = None) -> tuple[Finding, ...]:
        """The findings of one check, of one severity if asked."""
        return tuple(
            finding
            for finding in self.findings
            if finding.check == check and severity in (None, finding.severity)
        )

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings for which the file does not pass."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that somebody should look at."""
        return tuple(finding for finding in self.findings if finding.severity == "warning")
