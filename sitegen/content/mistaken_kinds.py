"""Kinds whose declaration in site.yaml has a mistake, as far as they can be made out.

So that the mistake is told where it is, and not once more of each of their entries and of each
link to one. Nothing is written where there is a mistake, so what stands in for it is never seen.
"""

from __future__ import annotations

from typing import Any

from sitegen.content.declarations import check_declaration, fields_refused, names_taken
from sitegen.content.front_matter.nodes import Mapping, Node
from sitegen.content.validation.context import INVALID, Facts, Findings, ValidationContext
from sitegen.content.validation.models import fields_of, read_model
from sitegen.kinds.declared import DeclaredKind, MistakenKind, is_kind_name


def kinds_as_meant(node: Node | None, facts: Facts) -> dict[str, DeclaredKind]:
    """Give the kinds that a site with mistakes declares; `node` is what stands under `kinds`.

    Where their names can't be made out, each folder of `content/` that no kind has is one of them.
    """
    if node is None:
        return {}
    declared = node.fields if isinstance(node, Mapping) else {}
    taken = names_taken(facts.languages)
    sound = [name for name in declared if is_kind_name(name)]
    found = {
        name: kind_as_meant(name, declared[name], facts) for name in sound if name not in taken
    }
    if not declared or len(sound) < len(declared):
        parts = (path.split("/") for path in facts.files)
        folders = {part[1] for part in parts if part[0] == "content" and len(part) > 2}
        for folder in sorted(folders - taken - found.keys()):
            found[folder] = MistakenKind(label=folder, feed=True)
    return found


def kind_as_meant(name: str, node: Node, facts: Facts) -> DeclaredKind:
    """Give a declaration as it stands, else with those of its fields that have no mistake."""
    read = read_model(DeclaredKind, node, ValidationContext(facts, Findings()))
    if read and not check_declaration("", node, facts.languages):
        return read
    return MistakenKind(label=name, fields=sound_fields(node, facts), feed=True)


def sound_fields(node: Node, facts: Facts) -> dict[str, Any]:
    """Give the fields of a declaration that have no mistake themselves."""
    fields = node.fields.get("fields") if isinstance(node, Mapping) else None
    read = fields_of(DeclaredKind)["fields"].read
    found: dict[str, Any] = {}
    for name, each in fields.fields.items() if isinstance(fields, Mapping) else ():
        alone = Mapping({name: each}, {name: each.location}, each.location)
        value = read(alone, ValidationContext(facts, Findings()))
        holder = Mapping({"fields": alone}, {"fields": each.location}, each.location)
        if value is not INVALID and not any(fields_refused("", holder)):
            found |= value
    return found
