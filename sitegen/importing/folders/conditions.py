"""Conditions of Liquid, as far as a text's own fields and the settings decide them.

Sources: Liquid's documentation, "Operators" and "Truthy and falsy"; Jekyll's, "Variables".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

UNKNOWN: Final = object()
TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|==|!=|<>|<=|>=|<|>|[^\s\"'=<>!]+")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NAME = re.compile(r"(page|site)\.([\w-]+)((?:\.[\w-]+)*)")
WORDS = {"true": True, "false": False, "nil": None, "null": None}
ORDERS: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
}
MADE = frozenset(
    {
        *("content", "excerpt", "url", "date", "id", "categories", "category", "tags", "tag"),
        *("collection", "path", "relative_path", "name", "dir", "next", "previous", "output"),
    }
)
"""What Jekyll makes of a page's fields, or without any."""

FILLED = frozenset({"title", "slug", "ext", "layout", "draft", "lang", "last_modified_at"})
"""What Jekyll or its plugins say of a page that says nothing."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What `site.…` and `page.…` are known to say."""

    site: Mapping[str, Any]
    page: Mapping[str, Any]

    def value(self, word: str) -> Any:
        """Give what a word of Liquid says; UNKNOWN for what only Jekyll's build knew."""
        if len(word) > 1 and word[0] in "\"'" and word[-1] == word[0]:
            return word[1:-1]
        if NUMBER.fullmatch(word):
            return float(word)
        if word in WORDS:
            return WORDS[word]
        match = NAME.fullmatch(word)
        if match is None:
            return UNKNOWN
        fields = self.page if match[1] == "page" else self.site
        value = fields.get(match[2], None if match[1] == "page" else UNKNOWN)
        if match[1] == "page" and (match[2] in MADE or (value is None and match[2] in FILLED)):
            return UNKNOWN
        for name in filter(None, match[3].split(".")):
            if value is not None and not isinstance(value, Mapping):
                return UNKNOWN
            value = value.get(name, UNKNOWN if name == "size" else None) if value else None
        return value

    def holds(self, condition: str) -> bool | None:
        """Say whether a condition holds, None where nothing here decides it.

        Liquid reads `and` and `or` from the right, neither before the other.
        """
        if TOKEN.sub("", condition).strip():
            return None
        parts: list[list[str]] = [[]]
        joins: list[str] = []
        for token in TOKEN.findall(condition):
            if token in ("and", "or"):
                joins.append(token)
                parts.append([])
            else:
                parts[-1].append(token)
        result = self._compared(parts[-1])
        for part, join in zip(reversed(parts[:-1]), reversed(joins), strict=True):
            deciding = join == "or"
            both = (self._compared(part), result)
            result = deciding if deciding in both else None if None in both else not deciding
        return result

    def _compared(self, tokens: Sequence[str]) -> bool | None:
        if len(tokens) == 1:
            value = self.value(tokens[0])
            return None if value is UNKNOWN else value is not None and value is not False
        if len(tokens) != 3:
            return None
        return compared(self.value(tokens[0]), tokens[1], self.value(tokens[2]))


def compared(one: Any, operator: str, other: Any) -> bool | None:
    """Compare two values as Liquid does, None where one is unknown or of a sort that it alone
    knows to compare."""
    plain = (str, int, float, type(None))
    if operator == "contains" and isinstance(other, str):
        if isinstance(one, list):
            return other in one
        return other in one if isinstance(one, str) else False if one is None else None
    if not isinstance(one, plain) or not isinstance(other, plain):
        return None
    if operator in ("==", "!=", "<>"):
        # For Python, unlike Ruby, true is 1.
        is_same = one == other and isinstance(one, bool) == isinstance(other, bool)
        return is_same == (operator == "==")
    if operator not in ORDERS or isinstance(one, bool) or isinstance(other, bool):
        return None
    if isinstance(one, int | float) and isinstance(other, int | float):
        return ORDERS[operator](one, other)
    return None
