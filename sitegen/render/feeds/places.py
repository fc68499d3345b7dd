"""Where a field of an entry stands, for what is noticed when its output is made."""

from __future__ import annotations

import re

from sitegen.content.entries.entry import Entry
from sitegen.errors import Location
from sitegen.render.pages.pages import PageTask
from sitegen.render.queries.files import OwnText


def place_in(task: PageTask, entry: Entry, field: str) -> Location:
    """Give the line of an entry's file where a field begins; the first where it isn't found."""
    written = task.reader.fetch(OwnText(path=entry.path)) or ""
    lines = enumerate(written.splitlines(), 1)
    begins = re.compile(rf"{field}\s*:")
    return Location(entry.path, next((n for n, line in lines if begins.match(line)), 1))
