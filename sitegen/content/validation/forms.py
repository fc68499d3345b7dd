"""The forms of front matter fields, said in words and shown by example: both follow the type."""

from __future__ import annotations

import types
from datetime import datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from sitegen.content.validation.scalars import (
    DATE_EXPECTED,
    FOCUS_EXPECTED,
    LOCAL_EXPECTED,
    MOMENT_EXPECTED,
)
from sitegen.content.validation.shapes import members_of
from sitegen.kinds.registry import KINDS
from sitegen.media.picture import Focus
from sitegen.schema.dates import LocalMoment, PartialDate
from sitegen.schema.fields import (
    FileRule,
    LanguageRule,
    LinkRule,
    NumberRule,
    PathRule,
    SectionRule,
    TextRule,
)
from sitegen.values import Value

WORDS: dict[object, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    PartialDate: DATE_EXPECTED,
    datetime: MOMENT_EXPECTED,
    LocalMoment: LOCAL_EXPECTED,
    Focus: FOCUS_EXPECTED,
    Any: "anything",
}
EXAMPLES: dict[object, str] = {
    str: "A few words",
    bool: "true",
    int: "1",
    float: "1.5",
    PartialDate: "2024-07-12",
    datetime: "2026-03-01T09:00",
    LocalMoment: "2026-03-01T10:00",
    Focus: "50% 30%",
    Any: "anything",
}
GROUP = "a group of fields"


def form_of(hint: Any) -> str:
    """Say in words what a value of a type looks like; it completes "expected …"."""
    if hint in WORDS:
        return WORDS[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _form_of_rule(arguments[1])
    if origin is Literal:
        return "one of " + ", ".join(choice for choice in arguments if choice)
    if origin in (Union, types.UnionType):
        return ", or ".join(dict.fromkeys(form_of(member) for member in members_of(hint)))
    if origin is tuple:
        return "a list" if group_in(hint) else f"a list; each {form_of(arguments[0])}"
    if origin is dict:
        return f"names, each with {form_of(arguments[1])}"
    return GROUP


def _form_of_rule(rule: object) -> str:
    if isinstance(rule, LanguageRule):
        return "a language of the site"
    if isinstance(rule, FileRule):
        return "the name of a file in the same folder"
    return str(getattr(rule, "expected", "a text"))


CANDIDATES = (
    *("1", "en", "/about/", "https://example.org/", "us@example.org", "5mm", '"12:34"'),
    "Asia/Jerusalem",
    "CH",
)
"""What may be an example of a text or number that has a rule."""


def example_of(hint: Any) -> str:
    """Give a value of a type as YAML on one line; groups are written field by field elsewhere."""
    if hint in EXAMPLES:
        return EXAMPLES[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _example_of_rule(arguments)
    if origin is Literal:
        return str(next(choice for choice in arguments if choice))
    if origin in (Union, types.UnionType):
        return example_of(members_of(hint)[0])
    if origin is tuple:
        return f"[{example_of(arguments[0])}]"
    return "{}"


def _example_of_rule(arguments: tuple[Any, ...]) -> str:
    base, rule = arguments[0], arguments[1]
    if isinstance(rule, FileRule):
        return "file.jpg"
    if isinstance(rule, LanguageRule):
        return "en"
    if isinstance(rule, SectionRule):
        return KINDS.sections[0]
    if isinstance(rule, NumberRule | TextRule | PathRule | LinkRule):
        accepted = (text for text in (EXAMPLES[base], *CANDIDATES) if _accepts(base, rule, text))
        return next(accepted, EXAMPLES[base])
    return EXAMPLES[base]


def _accepts(base: type, rule: Any, text: str) -> bool:
    try:
        return bool(rule.accepts(base(text.strip('"'))))
    except ValueError:
        return False


def group_in(hint: Any) -> type[Value] | None:
    """Give the model of a field that is a group, or a list of groups; None for any other."""
    for member in members_of(hint):
        inner = get_args(member)[0] if get_origin(member) is tuple else member
        if isinstance(inner, type) and issubclass(inner, Value) and inner not in WORDS:
            return inner
    return None
