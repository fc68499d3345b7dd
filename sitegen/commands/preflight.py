"""`sitegen preflight`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sitegen.commands.reporting import mistakes_reported


@click.command("preflight")
@click.argument(
    "files",
    metavar="FILE.pdf…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--profile", default="", help="A print profile's name, or a YAML file of one.")
@click.option("--trim", default="", metavar="SIZE", help="The net size: 850x2000 (mm) or a1.")
@click.option("--address", default="", help="Where the QR code has to lead.")
@click.option("--distance", type=float, metavar="METRES", help="How far away readers stand.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page, too.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON.")
def command(
    files: tuple[Path, ...],
    profile: str,
    trim: str,
    address: str,
    distance: float | None,
    html: Path | None,
    as_json: bool,
) -> None:
    """Judge PDF files against a print profile.

    Example: sitegen preflight --trim 850x2000 panel.pdf
    """
    from sitegen.commands.judging import print_summary, require_panels, write_page
    from sitegen.preflight.command import preflight_files
    from sitegen.preflight.profile import DEFAULT_PROFILE
    from sitegen.preflight.report import write_json

    with mistakes_reported(as_json):
        require_panels()
        reports = preflight_files(
            files,
            profile or DEFAULT_PROFILE,
            trim=size_of(trim),
            address=address,
            viewing_distance_mm=distance * 1000 if distance else None,
        )
        if html:
            write_page(html, reports)
    if as_json:
        click.echo(write_json(reports), nl=False)
    else:
        print_summary(reports)
    sys.exit(0 if all(report.passed for report in reports) else 1)


def size_of(trim: str) -> str:
    """A net size as it is measured: a format's name as its millimetres, a size as it is written."""
    from sitegen.schema.formats import ALIASES, BUILT_IN

    name = trim.strip().lower()
    known = BUILT_IN.get(ALIASES.get(name, name))
    return known.size if known else trim
