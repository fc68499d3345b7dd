"""A model as a JSON Schema (draft 7, which editors know best): types, rules, words for authors.

A schema refuses nothing that a build takes. Where a rule can't be said as a pattern, where one
field depends on another, or where files and entries have to be there, it says less. Values are
those of YAML 1.2, which editors read: a text may look like a number there, and `yes` is a text.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import yaml

from sitegen.content.new.scaffold import explanation, model_of_picture
from sitegen.content.validation.forms import form_of
from sitegen.content.validation.listed import is_chosen
from sitegen.content.validation.shapes import members_of
from sitegen.media.picture import Focus
from sitegen.schema.dates import MOMENT, LocalMoment, PartialDate
from sitegen.schema.fields import (
    FileRule,
    LanguageRule,
    Matching,
    NumberRule,
    SectionRule,
)
from sitegen.schema.guide import guide_to
from sitegen.schema.parts import Image
from sitegen.values import Value

Schema = dict[str, Any]

TEXT = ("string", "number", "boolean")
"""What YAML may take a text for: `title: 2024`, `name: No`."""

TRUTH = "|".join(f"{w}|{w.capitalize()}|{w.upper()}" for w in ("yes", "no", "on", "off"))
"""Words for true and false that the build takes beside these two (YAML 1.1)."""

DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
LOCAL = rf"{DATE}|\d{{4}}-\d{{2}}-\d{{2}}[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?"
PERCENTAGE = r"\d{1,3}(?:\.\d+)?%"
YEAR: Mapping[str, Any] = {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999}


@dataclass(frozen=True, slots=True)
class Told:
    """What a schema may count on: a site's languages and lists, () where any may be meant.

    `whole` is false for a translation, which inherits what it doesn't say. `withheld` are the
    fields of an entry that can't be written in one.
    """

    languages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    whole: bool = True
    withheld: tuple[str, ...] = ()


def schema_of_model(model: type[Value], told: Told) -> Schema:
    """Give the schema of a group of fields."""
    hints = get_type_hints(model, include_extras=True)
    properties, required = {}, []
    for field in msgspec.structs.fields(model):
        if field.name in (*told.withheld, getattr(model, "keeps_more", "")):
            continue
        needed = field.required and told.whole
        if needed:
            required.append(field.name)
        properties[field.name] = property_of(model, field, hints[field.name], told, needed=needed)
    schema: Schema = {"type": "object", "properties": properties}
    beside = getattr(model, "beside", ())
    for name in beside:
        properties[name] = schema_of_model(Image, told)["properties"][name]
    if beside and told.whole:
        schema["dependencies"] = {name: ["image"] for name in beside}
    if required:
        schema["required"] = required
    if not getattr(model, "takes_more", False):
        schema["additionalProperties"] = False
    return schema


def property_of(
    model: type[Value], field: msgspec.structs.FieldInfo, hint: Any, told: Told, *, needed: bool
) -> Schema:
    """Give the schema of a field, with what it is in words. One that isn't needed may be empty."""
    inner = schema_of(hint, told)
    if model_of_picture(field.name, hint):
        inner = {"anyOf": [filled({"type": list(TEXT)}), inner]}
    guide = guide_to(model, field.name)
    words: Schema = {"description": explanation(guide, hint)}
    if guide.example:
        words["examples"] = [in_json(yaml.safe_load(guide.example))]
    if field.default is False or (field.default and isinstance(field.default, bool | int | str)):
        words["default"] = field.default
    return {**(filled(inner) if needed else or_nothing(inner)), **words}


def schema_of(hint: Any, told: Told) -> Schema:
    """Give the schema of a type; editors say in its words what isn't like its pattern.

    Raises TypeError for a type that front matter can't have.
    """
    schema = schema_of_type(hint, told)
    if "pattern" not in schema:
        return schema
    return {**schema, "patternErrorMessage": f"expected {form_of(hint)}"}


