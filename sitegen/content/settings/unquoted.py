"""Mistakes of private/names.yaml as they may be printed: reports end up in logs.

A mistake elsewhere says what was found; here that is a name, and one that nobody knows yet, since
it stands in the mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final

from sitegen.errors import Problem
from sitegen.safety.everyday import is_everyday
from sitegen.text import did_you_mean

UNSHOWN: Final = "…"
SHOWN: Final = re.compile(r'(")[^"]*(")|(\{name: )[^{}]*(\})|(\[)[^\[\]]*(\])')
WORD: Final = re.compile(r"[^\W\d_]{2,}")
REMARK: Final = "everything behind #"
NAME_ENDS: Final = "; the name that is looked for ends before #"


def without_names_of(text: str, fields: Collection[str]) -> Callable[[Problem], Problem]:
    """Give what takes the words of a names file out of a problem of it, but for names of fields."""
    said = {word for word in WORD.findall(text) if not did_you_mean(word, fields)} - {*fields}

    def unshown(found: re.Match[str]) -> str:
        words = {*WORD.findall(found[0])}
        return UNSHOWN.join(filter(None, found.groups())) if words & said else found[0]

    def bare(found: re.Match[str]) -> str:
        return UNSHOWN if found[0] in said and not is_everyday(found[0].lower()) else found[0]

    def reworded(problem: Problem) -> Problem:
        message = WORD.sub(bare, SHOWN.sub(unshown, problem.message))
        ends = NAME_ENDS if REMARK in message else ""
        return replace(problem, message=f"{message}{ends}")

    return reworded
