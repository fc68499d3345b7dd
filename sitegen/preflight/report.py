"""The report on a set of files: one page for people, one record for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from sitegen.preflight.findings import FileReport, Finding

__all__ = ["FileReport", "Finding", "write_html", "write_json"]

WORDS = {"error": "Error", "warning": "Warning", "info": "Remark"}
SIGNS = {"error": "✕", "warning": "!", "info": "i"}
STYLE = """
:root { color-scheme: light dark; --bad: #9b1c1c; --warn: #7a4b00; --good: #1b5e20; --line: #8884 }
@media (prefers-color-scheme: dark) { :root { --bad: #ff9c9c; --warn: #ffcf86; --good: #98dd9c } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem }
caption { text-align: start; font-weight: 600; padding-block: .5rem }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; }
tr { border-bottom: 1px solid var(--line) }
h2 { margin-top: 2.5rem; overflow-wrap: anywhere }
td, dd { overflow-wrap: anywhere }
.error, .failed { color: var(--bad) } .warning { color: var(--warn) } .passed { color: var(--good) }
.kind { font-weight: 700; white-space: nowrap }
.place { opacity: .85 }
dl { display: grid; grid-template-columns: minmax(10rem, 20rem) 1fr; gap: .2rem 1rem }
dd { margin: 0 }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } th, td { padding: .3rem } }
@media print { details { display: block } }
"""


def write_json(reports: Sequence[FileReport]) -> str:
    """The reports as JSON: `passed` of all, then each file with its findings and facts."""
    record = {
        "passed": all(report.passed for report in reports),
        "files": [_record(report) for report in reports],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(report: FileReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "profile": report.profile,
        "passed": report.passed,
        "checks": list(report.checks),
        "findings": [
            {
                "check": finding.check,
                "severity": finding.severity,
                "page": finding.page,
                "message": finding.message,
                "mend": finding.mend,
                "place": finding.place,
            }
            for finding in report.findings
        ],
        "facts": [
            {"check": fact.check, "name": fact.name, "value": fact.value} for fact in report.facts
        ],
    }


def write_html(reports: Sequence[FileReport]) -> str:
    """The reports as one page that needs nothing else: a table of the files, then each of them."""
    failed = sum(not report.passed for report in reports)
    verdict = (
        f"{failed} of {_count(len(reports), 'file')} must be mended before printing"
        if failed
        else f"{_count(len(reports), 'file')} passed"
    )
    rows = "".join(_row(number, report) for number, report in enumerate(reports, start=1))
    parts = "".join(_section(number, report) for number, report in enumerate(reports, start=1))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Preflight: {escape(verdict)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>Preflight</h1>
<p class="{"failed" if failed else "passed"}"><strong>{escape(verdict)}.</strong></p>
<table>
<caption>Files</caption>
<thead><tr><th scope="col">File</th><th scope="col">Verdict</th><th scope="col">Errors</th>\
<th scope="col">Warnings</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
{parts}</main>
</body>
</html>
"""


def _row(number: int, report: FileReport) -> str:
    return (
        f'<tr><th scope="row"><a href="#file-{number}"><bdi>{escape(report.file)}</bdi></a></th>'
        f"<td>{_verdict(report)}</td><td>{len(report.errors)}</td>"
        f"<td>{len(report.warnings)}</td></tr>\n"
    )


def _verdict(report: FileReport) -> str:
    if report.passed:
        return '<span class="passed">✓ passed</span>'
    return '<span class="failed">✕ failed</span>'


def _section(number: int, report: FileReport) -> str:
    order = ("error", "warning", "info")
    findings = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    found = "".join(_finding(finding) for finding in findings)
    table = (
        f"<table>\n<caption>Findings</caption>\n<thead><tr>"
        f'<th scope="col">Kind</th><th scope="col">Check</th><th scope="col">Page</th>'
        f'<th scope="col">What, where, and what mends it</th></tr></thead>\n'
        f"<tbody>\n{found}</tbody>\n</table>\n"
        if found
        else "<p>Nothing to say against it.</p>\n"
    )
    return (
        f'<section aria-labelledby="file-{number}">\n'
        f'<h2 id="file-{number}"><bdi>{escape(report.file)}</bdi></h2>\n'
        f"<p>{_verdict(report)}, judged by the profile {escape(report.profile)}.</p>\n"
        f"{table}{_facts(report)}</section>\n"
    )


def _finding(finding: Finding) -> str:
    place = f' <span class="place">({escape(finding.place)})</span>' if finding.place else ""
    mend = f"<br><strong>Mend:</strong> {escape(finding.mend)}" if finding.mend else ""
    return (
        f'<tr><td class="kind {finding.severity}"><span aria-hidden="true">'
        f"{SIGNS[finding.severity]} </span>{WORDS[finding.severity]}</td>"
        f"<td>{escape(finding.check)}</td><td>{finding.page or 'all'}</td>"
        f'<td><span dir="auto">{escape(finding.message)}</span>{place}{mend}</td></tr>\n'
    )


def _facts(report: FileReport) -> str:
    if not report.facts:
        return ""
    rows = "".join(
        f"<dt>{escape(fact.name)}</dt><dd><bdi>{escape(fact.value)}</bdi></dd>\n"
        for fact in report.facts
    )
    return f"<details>\n<summary>What was measured</summary>\n<dl>\n{rows}</dl>\n</details>\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
