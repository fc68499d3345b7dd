"""What an import wrote, kept in the site's folder: `imports/NAME.json`.

It stands in Git beside what it speaks of, so that a colleague's import knows what was written and
what was edited since. It holds ids, paths and digests: no title, no name, no text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from sitegen.content.folder.survey import LEDGERS
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError, UsageError
from sitegen.importing.values import ImportedEntry

NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
DIGITS = 32
FORM = 1


@dataclass(frozen=True, slots=True)
class Written:
    """A file that an import wrote: where, what the source said then, and what was written.

    `said` and `written` are digests; `media` are the files beside it, by path.
    """

    path: str
    said: str
    written: str
    media: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that an import wrote so far, by the entry's source."""

    entries: Mapping[str, Written] = field(default_factory=dict)


def digest_of(data: bytes) -> str:
    """Give the digest by which a file is known again."""
    return sha256_hex(data)[:DIGITS]


def said_by(entry: ImportedEntry) -> str:
    """Give the digest of what the source says of an entry."""
    return digest_of(entry.said.encode())


def ledger_path(name: str) -> str:
    """Give the ledger's file, from the site folder. Raises UsageError for a name that is none."""
    if NAME.fullmatch(name) is None:
        raise UsageError(
            f'"{name}" is no name of an import; expected small letters, digits, dots and hyphens'
        )
    return f"{LEDGERS}/{name}.json"


def read_ledger(site: Path, name: str) -> Ledger:
    """Read a ledger; there is none before the first import.

    Raises SitegenError for one that can't be read: to begin anew would write over what was edited.
    """
    path = ledger_path(name)
    try:
        data = (site / path).read_bytes()
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        raise SitegenError(f"{path}: can't be read: {error.strerror}") from None
    try:
        found = msgspec.json.decode(data, type=dict[str, Any])
        if found.pop("form", None) != FORM:
            raise msgspec.ValidationError("another form")
        return Ledger(msgspec.convert(found["entries"], dict[str, Written]))
    except (msgspec.MsgspecError, KeyError):
        raise SitegenError(
            f"{path}: isn't what an import wrote; expected it as it is in Git "
            "(git restore brings it back). Without it an import can't tell what was edited since"
        ) from None


def write_ledger(site: Path, name: str, ledger: Ledger) -> None:
    """Write a ledger, an entry on each line, so that Git joins two. Raises SitegenError."""
    path = ledger_path(name)
    lines = [
        f"    {json.dumps(source)}: {json.dumps(_record(written), sort_keys=True)}"
        for source, written in sorted(ledger.entries.items())
    ]
    inner = ",\n".join(lines)
    text = f'{{\n  "form": {FORM},\n  "entries": {{\n{inner}\n  }}\n}}\n'
    try:
        (site / LEDGERS).mkdir(exist_ok=True)
        write_atomically(site / path, text.encode())
    except OSError as error:
        raise SitegenError(f"{path}: can't be written: {error.strerror}") from None


def _record(written: Written) -> dict[str, Any]:
    return {
        "path": written.path,
        "said": written.said,
        "written": written.written,
        **({"media": dict(written.media)} if written.media else {}),
    }
