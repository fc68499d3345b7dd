"""Writing into site.yaml that an entry is gone: when, and at which addresses; no person."""

from __future__ import annotations

import json
from pathlib import Path

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import survey_site
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import SETTINGS, read_settings_file
from sitegen.content.settings.tombstones import mark_of, tombstones_of
from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError
from sitegen.text import with_line_feeds
from sitegen.withdraw.case import Case

FIELD = "withdrawn:"
COMMENT = (
    "# Written by sitegen withdraw: what is gone for good must not come back (docs/safety.md)."
)
ITEM = "  - "


def line_for(case: Case) -> str:
    """Give the line for an entry; an address that says a name is kept as a digest alone, and so are
    the files that stay and may not be shown."""
    gone = [each for each in case.addresses if each not in case.telling]
    marks = [mark_of(case.id), *map(mark_of, (*case.telling, *case.withheld))]
    quoted = ", ".join(map(json.dumps, marks))
    said = f", gone: [{', '.join(json.dumps(each, ensure_ascii=False) for each in gone)}]"
    return f"{ITEM}{{date: {case.date}, marks: [{quoted}]{said if gone else ''}}}"


def put_up(site: Path, line: str, id_: str) -> None:
    """Write a line into site.yaml, unless it says that already.

    Raises SitegenError where site.yaml can't take it: what is there stays, and the line is told.
    """
    before = settings_of(site)
    if tombstones_of(before.withdrawn).hold(id_):
        return
    path = site / SETTINGS
    old = path.read_bytes()
    text = with_line_feeds(old.decode("utf-8-sig"))
    write_atomically(path, with_line(text, line).encode())
    after = settings_of(site)
    kept = after.withdrawn[:-1] == before.withdrawn or after.withdrawn[1:] == before.withdrawn
    if not kept or not tombstones_of(after.withdrawn).hold(id_):
        write_atomically(path, old)
        raise SitegenError(
            f"{SETTINGS}: can't be added to; write below withdrawn: yourself:\n{line}"
        )


def with_line(text: str, line: str) -> str:
    """Give site.yaml with a line more below `withdrawn:`, which stands at its end if it is new."""
    lines = text.rstrip("\n").split("\n")
    at = next((n for n, each in enumerate(lines) if each.rstrip() == FIELD), -1)
    if at < 0:
        return "\n".join([*lines, "", COMMENT, FIELD, line, ""])
    end = at + 1
    while end < len(lines) and lines[end].startswith(ITEM):
        end += 1
    return "\n".join([*lines[:end], line, *lines[end:], ""])


def settings_of(site: Path) -> Settings:
    """Read site.yaml whatever mistakes it has. Raises ContentError where it can't be read."""
    return read_settings_file(Sources(site, survey_site(site))).settings
