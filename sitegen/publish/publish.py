"""Publishing from end to end: reach the target, plan, carry out, and say what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.settings.targets import (
    CloudflareTarget,
    FolderTarget,
    GitTarget,
    NetlifyTarget,
    S3Target,
    SshTarget,
    Target,
)
from sitegen.errors import SitegenError, UsageError
from sitegen.publish.host import GO_BACK, Host, Terms, Told
from sitegen.publish.people import withdrawn
from sitegen.publish.plan import Plan, check_deletions, doubting, make_plan
from sitegen.publish.record import Record
from sitegen.publish.release import Release
from sitegen.text import did_you_mean

NO_TARGETS = (
    "site.yaml says of no place to publish to; write for a start "
    "publish: {preview: {to: folder, path: ../preview, url: http://localhost:8080}}, then "
    "sitegen publish preview (docs/publishing.md shows every kind)"
)


def unheard(done: int, total: int) -> None:
    """Tell nobody."""


FORGOTTEN = (
    "former releases are removed here: they show somebody, or a part of a picture, that the site "
    "doesn't show any longer"
)


@dataclass(frozen=True, slots=True)
class Order:
    """One publish: what, as of which Unix time, and what the user allows.

    `verify` reads back what was sent; `repair` reads back before, and sends again what differs.
    `forget` keeps nothing of former releases.
    """

    now: int
    allow_deletions: bool = False
    break_lock: bool = False
    verify: bool = False
    repair: bool = False
    forget: bool = False
    told: Told = unheard


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: the plan, notes for the user, and files that differ when read back."""

    plan: Plan
    notes: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()


def find_target(targets: Mapping[str, Target], name: str) -> Target:
    """Give a target by its name. Raises UsageError where site.yaml has none of it."""
    if name not in targets:
        if not targets:
            raise UsageError(f'no target "{name}": {NO_TARGETS}')
        known = f"expected one of {', '.join(sorted(targets))}{did_you_mean(name, targets)}"
        raise UsageError(f'no target "{name}" under publish: in site.yaml; {known}')
    return targets[name]


@contextmanager
def reached(target: Target, site: Path) -> Iterator[Host]:
    """Give the host of a target; paths of this machine begin in the site's folder."""
    match target:
        case FolderTarget():
            from sitegen.publish.folder import Folder

            yield Folder(target, target.folder(site))
        case SshTarget(mode="releases"):
            from sitegen.publish.remote import connected
            from sitegen.publish.ssh import Ssh

            with connected(target) as connection:
                yield Ssh(target, connection)
        case SshTarget():
            from sitegen.publish.remote import connected
            from sitegen.publish.webspace import WebSpace

            with connected(target) as connection:
                yield WebSpace(target, connection)
        case GitTarget():
            from sitegen.publish.git import fetched

            with fetched(target) as branch:
                yield branch
        case NetlifyTarget():
            from sitegen.publish.netlify import netlify

            yield netlify(target)
        case CloudflareTarget():
            from sitegen.publish.cloudflare import cloudflare

            yield cloudflare(target)
        case S3Target():
            from sitegen.publish.bucket import open_bucket
            from sitegen.publish.s3 import S3

            yield S3(open_bucket(target))


def preview(host: Host, target: Target, release: Release, order: Order) -> Plan:
    """Say what a publish would do; nothing is changed.

    Raises SitegenError where the host could not take it.
    """
    before = host.current()
    if before is not None and order.repair:
        before = doubting(before, host.differing(before, order.told))
    plan = make_plan(
        release.files, before, order.now, target.keep_days, release.people, forget=order.forget
    )
    host.check(plan, release)
    return plan


def publish(host: Host, target: Target, release: Release, order: Order) -> Published:
    """Make a release public at a target. Raises SitegenError; what was public then still is."""
    host.lock(Terms(order.break_lock))
    try:
        plan = preview(host, target, release, order)
        check_deletions(plan, allowed=order.allow_deletions)
        notes = () if plan.nothing else tuple(host.carry_out(plan, release, order.told))
        record = (plan.before if plan.nothing else plan.record) or plan.record
        if plan.begins_anew:
            notes += (*host.forget(record), *(() if order.forget or plan.nothing else (FORGOTTEN,)))
        differing = tuple(host.differing(record, order.told)) if order.verify else ()
    finally:
        host.unlock()
    return Published(plan, notes, differing)


def roll_back(host: Host, wanted: str, terms: Terms) -> Record:
    """Make a former release public again: the one before the current, or that of a name."""
    host.lock(terms)
    try:
        record = chosen(host, wanted)
        refuse_withdrawn(record, host.current())
        host.return_to(record)
    finally:
        host.unlock()
    return record


def refuse_withdrawn(record: Record, current: Record | None) -> None:
    """Raise SitegenError for a release that shows somebody who isn't shown any longer."""
    if current is not None and record.at < current.oldest:
        raise SitegenError(
            f"release {record.release} is from before something was withdrawn; {GO_BACK}. Nothing "
            "was changed"
        )
    if current is not None and (gone := withdrawn(record.people, current.people)):
        raise SitegenError(
            f"release {record.release} shows people whom the site doesn't show any longer "
            f"({len(gone)}); "
            "nothing was changed. Check out the former state of the site, build it (consent is "
            "asked as of today), and publish that"
        )


def chosen(host: Host, wanted: str) -> Record:
    """Give the release to return to. Raises SitegenError where there is none."""
    if reason := host.keeps_one():
        raise SitegenError(reason)
    known = list(host.releases())
    current = host.current()
    names = [record.release for record in known]
    if wanted:
        if wanted not in names:
            raise SitegenError(f"no release {wanted} is kept{did_you_mean(wanted, names)}")
        return known[names.index(wanted)]
    older = [each for each in known if current is None or each.release < current.release]
    if not older:
        raise SitegenError(f"no release before this one is kept; {GO_BACK}")
    return older[0]
