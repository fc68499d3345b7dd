"""What a type hint says of a field's form: one word, a list, a group; whether it may be empty."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from sitegen.content.front_matter.nodes import Mapping, Node, Scalar, Sequence
from sitegen.content.validation.scalars import SCALARS
from sitegen.schema.fields import LinkRule, TextRule
from sitegen.values import Value


def members_of(hint: Any) -> list[Any]:
    """Give the members of a union but for None; of any other type, the type alone."""
    if get_origin(hint) in (Union, types.UnionType):
        return [member for member in get_args(hint) if member is not type(None)]
    return [hint]


def takes_empty(hint: Any) -> bool:
    """True for a type that has an empty text beside no value: words that may be none, a choice."""
    if hint is Any or (get_origin(hint) is Literal and "" in get_args(hint)):
        return True
    return type(None) in get_args(hint) and any(str in get_args(m) for m in members_of(hint))


def form_in_examples(hint: Any) -> str:
    """Give how a text stands in a field of a type: alone, in a list, or not at all."""
    members = members_of(hint)
    if any(shape_of(member) is Sequence for member in members):
        return "[{}]"
    return "{}" if any(str in (member, *get_args(member)) for member in members) else "…"


def text_rule_of(hint: Any) -> Callable[[str], bool]:
    """Give what tells that a text is surely meant for a field: the rule that its type has."""
    rules = [rule for rule in get_args(hint)[1:] if isinstance(rule, TextRule | LinkRule)]
    return rules[0].accepts if rules else lambda text: False


def shape_of(hint: Any) -> type[Node]:
    """Give the kind of node that a value of a type is written as."""
    if get_origin(hint) is tuple:
        return Sequence
    if get_origin(hint) is dict or (
        hint not in SCALARS and isinstance(hint, type) and issubclass(hint, Value)
    ):
        return Mapping
    return Scalar


def group_of(hint: Any) -> type[Value] | None:
    """Give the model of a type that is a group of fields, None for any other."""
    return hint if shape_of(hint) is Mapping and get_origin(hint) is None else None


def fields_below(hint: Any) -> tuple[str, ...]:
    """Give the names of the fields of a group, or of each in a list of groups; () for no group."""
    for member in members_of(hint):
        inner = get_args(member)[0] if shape_of(member) is Sequence else member
        if model := group_of(inner):
            return tuple(info.name for info in msgspec.structs.fields(model))
    return ()


def choices_in(members: tuple[Any, ...]) -> tuple[str, dict[str, type[Value]]] | None:
    """Give the field by whose value one of several models is chosen, and the models; None for none.

    It is the first field of each, and has one value in each.
    """
    if len(members) < 2 or not all(isinstance(m, type) and issubclass(m, Value) for m in members):
        return None
    names = {msgspec.structs.fields(member)[0].name for member in members}
    name = names.pop()
    hints = {get_args(get_type_hints(member)[name])[0]: member for member in members}
    return name, hints
