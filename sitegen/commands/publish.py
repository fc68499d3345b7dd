"""`sitegen publish`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitegen.commands.publishing import (
    Cdn,
    Place,
    show_preview,
    show_published,
    show_releases,
    show_returned,
)
from sitegen.commands.reporting import (
    SAMPLE,
    built_option,
    cache_option,
    mistakes_json,
    mistakes_reported,
    progress_shown,
    samples_option,
    site_option,
)
from sitegen.engine.memory import collect_rarely
from sitegen.errors import Problem

if TYPE_CHECKING:
    from sitegen.audit.audit import Cause
    from sitegen.builder.scan.previous_site import PreviousSite
    from sitegen.content.folder.survey import Survey
    from sitegen.content.settings.targets import Target
    from sitegen.publish.compose import Composed
    from sitegen.publish.host import Host
    from sitegen.publish.purge import Purger
    from sitegen.publish.record import Record

LATEST = "latest"
MADE = "publish"
"""The folder of the cache for files that are made for a target."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for, beside the target."""

    site: Path
    output: Path | None
    cache: Path | None
    dry_run: bool
    verify: bool
    repair: bool
    allow_samples: bool
    allow_deletions: bool
    break_lock: bool
    list_releases: bool
    rollback: str | None
    purge: bool
    purge_list: Path | None
    as_json: bool

    @property
    def folder(self) -> Path:
        """The output that is published."""
        from sitegen.builder.options import OUTPUT

        return self.output or self.site / OUTPUT


@click.command("publish")
@click.argument("target_name", metavar="TARGET")
@site_option
@built_option
@cache_option
@click.option("--dry-run", is_flag=True, help="List what would change; change nothing.")
@click.option("--verify", is_flag=True, help="Read back what was sent, and compare.")
@click.option("--repair", is_flag=True, help="Send again what is missing or was changed there.")
@samples_option
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
@click.option("--purge", is_flag=True, help="Let Cloudflare or Fastly forget changed pages.")
@click.option(
    "--purge-list",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the addresses that a CDN has to forget, one a line.",
)
@click.option("--json", "as_json", is_flag=True, help="Report in JSON.")
def command(target_name: str, **options: Any) -> None:
    """Make the built site public at a target of site.yaml; only what changed is sent.

    The output is judged first, as by `sitegen check --release`.

    Example: sitegen publish live --dry-run
    """
    from sitegen.content.folder.sources import Sources
    from sitegen.content.folder.survey import walk_site
    from sitegen.content.settings.settings_file import read_settings
    from sitegen.publish.publish import find_target, reached

    collect_rarely()
    asked = Wishes(**options)
    with mistakes_reported(asked.as_json), progress_shown() as show:
        found = walk_site(asked.site)
        settings = read_settings(Sources(asked.site, found))
        target = find_target(settings.publish, target_name)
        place = Place(target_name, target.url)
        purgers = cdns(asked)
        check_place(target, asked)
        if asked.list_releases or asked.rollback:
            with reached(target, asked.site) as host:
                look_back(host, place, asked, purgers)
            return
        last, moved = judge(asked, found)
        composed = compose_for(target, place, asked, last, moved)
        with reached(target, asked.site) as host:
            send(host, target, composed, place, asked, purgers, progress(show))


def cdns(asked: Wishes) -> dict[str, Purger]:
    """Give the CDNs that will be asked. Raises UsageError where none can be, and that was asked."""
    from sitegen.publish.purge import purgers

    return purgers() if asked.purge else {}


def progress(show: Callable[[str, int, int], None]) -> Callable[[int, int], None]:
    """Give what shows how many files are done."""
    return lambda done, total: show("publishing", done, total)


def check_place(target: Target, asked: Wishes) -> None:
    """Raise UsageError where a target is a folder of this machine that has another use."""
    from sitegen.builder.commit.places import judge_target
    from sitegen.builder.options import CACHE
    from sitegen.content.settings.targets import FolderTarget

    if isinstance(target, FolderTarget):
        site, cache = asked.site, asked.cache or asked.site / CACHE
        judge_target(site, target.folder(site), asked.folder, cache)


