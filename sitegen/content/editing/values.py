"""What a field shall say, and how that is written as YAML."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from sitegen.content.editing.places import Items, Leaf, Place, places_in
from sitegen.content.front_matter.quoting import quoted

PLAIN = re.compile(r"(?:(?:\.\.?)?/)*[^\W_](?:[\w ,.()!?;/&+’–—-]|:(?=[^\s:]))*(?<! )")
"""Texts without a sign that YAML, or a reader of it, may take for something else."""


@dataclass(frozen=True, slots=True)
class Bare:
    """What is written without quotation marks: a date, a number, true or false."""

    text: str


Wanted = str | Bare | tuple["Wanted", ...] | Mapping[str, "Wanted | None"] | None
"""A text, a list, a group; fields that a group doesn't name stay. None: no field."""


def value_of(place: Place) -> Wanted:
    """Give what stands at a place, None for nothing."""
    if isinstance(place, Leaf):
        if place.tag == "null":
            return None
        return place.text if place.tag == "str" else Bare(place.text)
    if isinstance(place, Items):
        return tuple(value_of(item) for item in place.items)
    return {entry.name: value_of(entry.value) for entry in place.entries}


def value_written(text: str) -> Wanted:
    """Give what a text of YAML says, as it stands behind the name of a field.

    Raises yaml.YAMLError, and ValueError where it says more than one value.
    """
    root = places_in(f"x:\n{textwrap.indent(text, '  ')}\n")
    if len(root.entries) != 1:
        raise ValueError("no value")
    return value_of(root.entries[0].value)


def agrees(value: Wanted, wanted: Wanted) -> bool:
    """True where a value says all that is wanted; lists must agree item by item.

    Ends of lines at a text's end make no difference: no form shows them.
    """
    if isinstance(wanted, Mapping):
        if not isinstance(value, Mapping):
            return value is None and is_empty(wanted)
        return all(agrees(value.get(name), inner) for name, inner in wanted.items())
    if isinstance(wanted, tuple) and isinstance(value, tuple):
        return len(value) == len(wanted) and all(map(agrees, value, wanted))
    if is_empty(wanted):
        return is_empty(value)
    if isinstance(wanted, str) and isinstance(value, str):
        return value.rstrip("\n") == wanted.rstrip("\n")
    return value == wanted or (isinstance(wanted, Bare) and value == wanted.text)


def as_texts(value: Wanted) -> Wanted:
    """Give a value in which what is written without quotation marks is text."""
    if isinstance(value, Bare):
        return value.text
    if isinstance(value, Mapping):
        return {name: as_texts(inner) for name, inner in value.items()}
    return tuple(as_texts(item) for item in value) if isinstance(value, tuple) else value


def scalar_forms(value: str | Bare, indent: int, style: str = "") -> Iterator[str]:
    """Give ways to write a value, that of its old `style` first, the surest last.

    `style` is "" for a plain one, ' or " for a quoted one, | or > for lines, inline in brackets.

    `indent` is the column of the lines of a text of several. What a form reads as is for the
    caller to see. What can't stand without quotation marks gets them: a date that is a mistake is
    written as it was typed, so that it can be judged.
    """
    if isinstance(value, Bare):
        yield value.text
        yield quoted(value.text)
        return
    if "\n" in value and style != "inline":
        yield block(value, indent, "|" if value.endswith("\n") else "|-")
    elif style != '"':
        if style in ("", "inline") and PLAIN.fullmatch(value) and not (style and ";" in value):
            yield value
        if style == "'" or '"' in value:
            yield quoted(value, "'")
    yield quoted(value)


def block(value: str, indent: int, header: str) -> str:
    """Give a text as lines below a header: | for lines as they are, > for folded ones."""
    margin, between = " " * indent, "\n\n" if header.startswith(">") else "\n"
    lines = value.rstrip("\n").split("\n")
    return f"{header}\n{between.join(f'{margin}{line}' if line else '' for line in lines)}"


def is_empty(value: Wanted) -> bool:
    """True for what needs no field."""
    if isinstance(value, Mapping):
        return all(is_empty(inner) for inner in value.values())
    return value is None or value == ()


def new_lines(value: Wanted, indent: int) -> str:
    """Give what stands behind the colon of a new field whose name is at a column: `` …``.

    Lists of texts stand in brackets, groups one field a line.
    """
    if isinstance(value, Mapping):
        return "".join(f"\n{line}" for line in _field_lines(value, indent + 2))
    if isinstance(value, tuple) and any(isinstance(item, Mapping) for item in value):
        return "".join(f"\n{item_lines(item, indent + 2)}" for item in value)
    if isinstance(value, tuple):
        return f" {flow(value)}"
    return f" {sure(value, indent + 2)}" if value is not None else ""


def item_lines(value: Wanted, indent: int) -> str:
    """Give an item of a list, whose dash is at a column, with its margin."""
    margin = " " * indent
    if isinstance(value, Mapping):
        lines = "\n".join(_field_lines(value, indent + 2))
        return f"{margin}- {lines[indent + 2 :]}"
    if isinstance(value, tuple):
        return f"{margin}- {flow(value)}"
    return f"{margin}- {sure(value, indent + 2)}" if value is not None else f"{margin}-"


def flow(value: Wanted) -> str:
    """Give a value on one line, as it stands in brackets."""
    if isinstance(value, Mapping):
        inner = (f"{name}: {flow(each)}" for name, each in value.items() if not is_empty(each))
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(flow(item) for item in value)}]"
    return '""' if value is None else sure(value, 0, inline=True)


def sure(value: str | Bare, indent: int, *, inline: bool = False) -> str:
    """Give the first way to write a value that reads back as it is. Raises ValueError for none."""
    forms = scalar_forms(value, indent, "inline" if inline else "")
    for form in forms:
        if reads_as(form, value, inline=inline):
            return form
    raise ValueError(f"no YAML for {value!r}")


def reads_as(form: str, value: str | Bare, *, inline: bool) -> bool:
    """True where YAML reads a written form as the value, and nothing else with it."""
    try:
        root = places_in(f"x: [{form}]\n" if inline else f"x: {form}\n")
    except (yaml.YAMLError, ValueError):
        return False
    return agrees(value_of(root), {"x": (value,) if inline else value})


def _field_lines(value: Mapping[str, Wanted | None], indent: int) -> Iterator[str]:
    for name, inner in value.items():
        if not is_empty(inner):
            yield f"{' ' * indent}{name}:{new_lines(inner, indent)}"
