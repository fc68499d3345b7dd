"""What a build's report looks like."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sitegen.builder.options import BuildReport
from sitegen.commands.reporting import point_to_explanations, problem_record


def print_build(report: BuildReport, output: Path, as_json: bool) -> None:
    """Print a build's report: warnings and notes on standard error, what was done as one line."""
    if as_json:
        click.echo(json.dumps(build_record(report), ensure_ascii=False, indent=2))
        return
    for problem in report.told:
        click.echo(str(problem), err=True)
    point_to_explanations([problem.message for problem in report.told])
    for note in report.notes:
        click.echo(note, err=True)
    for path in report.foreign:
        click.echo(f"{output.name}/{path}: not written by sitegen; kept", err=True)
    click.echo(
        f"{report.rendered} rendered, {report.reused} reused, {report.removed} removed; "
        f"{report.written} files written"
    )


def build_record(report: BuildReport) -> dict[str, object]:
    """Give a build's report for machines."""
    return {
        "rendered": report.rendered,
        "reused": report.reused,
        "removed": report.removed,
        "written": report.written,
        "warnings": [problem_record(problem) for problem in report.warnings],
        "departed": [problem_record(problem) for problem in report.departed],
        "foreign": list(report.foreign),
        "notes": list(report.notes),
    }
