"""Texts in other codings within a text: contacts and mail by lines, Base64, CDATA, joined texts."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from sitegen.safety.entities import declares_entities, with_entities

FOLDED_LINE: Final = re.compile(r"\r?\n[ \t]")
"""Where calendars, contacts and directories break a line at any letter (RFC 5545, 3.1; RFC 6350,
3.2; RFC 2849)."""

FOLDED: Final = frozenset((".ics", ".ldif", ".vcard", ".vcf"))
MAIL: Final = frozenset((".eml", ".mbox", ".mht", ".mhtml", ".vcard", ".vcf"))

SCRIPTS: Final = frozenset((".js", ".mjs"))

OF_MAIL: Final = ("utf-8", "cp1255", "cp1256")
"""The codings in which Hebrew and Arabic are sent."""

QUOTED_SIGN: Final = re.compile(r"=(?:[0-9A-Fa-f]{2}|\r?\n)")
"""A byte of quoted-printable text, or its line that goes on (RFC 2045, 6.7)."""

BASE64: Final = re.compile(r"[A-Za-z0-9+/]{8,}(?:\r?\n[ \t]*[A-Za-z0-9+/]+)*={0,2}")
ENCODED_WORD: Final = re.compile(r"=\?([\w-]+)\?[bB]\?([A-Za-z0-9+/=]+)\?=")
"""A word of a mail's header in Base64, behind its coding (RFC 2047, 2)."""

DATA_ADDRESS: Final = re.compile(r";base64,([A-Za-z0-9+/]{8,}={0,2})")
"""What an address holds itself (RFC 2397)."""

JOINT: Final = re.compile(r"""["'`]\s*\+\s*["'`]""")
"""Where a script puts two texts together."""

RTF_SIGN: Final = re.compile(r"((?:\\'[0-9A-Fa-f]{2})+)|\\u(-?\d{1,6})\s?\??")
RTF_MARK: Final = re.compile(r"\\[a-z]+-?\d* ?|[{}]")


def unwrapped(text: str, suffix: str) -> Iterator[str]:
    """Give a text of the format that a file's ending tells, and what it holds in other codings."""
    if suffix in FOLDED:
        text = FOLDED_LINE.sub("", text)
    yield text
    if declares_entities(text):
        yield with_entities(text)
    if "<![CDATA[" in text:
        yield text.replace("<![CDATA[", "").replace("]]>", "")
    if ";base64," in text:
        yield from of_all_base64(text, DATA_ADDRESS)
    if "=?" in text:
        yield ENCODED_WORD.sub(lambda found: of_base64(found[2], found[1]), text)
    if suffix in MAIL:
        yield from (of_quoted_printable(text, coding) for coding in OF_MAIL)
        yield from of_all_base64(text, BASE64)
    if suffix in SCRIPTS and JOINT.search(text):
        yield JOINT.sub("", text)
    if suffix == ".rtf":
        yield from map(partial(of_rtf, text), ("cp1252", *OF_MAIL[1:]))


def of_quoted_printable(text: str, coding: str) -> str:
    """Give a text whose bytes are written with equals signs, as a coding reads them."""
    if QUOTED_SIGN.search(text) is None:
        return ""
    return quopri.decodestring(text.encode()).decode(coding, "replace")


def of_all_base64(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Give what stands in Base64 where a pattern finds it."""
    for found in pattern.finditer(text):
        said = of_base64(found[found.lastindex or 0])
        # Of pictures and sound, which are no text, most bytes are no letters of UTF-8.
        if said.count("\ufffd") * 4 < len(said):
            yield said


def of_base64(text: str, coding: str = "utf-8") -> str:
    """Give the text that Base64 stands for, "" for what isn't Base64."""
    letters = "".join(text.split()).rstrip("=")
    try:
        data = base64.b64decode(letters + "=" * (-len(letters) % 4))
        return data.decode(coding, "replace")
    except (binascii.Error, ValueError, LookupError):
        return ""


def of_rtf(text: str, coding: str) -> str:
    """Give what is read in a text of Word, whose signs beyond ASCII are bytes of a coding or
    numbers; formats may change within a word."""

    def sign(found: re.Match[str]) -> str:
        if found[1]:
            return bytes.fromhex(found[1].replace("\\'", "")).decode(coding, "replace")
        return chr(int(found[2]) % 0x10000)

    # Signs beyond Unicode's first plane are written as two halves.
    halves = RTF_SIGN.sub(sign, text).encode("utf-16-le", "surrogatepass")
    return RTF_MARK.sub("", halves.decode("utf-16-le", "replace"))
