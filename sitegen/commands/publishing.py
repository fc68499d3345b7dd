"""What `sitegen publish` says: for readers, and in JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.publish.plan import Plan
    from sitegen.publish.publish import Published
    from sitegen.publish.record import Record

LISTED = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A target by its name and address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Cdn:
    """What CDNs have to forget, and those that were asked to."""

    addresses: Sequence[str]
    asked: Sequence[str] = ()


def echo_json(record: dict[str, object]) -> None:
    """Print a report for machines."""
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


def plan_record(plan: Plan, place: Place, cdn: Cdn) -> dict[str, object]:
    """Give what is sent and deleted, for machines."""
    return {
        "target": place.name,
        "url": place.url,
        "release": (plan.before or plan.record).release if plan.nothing else plan.record.release,
        "sent": list(plan.put),
        "deleted": list(plan.delete),
        "unchanged": len(plan.unchanged) - len(plan.record.kept),
        "kept": len(plan.record.kept),
        "purge": list(cdn.addresses),
    }


def show_preview(plan: Plan, place: Place, cdn: Cdn, notes: Sequence[str], as_json: bool) -> None:
    """Say what a publish would change."""
    if as_json:
        record = plan_record(plan, place, cdn)
        echo_json({**record, "dry_run": True, "notes": list(notes)})
        return
    for verb, paths in (("send", plan.put), ("delete", plan.delete)):
        for path in paths:
            click.echo(f"{verb} {path}")
    for note in notes:
        click.echo(note, err=True)
    click.echo(sum_of(plan))


def sum_of(plan: Plan) -> str:
    """Say how much a plan sends, deletes and leaves."""
    kept = f", {len(plan.record.kept)} of former releases kept" if plan.record.kept else ""
    unchanged = len(plan.unchanged) - len(plan.record.kept)
    return f"{len(plan.put)} to send, {len(plan.delete)} to delete, {unchanged} unchanged{kept}"


def show_published(done: Published, place: Place, cdn: Cdn, verified: bool, as_json: bool) -> None:
    """Say what was done; exits with 1 where something differs when read back."""
    if as_json:
        record = plan_record(done.plan, place, cdn)
        said = {"dry_run": False, "notes": list(done.notes), "purged": list(cdn.asked)}
        echo_json({**record, **said, "verified": verified, "differing": list(done.differing)})
    else:
        lines(done, place, cdn, verified)
    if done.differing:
        sys.exit(1)


def lines(done: Published, place: Place, cdn: Cdn, verified: bool) -> None:
    """Say what was done, for readers."""
    for note in done.notes:
        click.echo(note, err=True)
    if done.plan.nothing:
        click.echo(f"{place.url} is up to date")
    else:
        plan = done.plan
        click.echo(
            f"{place.url}: {len(plan.put)} sent, {len(plan.delete)} deleted; "
            f"release {plan.record.release}"
        )
    say_purged(cdn)
    for path in done.differing[:LISTED]:
        click.echo(f"{path}: what is there isn't what was sent", err=True)
    if done.differing:
        click.echo(f"{len(done.differing)} files differ; --repair sends them again", err=True)
    elif verified:
        click.echo("read back: everything is there as it was sent")


def say_purged(cdn: Cdn) -> None:
    """Say what a CDN was asked to forget."""
    if cdn.asked:
        click.echo(f"{len(cdn.addresses)} addresses purged at {', '.join(cdn.asked)}")


def show_releases(
    releases: Sequence[Record],
    current: Record | None,
    place: Place,
    notes: Sequence[str],
    as_json: bool,
) -> None:
    """List the releases that are kept, the newest first."""
    public = current.release if current else ""
    if as_json:
        listed = [
            {"release": each.release, "at": each.when, "public": each.release == public}
            for each in releases
        ]
        said = {"target": place.name, "url": place.url, "releases": listed}
        echo_json({**said, "notes": list(notes)})
        return
    for record in releases:
        mark = "  (public)" if record.release == public else ""
        # Some hosts tell what is in the public release only.
        files = f"  {len(record.files)} files" if record.files else ""
        click.echo(f"{record.release}  {record.when}{files}{mark}")
    if not releases:
        click.echo(f"nothing of ours is at {place.url} yet")
    for note in notes:
        click.echo(note, err=True)


def show_returned(record: Record, place: Place, cdn: Cdn, as_json: bool) -> None:
    """Say which release is public again."""
    if as_json:
        said = {"target": place.name, "url": place.url, "release": record.release}
        echo_json({**said, "purge": list(cdn.addresses), "purged": list(cdn.asked)})
        return
    click.echo(f"{place.url} is that of {record.when} again ({record.release})")
    say_purged(cdn)
