"""Checking YAML nodes against typed models: a field's type hint is its schema.

Every mistake becomes a problem with its place; none stops the check of the next field.
"""

from __future__ import annotations

import types
from functools import lru_cache, partial
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from sitegen.content.front_matter.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_null,
    says_nothing,
)
from sitegen.content.front_matter.quoting import unspaced
from sitegen.content.validation.context import INVALID, ValidationContext
from sitegen.content.validation.contradictions import tell_contradictions
from sitegen.content.validation.field import Field, Read
from sitegen.content.validation.keeping_back import hint_to_draft
from sitegen.content.validation.listed import (
    is_for_readers,
    items_typed_otherwise,
    list_meant,
    said_of_several,
    tell_repeated,
)
from sitegen.content.validation.mismatch import LIMITS_NOTHING, NOTHING_SAID, mismatch
from sitegen.content.validation.misnamed import found_text
from sitegen.content.validation.scalars import (
    SCALARS,
    number_or_text,
    read_free_text,
    read_ruled_text,
    read_text,
)
from sitegen.content.validation.shapes import (
    choices_in,
    fields_below,
    form_in_examples,
    group_of,
    members_of,
    shape_of,
    takes_empty,
    text_rule_of,
)
from sitegen.content.validation.strangers import Strangers, tell_strangers
from sitegen.text import did_you_mean
from sitegen.values import Value

V = TypeVar("V", bound=Value)


def read_model(model: type[V], node: Node, context: ValidationContext) -> V | None:
    """Check a mapping against a model and give the typed value.

    Problems go to the findings of the context; None is given where there was one.
    """
    before = len(context.findings.problems)
    values = values_of(model, node, context)
    if len(context.findings.problems) > before:
        return None
    for name, advice in getattr(model, "advised", {}).items():
        if name not in values:
            context.inside(name).advise(node.location, advice)
    return model(**values)


def values_of(model: type[Value], node: Node, context: ValidationContext) -> dict[str, Any]:
    """Check a mapping against a model and give the values that have no mistake, by name.

    Problems go to the findings of the context.
    """
    fields = fields_of(model)
    if not isinstance(node, Mapping):
        said = unspaced(node.text) if isinstance(node, Scalar) else ""
        example = f"a group of fields, such as {_example(model, node)}"
        mismatch(node, context, example, f" ({said})" if said else "")
        return {}
    values: dict[str, Any] = {}
    strangers = Strangers()
    if not getattr(model, "takes_more", False):
        strangers = tell_strangers(fields, getattr(model, "beside", ()), node, context)
    for name, value in node.fields.items():
        known = fields.get(name)
        if known is None:
            if kept := getattr(model, "keeps_more", ""):
                values.setdefault(kept, {})[name] = _read_anything(value, context.inside(name))
        elif name in strangers.emptied:
            continue
        elif name in getattr(model, "limits", {}) and limits_nothing(value):
            said = LIMITS_NOTHING.format(model.limits[name])  # type: ignore[attr-defined]
            context.inside(name).report(value.location, said)
        elif not says_nothing(value) or (known.takes_empty and not is_null(value)):
            values[name] = known.read(value, context.within(name, fields))
        elif not known.required and value.location not in context.facts.clearing:
            context.inside(name).advise(value.location, NOTHING_SAID)
    for name, known in fields.items():
        # A field that is there under a name written wrongly is one mistake, not two.
        if known.required and name not in values and not strangers.stand_for(name):
            where = node.keys.get(name, node.location)
            context.inside(name).report(where, "missing; this field is required")
    note_places(node, getattr(model, "noted", frozenset()), context)
    sound = {name: value for name, value in values.items() if value is not INVALID}
    tell_contradictions(model, sound, node, context)
    return sound


def note_places(node: Mapping, noted: frozenset[str], context: ValidationContext) -> None:
    """Keep where fields stand, for what is told of them once all entries are judged."""
    for name in node.fields.keys() & noted:
        written = context.inside(name).written("", node.fields[name].location)
        context.findings.places.append(written)


def limits_nothing(node: Node) -> bool:
    """True for no value, and for a list of nothing."""
    return says_nothing(node) or (isinstance(node, Sequence) and not node.items)


@lru_cache(maxsize=128)
def fields_of(model: type[Value]) -> dict[str, Field]:
    """Give the fields of a model by name, each with its reader."""
    hints = get_type_hints(model, include_extras=True)
    return {
        info.name: Field(
            reader_of(hints[info.name]),
            info.required,
            form_in_examples(hints[info.name]),
            text_rule_of(hints[info.name]),
            takes_empty=takes_empty(hints[info.name]),
            is_switch=hints[info.name] is bool,
            below=fields_below(hints[info.name]),
            is_list=any(shape_of(each) is Sequence for each in members_of(hints[info.name])),
        )
        for info in msgspec.structs.fields(model)
        if info.name != getattr(model, "keeps_more", "")
    }


def _example(model: type[Value], node: Node) -> str:
    """Give a group of a model with what was found in it; its required fields, else the first."""
    fields = fields_of(model)
    needed = {name: known for name, known in fields.items() if known.required}
    needed = needed or dict(list(fields.items())[:1])
    text = found_text(node)
    meant = next((name for name, known in needed.items() if known.fits(text)), next(iter(needed)))
    written = (
        f"{name}: {known.form.format(text) if name == meant and text else '…'}"
        for name, known in needed.items()
    )
    return "{" + ", ".join(written) + "}"