def judge(asked: Wishes, found: Survey) -> tuple[PreviousSite, Mapping[str, str]]:
    """Judge the output as for a release of the sources that were found; exits with 1 for mistakes.

    Gives what the build left of the site, and the pages that lead on.

    Raises SitegenError where a build of today would make another.
    """
    from sitegen.audit.audit import Asked, audit_of
    from sitegen.audit.report import line
    from sitegen.builder.options import BuildOptions
    from sitegen.builder.scan.freshness import check_fresh
    from sitegen.builder.scan.previous_site import previous_site

    jobs = os.cpu_count() or 1
    options = BuildOptions(asked.site, output=asked.folder, jobs=jobs, cache=asked.cache)
    check_fresh(options, datetime.now(UTC), found)
    aside = frozenset({SAMPLE} if asked.allow_samples else ())
    last = previous_site(options, found)
    report = audit_of(last, Asked(release=True, aside=aside))
    stopping = [cause for cause in report.causes if cause.severity == "error"]
    for cause in stopping:
        click.echo(line(cause), err=True)
    if stopping:
        samples_alone = all(cause.rule == SAMPLE for cause in stopping)
        hint = "; --allow-samples for a sample site" if samples_alone else ""
        click.echo(f"nothing was published: mend these, then build again{hint}", err=True)
        if asked.as_json:
            click.echo(mistakes_json([problem_of(cause) for cause in stopping]))
        sys.exit(1)
    return last, report.moved


def problem_of(cause: Cause) -> Problem:
    """Give what an audit found as a mistake."""
    return Problem(cause.location, cause.message, cause.severity)


def compose_for(
    target: Target, place: Place, asked: Wishes, last: PreviousSite, moved: Mapping[str, str]
) -> Composed:
    """Give the release for a target, with rules as its host understands them."""
    from sitegen.builder.options import CACHE
    from sitegen.publish.compose import compose
    from sitegen.publish.people import people_in
    from sitegen.publish.release import finished_release

    made = (asked.cache or asked.site / CACHE) / MADE / place.name
    release = replace(finished_release(asked.folder), people=people_in(last))
    settings = last.settings
    return compose(release, target, moved, settings.root, made, settings.withdrawn)


def send(
    host: Host,
    target: Target,
    composed: Composed,
    place: Place,
    asked: Wishes,
    purgers: Mapping[str, Purger],
    told: Callable[[int, int], None],
) -> None:
    """Publish a release, or only say what that would do; exits with 1 where something differs."""
    from sitegen.publish.publish import Order, preview, publish
    from sitegen.publish.purge import to_purge

    now = int(time.time())
    release, notes = composed.release, composed.notes
    order = Order(
        now, asked.allow_deletions, asked.break_lock, asked.verify, asked.repair, told=told
    )
    if asked.dry_run:
        plan = preview(host, target, release, order)
        cdn = Cdn(listed(to_purge(plan.before, plan.record, place.url), asked))
        show_preview(plan, place, cdn, notes, asked.as_json)
        return
    done = publish(host, target, release, order)
    plan = done.plan
    addresses = [] if plan.nothing else to_purge(plan.before, plan.record, place.url)
    cdn = purged(addresses, asked, purgers)
    done = replace(done, notes=(*notes, *done.notes))
    show_published(done, place, cdn, asked.verify, asked.as_json)


def look_back(host: Host, place: Place, asked: Wishes, purgers: Mapping[str, Purger]) -> None:
    """List the releases that are kept, or make one public again."""
    from sitegen.publish.host import Terms
    from sitegen.publish.publish import roll_back
    from sitegen.publish.purge import to_purge

    if asked.list_releases:
        notes = [reason] if (reason := host.keeps_one()) else []
        show_releases(host.releases(), host.current(), place, notes, asked.as_json)
        return
    wanted = "" if asked.rollback == LATEST else asked.rollback or ""
    before = host.current()
    record: Record = roll_back(host, wanted, Terms(asked.break_lock))
    cdn = purged(to_purge(before, record, place.url), asked, purgers)
    show_returned(record, place, cdn, asked.as_json)


def purged(addresses: Sequence[str], asked: Wishes, purgers: Mapping[str, Purger]) -> Cdn:
    """Let CDNs forget addresses."""
    listed(addresses, asked)
    for purge in purgers.values():
        purge(addresses)
    return Cdn(addresses, tuple(purgers))


def listed(addresses: Sequence[str], asked: Wishes) -> Sequence[str]:
    """Write addresses into the file that was asked for, if one was."""
    if asked.purge_list:
        from sitegen.engine.files import write_atomically

        text = "".join(f"{address}\n" for address in addresses)
        write_atomically(asked.purge_list, text.encode(), durable=False)
    return addresses
