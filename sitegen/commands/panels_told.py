"""What `sitegen panels` says of the sets that it made, for people and for machines."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from sitegen.values import Value

if TYPE_CHECKING:
    from sitegen.commands.printing import Printed
    from sitegen.panels.production.reports import PanelFiles
    from sitegen.preflight.findings import FileReport


class Said(Value):
    """What is said of one exhibition: `lines` to standard error, the `verdict` to the output,
    `record` for machines, in JSON. `good`: it passed; `warned`: a file of it has a warning."""

    lines: tuple[str, ...]
    verdict: str
    record: msgspec.Raw
    good: bool
    warned: bool


def said_of(printed: Printed) -> Said:
    """Say what was made, and what is to be mended."""
    from sitegen.preflight.command import summary_lines

    report, judged = printed.report, told_once(printed)
    files = (*report.panels, *report.documents)
    warnings = (f"{each.stem}: warning: {warning}" for each in files for warning in each.warnings)
    reused = sum(each.reused for each in files)
    failed = sum(not each.passed for each in printed.judged) + len(report.problems)
    verdict = f"{failed} to be mended" if failed else "all passed" if printed.judged else "a proof"
    return Said(
        lines=(*warnings, *report.problems, *summary_lines(judged)),
        verdict=(
            f"{report.folder}: {len(report.panels)} panels, {len(report.documents)} documents, "
            f"{reused} of them as they were, {len(report.removed)} files removed; {verdict}"
        ),
        record=msgspec.Raw(msgspec.json.encode(record_of(printed, judged))),
        good=printed.good,
        warned=printed.warned,
    )


def said_again(printed: Printed) -> Said:
    """Say what a run will say that finds all of it as it was left."""
    replace, report = msgspec.structs.replace, printed.report
    panels = tuple(replace(each, reused=True) for each in report.panels)
    documents = tuple(replace(each, reused=True) for each in report.documents)
    same = replace(report, panels=panels, documents=documents, removed=())
    return said_of(dataclasses.replace(printed, report=same))


def tell(said: Sequence[Said], *, as_json: bool) -> None:
    """Print what is to be mended on standard error, and what was made."""
    if as_json:
        records = msgspec.json.encode([each.record for each in said])
        click.echo(msgspec.json.format(records, indent=2).decode())
        return
    for each in said:
        for line in each.lines:
            click.echo(line, err=True)
        click.echo(each.verdict)


def told_once(printed: Printed) -> tuple[FileReport, ...]:
    """Give the reports without what is said already of how sharp photos print.

    Who makes a panel knows the whole photo: how many pixels to ask for. The judge sees what is
    placed.
    """
    report = printed.report
    by_name = {each.printed.name: each for each in (*report.panels, *report.documents)}
    return tuple(_without_told(each, by_name.get(each.file)) for each in printed.judged)


def _without_told(report: FileReport, files: PanelFiles | None) -> FileReport:
    told = files.warnings if files else ()

    def is_told(message: str) -> bool:
        photo, found, _ = message.rpartition(" prints at ")
        return bool(found) and any(each.startswith(f"{photo} is ") for each in told)

    left = tuple(
        each
        for each in report.findings
        if (each.check, each.severity) != ("resolution", "warning") or not is_told(each.message)
    )
    return msgspec.structs.replace(report, findings=left)


def record_of(printed: Printed, judged: Sequence[FileReport]) -> dict[str, object]:
    """Give what was made for machines; `judged` is what is to be said of it."""
    report = printed.report
    passed = {each.file: each.passed for each in printed.judged}
    return {
        "folder": report.folder.as_posix(),
        "good": printed.good,
        "files": [
            {
                "file": each.printed.name,
                "kind": each.panel.kind,
                "reused": each.reused,
                "passed": passed.get(each.printed.name),
                "problem": each.problem,
                "warnings": list(each.warnings),
            }
            for each in (*report.panels, *report.documents)
        ],
        "findings": [
            {
                "file": each.file,
                "severity": found.severity,
                "page": found.page,
                "message": str(found),
            }
            for each in judged
            for found in each.findings
        ],
        "removed": list(report.removed),
    }
