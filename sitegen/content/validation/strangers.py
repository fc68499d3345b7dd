"""Fields of a group that its model doesn't know: each told with what it was meant as.

Some are no names at all, but the rest of a text that a comma cut off; some belong to the group
above them, and only lack the spaces that would say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass

from sitegen.content.front_matter.nodes import Mapping, Node, Scalar, is_null
from sitegen.content.front_matter.quoting import in_quotes
from sitegen.content.validation.context import ValidationContext
from sitegen.content.validation.field import Field
from sitegen.content.validation.misnamed import COMMA, bare_name, meant_by, meant_name


@dataclass(frozen=True, slots=True)
class Strangers:
    """What the unknown fields of a group stand for: known ones under a wrong name, and those of
    known groups that are empty since their fields stand beside them (`emptied`)."""

    meant: frozenset[str] = frozenset()
    emptied: frozenset[str] = frozenset()

    def stand_for(self, name: str) -> bool:
        """True for a known field that is there, though not as it should be."""
        return name in self.meant or name in self.emptied


def tell_strangers(
    fields: Table[str, Field], beside: tuple[str, ...], node: Mapping, context: ValidationContext
) -> Strangers:
    """Report the fields of a group that are not among `fields`; `beside` are others that may be."""
    if node.fields.keys() <= fields.keys():
        return Strangers()
    meant: set[str] = set()
    emptied: set[str] = set()
    told: set[str] = set()
    names, switches = (*fields, *beside), [name for name, each in fields.items() if each.is_switch]
    outside = dict(_outside(fields, node))
    for name, value in node.fields.items():
        if name in fields or name in told:
            continue
        here = context.inside(bare_name(name))
        near = meant_name(bare_name(name), fields, switches)
        cut = () if near and near not in node.fields else tuple(_cut_off(name, fields, node))
        if cut:
            told |= set(cut[1:])
            here.report(node.keys[name], f"unknown field; {COMMA}: {_whole(cut, node)}")
        elif owner := outside.get(name):
            emptied.add(owner)
            here.report(node.keys[name], _said_of_outside(name, owner, fields[owner], node))
        else:
            here.report(node.keys[name], meant_by(name, value, names, switches, context.around))
            meant.add(near)
    return Strangers(frozenset(meant), frozenset(emptied))


def _cut_off(name: str, fields: Table[str, Field], node: Mapping) -> Iterator[str]:
    """Give the field in braces whose text a comma cut off before a name, and all that it cut off.

    Gives nothing where something else is wrong with the name.
    """
    written = list(node.fields)
    place = written.index(name)
    before = node.fields[written[place - 1]] if place else None
    if not (node.in_brackets and isinstance(before, Scalar) and _is_plain(before)):
        return
    for number, each in enumerate(written[place:]):
        if each in fields or not is_null(node.fields[each]):
            return
        if not number:
            yield written[place - 1]
        yield each


def _is_plain(value: Scalar) -> bool:
    return not (value.quoted or value.lines or is_null(value))


def _whole(cut: tuple[str, ...], node: Mapping) -> str:
    """Give the field with all of its text, in quotes; a space behind a comma is kept."""
    value = node.fields[cut[0]]
    assert isinstance(value, Scalar)
    text, end = value.text, value.location.column + len(value.text)
    for name in cut[1:]:
        column = node.keys[name].column
        text += f",{'' if column == end + 1 else ' '}{name}"
        end = column + len(name)
    return f"{cut[0]}: {in_quotes(text)}"


def _outside(fields: Table[str, Field], node: Mapping) -> Iterator[tuple[str, str]]:
    """Give the unknown fields that stand below an empty group and belong to it, with its name."""
    owner = ""
    for name, value in node.fields.items():
        if name in fields and fields[name].below:
            owner = name if _is_emptied(value) else ""
        elif owner and name in fields[owner].below and name not in fields:
            yield name, owner
        elif not (owner and name in fields[owner].below):
            owner = ""


def _is_emptied(value: Node) -> bool:
    """True for a group without a value; with one below it that was written beside it, such as the
    words of a picture, its first has none."""
    first = next(iter(value.fields.values()), None) if isinstance(value, Mapping) else value
    return first is not None and is_null(first)


def _said_of_outside(name: str, owner: str, group: Field, node: Mapping) -> str:
    value = node.fields[name]
    text = value.text if isinstance(value, Scalar) else "…"
    written = in_quotes(text) if isinstance(value, Scalar) and value.quoted else text
    start = " " * (node.keys[name].column + 1)
    if group.is_list:
        is_first = next(each for each in node.fields if each in group.below) == name
        start += "- " if is_first else "  "
    line = f"{start}{name}: {written}"
    return f'it belongs to "{owner}"; below that it is written with its spaces, "{line}"'
