"""The entries of a .po file as they are written: each with its line, what is left out too.

`catalogs.py` gives the words that hold; Babel, which reads them, keeps no message twice and tells
nothing of those that it leaves out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r'\s*(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])?)?\s*"(.*)"\s*')
FUZZY = re.compile(r"\s*#,(?:.*,)?\s*fuzzy\s*(?:,.*)?")
ESCAPED = re.compile(r"\\(.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}

END = 'msgid ""'
"""What would begin a message behind the last one."""

Key = tuple[str, str]
"""What a message is found by: its context, "" without one, and its English words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog: the line of its msgid, its key, and its forms in one."""

    line: int
    key: Key
    forms: str
    is_fuzzy: bool


def entries_of(text: str) -> list[Entry]:
    """Give the messages of a .po file in its order, without its header (GNU gettext, PO Files).

    What is commented out (`#~`) is no message.
    """
    entries: list[Entry] = []
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
            if said.get("msgid"):
                key = unescaped(said.get("msgctxt", "")), unescaped(said["msgid"])
                entries.append(Entry(start, key, unescaped(said.get("msgstr", "")), is_fuzzy))
            said = {}
            is_fuzzy, is_next_fuzzy = is_next_fuzzy, False
        start = number if begun == "msgid" else start
        keyword = begun or keyword
        said[keyword] = said.get(keyword, "") + words
    return entries


def unescaped(text: str) -> str:
    """Give what a text in quotation marks says."""
    if "\\" not in text:
        return text
    return ESCAPED.sub(lambda sign: ESCAPES.get(sign[1], sign[1]), text)
