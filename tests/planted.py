"""Entries of every kind with an address planted in every field that can hold one.

The fields are found by their types: one that is added tomorrow is planted too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec.structs import fields

from sitegen.kinds.meta import Meta
from sitegen.schema.dates import PartialDate
from sitegen.schema.fields import LinkRule, NumberRule
from sitegen.values import Value
from tests.kinds import MODELS, PLACES

Plant = Callable[[str, LinkRule], str]
"""Gives the address to plant in a field, by its name (`hosts.url`) and rule."""

TO_BE_SEEN: dict[str, dict[str, Any]] = {
    "event": {"start": "2099-01-01"},
    "story": {"consent": {"web": True, "name": "public"}},
}
"""What entries of a kind need for their pages to show everything."""


def kinds_with_links() -> dict[str, type[Meta]]:
    """Return the kinds that have a field for an address."""
    return {name: model for name, model in MODELS.items() if holds_links(model)}


def holds_links(hint: Any) -> bool:
    """Return whether a type has a place for an address."""
    return any(True for _ in link_fields(hint))


def link_fields(hint: Any, name: str = "") -> Iterator[tuple[str, LinkRule]]:
    """Give the fields for addresses in a type, by name."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from ((name, rule) for rule in arguments[1:] if isinstance(rule, LinkRule))
    elif isinstance(hint, type) and issubclass(hint, Value):
        for field, inner in get_type_hints(hint, include_extras=True).items():
            yield from link_fields(inner, f"{name}.{field}".lstrip("."))
    else:
        for inner in arguments:
            yield from link_fields(inner, name)


def planted(model: type[Value], plant: Plant, name: str = "") -> dict[str, Any]:
    """Give the least that a model needs, with an address in each of its places for one."""
    hints = get_type_hints(model, include_extras=True)
    return {
        info.name: sample(hints[info.name], plant, f"{name}.{info.name}".lstrip("."))
        for info in fields(model)
        if info.required or holds_links(hints[info.name])
    }


def sample(hint: Any, plant: Plant, name: str) -> Any:
    """Give a value of a type, with an address in each of its places for one."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        rule = arguments[1]
        if isinstance(rule, LinkRule):
            return plant(name, rule)
        if isinstance(rule, NumberRule):
            return 1
        return "us@example.org" if name.endswith("contact") else "x"
    if origin is tuple:
        return [sample(arguments[0], plant, name)]
    if origin is dict:
        keys = get_args(arguments[0]) if get_origin(arguments[0]) is Literal else ("apple",)
        return {key: sample(arguments[1], plant, f"{name}.{key}") for key in keys}
    if origin in (Union, UnionType):
        members = [member for member in arguments if member is not NoneType]
        return sample(next(filter(holds_links, members), members[0]), plant, name)
    if isinstance(hint, type) and issubclass(hint, Value) and hint is not PartialDate:
        return planted(hint, plant, name)
    moment = "2024-03-01T09:00Z"
    return {str: "x", int: 1, bool: False, PartialDate: "2024-03-01", datetime: moment}[hint]


def planted_entry(kind: str, plant: Plant) -> tuple[str, str]:
    """Give the path and text of an entry of a kind, its fields one a line, without a folder."""
    values = {"title": f"A {kind}", **TO_BE_SEEN.get(kind, {}), **planted(MODELS[kind], plant)}
    values["date"] = "2024-01-02"
    if "guid" in values:
        # Of its own: no two entries have one.
        values["guid"] = kind
    return PLACES[kind], f"---\n{json.dumps(values, ensure_ascii=False, indent=1)}\n---\n"
