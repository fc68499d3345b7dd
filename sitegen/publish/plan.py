"""What has to change at a target: a pure function of the release, the last record and the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec.structs import replace

from sitegen.engine.digest import digest_value
from sitegen.errors import SitegenError
from sitegen.publish.order import is_lasting, safe_order
from sitegen.publish.people import NOBODY, People, may_stay, willed, withdrawn, without
from sitegen.publish.record import Kept, Record

DAY = 24 * 60 * 60
MOST_DELETED = 0.2
"""The share of files that may go without being told to: more is likelier a mistake."""

MOMENT = "%Y%m%dT%H%M%SZ"
FEW = 10
"""Files that may always go, whatever their share."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`put` are files to send and `delete` files to take away, both in a safe order.

    `record` is what the target will remember; `before` what it remembers now, None for nothing.
    """

    record: Record
    before: Record | None
    put: tuple[str, ...]
    delete: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """True where the target has all of it already, as one release, and nothing too much."""
        if self.before is None or self.before.oldest != self.record.oldest:
            return False
        return bool(self.before.release) and not self.put and not self.delete

    @property
    def begins_anew(self) -> bool:
        """True where releases from before have to go, since they show what may not be shown.

        Also of the publish before this one: it may have been broken off before they went.
        """
        records = (each for each in (self.record, self.before) if each)
        return any(each.oldest == each.at for each in records)

    @property
    def unchanged(self) -> tuple[str, ...]:
        """The files that are at the target as they should be."""
        put = frozenset(self.put)
        return tuple(path for path in sorted(self.record.present) if path not in put)


def make_plan(
    files: Mapping[str, str],
    before: Record | None,
    now: int,
    keep_days: int,
    people: People = NOBODY,
    *,
    forget: bool = False,
) -> Plan:
    """Say what makes a target that remembers `before` have `files`, at a Unix time.

    Lasting files of former releases stay for `keep_days`: pages that were fetched before ask for
    them after. Those that show somebody who withdrew go at once. To `forget` is to keep none.
    Nobody may return to a release from before either.
    """
    present = before.present if before else {}
    kept = {} if forget else kept_files(files, before, now, keep_days)
    gone = withdrawn(before.people, people) if before else frozenset()
    if before is not None and gone:
        kept = {path: k for path, k in kept.items() if may_stay(path, before.people, gone)}
    wanted = {**{path: each.digest for path, each in kept.items()}, **files}
    put = [path for path, digest in wanted.items() if present.get(path) != digest]
    delete = [path for path in present if path not in wanted]
    owners = {path: o for path, o in before.people.owners.items() if path in kept} if before else {}
    shown = replace(people, owners={**owners, **people.owners})
    name = release_name(files, now)
    oldest = now if forget or gone else before.oldest if before else 0
    record = Record(release=name, at=now, files=dict(files), kept=kept, people=shown, oldest=oldest)
    public = before.files if before else {}
    return Plan(record, before, safe_order(put, public), tuple(reversed(safe_order(delete))))


def plan_taking_away(
    before: Record, gone: Iterable[str], blank: Mapping[str, str], now: int, mark: str
) -> Plan:
    """Say what makes some files of a release disappear at once, before there is another one.

    Those in `blank`, pages, become empty first, with the digest that is given: a copy that a CDN
    holds is replaced by that. `mark` is that of the story that is no longer shown.
    """
    away = frozenset(gone)
    emptied = {path: digest for path, digest in blank.items() if path in before.files}
    files = {path: digest for path, digest in before.files.items() if path not in away} | emptied
    record = replace(
        before,
        release=release_name(files, now),
        at=now,
        files=files,
        kept={path: kept for path, kept in before.kept.items() if path not in away},
        people=without(before.people, mark),
        oldest=now,
    )
    put = [path for path, digest in emptied.items() if before.present.get(path) != digest]
    delete = [path for path in before.present if path not in record.present]
    return Plan(record, before, safe_order(put, before.files), tuple(delete))


def doubting(record: Record, paths: Iterable[str]) -> Record:
    """Give a record in which nobody knows what some files hold: they are sent again, or go."""
    doubted = frozenset(paths)
    files = {path: "" if path in doubted else digest for path, digest in record.files.items()}
    kept = {
        path: replace(each, digest="") if path in doubted else each
        for path, each in record.kept.items()
    }
    return replace(record, files=files, kept=kept)


def kept_files(
    files: Mapping[str, str], before: Record | None, now: int, keep_days: int
) -> dict[str, Kept]:
    """Give the lasting files that are no longer part of the site and stay for now.

    One whose content nobody knows (its digest is empty) does not.
    """
    if before is None or not keep_days:
        return {}
    until = now + keep_days * DAY
    kept = {path: each for path, each in before.kept.items() if each.until > now}
    for path, digest in before.files.items():
        if is_lasting(path):
            kept[path] = Kept(digest=digest, until=until)
    known = ((path, each) for path, each in sorted(kept.items()) if each.digest)
    return {path: each for path, each in known if path not in files}


def release_name(files: Mapping[str, str], now: int) -> str:
    """Give a release a name that sorts by time and tells equal contents."""
    digest = digest_value(sorted(files.items())).hex()
    return f"{datetime.fromtimestamp(now, UTC):{MOMENT}}-{digest[:8]}"


def moment_of(release: str) -> int:
    """Give the Unix time in a release's name, 0 where there is none."""
    try:
        moment = datetime.strptime(release.partition("-")[0], MOMENT)
    except ValueError:
        return 0
    return int(moment.replace(tzinfo=UTC).timestamp())


def check_deletions(plan: Plan, *, allowed: bool) -> None:
    """Raise SitegenError where a plan takes away more than a fifth of what is public.

    What shows people who don't want to be shown any longer has to go, and doesn't count.
    """
    there, gone = len(plan.before.present) if plan.before else 0, len(plan.delete)
    if plan.before and (people := willed(plan.before.people, plan.record.people)):
        gone = sum(may_stay(path, plan.before.people, people) for path in plan.delete)
    if not allowed and gone > FEW and gone > there * MOST_DELETED:
        raise SitegenError(
            f"{gone} of {there} files would be deleted, more than a fifth; nothing was changed. "
            "If that is meant, add --allow-deletions"
        )
