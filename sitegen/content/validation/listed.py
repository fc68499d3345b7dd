"""What was typed where a list belongs, and items of a list that were typed as one."""

from __future__ import annotations

from typing import Annotated, Any, Final, get_args, get_origin

from sitegen.content.front_matter.items import (
    as_item,
    first_item,
    in_brackets,
    items_in,
    run_together,
)
from sitegen.content.front_matter.nodes import Mapping, Node, Scalar, Sequence
from sitegen.content.front_matter.quoting import in_quotes
from sitegen.content.validation.shapes import members_of
from sitegen.schema.fields import ProseRule, TagRule
from sitegen.text import shortened

LONGEST_SHOWN: Final = 60


def items_typed_otherwise(node: Node) -> str:
    """Say how an item is written where a list begins with another sign, "" where it doesn't."""
    if isinstance(node, Mapping):
        name, value = next(iter(node.fields.items()), ("", node))
        item = first_item(name)
        behind = value.text if isinstance(value, Scalar) else "…"
        item = f"{item}: {behind}" if item else ""
    else:
        is_typed = isinstance(node, Scalar) and not node.quoted
        item = first_item(node.text) if is_typed and isinstance(node, Scalar) else ""
    return f'an item begins with "- "; write - {shortened(item, LONGEST_SHOWN)}' if item else ""


def list_meant(node: Node) -> str:
    """Give what was found where a list belongs as one."""
    text = node.text if isinstance(node, Scalar) and len(node.text) <= LONGEST_SHOWN else ""
    items = items_in(text)
    return in_brackets(items) if items else "[one, two]"


def said_of_item(item: Node, listed: Sequence, hint: Any) -> str:
    """Say that an item is several, parted by signs that YAML takes for letters; "" where it is one.

    On lines of their own, items of texts may hold any of these signs; a tag hardly does.
    """
    if not isinstance(item, Scalar) or item.quoted or not (listed.in_brackets or _is_tag(hint)):
        return ""
    parts = run_together(item.text)
    if not parts:
        return ""
    if listed.in_brackets:
        others = [each for each in listed.items if isinstance(each, Scalar)]
        texts = [run_together(each.text) or (each.text,) for each in others]
        whole = in_brackets([text for each in texts for text in each])
        fits = len(others) == len(listed.items) and len(whole) <= LONGEST_SHOWN
        written = whole if fits else ", ".join(as_item(part) for part in parts)
    else:
        written = " and ".join(f"- {part}" for part in parts) + " on lines of their own"
    found = shortened(item.text, LONGEST_SHOWN)
    return (
        f'"{found}" is one item of the list; write {written}, '
        f"or {in_quotes(item.text)} in quotes to keep it"
    )


def is_for_readers(hint: Any) -> bool:
    """True for the type of a text that may say anything: its words are as their author wants."""
    for member in members_of(hint):
        rule = get_args(member)[1] if get_origin(member) is Annotated else None
        if member in (str, Any) or isinstance(rule, ProseRule | TagRule):
            return True
    return False


def _is_tag(hint: Any) -> bool:
    """True for the type of a tag."""
    return get_origin(hint) is Annotated and isinstance(get_args(hint)[1], TagRule)
