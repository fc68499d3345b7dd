"""Careful reading of PDF objects, which in a foreign file may be anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

# What pikepdf and Python raise when a file's objects are not what the standard says. Anything
# else is our own mistake and must be seen.
DAMAGE: tuple[type[Exception], ...] = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
# How Python shows the file that a library reads from.
IN_MEMORY = re.compile(r"<[^<>]* object at 0x[0-9a-fA-F]+>:? ?")


def without_places(told: str) -> str:
    """A library's message in one line, without where in the machine's memory something lies."""
    return " ".join(IN_MEMORY.sub("", told).split())


def damage() -> tuple[type[Exception], ...]:
    """Every exception that a damaged file may cause, those of pikepdf and pypdfium2 included."""
    from pikepdf.exceptions import PikepdfError

    return (*DAMAGE, PikepdfError)


def is_dictionary(item: Any) -> bool:
    """Whether an object is a dictionary or a stream."""
    from pikepdf import Dictionary, Stream

    return isinstance(item, Dictionary | Stream)


def is_stream(item: Any) -> bool:
    """Whether an object is a stream."""
    from pikepdf import Stream

    return isinstance(item, Stream)


def is_array(item: Any) -> bool:
    """Whether an object is an array."""
    from pikepdf import Array

    return isinstance(item, Array)


def entry(item: Any, *keys: str) -> Any:
    """The value under a path of keys, or None where there is none."""
    for key in keys:
        if not is_dictionary(item):
            return None
        item = item.get(key)
    return item


def entries(item: Any) -> Iterator[tuple[str, Any]]:
    """The entries of a dictionary, sorted by key; none of anything else."""
    if is_dictionary(item):
        for key in sorted(item.keys()):
            yield str(key), item.get(key)


def elements(item: Any) -> tuple[Any, ...]:
    """The elements of an array; an object that is no array is its own only element."""
    if item is None:
        return ()
    return tuple(item) if is_array(item) else (item,)


def name_of(item: Any) -> str:
    """A name without its slash; "" for anything else."""
    from pikepdf import Name

    return str(item)[1:] if isinstance(item, Name) else ""


def text_of(item: Any) -> str:
    """A text string; "" for anything else."""
    from pikepdf import String

    return str(item) if isinstance(item, String | str) else ""


def has_letters(item: Any) -> bool:
    """Whether a string, or one of an array's, has a byte: `()` and `[-20]` show nothing."""
    from pikepdf import String

    return any(isinstance(each, String) and len(bytes(each)) > 0 for each in elements(item))


def numbers(item: Any) -> tuple[float, ...]:
    """The numbers of an array; () when it is no array or holds something else."""
    if not is_array(item):
        return ()
    try:
        return tuple(float(element) for element in item)
    except (TypeError, ValueError):
        return ()


def number_of(item: Any, default: float) -> float:
    """A number, or the default for anything else."""
    if item is None or isinstance(item, bool):
        return default
    try:
        return float(item)
    except (TypeError, ValueError):
        return default


def identity(item: Any) -> tuple[int, int] | None:
    """The number of an indirect object; None for a direct one."""
    generation: tuple[int, int] = item.objgen if hasattr(item, "objgen") else (0, 0)
    return generation if generation != (0, 0) else None
