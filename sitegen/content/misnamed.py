"""What a field's name was meant to be where no field has it, and what a group was to hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitegen.content.frontmatter import Node, Scalar, Sequence
from sitegen.content.quoting import in_quotes, named, unseen_around, without_unseen
from sitegen.text import did_you_mean

UNSPACED = re.compile(r"(?P<name>[^\W\d][\w-]*):(?P<value>(?!//)\S.*)", re.DOTALL)
UNFIT = re.compile(r"[#,\[\]{}\"'&*!|>%@`]|:(?=\s|$)")
"""Signs with which a text inside brackets needs quotes."""


def bare_name(name: str) -> str:
    """Give a name without unseen signs around it and without a value that clings to its colon."""
    return without_unseen(name).partition(":")[0]


def meant_by(name: str, known: Iterable[str], around: Iterable[str]) -> str:
    """Say what is wrong with an unknown name, and what to type.

    `known` are the names that may stand there, `around` those of the fields outside the group.
    """
    sign = unseen_around(name)
    if sign:
        return f"a {named(sign)} that can't be seen stands beside the name; take it out"
    hint = unspaced(name, known)
    if not hint and name in around:
        hint = "; it is no field of this group: it begins as far left as the group's own name"
    return f"unknown field{hint or did_you_mean(name, known)}"


def unspaced(text: str, known: Iterable[str]) -> str:
    """Give the hint for a known name whose value clings to its colon, "" for any other text."""
    found = UNSPACED.fullmatch(text)
    if found is None or found["name"] not in known:
        return ""
    return f"; no space behind the colon: write {found['name']}: {found['value']}"


def found_text(node: Node) -> str:
    """Give the text that was found where a group belongs, as it is written in one; "" for none."""
    item = node.items[0] if isinstance(node, Sequence) and node.items else node
    text = item.text if isinstance(item, Scalar) and len(item.text) <= 60 else ""
    return in_quotes(text) if UNFIT.search(text) else text
