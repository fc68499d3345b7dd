"""What all imports share at the command line: their options, the summary, the report."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import mistakes_reported, progress_shown
from sitegen.commands.verifying import verified

if TYPE_CHECKING:
    from sitegen.importing.bringing import Site
    from sitegen.importing.reporting.report import Report
    from sitegen.importing.values import Imported

MOST_SHOWN = 20
"""Items that a terminal shows of those that need a person; the report has all."""

VERDICTS = {
    "new": "new",
    "changed": "changed, as the source was",
    "moved": "moved, as the source or the map was changed",
    "same": "as they were",
    "edited": "edited since, so they stay as they are",
    "gone": "taken away since, so they stay away",
    "taken": "whose place another file has",
    "withdrawn": "withdrawn for good",
    "misplaced": "without a place",
}

name_option = click.option(
    "--name",
    metavar="NAME",
    default="",
    help="What the import is called in imports/ and in the report; by default by its source.",
)
rehearsal_option = click.option(
    "--dry-run", "rehearsal", is_flag=True, help="Say what would be written; write no entry."
)
report_option = click.option(
    "--report",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the report.  [default: private/imports in the site's folder]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Report in JSON.")


def carry_out(
    site: Path,
    read: Callable[[Site], Imported],
    *,
    rehearsal: bool = False,
    folder: Path | None = None,
    as_json: bool = False,
    verify: bool = False,
) -> None:
    """Read a source, bring it into a site, write the report and print the summary.

    `read` gets the site and gives what was read. A rehearsal writes a report only into a `folder`
    that was named. With `verify` each old address is asked for, and one that doesn't answer ends
    the command with 1. So do mistakes, which are printed.
    """
    from sitegen.importing.bringing import REPORTS, bring_in, look_at, write_report

    with mistakes_reported(as_json):
        if folder:
            judge_report(site, folder)
        found = look_at(site)
        imported = read(found)
        with progress_shown() as progress:
            report = bring_in(found, imported, rehearsal=rehearsal, progress=progress)
        written: tuple[Path, ...] = ()
        if folder or not rehearsal:
            written = write_report(report, folder or site / REPORTS)
        asked = verified(site, report) if verify and not rehearsal else None
        if as_json:
            said = record_of(report) | ({"addresses": asked.record} if asked else {})
            click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        else:
            lines = [*summary_of_import(report), *(f"report: {path}" for path in written[:1])]
            for line in (*lines, *(asked.lines if asked else ())):
                click.echo(line)
    if asked and asked.lost:
        sys.exit(1)


def judge_report(site: Path, folder: Path) -> None:
    """Raise UsageError for a folder of a report, which names persons, that may go into Git or be
    published."""
    from sitegen.builder.commit.places import lies_in
    from sitegen.content.folder.survey import PRIVATE
    from sitegen.errors import UsageError

    if lies_in(folder, site) and not lies_in(folder, site / PRIVATE):
        raise UsageError(
            f"{folder}: lies in the site; expected a folder outside of it, or in {PRIVATE}/"
        )


def record_of(report: Report) -> dict[str, object]:
    """Give a report for machines."""
    from sitegen.importing.reporting.records import record

    return record(report)


def summary_of_import(report: Report) -> Iterator[str]:
    """Give a report's summary for a terminal."""
    outcomes = ", ".join(f"{number} {outcome}" for outcome, number in report.outcomes.items())
    yield f"{sum(report.outcomes.values())} items: {outcomes}"
    for type_, counts in report.types.items():
        told = ", ".join(f"{number} {outcome}" for outcome, number in counts.items() if number)
        yield f"  {type_}: {told}"
    for verdict, number in report.files.items():
        yield f"{number} file{'s' if number != 1 else ''} {VERDICTS[verdict]}"
    blocks = report.blocks
    if sum(blocks.values()):
        yield (
            f"{sum(blocks.values())} blocks of texts: {blocks['markdown']} as Markdown, proven "
            f"equal, {blocks['html']} as HTML, {blocks['left out']} left out"
        )
    for remark in report.remarks:
        yield f"{remark.what}: {remark.why}"
    if report.to_look_at:
        yield f"{report.to_look_at} items to look at:"
    shown = 0
    for account in report.accounts:
        for remark in account.item.remarks:
            if remark.what == "to look at" and shown < MOST_SHOWN:
                shown += 1
                yield f"  {account.item.place}: {remark.why}"
    if report.rehearsal:
        yield "a rehearsal: nothing was written"
