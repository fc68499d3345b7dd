"""The words that a piece of HTML shows, whatever signs stand around them."""

from __future__ import annotations

import html
import re

TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Give the words of HTML, or of plain text, in order."""
    return WORD.findall(html.unescape(TAG.sub(" ", text)))
