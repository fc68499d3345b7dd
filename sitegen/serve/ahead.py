"""What is shown of a save before the build that it begins is done: style sheets, and an entry's own
pages.

Both are made with what the last build knew, and stand in for its files until the pages are there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

NAMED = re.compile(rb"assets/([\w-]+)-[0-9a-f]{10}\.css")


@dataclass(frozen=True, slots=True)
class Ahead:
    """Files that stand in for those of the last build: bytes by output path."""

    files: Mapping[str, bytes] = field(default_factory=dict)

    def named_in(self, html: bytes) -> bytes:
        """Give a page that names these style sheets instead of those of before."""
        stems = {stem: path.encode() for path in self.files if (stem := stem_of(path))}
        return NAMED.sub(lambda at: stems.get(at[1], at[0]), html) if stems else html

    def and_then(self, later: Ahead) -> Ahead:
        """Give these with what was saved later; of a style sheet, the later one counts."""
        again = {stem for path in later.files if (stem := stem_of(path))}
        kept = {path: data for path, data in self.files.items() if stem_of(path) not in again}
        return Ahead({**kept, **later.files})


def stem_of(path: str) -> bytes:
    """Give what a style sheet is called without the mark of its content, b"" for another file."""
    found = NAMED.match(path.encode())
    return found[1] if found else b""
