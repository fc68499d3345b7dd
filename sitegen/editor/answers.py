"""What a form sent, as the values that the fields of an entry shall have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sitegen.content.editing.values import Bare, Wanted, agrees
from sitegen.editor.fields import FieldType, fields_of
from sitegen.editor.forms import shown, truth
from sitegen.editor.raw import is_emptied, raw_of, value_in
from sitegen.text import with_line_feeds

NUMBER = re.compile(r"0|[1-9]\d{0,5}", re.ASCII)
"""A place in a list, as a form writes it: no list is longer."""

Sent = Mapping[str, str]
"""The texts of a form by the names of its controls."""


def wanted_of(
    fields: Iterable[FieldType], sent: Sent, values: Mapping[str, Wanted], above: str = ""
) -> dict[str, Wanted]:
    """Give what the fields shall say. `values`: what they say now; what no form asks for stays, and
    so does each value of which the form says what it shows."""
    return {
        field.name: _wanted(field, sent, values.get(field.name), f"{above}{field.name}")
        for field in fields
        if field.shape != "free" and _is_asked(sent, f"{above}{field.name}")
    }


def _is_asked(sent: Sent, name: str) -> bool:
    """True where the form had this field: it sends every control but boxes without their mark."""
    return f"has:{name}" in sent or f"raw:{name}" in sent


def _wanted(field: FieldType, sent: Sent, value: Wanted, name: str) -> Wanted:
    text = with_line_feeds(sent.get(name, "")).rstrip("\n")
    if f"raw:{name}" in sent:
        return value if text == raw_of(value) else value_in(text, value)
    if field.shape == "group" and field.group:
        inner = value if isinstance(value, Mapping) else {}
        group = wanted_of(fields_of(field.group), sent, inner, f"{name}.")
        return value if agrees(inner, group) else group
    if field.shape == "groups" and field.group:
        items = tuple(_items(field, sent, value, name))
        return items if items or value is None or isinstance(value, tuple) else value
    if field.shape == "yes":
        return _yes(sent.get(name), value)
    if text == with_line_feeds(shown(value)).rstrip("\n"):
        return value
    if field.shape == "list":
        return tuple(_listed(field, text, value))
    return _single(field, text) if text.strip() else None


def _listed(field: FieldType, text: str, value: Wanted) -> Iterable[Wanted]:
    """Give the items of a list, one a line; those that stand there already are as they are."""
    old = {shown(item): item for item in value} if isinstance(value, tuple) else {}
    for line in text.split("\n"):
        if line in old or line.strip():
            yield old[line] if line in old else _single(field, line.strip())


def _single(field: FieldType, text: str) -> Wanted:
    return Bare(text.strip()) if field.bare else text


def _yes(sent: str | None, value: Wanted) -> Wanted:
    """A box without its mark isn't sent (HTML, 4.10.21.4); a choice of three is, "" for neither."""
    now = truth(value)
    if sent == "" or (sent is None and now != "true"):
        return value if sent is None else None
    wanted = sent or "false"
    return value if now == wanted else Bare(wanted)


def _items(field: FieldType, sent: Sent, value: Wanted, name: str) -> Iterable[Wanted]:
    assert field.group is not None
    old = value if isinstance(value, tuple) else ()
    start = f"has:{name}."
    numbers = {key.removeprefix(start).partition(".")[0] for key in sent if key.startswith(start)}
    for number in sorted(int(each) for each in numbers if NUMBER.fullmatch(each)):
        was = old[number] if number < len(old) else None
        inner = was if isinstance(was, Mapping) else {}
        item = wanted_of(fields_of(field.group), sent, inner, f"{name}.{number}.")
        if number < len(old) and agrees(inner, item):
            yield was
        elif not is_emptied(item):
            yield {**{key: each for key, each in inner.items() if key not in item}, **item}
