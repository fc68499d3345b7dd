"""What stands in a .po file in a place where Babel, which reads it, passes it over in silence.

A message has msgctxt if need be, msgid, msgid_plural if need be, and below it one msgstr, or one of
each form (GNU gettext, PO Files).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.errors import Location, Problem
from sitegen.render.theme.catalog_entries import END, Entry, written_entries
from sitegen.text import shortened

HEADER = "Plural-Forms:"
COUNT = re.compile(rf"^{HEADER}[^\n]*?\bnplurals\s*=\s*([^;\n]*)", re.IGNORECASE | re.MULTILINE)
MOST = 6
"""Forms that a language has at most (CLDR, Language Plural Rules)."""

KEYWORD = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)(?![\w\[])")
BEGINNING = ("msgctxt", "msgid")
BELOW = {
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": BEGINNING,
}
"""What may stand below what."""

OPEN = ("msgid", "msgid_plural")
"""Behind these a message lacks its translation."""

LONGEST_SHOWN = 60


def plural_header(text: str) -> int | None:
    """Give how many forms a catalog's header says that there are, None where it doesn't say so."""
    for entry in written_entries(text):
        if not entry.is_header:
            return None
        found = COUNT.search(entry.said)
        return int(found[1]) if found and found[1].strip().isdecimal() else None
    return None


def misshapen(text: str, path: str, count: int) -> Iterator[Problem]:
    """Report keywords in the wrong place, and messages that lack some of their forms.

    `count` is how many forms the language has where the catalog itself doesn't say so.
    """
    problems = [Problem(Location(path, line), said) for line, said in misplaced(text)]
    yield from problems or misnumbered(text, path, count)


def misnumbered(text: str, path: str, count: int) -> Iterator[Problem]:
    """Report what is wrong with how many forms there are, in the header and in messages."""
    for place, entry in enumerate(written_entries(text)):
        said = ""
        if entry.is_header:
            found = COUNT.search(entry.said)
            number = found[1].strip() if found else ""
            if place:
                said = 'msgid "": the header; expected before all messages'
            elif number.isdecimal() and not 1 <= int(number[: MOST + 1]) <= MOST:
                said = f"nplurals={shortened(number, LONGEST_SHOWN)}: expected 1 to {MOST} forms"
            elif number.isdecimal():
                count = int(number)
        elif not entry.is_fuzzy:
            said = forms_amiss(entry, count)
        if said:
            yield Problem(Location(path, entry.line), said)


def misplaced(text: str) -> Iterator[tuple[int, str]]:
    """Give the keywords that don't follow on the one above them, with their lines."""
    above, above_line = "", 0
    lines = text.split("\n")
    for number, line in enumerate((*lines, END), 1):
        found = KEYWORD.match(line)
        is_remark = line.lstrip().startswith("#")
        keyword = found[1] if found else ""
        if above in OPEN and (is_remark or keyword in BEGINNING):
            said = shortened(lines[above_line - 1].strip(), LONGEST_SHOWN)
            yield above_line, f"{said}: no msgstr below it"
        elif keyword and keyword not in (allowed := allowed_below(above)):
            expected = " or ".join(allowed)
            if above:
                yield number, f"{keyword} below {above}: expected {expected}"
            else:
                yield number, f"{keyword} above any msgid: expected {expected}"
        if keyword:
            above, above_line = keyword, number
        elif is_remark and above != "msgctxt":
            # A remark ends the message above it.
            above = ""


def allowed_below(keyword: str) -> tuple[str, ...]:
    """Give the keywords that may follow on one."""
    if keyword.startswith("msgstr["):
        return f"msgstr[{int(keyword[len('msgstr[') : -1]) + 1}]", *BEGINNING
    return BELOW.get(keyword, BEGINNING)


def forms_amiss(entry: Entry, count: int) -> str:
    """Say which forms a message of several forms lacks or has too many of, "" if none.

    One that has no words at all isn't translated, and that is no mistake.
    """
    if not entry.is_plural or not any(entry.forms):
        return ""
    words = f'msgid "{shortened(entry.key[1], LONGEST_SHOWN)}"'
    if len(entry.forms) > count:
        return f"{words}: {len(entry.forms)} forms; expected {count}, as Plural-Forms says"
    filled = (*entry.forms, *[""] * (count - len(entry.forms)))
    empty = [f"msgstr[{index}]" for index, form in enumerate(filled) if not form]
    if not empty:
        return ""
    return f"{words}: no words in {' and '.join(empty)}; expected all {count} forms, or none"
