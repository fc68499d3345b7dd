"""Markdown and HTML in fields, which show both as they were typed."""

from __future__ import annotations

import re
from typing import Final

from sitegen.text import shortened

LONGEST_SHOWN: Final = 60
MARKUP: Final = re.compile(
    r"\*\*[^\s*][^*\n]{0,200}\*\*|(?<![\w*])\*[^\s*\d][^*\n]{0,200}\*(?![\w*])"
    r"|(?<![\w_])__[^\s_][^_\n]{0,200}__(?!\w)|`[^`\n]{1,200}`"
    r"|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)"
    r"|</?(?:a|b|br|em|i|p|span|strong|sub|sup|u)(?:\s[^<>\n]{0,200})?/?>",
    re.IGNORECASE,
)


def markdown_in(text: str) -> str:
    """Say that a text of a field has Markdown or HTML in it, "" where it has none."""
    found = MARKUP.search(text)
    if found is None:
        return ""
    typed = shortened(found[0], LONGEST_SHOWN)
    return (
        f'"{typed}" is shown as it stands: Markdown and HTML are for the text below, not for fields'
    )
