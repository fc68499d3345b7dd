"""Markdown and HTML in fields, which show both as they were typed."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from sitegen.content.front_matter.quoting import is_unseen, named
from sitegen.text import shortened

LONGEST_SHOWN: Final = 60
MARKUP: Final = re.compile(
    r"\*\*[^\s*][^*\n]{0,200}\*\*|(?<![\w*])\*[^\s*\d][^*\n]{0,200}\*(?![\w*])"
    r"|(?<![\w_])__[^\s_][^_\n]{0,200}__(?!\w)|`[^`\n]{1,200}`"
    r"|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)"
    r"|</?(?:a|b|br|em|i|p|span|strong|sub|sup|u)(?:\s[^<>\n]{0,200})?/?>",
    re.IGNORECASE,
)

ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def markdown_in(text: str) -> str:
    """Say that a text of a field has Markdown or HTML in it, "" where it has none."""
    found = MARKUP.search(text)
    if found is None:
        return said_of_entity(text)
    typed = shortened(found[0], LONGEST_SHOWN)
    return (
        f'"{typed}" is shown as it stands: Markdown and HTML are for the text below, not for fields'
    )


def said_of_entity(text: str) -> str:
    """Say that a text of a field has a sign that is written as in HTML, "" where it has none."""
    found, sign = entity_in(text)
    return f'"{found}" is shown as it stands; write the sign itself: {sign}' if sign else ""


def entity_in(text: str) -> tuple[str, str]:
    """Give a sign that is written as in HTML (HTML Standard, 13.1.4), and what it means; "" for no
    such sign. What looks so and names none is the text's own: "R&D;".
    """
    for found in ENTITY.findall(text) if "&" in text else ():
        sign = unescape(found)
        if not sign.endswith(";") or sign == ";":
            is_seen = len(sign) > 1 or not is_unseen(sign)
            return found, sign if is_seen else f"a {named(sign)}"
    return "", ""
