"""What a form can't show as it is: its YAML stands there instead, and can be mended as a text."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import yaml

from sitegen.content.editing.values import Bare, Wanted, is_empty, new_lines, value_written
from sitegen.content.validation.scalars import WORDS_OF_TRUTH
from sitegen.editor.fields import FieldType, fields_of


def can_be_shown(field: FieldType, value: Wanted) -> bool:
    """True where a form shows all of a value in the shape of its field; parts of a group are
    looked at one by one."""
    if value is None or field.shape == "free":
        return True
    if field.shape == "group":
        return isinstance(value, Mapping) and not _strangers(field, value)
    if field.shape == "groups":
        return isinstance(value, tuple) and all(_says_something(field, item) for item in value)
    if field.shape == "list" and isinstance(value, tuple):
        return all(_is_line(item) for item in value)
    if field.shape == "yes":
        return isinstance(value, str | Bare) and _text(value).casefold() in ("", *WORDS_OF_TRUTH)
    return isinstance(value, str | Bare) and "\r" not in _text(value)


def _says_something(field: FieldType, item: Wanted) -> bool:
    if not isinstance(item, Mapping) or field.group is None or _strangers(field, item):
        return False
    said = {each.name: item.get(each.name) for each in fields_of(field.group)}
    return not is_emptied(said)


def _strangers(field: FieldType, value: Mapping[str, Wanted]) -> set[str]:
    """Give the names in a group that no control of it has, where there may be none."""
    known = {each.name for each in fields_of(field.group)} if field.group else set(value)
    return set() if getattr(field.group, "takes_more", False) else set(value) - known


def is_emptied(value: Wanted) -> bool:
    """True for an item whose fields are all empty; a box without its mark says nothing alone."""
    if isinstance(value, Mapping):
        return all(is_emptied(inner) for inner in value.values())
    return is_empty(value) or value == Bare("false")


def _is_line(value: Wanted) -> bool:
    return isinstance(value, str | Bare) and _text(value) == " ".join(_text(value).splitlines())


def _text(value: str | Bare) -> str:
    return value.text if isinstance(value, Bare) else value


def raw_of(value: Wanted) -> str:
    """Give a value as YAML, as it stands behind the name of its field; "" for nothing."""
    return textwrap.dedent(new_lines(value, 0).removeprefix(" ")).strip("\n")


def value_in(text: str, was: Wanted) -> Wanted:
    """Give what a text of YAML says, the text itself where YAML can't read it, None for nothing.

    `was`: what stood there; fields in it that the text no longer has are named as None.
    """
    if not text.strip():
        return None
    try:
        return _instead(value_written(text), was)
    except (yaml.YAMLError, ValueError):
        return text


def _instead(wanted: Wanted, *was: Wanted) -> Wanted:
    if isinstance(wanted, Mapping):
        groups = [each for each in was if isinstance(each, Mapping)]
        inner = {
            name: _instead(each, *(group.get(name) for group in groups))
            for name, each in wanted.items()
        }
        return dict.fromkeys(name for group in groups for name in group) | inner
    if isinstance(wanted, tuple):
        items = [item for each in was if isinstance(each, tuple) for item in each]
        return tuple(_instead(item, *items) for item in wanted)
    return wanted
