"""Changing every published address in a value: the fields are found by their types.

So a field that is added tomorrow is covered, and no template sees an address as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec.structs import fields, replace

from sitegen.schema.fields import LinkRule
from sitegen.values import Value

V = TypeVar("V", bound=Value)
Change = Callable[[str], str]
Apply = Callable[[Any, Change], Any]
"""Gives a value with its addresses changed; None for what turns out to lead nowhere."""


def with_links(value: V, change: Change) -> V | None:
    """Give a value with each of its published addresses changed, nested ones too.

    An empty address leads nowhere: what can't be without one (a button, an item of a menu) goes
    with it. None is given where that is the value itself.
    """
    apply = applier_of(type(value))
    result: V | None = apply(value, change) if apply else value
    return result


def field_with_links(model: type[Value], name: str, value: Any, change: Change) -> Any:
    """Do the same with the value of one field of a model."""
    apply = applier_of_field(model, name)
    return apply(value, change) if apply else value


@lru_cache(maxsize=512)
def applier_of_field(model: type[Value], name: str) -> Apply | None:
    """Give what changes the addresses in a field of a model, None where it can hold none."""
    hint = get_type_hints(model, include_extras=True).get(name)
    return applier_of(hint) if hint else None


@lru_cache(maxsize=256)
def applier_of(hint: Any) -> Apply | None:
    """Give what changes the addresses in values of a type, None where the type can hold none."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        is_link = any(isinstance(each, LinkRule) for each in arguments[1:])
        return _change_text if is_link else applier_of(arguments[0])
    if origin in (Union, UnionType):
        return _applier_of_union(arguments)
    if origin is tuple and (inner := applier_of(arguments[0])):
        return partial(_change_items, inner)
    if origin is dict and (inner := applier_of(arguments[1])):
        return partial(_change_table, inner)
    if isinstance(hint, type) and issubclass(hint, Value):
        return _applier_of_model(hint)
    return None


def _applier_of_union(members: tuple[Any, ...]) -> Apply | None:
    by_type = {get_origin(member) or member: applier_of(member) for member in members}
    return partial(_change_member, by_type) if any(by_type.values()) else None


def _applier_of_model(model: type[Value]) -> Apply | None:
    hints = get_type_hints(model, include_extras=True)
    inside = {
        info.name: (apply, info.required)
        for info in fields(model)
        if (apply := applier_of(hints[info.name]))
    }
    return partial(_change_fields, inside) if inside else None


def _change_text(text: str, change: Change) -> str:
    return change(text) if text else text


def _change_items(apply: Apply, items: tuple[Any, ...], change: Change) -> tuple[Any, ...]:
    changed = (apply(item, change) for item in items)
    return tuple(item for item in changed if item not in (None, ""))


def _change_table(apply: Apply, table: dict[Any, Any], change: Change) -> dict[Any, Any]:
    changed = {name: apply(value, change) for name, value in table.items()}
    return {name: value for name, value in changed.items() if value not in (None, "")}


def _change_member(by_type: dict[Any, Apply | None], value: Any, change: Change) -> Any:
    apply = by_type.get(type(value))
    return apply(value, change) if apply else value


def _change_fields(inside: dict[str, tuple[Apply, bool]], value: Value, change: Change) -> Any:
    changed = {}
    for name, (apply, required) in inside.items():
        changed[name] = apply(getattr(value, name), change)
        if required and changed[name] in (None, ""):
            return None
    if all(changed[name] is getattr(value, name) for name in changed):
        return value
    return replace(value, **changed)
