"""One field of a model, as its type hint says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sitegen.content.front_matter.nodes import Node
from sitegen.content.validation.context import ValidationContext

Read = Callable[[Node, ValidationContext], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a model: how its value is read and whether it may be absent.

    `form` is how a text is put into it in an example: {} for the text; `fits` is true for texts
    that are surely meant for it. `takes_empty`: an empty text says something else than no field.
    `is_switch`: it is true or false. `below` are the fields of the group that it is, or of each in
    the list that it is then (`is_list`).
    """

    read: Read
    required: bool
    form: str
    fits: Callable[[str], bool]
    takes_empty: bool
    is_switch: bool
    below: tuple[str, ...]
    is_list: bool
