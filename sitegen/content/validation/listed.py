"""What was typed where a list belongs, and items of a list that were typed as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from sitegen.content.front_matter.items import (
    LONGEST_SHOWN,
    as_item,
    first_item,
    in_brackets,
    items_in,
    run_together,
    said_of_item,
)
from sitegen.content.front_matter.nodes import Mapping, Node, Scalar, Sequence, is_null
from sitegen.content.front_matter.quoting import in_quotes
from sitegen.content.validation.context import INVALID, ValidationContext
from sitegen.content.validation.mismatch import describe
from sitegen.content.validation.shapes import members_of
from sitegen.errors import Location
from sitegen.schema.fields import (
    EntryRule,
    LanguageCode,
    LanguageRule,
    ProseRule,
    SectionRule,
    TagRule,
)
from sitegen.text import shortened

TWICE: Final = "{} stands in the list twice, as item {} already; take one of them out"


def items_typed_otherwise(node: Node) -> Iterator[tuple[Location, str]]:
    """Say of each item of what stands where a list belongs how it is written: with a hyphen.

    Gives nothing where it doesn't begin as a list does.
    """
    if isinstance(node, Mapping):
        for name, value in node.fields.items():
            text = value.text if isinstance(value, Scalar) else "…"
            if item := first_item(name):
                yield node.keys[name], said_of_item(f"{item}: {text}")
    elif isinstance(node, Scalar) and not node.quoted:
        typed = node.lines or (node.text,)
        first = typed[0][node.location.column - 1 :] if node.lines else node.text
        if not (item := first_item(first)):
            return
        yield node.location, said_of_item(item)
        for number, line in enumerate(typed[1:], node.location.line + 1):
            if item := first_item(line.strip()):
                yield Location(node.location.path, number), said_of_item(item)


def list_meant(node: Node) -> str:
    """Give what was found where a list belongs as one."""
    if isinstance(node, Mapping) and node.in_brackets and all(map(is_null, node.fields.values())):
        return in_brackets(tuple(node.fields)) if node.fields else "[one, two]"
    text = node.text if isinstance(node, Scalar) and len(node.text) <= LONGEST_SHOWN else ""
    items = items_in(text)
    return in_brackets(items) if items else "[one, two]"


def said_of_several(item: Node, listed: Sequence, hint: Any) -> str:
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


def tell_repeated(
    hint: Any, values: list[Any], listed: Sequence, context: ValidationContext
) -> bool:
    """Report what a list of things that are chosen names once more; true where it does."""
    repeated = False
    for number, (value, item) in enumerate(zip(values, listed.items, strict=True)):
        if is_chosen(hint) and value is not INVALID and value in values[:number]:
            first = values.index(value) + 1
            context.item(number + 1).report(item.location, TWICE.format(describe(item), first))
            repeated = True
    return repeated


def is_chosen(hint: Any) -> bool:
    """True for the type of what is one of several: a language, an entry, a list, a choice."""
    if get_origin(hint) is Literal:
        return True
    rule = get_args(hint)[1] if get_origin(hint) is Annotated else None
    return isinstance(rule, LanguageRule | EntryRule | SectionRule) or hint == LanguageCode


def _is_tag(hint: Any) -> bool:
    """True for the type of a tag."""
    return get_origin(hint) is Annotated and isinstance(get_args(hint)[1], TagRule)
