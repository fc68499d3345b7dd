"""What a host in an address may be, by what browsers make of it: part of the judge of addresses.

Hosts are written as people know them, in letters of any script (RFC 3490, UTS #46).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sitegen.text import shortened

LONGEST_SHOWN: Final = 40
# Browsers drop line ends and controls before they look for the scheme (URL Standard 4.4); people
# don't see the others.
IGNORED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]+")
# What browsers drop from a host's name (UTS #46, 4, status "ignored"), the signs above aside.
DROPPED: Final = re.compile("[\u00ad\u034f\u180b-\u180f\u2064\ufe00-\ufe0f]")
# Letters that are written from right to left (UAX #9, table 4).
FROM_RIGHT: Final = frozenset({"R", "AL"})
# RFC 1035, 2.3.4: the bytes of a part of a host, and of all of it.
LONGEST_LABEL, LONGEST_HOST = 63, 253
# What browsers take for a number, whatever its base (URL Standard 3.5, "ends in a number").
NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
BYTE: Final = re.compile(r"25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]")


def wrong_with_host(host: str) -> str:
    """Say what is wrong with a host that browsers read as another one, or not at all; else "".

    They map full-width and other forms of letters and dots to plain ones (UTS #46, 4), and decode
    what begins with xn-- (RFC 3492).
    """
    plain = unicodedata.normalize("NFKC", host).replace("\u3002", ".")
    if plain.casefold() != unicodedata.normalize("NFC", host).casefold():
        return f'browsers read its host as "{plain}"; write it so'
    if found := IGNORED.search(host) or DROPPED.search(host):
        return f"its host has an invisible sign, U+{ord(found[0][0]):04X}; type it anew"
    labels = host.lower().removesuffix(".").split(".")
    if said := _missing_of_host(host, labels):
        return said
    for label in labels:
        if label.startswith("xn--") and not _is_punycode(label[4:]):
            return f'"{label}" in its host encodes no letters'
    return "" if host.isascii() else _turned_host(labels)


def _missing_of_host(host: str, labels: list[str]) -> str:
    """Say of a host that it lacks a part, is too long for any name, or half an address of numbers.

    One in square brackets has its form already.
    """
    if host.startswith("["):
        return ""
    if "" in labels:
        return f'its host lacks a part beside the dot: "{shortened(host, LONGEST_SHOWN)}"'
    too_long = host.isascii() and max(map(len, labels)) > LONGEST_LABEL
    if too_long or len(host) > LONGEST_HOST:
        return f'its host is longer than any name: "{shortened(host, LONGEST_SHOWN)}"'
    is_number = NUMBER.fullmatch(labels[-1]) is not None
    if is_number and not (len(labels) == 4 and all(map(BYTE.fullmatch, labels))):
        return f'its host ends in a number, and is none of four: "{shortened(host, LONGEST_SHOWN)}"'
    return ""


def _turned_host(labels: list[str]) -> str:
    """Say of a host that browsers don't take its parts for one that is written from the right.

    RFC 5893, 2, rules 1, 2 and 5, which hold for all parts of such a host (UTS #46, 4.1, 9).
    """
    signs = [[unicodedata.bidirectional(sign) for sign in label] for label in labels]
    if not any(sign in FROM_RIGHT for each in signs for sign in each):
        return ""
    for label, each in zip(labels, signs, strict=True):
        mixed = "L" in each and not FROM_RIGHT.isdisjoint(each)
        if mixed or (each and each[0] not in (*FROM_RIGHT, "L")):
            return (
                f'"{label}" in its host mixes letters of two directions, or begins with a digit, '
                "which no browser follows; put a space behind the address if it ends before"
            )
    return ""


def _is_punycode(encoded: str) -> bool:
    try:
        decoded = encoded.encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    return not decoded.isascii() and IGNORED.search(decoded) is None
