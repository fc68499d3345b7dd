"""What a judgement says: findings with their place and mend, and one report a file."""

from __future__ import annotations

from typing import Literal

from sitegen.values import Value

Severity = Literal["error", "warning", "info"]
Level = Literal["error", "warning"]


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
        return f"{where}{self.message}{place}{mend}"


class Fact(Value):
    """One measured figure of a file, said in words, by the check that measured it."""

    check: str
    name: str
    value: str


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
