"""What of an entry is words: what a translation says anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

import yaml

from sitegen.content.front_matter.nodes import Mapping, Node, Scalar, Sequence
from sitegen.content.validation.forms import group_in
from sitegen.content.validation.shapes import members_of
from sitegen.schema.fields import Prose, TimedProse
from sitegen.values import Value


@lru_cache(maxsize=128)
def hints_of(model: type[Value]) -> dict[str, Any]:
    """Give the types of a model's fields."""
    return get_type_hints(model, include_extras=True)


def words_of(model: type[Value], node: Mapping, left_out: Collection[str]) -> dict[str, Any]:
    """Give what of a mapping's fields is words, as plain values, but for fields of some names."""
    hints = hints_of(model)
    found: dict[str, Any] = {}
    for name, value in node.fields.items():
        if name in hints and name not in left_out:
            words = words_in(hints[name], value, left_out)
            if words not in (None, {}, []):
                found[name] = words
    return found


def words_in(hint: Any, node: Node, left_out: Collection[str]) -> Any:
    """Give the words of a value: texts, groups and lists of them; None for anything else."""
    members = members_of(hint)
    group = group_in(hint)
    if group is not None and isinstance(node, Mapping):
        return words_of(group, node, left_out)
    if isinstance(node, Sequence):
        return list(_items(members, group, node))
    if isinstance(node, Scalar) and node.tag != "null" and any(map(is_words, members)):
        return node.text
    return None


def _items(members: list[Any], group: type[Value] | None, node: Sequence) -> Iterator[Any]:
    for item in node.items:
        if isinstance(item, Mapping) and group is not None:
            yield {name: plain(value) for name, value in item.fields.items()}
        elif isinstance(item, Scalar) and any(
            get_origin(member) is tuple and is_words(get_args(member)[0]) for member in members
        ):
            yield item.text


def is_words(hint: Any) -> bool:
    """True for the type of a text that follows no rule but those of its language."""
    return hint in (str, Prose, TimedProse)


def plain(node: Node) -> Any:
    """Give a node as plain values, texts as they are written."""
    if isinstance(node, Mapping):
        return {name: plain(value) for name, value in node.fields.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.tag == "null" else typed(node)


def typed(node: Scalar) -> Any:
    """Give a scalar so that YAML writes it as it was: words as words, the rest untouched."""
    return yaml.safe_load(node.text) if node.tag in ("int", "bool") else node.text


def without_private_name(words: dict[str, Any], node: Mapping) -> dict[str, Any]:
    """Leave a storyteller's own name where it stands, unless it is public.

    Each copy of a name that is kept is one more to find when a story is withdrawn.
    """
    teller, consent = words.get("storyteller"), node.fields.get("consent")
    shown = consent.fields.get("name") if isinstance(consent, Mapping) else None
    if teller is None or (isinstance(shown, Scalar) and shown.text == "public"):
        return words
    rest = {name: value for name, value in teller.items() if name != "name"}
    others = {name: value for name, value in words.items() if name != "storyteller"}
    return {**others, "storyteller": rest} if rest else others
