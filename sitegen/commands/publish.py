"""`sitegen publish`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import (
    built_option,
    cache_option,
    mistakes_reported,
    progress_shown,
    site_option,
)

if TYPE_CHECKING:
    from sitegen.content.targets import Target
    from sitegen.publish.host import Host
    from sitegen.publish.plan import Plan
    from sitegen.publish.publish import Published

LISTED = 20
LATEST = "latest"
SAMPLE = "sample"
"""The rule of the audit that --allow-samples sets aside: drafts never go out."""


@click.command("publish")
@click.argument("target_name", metavar="TARGET")
@site_option
@built_option
@cache_option
@click.option("--dry-run", is_flag=True, help="List what would change; change nothing.")
@click.option("--verify", is_flag=True, help="Read back what was sent, and compare.")
@click.option("--allow-samples", is_flag=True, help="Publish samples and example addresses too.")
@click.option("--allow-deletions", is_flag=True, help="Delete more than a fifth of the files.")
@click.option("--break-lock", is_flag=True, help="Publish though another publish was broken off.")
@click.option("--list", "list_releases", is_flag=True, help="List the releases that are kept.")
@click.option(
    "--rollback",
    is_flag=False,
    flag_value=LATEST,
    metavar="[RELEASE]",
    help="Make a former release public again: the one before this, or that of a name.",
)
def command(
    target_name: str,
    site: Path,
    output: Path | None,
    cache: Path | None,
    dry_run: bool,
    verify: bool,
    allow_samples: bool,
    allow_deletions: bool,
    break_lock: bool,
    list_releases: bool,
    rollback: str | None,
) -> None:
    """Make the built site public at a target of site.yaml; only what changed is sent.

    The output is judged first, as by `sitegen check --release`.

    Example: sitegen publish live --dry-run
    """
    from sitegen.content.project import settings_of
    from sitegen.publish.publish import find_target, reached

    folder = output or site / "output"
    with mistakes_reported(), progress_shown() as show:
        target = find_target(settings_of(site).publish, target_name)
        check_place(target, site, folder, cache)
        if not (list_releases or rollback):
            judge(site, folder, cache, allow_samples)
        with reached(target, site) as host:
            if list_releases:
                show_releases(host)
            elif rollback:
                go_back(host, target, rollback, break_lock)
            elif dry_run:
                preview_only(host, target, folder)
            else:
                told = progress(show)
                done = send(host, target, folder, told, allow_deletions, break_lock, verify)
                report(done, target, verify)


def progress(show: Callable[[str, int, int], None]) -> Callable[[int, int], None]:
    """Give what shows how many files are done."""
    return lambda done, total: show("publishing", done, total)


def check_place(target: Target, site: Path, output: Path, cache: Path | None) -> None:
    """Raise UsageError where a target is a folder of this machine that has another use."""
    from sitegen.builder.commit.places import judge_target
    from sitegen.builder.options import CACHE
    from sitegen.content.targets import FolderTarget

    if isinstance(target, FolderTarget):
        judge_target(site, target.folder(site), output, cache or site / CACHE)


def judge(site: Path, output: Path, cache: Path | None, allow_samples: bool) -> None:
    """Judge the output as for a release; exits with 1 where it may not go out.

    Raises SitegenError where a build of today would make another.
    """
    from sitegen.audit.audit import Asked, audit
    from sitegen.audit.report import line
    from sitegen.builder.options import BuildOptions
    from sitegen.builder.scan.freshness import check_fresh

    options = BuildOptions(site=site, output=output, jobs=os.cpu_count() or 1, cache=cache)
    check_fresh(options, datetime.now(UTC))
    found = audit(options, Asked(release=True))
    stopping = [
        cause
        for cause in found.causes
        if cause.severity == "error" and not (allow_samples and cause.rule == SAMPLE)
    ]
    for cause in stopping:
        click.echo(line(cause), err=True)
    if stopping:
        samples_alone = all(cause.rule == SAMPLE for cause in stopping)
        hint = "; --allow-samples for a sample site" if samples_alone else ""
        click.echo(f"nothing was published: mend these, then build again{hint}", err=True)
        sys.exit(1)


def send(
    host: Host,
    target: Target,
    output: Path,
    told: Callable[[int, int], None],
    allow_deletions: bool,
    break_lock: bool,
    verify: bool,
) -> Published:
    """Publish an output."""
    from sitegen.publish.publish import Order, publish
    from sitegen.publish.release import finished_release

    order = Order(int(time.time()), allow_deletions, break_lock, verify, told)
    return publish(host, target, finished_release(output), order)


def preview_only(host: Host, target: Target, output: Path) -> None:
    """List what a publish would change."""
    from sitegen.publish.publish import preview
    from sitegen.publish.release import finished_release

    plan = preview(host, target, finished_release(output), int(time.time()))
    for verb, paths in (("send", plan.put), ("delete", plan.delete)):
        for path in paths:
            click.echo(f"{verb} {path}")
    click.echo(sum_of(plan))


def sum_of(plan: Plan) -> str:
    """Say how much a plan sends, deletes and leaves."""
    kept = f", {len(plan.record.kept)} of former releases kept" if plan.record.kept else ""
    unchanged = len(plan.unchanged) - len(plan.record.kept)
    return f"{len(plan.put)} to send, {len(plan.delete)} to delete, {unchanged} unchanged{kept}"


def report(done: Published, target: Target, verified: bool) -> None:
    """Say what was done; exits with 1 where something differs when read back."""
    for note in done.notes:
        click.echo(note, err=True)
    if done.plan.nothing:
        click.echo(f"{target.url} is up to date")
    else:
        plan = done.plan
        click.echo(
            f"{target.url}: {len(plan.put)} sent, {len(plan.delete)} deleted; "
            f"release {plan.record.release}"
        )
    for path in done.differing[:LISTED]:
        click.echo(f"{path}: what is there isn't what was sent", err=True)
    if done.differing:
        click.echo(f"{len(done.differing)} files differ", err=True)
        sys.exit(1)
    if verified:
        click.echo("read back: everything is there as it was sent")


def show_releases(host: Host) -> None:
    """List the releases that are kept, the newest first."""
    current = host.current()
    for record in host.releases():
        mark = "  (public)" if current and record.release == current.release else ""
        click.echo(f"{record.release}  {record.when}  {len(record.files)} files{mark}")


def go_back(host: Host, target: Target, wanted: str, break_lock: bool) -> None:
    """Make a former release public again."""
    from sitegen.publish.host import Terms
    from sitegen.publish.publish import roll_back

    record = roll_back(host, "" if wanted == LATEST else wanted, Terms(break_lock))
    click.echo(f"{target.url} is that of {record.when} again ({record.release})")
