"""What a field of a model is on a form: a line, a choice, a list, a group."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from sitegen.content.new.scaffold import ordered_fields
from sitegen.content.validation.forms import example_of, form_of, group_in
from sitegen.content.validation.shapes import members_of
from sitegen.kinds.meta import Meta
from sitegen.media.picture import Focus
from sitegen.schema.dates import LocalMoment, PartialDate
from sitegen.schema.fields import FileRule, ProseRule
from sitegen.schema.guide import guide_to
from sitegen.values import Value

Shape = Literal["line", "text", "list", "yes", "choice", "group", "groups", "free", "raw"]

BARE = (int, float, PartialDate, datetime, LocalMoment, Focus)
"""Types that are written without quotation marks."""

MODELS = 100
"""How many models' fields are kept: more than any site has kinds, with the groups in them."""

LONG = ("summary", "quote", "panel", "text", "caption", "about", "bio", "description", "note")
"""Names of words that take more than a line."""


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field of a model: its shape, what is said of it, and the model of what is in it.

    `free`: only who opens the file can write it. `raw`: its YAML is shown, as its value has another
    shape than the field. `bare`: no text, but a date, a number, a place in
    a picture. `required`: there is no entry without it.
    """

    name: str
    shape: Shape
    what: str
    form: str
    example: str
    required: bool
    bare: bool = False
    file: bool = False
    prose: bool = False
    choices: tuple[str, ...] = ()
    group: type[Value] | None = None


@lru_cache(MODELS)
def fields_of(model: type[Value]) -> tuple[FieldType, ...]:
    """Give the fields of a model in the order in which they are asked for."""
    hints = get_type_hints(model, include_extras=True)
    fields = {field.name: field for field in msgspec.structs.fields(model)}
    names = ordered_fields(model) if issubclass(model, Meta) else fields
    return tuple(
        field_type(model, name, hints[name], required=fields[name].required) for name in names
    )


def field_type(model: type[Value], name: str, hint: Any, *, required: bool) -> FieldType:
    """Say what a field is on a form."""
    guide = guide_to(model, name)
    shape = shape_on_form(name, hint)
    rules = tuple(_rules(hint))
    members = members_of(hint)
    simple = shape in ("line", "text")
    return FieldType(
        name=name,
        shape=shape,
        what=guide.what,
        form="" if shape in ("group", "groups", "yes", "choice") else form_of(hint),
        example=(guide.example or example_of(hint)).strip('"') if simple or shape == "list" else "",
        required=required,
        bare=any(_base(item) in BARE for member in members for item in _items(member)),
        file=any(isinstance(rule, FileRule) for rule in rules),
        prose=any(isinstance(rule, ProseRule) for rule in rules),
        choices=tuple(str(choice) for choice in _choices(members) if choice),
        group=group_in(hint),
    )


def shape_on_form(name: str, hint: Any) -> Shape:
    """Give how a value of a type is asked for."""
    members = members_of(hint)
    lists = [member for member in members if get_origin(member) is tuple]
    if group_in(hint):
        return "free" if len(members) > 1 else "groups" if lists else "group"
    if lists:
        return "list" if _is_simple(get_args(lists[0])[0]) else "free"
    if bool in members:
        return "yes"
    if any(get_origin(member) is Literal for member in members):
        return "choice"
    if not all(_is_simple(member) for member in members):
        return "free"
    return "text" if name in LONG else "line"


def _is_simple(hint: Any) -> bool:
    return _base(hint) is str or _base(hint) in BARE


def _base(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _items(member: Any) -> tuple[Any, ...]:
    return get_args(member)[:1] if get_origin(member) is tuple else (member,)


def _rules(hint: Any) -> Iterator[object]:
    for member in members_of(hint):
        inner = _items(member)[0]
        if get_origin(inner) is Annotated:
            yield get_args(inner)[1]
        elif get_origin(inner) in (Union, types.UnionType):
            yield from _rules(inner)


def _choices(members: list[Any]) -> Iterator[Any]:
    for member in members:
        if get_origin(member) is Literal:
            yield from get_args(member)
