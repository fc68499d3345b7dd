"""What happens at the places where a site is published: away at once, then the site without it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from sitegen.audit.audit import Asked, audit_of
from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_site import previous_site
from sitegen.content.settings.targets import NetlifyTarget, Target
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError, UsageError
from sitegen.publish.compose import compose
from sitegen.publish.host import Held, Terms
from sitegen.publish.people import people_in
from sitegen.publish.plan import plan_taking_away
from sitegen.publish.publish import Order, publish, reached, unheard
from sitegen.publish.purge import purgers, to_purge
from sitegen.publish.record import Record
from sitegen.publish.release import Release, finished_release
from sitegen.withdraw.case import Case
from sitegen.withdraw.outputs import page_outputs

MADE = "publish"
"""The folder of the cache for files that are made for a target."""

BLANK = (
    b'<!doctype html>\n<meta charset="utf-8"><meta name="robots" content="noindex">'
    b'<meta http-equiv="Cache-Control" content="no-store"><title>404</title>\n'
)
"""What stands at an address until it is deleted: a CDN takes it for the page that it had."""

NEVER = "nothing was ever published there, so nothing is now"

COMPRESSED = (".br", ".gz")

UNFIT = frozenset({"sample", "draft", "hidden", "metadata"})
"""Rules of the audit that nothing may break that goes out. Whatever else isn't right can wait."""

SAMPLES = "; --allow-samples for a sample site"


@dataclass(frozen=True, slots=True)
class Place:
    """A target with its name, and whether a lock of a broken publish may be broken."""

    name: str
    target: Target
    break_lock: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What is worked with: the build's options, and whether samples may be published."""

    options: BuildOptions
    allow_samples: bool = False

    @property
    def made(self) -> Path:
        """The folder for files that are made for targets."""
        return self.options.cache_root / MADE


def is_preview(target: Target) -> bool:
    """True for a target at which each publish is a preview of its own."""
    return isinstance(target, NetlifyTarget) and target.draft


def take_away(place: Place, case: Case, work: Work) -> None:
    """Let the entry's own pages and files disappear from a target. Raises SitegenError.

    Nothing else changes there: what is public otherwise stays as it is.
    """
    if is_preview(place.target):
        return
    now = int(time.time())
    with reached(place.target, work.options.site) as host:
        if host.current() is None:
            return  # Nothing of ours was ever there.
        host.lock(Terms(place.break_lock))
        try:
            before = host.current()
            if before is None:
                return
            gone = outputs_there(case, before)
            pages = [path for path in gone if path.endswith(".html")]
            blank = work.made / place.name / sha256_hex(BLANK)
            blank.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(blank, BLANK, durable=False)
            digests = dict.fromkeys(pages, sha256_hex(BLANK))
            plan = plan_taking_away(before, gone, digests, now, case.name)
            if plan.put or plan.delete:
                release = release_of(before, plan.record, pages, blank, work)
                host.check(plan, release)
                host.carry_out(plan, release, unheard)
        finally:
            host.unlock()


def outputs_there(case: Case, record: Record) -> list[str]:
    """Give what of an entry is at a target, compressed copies too."""
    own = {*case.outputs, *page_outputs(case.addresses)}
    own |= {path for path, owner in record.people.owners.items() if case.name in owner.split()}
    own |= {f"{path}{ending}" for path in own for ending in COMPRESSED}
    return sorted(own & record.present.keys())


def release_of(
    before: Record, after: Record, pages: Sequence[str], blank: Path, work: Work
) -> Release:
    """Give a release that is the former one, with empty pages in the place of some."""
    made = {
        path: blank.parent / digest
        for path, digest in before.present.items()
        if (blank.parent / digest).is_file()
    }
    made |= dict.fromkeys(pages, blank)
    return Release(
        work.options.output,
        {**before.present, **after.files},
        made,
        after.people,
        frozenset(pages),
    )


def publish_without(place: Place, work: Work) -> tuple[str, ...]:
    """Publish what was built, and forget all that was before. Raises SitegenError.

    A target at which nothing was published yet stays empty: it is somebody's plan for later.
    Gives notes for the user: what the host keeps, which addresses a CDN has to forget.
    """
    if is_preview(place.target):
        with reached(place.target, work.options.site) as host:
            return tuple(host.forget(Record(release="", at=0, files={})))
    last = previous_site(work.options)
    aside = frozenset({"sample"} if work.allow_samples else ())
    report = audit_of(last, Asked(release=True, aside=aside))
    errors = [cause for cause in report.causes if cause.severity == "error"]
    if stopping := [cause for cause in errors if cause.rule in UNFIT]:
        first = stopping[0]
        raise SitegenError(
            f"{first.location.path}:{first.location.line}: {first.message} ({len(stopping)} such "
            f"mistakes: sitegen check --release{SAMPLES}). Its own pages are away; the rest of "
            "the site is as it was there. Mend them and run this again"
        )
    release = replace(finished_release(work.options.output), people=people_in(last))
    settings, folder = last.settings, work.made / place.name
    composed = compose(
        release, place.target, report.moved, settings.root, folder, settings.withdrawn
    )
    order = Order(int(time.time()), allow_deletions=True, break_lock=place.break_lock, forget=True)
    with reached(place.target, work.options.site) as host:
        before = host.current()
        if before is None:
            return (NEVER,)
        done = publish(host, place.target, composed.release, order)
    addresses = to_purge(before, done.plan.record, place.target.url)
    others = f"{len(errors)} mistakes went out with it, as sitegen check says" if errors else ""
    return (*done.notes, *filter(None, [others]), *purged(addresses))


def purged(addresses: Sequence[str]) -> Iterator[str]:
    """Let the CDNs forget addresses whose tokens are in the environment; gives what was done."""
    if not addresses:
        return
    try:
        found = purgers()
    except UsageError:
        return  # There is no CDN, or it isn't known here: the report says what to do.
    for name, purge in found.items():
        purge(addresses)
        yield f"{len(addresses)} addresses purged at {name}"


def held_there(place: Place, site: Path, searched: frozenset[str]) -> Iterator[Held]:
    """Read all of ours at a target that isn't known to hold what was searched already.

    `searched` are SHA-256 of contents. Raises SitegenError where it can't be reached.
    """
    with reached(place.target, site) as host:
        preview = Record(release="", at=0, files={}) if is_preview(place.target) else None
        record = preview or host.current()
        if record is None:
            return
        wrong = set(host.differing(record, unheard)) if record.files else set()
        known = {
            path: digest
            for path, digest in record.present.items()
            if digest in searched and path not in wrong
        }
        yield from host.beside(structs.replace(record, files=known, kept={}))
