"""Regular expressions that are compiled when they are first used.

Compiling some of them takes longer than all else that loading their module does, and most commands
meet no text for them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _Late:
    """A pattern that compiles itself when something is asked of it, and gives that from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as `re.compile` would, compiled when one of its methods is first asked for.

    It has the attributes of one and no other type: `re`'s own functions don't take it. Where the
    source is no pattern, `re.error` is raised then.
    """
    return cast("re.Pattern[str]", _Late(source, flags))
