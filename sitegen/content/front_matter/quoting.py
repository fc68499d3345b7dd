"""How a text is written in front matter, so that YAML takes it as it is; and its unseen signs."""

from __future__ import annotations

import re
import unicodedata

UNSPACED = re.compile(r"(?P<name>[^\W\d][\w-]*):(?P<value>(?!//|[ \t]).+)", re.DOTALL)
ENDED = re.compile(r":(?=[ \t]|$)")

LONGEST_SHOWN = 90
"""Letters: of a longer text, messages show its start and its end."""

LONGEST_VALUE = 60
"""Letters of a value that was found."""

LONGEST_NAME = 1000
"""Letters of a name of a file or an entry that was found."""


def quoted(text: str, mark: str = '"') -> str:
    """Give a text as YAML has it in quotation marks, " or ', on one line where " stand around."""
    import yaml

    written = yaml.safe_dump(text, allow_unicode=True, default_style=mark, width=float("inf"))
    return str(written).strip("\n")


def in_quotes(text: str) -> str:
    """Give a text in quotation marks, as YAML has to see it: "…", or '…' where it has " or \\."""
    shown = shown_whole(text)
    if '"' in shown or "\\" in shown:
        doubled = shown.replace("'", "''")
        return f"'{doubled}'"
    return f'"{shown}"'


def shown_whole(text: str) -> str:
    """Give a text as messages show it: of a long one its start and its end."""
    half = LONGEST_SHOWN // 2
    return text if len(text) <= LONGEST_SHOWN else f"{text[:half]}…{text[-half:]}"


def is_unseen(sign: str) -> bool:
    """True for a sign that can't be told from nothing or from a space: U+200F, U+00A0."""
    return sign not in " \t\n" and unicodedata.category(sign) in ("Cf", "Zs", "Zl", "Zp", "Cc")


def named(sign: str) -> str:
    """Give a sign's name in Unicode, with its number: no-break space (U+00A0)."""
    name = unicodedata.name(sign, "a sign that can't be seen").lower()
    return f"{name} (U+{ord(sign):04X})"


def unseen_around(word: str) -> str:
    """Give the first unseen sign at a word's start or end, "" where there is none."""
    ends = (word[:1], word[-1:])
    return next((sign for sign in ends if sign and is_unseen(sign)), "")


def without_unseen(word: str) -> str:
    """Give a word without the unseen signs and spaces at its ends."""
    start, end = 0, len(word)
    while start < end and (word[start] == " " or is_unseen(word[start])):
        start += 1
    while end > start and (word[end - 1] == " " or is_unseen(word[end - 1])):
        end -= 1
    return word[start:end]


def shown(text: str, longest: int = LONGEST_VALUE) -> str:
    """Give a text in quotation marks as a message shows it: of so many letters at most, and with
    the name of the sign in it that can't be told from nothing, or from a space."""
    unseen = next((sign for sign in text if is_unseen(sign)), "")
    if not unseen:
        return f'"{_short(text, longest)}"'
    bare = "".join(sign for sign in text if not is_unseen(sign) or sign.isspace())
    seen = "".join(" " if is_unseen(sign) else sign for sign in bare).strip()
    return f'"{_short(seen, longest)}" with an unseen {named(unseen)}'


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 3]}…"


def unspaced(text: str) -> str:
    """Say that a value clings to the colon behind its name, "" for any other text."""
    found = UNSPACED.fullmatch(text)
    if found is None:
        return ""
    name, value = found["name"], found["value"]
    what = f"{named(value[0])} found" if is_unseen(value[0]) else "no space"
    bare = without_unseen(value)
    if ENDED.search(bare) and bare[:1] not in ("'", '"', "[", "{"):
        bare = in_quotes(bare)
    return f"{what} behind the colon; write {name}: {bare if len(bare) <= 60 else f'{bare[:59]}…'}"
