"""Names of shortcodes and tags that, where they were made, hid what stands between their pair."""

from __future__ import annotations

import re

HOLDS_BACK = re.compile(
    r"encrypt|passw|privat|secret|hidden|hide|protect|restrict|draft|logged|paywall"
    r"|members?[-_]?only|(?:^|[-_])(?:if|unless|env)(?:[-_]|$)|^(?:members?|s2if)$",
    re.IGNORECASE,
)


def holds_back(name: str) -> bool:
    """True for a name that says that not everybody sees what it holds."""
    return HOLDS_BACK.search(name) is not None


def why_held(written: str) -> str:
    """Say of a text why it is a draft; `written` is the sign that may have hidden a part of it."""
    return f"nobody knows who saw what {written} holds there"
