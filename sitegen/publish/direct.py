"""What hosts with an interface of their own share: keys for contents, and the record on the site.

Such a host keeps files by a key of its own making, asks for those that it misses only, and makes a
release public as a whole. What it remembers of a release is a file of the release itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import msgspec

from sitegen.audit.live import compare
from sitegen.engine.digest import sha256_hex
from sitegen.errors import SitegenError
from sitegen.publish.api import Api, Call
from sitegen.publish.host import Host, Terms, Told
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record, decode, encode
from sitegen.publish.release import Release

RECORD = ".well-known/sitegen-release.json"
"""The record in a release; it names public files only."""

MARK = "sitegen "
"""What the title of a release begins with, before its name."""

Keyed = Callable[[str, bytes], str]
"""What makes a host's key from a file's path and content."""


class Direct(Host):
    """A host that needs no lock: what somebody else has published meanwhile isn't replaced."""

    def lock(self, terms: Terms) -> None:
        """Nothing to do."""

    def unlock(self) -> None:
        """Nothing to do."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a plan as a host knows them: keys by path, and where their bytes come from.

    `address` is where the former release can be read: files of former releases that are kept are
    on this machine no longer. `record` is the plan's record with the keys in it.
    """

    api: Api
    release: Release
    plan: Plan
    address: str
    record: Record
    own: bytes

    def data(self, path: str) -> bytes:
        """Give a file's bytes. Raises SitegenError where they aren't what the record says."""
        if path == RECORD:
            return self.own
        if path in self.release.files:
            return self.release.read(path)
        data = self.api.call(Call("GET", address_of(self.address, path), token="")).body
        if sha256_hex(data) != self.plan.record.present[path]:
            raise SitegenError(
                f"{path} of a former release isn't what it was; nothing was switched"
            )
        return data


def contents_of(api: Api, plan: Plan, release: Release, address: str, keyed: Keyed) -> Contents:
    """Give a plan's files with their keys; of what is unchanged the former keys are taken."""
    before = plan.before
    known = before.keys if before else {}
    present = before.present if before else {}
    bare = Contents(api, release, plan, address, plan.record, b"")
    keys = {
        path: known[path]
        if path in known and present.get(path) == digest
        else keyed(path, bare.data(path))
        for path, digest in plan.record.present.items()
    }
    record = msgspec.structs.replace(plan.record, keys=keys)
    return Contents(api, release, plan, address, record, encode(record))


def record_at(api: Api, address: str, release: str) -> Record | None:
    """Read the record of a release ("": of any) where it is served; None where it has none.

    Raises SitegenError where another one is served there: what to keep is unknown then.
    """
    reply = api.call(Call("GET", address_of(address, RECORD), token=""), may=(404,))
    record = decode(reply.body) if reply.good else None
    if record and release and record.release != release:
        raise SitegenError(
            f"{address} serves {record.release}, and {api.name} says that {release} is public; "
            "wait a minute and publish again. Nothing was changed"
        )
    return record


def differing_at(address: str, record: Record, told: Told) -> list[str]:
    """Read a site back; give the files of a record that are missing or differ."""
    return [finding.output for finding in compare(address, record.present, told)]


def unknown_of(whole: Record, known: Record) -> list[str]:
    """Give the files of a record, and its own, that another doesn't know to hold the same."""
    present = known.present
    return [
        *(path for path, digest in whole.present.items() if present.get(path) != digest),
        RECORD,
    ]


def address_of(base: str, path: str) -> str:
    """Give the address of a file below another."""
    return f"{base.rstrip('/')}/{quote(path)}"


def title_of(record: Record) -> str:
    """Name a release for people who look at the host's own pages."""
    return f"{MARK}{record.release}"


def release_in(title: str | None) -> str:
    """Give the release that a title names, "" for a title of somebody else."""
    return title.removeprefix(MARK) if title and title.startswith(MARK) else ""


def moved(api: Api) -> SitegenError:
    """Give the mistake to raise where somebody else has published meanwhile."""
    return SitegenError(
        f"somebody else has published to {api.name} meanwhile; nothing was changed. Publish again"
    )


def release_of(record: Record | None) -> str:
    """Give a record's release, "" for none."""
    return record.release if record else ""
