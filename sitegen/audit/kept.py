"""Facts kept between audits by the digest of the file that they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from sitegen.audit.facts import OtherFacts, PageFacts, Reference
from sitegen.engine.digest import digest_bytes
from sitegen.engine.files import write_atomically
from sitegen.values import Value


class _Row(Value, array_like=True, tag=False):
    """A page without its references, and their places in the table of all."""

    facts: PageFacts
    references: list[int]


class _Table(Value, array_like=True, tag=False):
    """All facts. Pages share most of what they refer to: each reference stands once."""

    references: list[Reference] = msgspec.field(default_factory=list)
    pages: dict[str, _Row] = msgspec.field(default_factory=dict)
    others: dict[str, OtherFacts | None] = msgspec.field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """Facts by digest. An `OtherFacts` of None says that no rule asks about such a file."""

    pages: Mapping[str, PageFacts] = field(default_factory=dict)
    others: Mapping[str, OtherFacts | None] = field(default_factory=dict)


def load(path: Path) -> Kept:
    """Read the facts that were kept; none where there are none or they are damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return Kept()
    mark, body = data[:16], data[16:]
    if mark != digest_bytes(body):
        return Kept()
    try:
        table = msgspec.msgpack.decode(body, type=_Table)
    except (msgspec.DecodeError, ValueError):
        return Kept()
    listed = table.references
    pages = {
        digest: msgspec.structs.replace(
            row.facts, references=tuple([listed[place] for place in row.references])
        )
        for digest, row in table.pages.items()
    }
    return Kept(pages, table.others)


def save(path: Path, kept: Kept) -> None:
    """Keep facts. Raises OSError where the folder can't be written."""
    places: dict[Reference, int] = {}
    rows = {
        digest: _Row(
            facts=msgspec.structs.replace(facts, references=()),
            references=[places.setdefault(each, len(places)) for each in facts.references],
        )
        for digest, facts in sorted(kept.pages.items())
    }
    table = _Table(references=list(places), pages=rows, others=dict(sorted(kept.others.items())))
    body = msgspec.msgpack.encode(table)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, digest_bytes(body) + body, durable=False)
