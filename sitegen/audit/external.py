"""Addresses elsewhere: what an answer means, and what is remembered of it. Nothing here asks.

A single failure proves nothing: hosts refuse programs, are slow, are down for an hour. An address
counts as dead only after two failures that lie a day apart, and then an archived copy is offered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from sitegen.audit.site import BuiltSite, Finding
from sitegen.engine.files import write_atomically
from sitegen.values import Value

DAY = 24 * 60 * 60
FRESH = 7 * DAY
"""Seconds for which a good answer counts."""

GONE = frozenset({404, 410, 451})
REFUSED = frozenset({401, 403, 405, 406, 418, 429})
"""Answers that hosts give to programs for addresses which readers can open."""

ARCHIVE = "https://web.archive.org/web/2/"
FOLLOWED = ("link", "media", "share")


class RemoteFile(Value, tag=False):
    """What a host says of a file: its bytes (-1: nothing), its media type, whether it sends parts
    of it (RFC 9110, 14)."""

    length: int = -1
    type: str = ""
    parts: bool = False


class Known(Value, tag=False):
    """What is known of an address: when it was asked, since when it fails, in seconds of Unix time.

    `said` is the last answer in words; `dead` is true after two failures a day apart; `file` is
    what its host said of it, where that was asked.
    """

    asked: float
    said: str = ""
    failing: float = 0
    dead: bool = False
    unsure: bool = False
    file: RemoteFile | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, or 0 and what went wrong on the way; what was said of a file."""

    status: int
    said: str = ""
    file: RemoteFile | None = None


def addresses(site: BuiltSite, ignored: Collection[str]) -> dict[str, str]:
    """Give every address elsewhere that pages lead to, once, with an output that does."""
    found: dict[str, str] = {}
    for each in site.references:
        target = each.target
        address = target.address.partition("#")[0]
        if each.use not in FOLLOWED or target.inside or target.scheme or address in found:
            continue
        if not is_ignored(address, ignored):
            found[address] = each.outputs[0]
    return found


def is_ignored(address: str, ignored: Collection[str]) -> bool:
    """True for an address that the settings leave alone, by patterns."""
    return any(fnmatchcase(address, pattern) for pattern in ignored)


def is_due(known: Known | None, now: float, *, is_file: bool = False) -> bool:
    """True where an address has to be asked again, or what a file is like wasn't asked yet."""
    if known is None or (is_file and not (known.file or known.failing or known.unsure)):
        return True
    fresh = DAY if known.failing or known.unsure else FRESH
    return now - known.asked >= fresh


def judge(answer: Answer, known: Known | None, now: float) -> Known:
    """Take in an answer (RFC 9110, 15)."""
    said = answer.said or f"it answers {answer.status}"
    if 200 <= answer.status < 400:
        return Known(asked=now, file=answer.file)
    if answer.status in REFUSED or answer.status >= 500 or not answer.status:
        failing = known.failing if known else 0
        return Known(asked=now, said=said, failing=failing, unsure=True)
    failing = known.failing if known and known.failing else now
    return Known(asked=now, said=said, failing=failing, dead=now - failing >= DAY)


def dead(wanted: Mapping[str, str], known: Mapping[str, Known]) -> Iterator[Finding]:
    """Report addresses that are dead. Warnings: what others do must not stop a publish."""
    for address, path in wanted.items():
        record = known.get(address)
        if record and record.dead:
            message = f"{address} is gone: {record.said}; an archived copy: {ARCHIVE}{address}"
            yield Finding("external", path, message, (address,), "warning")


def notes(wanted: Iterable[str], known: Mapping[str, Known]) -> list[str]:
    """Say which addresses could not be checked, and which failed for the first time."""
    lines = []
    for address in wanted:
        record = known.get(address)
        if record and record.unsure:
            lines.append(f"{address}: could not be checked: {record.said}")
        elif record and record.failing and not record.dead:
            lines.append(f"{address}: failed once: {record.said}; asked again after a day")
    return lines


def load(path: Path) -> dict[str, Known]:
    """Read what is known of addresses; nothing where there is no such file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Known])
    except (OSError, msgspec.DecodeError):
        return {}


def save(path: Path, known: Mapping[str, Known]) -> None:
    """Keep what is known of addresses. Raises OSError where the folder can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = msgspec.json.format(msgspec.json.encode(dict(sorted(known.items()))), indent=1)
    write_atomically(path, data, durable=False)
