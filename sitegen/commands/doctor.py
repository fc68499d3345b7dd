"""`sitegen doctor`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from sitegen.commands.reporting import mistakes_reported, site_option
from sitegen.environment.finding import Finding


@click.command("doctor")
@site_option
@click.option("--json", "as_json", is_flag=True, help="Report in JSON.")
def command(site: Path, as_json: bool) -> None:
    """Say what this machine lacks for what, and the line that mends it.

    Exits with 0 if all that `build` needs is there, whatever else is missing.

    Example: sitegen doctor
    """
    from sitegen.environment.report import examine

    with mistakes_reported(as_json):
        findings = examine(site)
    if as_json:
        click.echo(json.dumps(record(findings), ensure_ascii=False, indent=2))
    else:
        for line in lines(findings):
            click.echo(line)
    sys.exit(0 if is_ready(findings, "building") else 1)


def is_ready(findings: tuple[Finding, ...], task: str) -> bool:
    """True where nothing that a task needs is missing."""
    return all(each.present for each in findings if each.needed_for == task)


def lines(findings: tuple[Finding, ...]) -> list[str]:
    """Say for each task whether all is there, and of what is missing how to get it."""
    found = []
    for task in dict.fromkeys(("building", *(each.needed_for for each in findings))):
        missing = [each for each in findings if each.needed_for == task and not each.present]
        if task == "privacy":
            found += [f"warning: {each.mend}" for each in missing]
            continue
        found.append(f"{task}: {'something is missing' if missing else 'all is there'}")
        found += [f"  {each.name}: {each.mend}" for each in missing]
    return found


def record(findings: tuple[Finding, ...]) -> dict[str, object]:
    """Give the findings for machines: which tasks can be done, and every finding."""
    tasks = dict.fromkeys(each.needed_for for each in findings)
    return {
        "ready": {task: is_ready(findings, task) for task in tasks},
        "findings": [
            {
                "name": each.name,
                "needed_for": each.needed_for,
                "present": each.present,
                "mend": each.mend,
            }
            for each in findings
        ],
    }
