"""The base of every value that flows through sitegen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class ValueMeta(msgspec.StructMeta):
    """Makes every subclass of Value frozen and keyword-only; msgspec asks for it class by class."""

    def __new__(
        mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any
    ) -> ValueMeta:
        """Create the class with the options of every value."""
        settings = {
            "frozen": True,
            "kw_only": True,
            "omit_defaults": True,
            # Nothing frozen comes to hold itself: the garbage collector may pass over them.
            "gc": False,
            "tag": True,
            "tag_field": "$",
            **options,
        }
        return super().__new__(mcls, name, bases, namespace, **settings)


class Value(msgspec.Struct, metaclass=ValueMeta):
    """A frozen, typed record that can be compared, hashed, cached and digested.

    The encoded form carries the class's name, so that two kinds of value never look alike.

    Defaults are left out of the encoded form; a changed default changes the toolchain's digest,
    so that two versions of the code never read each other's records.
    """


def texts_of(value: object) -> Iterator[str]:
    """Give every text that a value holds, nested values, free fields and their keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from texts_of(pair)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name))
