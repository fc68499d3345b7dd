"""`sitegen check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import (
    SAMPLE,
    built_option,
    cache_option,
    mistakes_reported,
    progress_shown,
    samples_option,
    site_option,
)
from sitegen.engine.memory import collect_rarely

if TYPE_CHECKING:
    from sitegen.audit.audit import Report

FORMATS = ("text", "json", "github", "gitlab")
SUMMARY = "GITHUB_STEP_SUMMARY"


@click.command("check")
@site_option
@built_option
@cache_option
@click.option(
    "--release", is_flag=True, help="Judge too whether it may go out: no samples, drafts."
)
@samples_option
@click.option("--html", is_flag=True, help="Judge a sample by the Nu HTML checker (needs Java).")
@click.option("--browser", is_flag=True, help="Judge a sample by axe (needs Chromium).")
@click.option("--external", is_flag=True, help="Ask for addresses elsewhere too, politely.")
@click.option(
    "--live", metavar="URL", default="", help="Compare what is live there with the output."
)
@click.option("--strict", is_flag=True, help="Warnings are errors.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work at once.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option(
    "--edited", multiple=True, metavar="FILE", help="Annotate these files first (GitHub)."
)
def command(
    site: Path,
    output: Path | None,
    cache: Path | None,
    release: bool,
    allow_samples: bool,
    html: bool,
    browser: bool,
    external: bool,
    live: str,
    strict: bool,
    jobs: int | None,
    form: str,
    as_json: bool,
    edited: tuple[str, ...],
) -> None:
    """Judge the built site: links, languages, feeds, safety, weight.

    Each finding names the line to mend in a text, a template or the settings.

    Example: sitegen check --release
    """
    from sitegen.audit.audit import Asked, audit
    from sitegen.builder.options import OUTPUT, BuildOptions

    collect_rarely()
    form = "json" if as_json else form
    with mistakes_reported(form == "json"), progress_shown() as progress:
        options = BuildOptions(
            site=site,
            output=output or site / OUTPUT,
            jobs=jobs or os.cpu_count() or 1,
            cache=cache,
        )
        aside = frozenset({SAMPLE} if allow_samples else ())
        asked = Asked(release, html, browser, external, live, aside)
        report = audit(options, asked, progress)
    show(report, form, edited)
    if report.errors or (strict and report.causes):
        sys.exit(1)


def show(report: Report, form: str, edited: tuple[str, ...]) -> None:
    """Print a report in a form; for GitHub, all of it goes into the step's summary too."""
    from sitegen.audit import report as forms

    if form == "json":
        click.echo(forms.as_json(report))
    elif form == "gitlab":
        click.echo(forms.as_gitlab(report))
    elif form == "github":
        for line in forms.as_github(report, edited):
            click.echo(line)
        if report.causes and (path := os.environ.get(SUMMARY)):
            lines = "\n".join(forms.summary(report.causes))
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(f"{lines}\n")
    else:
        for line in forms.text(report):
            click.echo(line)
