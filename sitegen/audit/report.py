"""An audit's report in the forms that people and CI services read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256

from sitegen.audit.audit import Cause, Report

ANNOTATIONS = 10
"""What GitHub shows of a kind and step; the rest it drops in silence (Actions, "Limitations")."""

CODE_QUALITY = {"error": "major", "warning": "minor"}
"""GitLab's severities (Code Quality report format)."""


def text(report: Report) -> Iterator[str]:
    """Give a report for readers: a cause a line, then the sum."""
    yield from (line(cause) for cause in report.causes)
    yield from report.notes
    warnings = len(report.causes) - report.errors
    yield (
        f"{counted(report.files, 'file')}, {counted(report.pages, 'page')} judged: "
        f"{counted(report.errors, 'error')}, {counted(warnings, 'warning')}"
    )


def line(cause: Cause) -> str:
    """Give a cause as one line, with where it is seen."""
    mark = "warning: " if cause.severity == "warning" else ""
    place = f"{cause.location.path}:{cause.location.line}"
    return f"{place}: {mark}{cause.message} ({cause.rule}{seen(cause)})"


def seen(cause: Cause) -> str:
    """Say where a cause is seen."""
    if not cause.outputs:
        return ""
    first = f"; {cause.outputs[0]}"
    more = cause.count - 1
    return f"{first} and {counted(more, 'more output')}" if more else first


def counted(number: int, thing: str) -> str:
    """Give a number with what it counts."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def as_json(report: Report) -> str:
    """Give a report for machines."""
    record = {
        "files": report.files,
        "pages": report.pages,
        "errors": report.errors,
        "notes": list(report.notes),
        "findings": [
            {
                "path": cause.location.path,
                "line": cause.location.line,
                "severity": cause.severity,
                "rule": cause.rule,
                "message": cause.message,
                "outputs": list(cause.outputs),
                "count": cause.count,
            }
            for cause in report.causes
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def as_gitlab(report: Report) -> str:
    """Give a report as GitLab's Code Quality has it; a fingerprint outlives moved lines."""
    return json.dumps(
        [
            {
                "description": f"{cause.message}{seen(cause)}",
                "check_name": cause.rule,
                "fingerprint": fingerprint(cause),
                "severity": CODE_QUALITY[cause.severity],
                "location": {
                    "path": cause.location.path,
                    "lines": {"begin": cause.location.line},
                },
            }
            for cause in report.causes
        ],
        ensure_ascii=False,
        indent=2,
    )


def fingerprint(cause: Cause) -> str:
    """Name a cause without its line."""
    return sha256(f"{cause.rule}\n{cause.location.path}\n{cause.message}".encode()).hexdigest()


def as_github(report: Report, edited: Collection[str] = ()) -> Iterator[str]:
    """Give workflow commands for GitHub: files of the change first, at most ten of each kind."""
    shown: Counter[str] = Counter()
    for cause in sorted(report.causes, key=lambda cause: cause.location.path not in edited):
        shown[cause.severity] += 1
        if shown[cause.severity] <= ANNOTATIONS:
            place = f"file={escaped(cause.location.path, ',:')},line={cause.location.line}"
            title = f"title={escaped(cause.rule, ',:')}"
            message = escaped(f"{cause.message}{seen(cause)}")
            yield f"::{cause.severity} {place},{title}::{message}"


def escaped(text: str, more: str = "") -> str:
    """Escape a value of a workflow command (GitHub Actions, "Workflow commands")."""
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def summary(causes: Sequence[Cause]) -> Iterator[str]:
    """Give the lines of a step summary: all causes as a table of Markdown."""
    yield "| where | what | rule | outputs |"
    yield "|---|---|---|---|"
    for cause in causes:
        words = cause.message.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
        place = f"{cause.location.path}:{cause.location.line}"
        yield f"| `{place}` | {cause.severity}: {words} | {cause.rule} | {cause.count} |"
