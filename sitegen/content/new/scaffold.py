"""A new entry's file: every field of its kind, with what it is, its form and an example.

A new site's settings are written in the same way.

The fields come from the kind's own model, so that a new field appears here by itself. A line that
begins with `#` and no space is a field to be had by taking the `#` away.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, get_origin, get_type_hints

import msgspec

from sitegen.content.validation.forms import GROUP, WORDS, example_of, form_of, group_in
from sitegen.content.validation.shapes import members_of
from sitegen.kinds.meta import ORIGINAL, Meta
from sitegen.schema.guide import Guide, guide_to
from sitegen.schema.parts import Image
from sitegen.values import Value

WIDTH = 98
FIRST_FIELDS = ("title", "draft", "guid", "date", "summary")
BESIDE = ("alt", "caption", "credit", "focus")
"""What stands beside `image`, at the top level."""


def entry_text(model: type[Meta], written: Mapping[str, str]) -> str:
    """Give a new entry's file. `written` are the fields that have a value, as YAML on one line."""
    names = [name for name in ordered_fields(model) if name != ORIGINAL]
    return "\n".join(["---", *explained(model, names, written), "---", "", ""])


def plain_text(model: type[Meta], written: Mapping[str, str]) -> str:
    """Give a new entry's file with nothing but the fields that have a value."""
    fields = [f"{name}: {written[name]}" for name in ordered_fields(model) if name in written]
    return "\n".join(["---", *fields, "---", "", ""])


def settings_text(model: type[Value], written: Mapping[str, str]) -> str:
    """Give a new site's settings, every one of them explained."""
    names = [field.name for field in msgspec.structs.fields(model)]
    return "\n".join([*explained(model, names, written), ""])


def explained(model: type[Value], names: list[str], written: Mapping[str, str]) -> list[str]:
    """Give the lines of a model's fields, with an empty one between each two."""
    hints = get_type_hints(model, include_extras=True)
    lines: list[str] = []
    for name in names:
        lines += ["", *field_lines(model, name, hints[name], written.get(name))]
    return lines[1:]


def ordered_fields(model: type[Meta]) -> list[str]:
    """Give a kind's fields: what everybody fills in, the kind's own, then the rest."""
    names = [field.name for field in msgspec.structs.fields(model)]
    common = {field.name for field in msgspec.structs.fields(Meta)}
    first = [name for name in FIRST_FIELDS if name in names]
    own = [name for name in names if name not in common and name not in first]
    return [*first, *own, *(name for name in names if name not in (*first, *own))]


def field_lines(model: type[Value], name: str, hint: Any, value: str | None) -> Iterator[str]:
    """Give a field's lines: what it is, then the field itself, commented out where it is empty."""
    guide = guide_to(model, name)
    yield from comment(explanation(guide, hint))
    if value is not None:
        yield from (line.rstrip() for line in f"{name}: {value}".split("\n"))
        return
    if model_of_picture(name, hint):
        yield from (f"#{line}" for line in picture_lines(guide.example))
        return
    group = None if guide.example else group_in(hint)
    if group is None:
        yield f"#{name}: {guide.example or example_of(hint)}"
        return
    is_list = get_origin(members_of(hint)[0]) is tuple
    yield f"#{name}:"
    yield from (f"#{line}" for line in group_lines(group, is_list=is_list))


def model_of_picture(name: str, hint: Any) -> bool:
    """True for the picture that is written with its words beside it, at the top level."""
    return name == "image" and group_in(hint) is Image


def picture_lines(example: str) -> Iterator[str]:
    """Give the lines of a top-level picture: its file, then what must be said of it."""
    yield f"image: {example}"
    yield from aligned(Image, BESIDE)


def group_lines(model: type[Value], *, is_list: bool) -> Iterator[str]:
    """Give the lines of a group of fields, or of a list of one group."""
    names = tuple(field.name for field in msgspec.structs.fields(model))
    for number, line in enumerate(aligned(model, names)):
        yield f"  {'- ' if number == 0 else '  '}{line}" if is_list else f"  {line}"


def aligned(model: type[Value], names: tuple[str, ...]) -> list[str]:
    """Give a group's fields with examples, one a line, and what each is in a column beside."""
    hints = get_type_hints(model, include_extras=True)
    guides = [guide_to(model, name) for name in names]
    fields = [
        f"{name}: {guide.example or example_of(hints[name])}"
        for name, guide in zip(names, guides, strict=True)
    ]
    width = min(max(len(field) for field in fields), 44)
    return [
        f"{field:<{width}}  # {remark(guide, hints[name])}"
        for field, name, guide in zip(fields, names, guides, strict=True)
    ]


def explanation(guide: Guide, hint: Any) -> str:
    """Say what a field is, and its form as a sentence of its own; a group shows its form."""
    form = form_of(hint)
    if not guide.example and group_in(hint) and form == GROUP:
        return f"{guide.what}." if guide.what else "A group of fields."
    form = form[0].upper() + form[1:]
    return f"{guide.what}. {form}." if guide.what else f"{form}."


def remark(guide: Guide, hint: Any) -> str:
    """Say what a field of a group is, and its form where the example doesn't show it."""
    form = form_of(hint).partition(" such as ")[0].rstrip(",").partition(": http")[0]
    if not guide.what:
        return form
    return guide.what if form == WORDS[str] else f"{guide.what} ({form})"


def comment(text: str) -> list[str]:
    """Give a text as comment lines."""
    return [f"# {line}" for line in textwrap.wrap(text, WIDTH, break_on_hyphens=False)]
