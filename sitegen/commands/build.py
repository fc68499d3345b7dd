"""`sitegen build`."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from sitegen.commands.reporting import (
    Folder,
    adopt_option,
    cache_option,
    mistakes_reported,
    progress_shown,
    site_option,
)
from sitegen.engine.memory import collect_rarely


@click.command("build")
@site_option
@click.option(
    "--output",
    type=Folder(),
    help="The folder to write.  [default: output in the site's folder]",
)
@adopt_option
@cache_option
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed entries as well.")
@click.option("--clean", is_flag=True, help="Use nothing of the cache.")
@click.option("--at", "moment", metavar="TIME", help="Build as of that moment (ISO 8601).")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work at once.")
@click.option("--strict", is_flag=True, help="Warnings are mistakes.")
@click.option("--verify", is_flag=True, help="Make again what was reused, and compare.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON.")
def command(
    site: Path,
    output: Path | None,
    adopt: bool,
    cache: Path | None,
    drafts: bool,
    clean: bool,
    moment: str | None,
    jobs: int | None,
    strict: bool,
    verify: bool,
    as_json: bool,
) -> None:
    """Build the whole site; only what changed is made again.

    Example: sitegen build --strict
    """
    from sitegen.builder.options import OUTPUT, BuildOptions
    from sitegen.builder.pipeline import build
    from sitegen.commands.results import print_build

    collect_rarely()
    with mistakes_reported(as_json), progress_shown() as show:
        options = BuildOptions(
            site=site,
            output=output or site / OUTPUT,
            at=read_moment(moment, site) if moment else None,
            drafts=drafts,
            clean=clean,
            strict=strict,
            verify=verify,
            jobs=jobs or os.cpu_count() or 1,
            cache=cache,
            adopt=adopt,
        )
        report = build(options, show, lambda text: click.echo(text, err=True))
    print_build(report, options.output, as_json)


def read_moment(text: str, site: Path) -> datetime:
    """Read `--at`; without an offset it is in the site's zone. Raises click.BadParameter."""
    from sitegen.content.project import zone_of
    from sitegen.schema.dates import parse_moment

    try:
        return parse_moment(text, zone_of(site))
    except ValueError:
        expected = "a moment such as 2026-03-01T09:00 or 2026-03-01T09:00+02:00"
        raise click.BadParameter(f'"{text}": expected {expected}', param_hint="--at") from None
