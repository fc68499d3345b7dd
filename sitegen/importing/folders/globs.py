"""Patterns of paths with `*`, `?`, `[a-z]`, `{a,b}`, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Callable


def expression(pattern: str, stars: str, meaning: Callable[[str], str]) -> str:
    """Give a pattern as a regular expression, which may be none (`re.error`).

    `stars` is an expression for the runs of stars that the pattern's program knows, `meaning` gives
    the expression of such a run.
    """
    out, depth = [], 0
    for sign in re.findall(rf"{stars}|\[[^\]]*\]|\\.|.", pattern, re.DOTALL):
        if sign[0] == "*":
            out.append(meaning(sign))
        elif sign == "?":
            out.append("[^/]")
        elif sign == "{":
            out.append("(?:")
            depth += 1
        elif sign == "}" and depth:
            out.append(")")
            depth -= 1
        elif sign == "," and depth:
            out.append("|")
        elif sign.startswith("[") and len(sign) > 1:
            out.append(sign.replace("[!", "[^", 1))
        else:
            out.append(re.escape(sign.removeprefix("\\") or sign))
    return "".join(out)
