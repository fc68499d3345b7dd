"""Words as our Markdown shows them: what would mean something there has a backslash before it.

The signs are those of docs/markdown.md: CommonMark's, tables', attribute lists', addresses in
words. A sign that means nothing where it stands is left alone, so that texts stay readable.
"""

from __future__ import annotations

import re
from typing import Final

# Signs that may mean something anywhere in a line.
ANYWHERE: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\s|\Z)|[`\[\]{]|<(?![\s\d=])|\A\^"
    r"|(?<!\s)\*|\*(?!\s)"
    r"|&(?=\#[0-9]{1,7};|\#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)"
    r"|~(?=~|\Z)|(?<=~)~|\A~"
    r"|(?<![^\W_])_|_(?![^\W_])"
)
# Addresses in words, which our Markdown makes links of: https://…, www.…, name@example.org.
ADDRESSES: Final = re.compile(r"(?i:(?<=https)|(?<=http)):(?=//)|(?<=www)\.|@(?=[A-Za-z0-9-])")
MAY_BE_ADDRESS: Final = re.compile(r"://|www\.|@")
# Spaces and signs that nobody sees count for nothing where a line begins.
UNSEEN: Final = (
    "[ \u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u206f\u3000\u00ad\u061c\ufeff]"
)
# What begins a block where a line begins.
AT_START: Final = re.compile(
    rf"(?P<space>{UNSEEN}*)(?:(?P<number>\d{{1,9}})(?=[.)](?:{UNSEEN}|$))"
    r"|(?=\#{1,6}(?:\W|$)|\#{2}|>|[-+](?:\W|$)|\*(?:\s|$)|=+\s*$|:(?=[\W]|$)|\||~~~|///))"
)


def escaped(text: str) -> str:
    """Give words of a line in which nothing means anything."""
    text = ANYWHERE.sub(_with_backslash, text)
    if MAY_BE_ADDRESS.search(text):
        text = ADDRESSES.sub(_with_backslash, text)
    return text


def _with_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def escaped_start(line: str) -> str:
    """Give a line of a paragraph, written already, which begins nothing but itself."""
    match = AT_START.match(line)
    if match is None:
        return line
    return f"{match['space']}{match['number'] or ''}\\{line[match.end() :]}"


def address_in_brackets(address: str) -> str:
    """Give an address as it stands behind words: `(address)`, or `(<address>)` where need be."""
    if re.search(r"[\s()<>\\*_`\[\]{]", address) or not address:
        inner = re.sub(r"([\\<>])", r"\\\1", address.replace("\n", " "))
        return f"<{_plain_references(inner)}>"
    return _plain_references(address)


def _plain_references(address: str) -> str:
    """Give an address in which no character reference stands by chance (`?a=1&copy;=2`)."""
    return re.sub(r"&(?=#?\w+;)", "&amp;", address)


def title_in_quotes(title: str) -> str:
    """Give a title, or a caption, with its marks: `"…"`."""
    inner = re.sub(r'([\\"])', r"\\\1", title)
    return f'"{_plain_references(inner)}"'
