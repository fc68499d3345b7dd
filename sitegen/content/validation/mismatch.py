"""Saying of a value that it is not what its field expects."""

from __future__ import annotations

from typing import Any, Final

from sitegen.content.front_matter.nodes import Mapping, Node, Sequence
from sitegen.content.front_matter.quoting import shown
from sitegen.content.validation.context import ValidationContext

LIMITS_NOTHING: Final = "nothing found, which would not limit what is shown; {}"
NOTHING_SAID: Final = "nothing found; fill it in, or take the field out"
"""What is said of a field without a value: it was begun, or its value was lost."""


def describe(node: Node) -> str:
    """Say what was found, in words that fit into a message."""
    if isinstance(node, Mapping):
        return "a group of fields"
    if isinstance(node, Sequence):
        return "a list"
    if node.tag == "null" or not node.text:
        return "nothing"
    return shown(node.text)


def mismatch(node: Node, context: ValidationContext, expected: str, hint: str = "") -> Any:
    """Report a value that is not what its field expects."""
    return context.report(node.location, f"{describe(node)} found, expected {expected}{hint}")
