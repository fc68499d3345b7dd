"""Where a field of an entry stands, for what is noticed when its output is made."""

from __future__ import annotations

import re

from sitegen.content.entries.entry import Entry
from sitegen.errors import Location
from sitegen.render.pages.pages import PageTask
from sitegen.render.queries.files import OwnText


def place_in(task: PageTask, entry: Entry, field: str, text: str = "") -> Location:
    """Give the line of an entry's file with a field, or with a text in it; else its first line."""
    written = task.reader.fetch(OwnText(path=entry.path)) or ""
    lines = written.splitlines()
    begin = next((n for n, line in enumerate(lines) if re.match(rf"{field}\s*:", line)), 0)
    found = next((n for n, line in enumerate(lines[begin:], begin) if text and text in line), begin)
    return Location(entry.path, found + 1)