def schema_of_type(hint: Any, told: Told) -> Schema:
    """Give the schema of a type without words."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return schema_of_rule(arguments[0], arguments[1], told)
    if origin is Literal:
        return {"enum": [choice for choice in arguments if choice]}
    if origin in (Union, types.UnionType):
        members = [schema_of(member, told) for member in members_of(hint)]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin is tuple:
        once = {"uniqueItems": True} if is_chosen(arguments[0]) else {}
        return {"type": "array", "items": filled(schema_of(arguments[0], told)), **once}
    if origin is dict:
        return schema_of_table(arguments[0], filled(schema_of(arguments[1], told)), told)
    if isinstance(hint, type) and issubclass(hint, Value):
        return schema_of_model(hint, told)
    raise TypeError(f"no schema says what {hint!r} is")


def schema_of_table(key: Any, value: Schema, told: Told) -> Schema:
    """Give the schema of names with a value each."""
    names = schema_of(key, told)
    if "enum" in names:
        properties = dict.fromkeys(names["enum"], value)
        return {"type": "object", "properties": properties, "additionalProperties": False}
    table: Schema = {"type": "object", "additionalProperties": value}
    pattern = names.get("pattern")
    return {**table, "propertyNames": {"pattern": pattern}} if pattern else table


def schema_of_rule(base: type, rule: Any, told: Told) -> Schema:
    """Give the schema of a text or number that has to fulfil a rule, as far as it can be said."""
    plain = schema_of(base, told)
    if isinstance(rule, NumberRule):
        bounds = {"minimum": rule.least, "maximum": rule.most}
        return {**plain, **{name: bound for name, bound in bounds.items() if bound is not None}}
    if isinstance(rule, LanguageRule | SectionRule):
        known = told.languages if isinstance(rule, LanguageRule) else told.sections
        return {"enum": list(known)} if known else plain
    if isinstance(rule, FileRule):
        return {**plain, "pattern": r"^(?![A-Za-z]+://)[^\\]*$"}
    if every := sorted(getattr(rule, "all_known", tuple)()):
        return {"enum": every}
    pattern = pattern_of(rule)
    return {**plain, "pattern": f"^(?:{pattern})$"} if pattern else plain


def pattern_of(rule: Any) -> str:
    """Give a pattern of every text that a rule accepts, "" for none that all programs read alike.

    What a letter is differs: JavaScript's `\\w` knows no Hebrew.
    """
    accepts = getattr(rule, "accepts", None)
    own = accepts.pattern.pattern if isinstance(accepts, Matching) else ""
    return getattr(rule, "like", "") or (own if r"\w" not in own.lower() else "")


def filled(schema: Schema) -> Schema:
    """Give a schema that takes no empty text."""
    takes_text = "string" in schema.get("type", ()) and "pattern" not in schema
    return {**schema, "pattern": r"\S"} if takes_text else schema


def or_nothing(schema: Schema) -> Schema:
    """Give a schema that takes no value and an empty text too: of both the build only warns."""
    if not schema:
        return schema
    if isinstance(schema.get("type"), list):
        pattern = {"pattern": f"^$|{schema['pattern']}"} if "pattern" in schema else {}
        return {**schema, **pattern, "type": [*schema["type"], "null"]}
    return {"anyOf": [*schema.get("anyOf", (schema,)), NOTHING]}


NOTHING: Schema = {"type": ["null", "string"], "maxLength": 0}


def in_json(value: Any) -> Any:
    """Give an example as JSON has it: dates are texts there."""
    if isinstance(value, dict):
        return {str(name): in_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [in_json(each) for each in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def of_text(pattern: str, *, more: tuple[str, ...] = ()) -> Schema:
    """Give the schema of a text that a pattern describes, or of `more` types."""
    return {"type": ["string", *more], "pattern": f"^(?:{pattern})$"}


PLAIN: Mapping[Any, Schema] = {
    Any: {},
    str: {"type": list(TEXT)},
    bool: of_text(TRUTH, more=("boolean",)),
    int: of_text(r"-?\d{1,15}", more=("integer",)),
    float: of_text(r"-?\d{1,15}(?:\.\d+)?", more=("number",)),
    PartialDate: {**YEAR, **of_text(DATE, more=("integer",))},
    LocalMoment: {**YEAR, **of_text(LOCAL, more=("integer",))},
    datetime: of_text(MOMENT.pattern),
    Focus: of_text(rf"\s*{PERCENTAGE}\s+{PERCENTAGE}\s*"),
}
"""The schemas of types that are written as one word."""