def reader_of(hint: Any) -> Read:
    """Give the function that reads a value of a type.

    Raises TypeError for a type that front matter can't have: a mistake in the model.
    """
    if hint in SCALARS:
        return SCALARS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated_reader(arguments)
    if origin is Literal:
        return partial(_read_choice, arguments)
    if origin in (Union, types.UnionType):
        return _union_reader(arguments)
    if origin is tuple:
        return partial(_read_list, reader_of(arguments[0]), arguments[0])
    if origin is dict:
        return partial(_read_table, reader_of(arguments[0]), reader_of(arguments[1]))
    if hint is Any:
        return _read_anything
    if isinstance(hint, type) and issubclass(hint, Value):
        return partial(_read_group, hint)
    raise TypeError(f"no front matter can hold a {hint!r}")


def _annotated_reader(arguments: tuple[Any, ...]) -> Read:
    base, rule = arguments[0], arguments[1]
    if base is str:
        return partial(read_ruled_text, rule)
    return partial(_read_ruled_number, rule, reader_of(base))


def _read_ruled_number(rule: Any, read: Read, node: Node, context: ValidationContext) -> Any:
    value = read(node, context)
    if value is INVALID or rule.accepts(value):
        return value
    return mismatch(node, context, rule.expected)


def _union_reader(arguments: tuple[Any, ...]) -> Read:
    if by_choice := choices_in(arguments):
        return partial(_read_chosen, *by_choice)
    members = (member for member in arguments if member is not type(None))
    by_shape = {shape_of(member): reader_of(member) for member in members}
    if len(by_shape) == 1:
        return next(iter(by_shape.values()))
    return partial(_read_by_shape, by_shape)


def _read_chosen(
    name: str, models: dict[str, type[Value]], node: Node, context: ValidationContext
) -> Any:
    if not isinstance(node, Mapping):
        return mismatch(node, context, f"a group of fields with {name}")
    chosen = node.fields.get(name)
    if chosen is None:
        return context.inside(name).report(node.location, "missing; this field is required")
    value = _read_choice(tuple(models), chosen, context.inside(name))
    if value is INVALID:
        return INVALID
    model = read_model(models[value], node, context)
    return INVALID if model is None else model


def _read_by_shape(by_shape: dict[type[Node], Read], node: Node, context: ValidationContext) -> Any:
    read = by_shape.get(type(node))
    if read is None:
        names = {Sequence: "a list", Mapping: "a group of fields", Scalar: "a text"}
        return mismatch(node, context, " or ".join(names[shape] for shape in by_shape))
    return read(node, context)


def _read_choice(choices: tuple[str, ...], node: Node, context: ValidationContext) -> Any:
    words = [choice for choice in choices if choice]
    if isinstance(node, Scalar) and node.text in choices:
        return node.text
    hint = did_you_mean(node.text, words) if isinstance(node, Scalar) else ""
    hint = hint_to_draft(node, context) or hint
    return mismatch(node, context, "one of " + ", ".join(words), hint)


def _read_list(read: Read, hint: Any, node: Node, context: ValidationContext) -> Any:
    group = group_of(hint)
    if not isinstance(node, Sequence):
        told = [context.report(place, said) for place, said in items_typed_otherwise(node)]
        if told:
            return INVALID
        example = _example_list(group, node) if group else list_meant(node)
        return mismatch(node, context, f"a list, such as {example}")
    values = []
    for number, item in enumerate(node.items, 1):
        inside = context.item(number)
        if group is None and says_nothing(item):
            values.append(mismatch(item, inside, "a value, or one item less"))
        elif (said := said_of_several(item, node, hint)) and not is_for_readers(hint):
            values.append(inside.report(item.location, said))
        else:
            if said:
                inside.advise(item.location, said)
            values.append(read(item, inside))
    repeated = tell_repeated(hint, values, node, context)
    return INVALID if repeated or INVALID in values else tuple(values)


def _example_list(group: type[Value], node: Node) -> str:
    return f"[{_example(group, node)}]" if isinstance(node, Scalar) else "[{…}, {…}]"


def _read_table(read_key: Read, read: Read, node: Node, context: ValidationContext) -> Any:
    if not isinstance(node, Mapping):
        return mismatch(node, context, "a group of fields")
    values = {}
    for name, value in node.fields.items():
        inside = context.inside(name)
        key = read_key(Scalar(name, "str", node.keys[name]), inside)
        free = read is _read_anything
        nothing = says_nothing(value) and not free
        values[key] = mismatch(value, inside, "a value") if nothing else read(value, inside)
    return INVALID if INVALID in (*values, *values.values()) else values


def _read_group(model: type[Value], node: Node, context: ValidationContext) -> Any:
    value = read_model(model, node, context)
    return INVALID if value is None else value


def _read_anything(node: Node, context: ValidationContext) -> Any:
    if isinstance(node, Mapping):
        return _read_table(read_text, _read_anything, node, context)
    if isinstance(node, Sequence):
        for item in node.items:
            if said := said_of_several(item, node, Any):
                context.advise(item.location, said)
        return tuple(_read_anything(item, context) for item in node.items)
    if node.tag == "null":
        return None
    if node.tag in ("bool", "int", "float"):
        return number_or_text(node, context)
    return read_free_text(node, context)
