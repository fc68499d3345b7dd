"""What a field says, in words for its author: each model has them beside its fields."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.values import Value


@dataclass(frozen=True, slots=True)
class Guide:
    """What a field says, and an example as YAML on one line ("": the type has one)."""

    what: str
    example: str = ""


def guide_to(model: type[Value], name: str) -> Guide:
    """Give the guide to a model's field; a field that nobody described has an empty one."""
    for owner in model.__mro__:
        guide: Guide | None = vars(owner).get("guide", {}).get(name)
        if guide is not None:
            return guide
    return Guide("")
