"""The entries of a .po file as they are written: each with its line, what is left out too.

`catalogs.py` gives the words that hold; Babel, which reads them, keeps no message twice and tells
nothing of those that it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r'\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"(.*)"\s*')
FUZZY = re.compile(r"\s*#,(?:.*,)?\s*fuzzy\s*(?:,.*)?")
ESCAPED = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}

END = 'msgid ""'
"""What would begin a message behind the last one."""

Key = tuple[str, str]
"""What a message is found by: its context, "" without one, and its English words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog: the line of its msgid, its key, and its forms as they follow."""

    line: int
    key: Key
    forms: tuple[str, ...]
    is_plural: bool
    is_fuzzy: bool

    @property
    def is_header(self) -> bool:
        """Tell whether it is what the catalog says of itself."""
        return self.key == ("", "")

    @property
    def said(self) -> str:
        """The forms in one."""
        return "".join(self.forms)


def entries_of(text: str) -> list[Entry]:
    """Give the messages of a .po file in its order, without its header (GNU gettext, PO Files).

    What is commented out (`#~`) is no message.
    """
    return [entry for entry in written_entries(text) if entry.key[1]]


def written_entries(text: str) -> Iterator[Entry]:
    """Give the same with the header."""
    said: dict[str, str] = {}
    keyword, start, is_fuzzy, is_next_fuzzy = "", 0, False, False
    for number, line in enumerate((*text.split("\n"), END), 1):
        if not line or line[0] == "#":
            is_next_fuzzy = is_next_fuzzy or FUZZY.fullmatch(line) is not None
            continue
        found = LINE.fullmatch(line)
        if found is None:
            continue
        begun, words = found.groups()
        if begun in ("msgctxt", "msgid") and keyword != "msgctxt":
            if "msgid" in said:
                yield entry_of(said, start, is_fuzzy)
            said = {}
            is_fuzzy, is_next_fuzzy = is_next_fuzzy, False
        start = number if begun == "msgid" else start
        keyword = begun or keyword
        said[keyword] = said.get(keyword, "") + words


def entry_of(said: dict[str, str], line: int, is_fuzzy: bool) -> Entry:
    """Give a message of which each keyword says something."""
    key = unescaped(said.get("msgctxt", "")), unescaped(said["msgid"])
    forms = tuple(unescaped(words) for each, words in said.items() if each.startswith("msgstr"))
    return Entry(line, key, forms, "msgid_plural" in said, is_fuzzy)


def unescaped(text: str) -> str:
    """Give what a text in quotation marks says."""
    if "\\" not in text:
        return text
    return ESCAPED.sub(lambda sign: ESCAPES.get(sign[1], sign[1]), text)
