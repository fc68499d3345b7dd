"""What a field's name was meant to be where no field has it, and what a group was to hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.content.front_matter.nodes import Node, Scalar, Sequence
from sitegen.content.front_matter.quoting import (
    in_quotes,
    named,
    unseen_around,
    unspaced,
    without_unseen,
)
from sitegen.text import did_you_mean

UNFIT = re.compile(r"[#,\[\]{}\"'&*!|>%@`]|:(?=\s|$)")
"""Signs with which a text inside brackets needs quotes."""


def bare_name(name: str) -> str:
    """Give a name without unseen signs around it and without a value that clings to its colon."""
    return without_unseen(name).partition(":")[0]


def meant_by(name: str, known: Iterable[str], around: Iterable[str], *, goes_on: bool) -> str:
    """Say what is wrong with an unknown name, and what to type.

    `known` are the names that may stand there, `around` those of the fields outside the group;
    `goes_on` is true where a value follows.
    """
    sign = unseen_around(name)
    if sign:
        return f"a {named(sign)} that can't be seen stands beside the name; take it out"
    if said := unspaced(name):
        return f"{said}…" if goes_on else said
    if name in around and name not in known:
        hint = "it is no field of this group: it begins as far left as the group's own name"
        return f"unknown field; {hint}"
    return f"unknown field{did_you_mean(name, known)}"


def found_text(node: Node) -> str:
    """Give the text that was found where a group belongs, as it is written in one; "" for none."""
    item = node.items[0] if isinstance(node, Sequence) and node.items else node
    text = item.text if isinstance(item, Scalar) and len(item.text) <= 60 else ""
    return in_quotes(text) if UNFIT.search(text) else text
