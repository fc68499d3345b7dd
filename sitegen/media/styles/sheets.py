"""The addresses in a style sheet (CSS Syntax 3, CSS Values 4, 4.5), and the sheets it imports.

A sheet's text is kept as it is beside them: comments, strings and whatever else nobody asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_STRING: Final = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_URL: Final = rf"""url\(\s*(?:{_STRING}|(?:[^"'()\s\\]|\\.)*)\s*\)"""
_COMMENT: Final = r"/\*.*?(?:\*/|\Z)"
_WITHIN: Final = rf"(?>{_STRING}|{_COMMENT}|[^()\"'/]|/(?!\*))*+"
# CSS Images 4, 2.5: the strings in it are addresses, but for that in type(…)
_SET: Final = rf"(?:-webkit-)?image-set\({_WITHIN}(?>\({_WITHIN}\){_WITHIN})*+\)"
_PIECE: Final = re.compile(
    rf"(?P<comment>{_COMMENT})"
    rf"|@import\s*(?P<imported>{_URL}|{_STRING})(?P<condition>[^;]*)(?:;|\Z)"
    rf"|(?<![\w-])(?P<url>{_URL})"
    rf"|(?<![\w-])(?P<set>{_SET})"
    rf"|(?P<string>{_STRING})",
    re.IGNORECASE | re.DOTALL,
)
_IN_SET: Final = re.compile(
    rf"{_COMMENT}|type\(\s*{_STRING}\s*\)|(?P<address>(?<![\w-]){_URL}|{_STRING})",
    re.IGNORECASE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(?:(?P<code>[0-9a-f]{1,6})\s?|\n|(?P<sign>.))", re.IGNORECASE)
# CSS Cascade 5, 2: a layer, a test, then media
_CONDITION: Final = re.compile(
    r"(?P<layer>layer(?:\((?P<name>[^()]*)\)|(?![\w(-])))?\s*"
    r"(?:supports\((?P<test>(?:[^()]|\([^()]*\))*)\))?\s*(?P<media>.*)",
    re.IGNORECASE | re.DOTALL,
)

Resolve = Callable[[str, int], str]
"""Gives the address in the place of one, and of its line in the sheet."""

Include = Callable[[str, int], str]
"""Gives the text of the sheet that is imported by an address, in a line."""


def rewrite_sheet(sheet: str, resolve: Resolve, include: Include) -> str:
    """Replace every address in `url(…)` and `image-set(…)`, every `@import` by the sheet it names.

    Imported text stands where the rule stood, under its conditions, as a rule behind another sheet
    wouldn't count. Data (`data:…`), parts of the page (`#…`) and empty addresses are left as they
    are.
    """

    def replace(match: re.Match[str]) -> str:
        at = match.start()
        if match["imported"]:
            text = include(_address(match["imported"]), line_at(at))
            return _conditional(text, match["condition"].strip())
        if match["set"]:
            return _IN_SET.sub(
                lambda inner: published(inner[0], inner["address"], at + inner.start()), match[0]
            )
        return published(match[0], match["url"], at)

    def published(text: str, written: str | None, at: int) -> str:
        address = _address(written) if written else ""
        if not address or address.lower().startswith(("#", "data:")):
            return text
        return f'url("{resolve(address, line_at(at))}")'

    def line_at(at: int) -> int:
        return 1 + sheet.count("\n", 0, at)

    return _PIECE.sub(replace, sheet)


def _address(written: str) -> str:
    """Read an address from `url(…)` or a string."""
    inner = written[4:-1].strip() if written[:4].lower() == "url(" else written
    quoted = inner[:1] in {'"', "'"}
    return _ESCAPE.sub(_unescaped, inner[1:-1] if quoted else inner)


def _unescaped(match: re.Match[str]) -> str:
    if match["code"]:
        number = int(match["code"], 16)
        return chr(number) if 0 < number <= 0x10FFFF else "\ufffd"
    return match["sign"] or ""


def _conditional(text: str, condition: str) -> str:
    """Put a sheet under the conditions of the rule that imports it."""
    found = _CONDITION.fullmatch(condition)
    if not condition or found is None:
        return text
    if found["layer"]:
        text = f"@layer {(found['name'] or '').strip()}{{\n{text}\n}}"
    if found["test"]:
        text = f"@supports ({found['test']}){{\n{text}\n}}"
    if found["media"]:
        text = f"@media {found['media']}{{\n{text}\n}}"
    return text
