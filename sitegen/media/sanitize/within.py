"""Pictures that a text holds itself, in Base64 or with percent signs (RFC 2397), without records.

Style sheets, pages and tables of data have them. All other signs of the text stay as they are.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote, unquote_to_bytes

Wash = Callable[[bytes, str], bytes]
"""Gives a picture without its records, by the ending of its kind. Raises MediaError."""

_SLASH: Final = r"(?:/|\\/|%2[fF]|\\u002[fF])"
# How Base64 begins of JPEG, PNG, GIF, RIFF, AVIF, icons, and of drawings
_HEAD: Final = (
    rf"(?:{_SLASH}9j(?={_SLASH})|iVBORw0KGgo|R0lGOD|UklGR|AAAA[A-Za-z0-9+/]{{2}}Z0eXBh|AAABAA"
    r"|PHN2Z|PD94bWwg)"
)
_SIGN: Final = r"(?:[A-Za-z0-9+/]|%2[BbFf]|\\/|\\u002[BbFf])"
# A line may be broken off anywhere, but no other word is taken for more of it.
_BASE64: Final = re.compile(
    rf"(?<![A-Za-z0-9+/]){_HEAD}{_SIGN}{{20,}}+(?:\s*\\?\n\s*{_SIGN}{{8,}}+)*"
    r"(?:=|%3[dD]|\\u003[dD]){0,2}"
)
_PERCENT: Final = re.compile(
    r"(?:%[fF]{2}%[dD]8%[fF]{2}|%89PNG%0[dD]|GIF8[79]a%|RIFF[^,\"'()\s]{0,12}WEBP)"
    r"(?:%[0-9A-Fa-f]{2}|[^%\"'()<>\s\\])+"
)
_BREAK: Final = re.compile(r"\s*\\?\n\s*")
_ADDRESS: Final = re.compile(r"data:[^\"'<>\s]*,\s*\Z", re.IGNORECASE)
_REACH: Final = 200


@dataclass(frozen=True, slots=True)
class Washed:
    """A text whose pictures tell nothing, and the lines (from 1) of those that can't be read."""

    text: str
    damaged: tuple[int, ...] = ()


@dataclass(slots=True)
class _Washer:
    wash: Wash
    damaged: list[int] = field(default_factory=list)

    def of_base64(self, found: re.Match[str]) -> str:
        plain = unquote(_BREAK.sub("", found[0]).replace("\\/", "/"))
        plain = re.sub(r"\\u00([0-9a-fA-F]{2})", lambda sign: chr(int(sign[1], 16)), plain)
        letters = plain.rstrip("=")
        try:
            data = base64.b64decode(letters + "=" * (-len(letters) % 4))
        except (binascii.Error, ValueError):
            return self._left(found)
        made = self._made(data)
        if made is None:
            return self._left(found)
        return found[0] if made == data else base64.b64encode(made).decode()

    def of_percent_signs(self, found: re.Match[str]) -> str:
        data = unquote_to_bytes(found[0])
        made = self._made(data)
        if made is None:
            return self._left(found)
        return found[0] if made == data else quote(made, safe="")

    def _made(self, data: bytes) -> bytes | None:
        """Give a picture washed, as it is where it is none, None where it can't be read."""
        from sitegen.errors import MediaError

        if data.lstrip().startswith((b"<svg", b"<?xml")):
            # Drawings are read as texts are; of these, pictures within go the same way.
            inner = wash_within(data.decode("utf-8", "surrogateescape"), self.wash)
            return None if inner.damaged else inner.text.encode("utf-8", "surrogateescape")
        ending = ending_of(data)
        if not ending:
            return data
        try:
            return self.wash(data, ending)
        except MediaError:
            return None

    def _left(self, found: re.Match[str]) -> str:
        """Note a picture that can't be read; what no address says to be one may be anything."""
        text, at = found.string, found.start()
        if _ADDRESS.search(text, max(0, at - _REACH), at):
            self.damaged.append(1 + text.count("\n", 0, at))
        return found[0]


def wash_within(text: str, wash: Wash) -> Washed:
    """Take out of the pictures in a text what they say of themselves."""
    washer = _Washer(wash)
    text = _PERCENT.sub(washer.of_percent_signs, text)
    text = _BASE64.sub(washer.of_base64, text)
    return Washed(text, tuple(washer.damaged))


def may_hold_pictures(text: str) -> bool:
    """True where a text may hold a picture; few do."""
    return _BASE64.search(text) is not None or _PERCENT.search(text) is not None


def ending_of(data: bytes) -> str:
    """Give the ending of a picture's kind by how it begins, "" for anything else."""
    if data[:4] == b"RIFF":
        return ".webp" if data[8:12] == b"WEBP" else ""
    if data[4:8] == b"ftyp":
        return ".avif"
    kinds = {b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png", b"GIF8": ".gif", b"\0\0\1\0": ".ico"}
    return next((ending for head, ending in kinds.items() if data.startswith(head)), "")
