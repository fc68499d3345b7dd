"""Keeping a name secret whose only keeper goes: into private/names.yaml, before the entry does."""

from __future__ import annotations

import json
from pathlib import Path

from sitegen.content.folder.survey import NAMES
from sitegen.content.settings.names_file import read_names_file
from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError
from sitegen.text import with_line_feeds

FIELD = "people:"
ONLY_MINE = 0o600


def keep_secret(site: Path, names: tuple[str, ...]) -> None:
    """Write names into private/names.yaml that aren't there yet.

    Raises SitegenError where the file can't take them: what is there stays.
    """
    listed = {name for person in read_names_file(site).people for name in person.names}
    new = [name for name in names if name not in listed]
    if not new:
        return
    path = site / NAMES
    old = path.read_bytes() if path.is_file() else None
    text = with_line_feeds((old or b"").decode("utf-8-sig"))
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, with_people(text, new).encode(), mode=ONLY_MINE)
    found = read_names_file(site)
    said = {name for person in found.people for name in person.names}
    if not said >= {*new, *listed}:
        path.unlink() if old is None else write_atomically(path, old, mode=ONLY_MINE)
        raise SitegenError(
            f"{NAMES}: can't be added to; write the names there that the entry kept secret, below "
            "people:, and run this again"
        )


def with_people(text: str, names: list[str]) -> str:
    """Give the file with people more, below `people:`, which stands at its end if it is new."""
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    at = next((n for n, each in enumerate(lines) if each.rstrip() == FIELD), -1)
    if at < 0:
        lines.append(FIELD)
        at = len(lines) - 1
    below = lines[at + 1] if at + 1 < len(lines) else ""
    indent = below[: len(below) - len(below.lstrip())] if below.lstrip().startswith("-") else "  "
    people = [f"{indent}- name: {json.dumps(name, ensure_ascii=False)}" for name in names]
    return "\n".join([*lines[: at + 1], *people, *lines[at + 1 :], ""])
