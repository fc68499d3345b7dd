"""What differs between what front matter says and what it shall say, a change at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sitegen.content.editing.values import Wanted, agrees, is_empty

Path = tuple[str | int, ...]
"""Names of fields and places in lists (from 0), from the outermost in."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is set, added or (None) removed.

    `adds`: it goes into a list as a new item, before that place.
    """

    path: Path
    value: Wanted
    adds: bool = False


def first_change(value: Wanted, wanted: Wanted, path: Path = ()) -> Change | None:
    """Give the first change that brings a value nearer to what is wanted, None for none."""
    return next(_changes(value, wanted, path), None)


def _changes(value: Wanted, wanted: Wanted, path: Path) -> Iterator[Change]:
    if agrees(value, wanted):
        return
    if path and is_empty(wanted):
        yield Change(path, None)
    elif isinstance(value, Mapping) and isinstance(wanted, Mapping):
        yield from _in_group(value, wanted, path)
    elif isinstance(value, tuple) and isinstance(wanted, tuple):
        yield from _in_list(value, wanted, path)
    else:
        yield Change(path, wanted)


def _in_group(
    value: Mapping[str, Wanted], wanted: Mapping[str, Wanted], path: Path
) -> Iterator[Change]:
    left = {**value, **wanted}
    if path and is_empty(left):
        yield Change(path, None)
        return
    for name, inner in wanted.items():
        yield from _changes(value.get(name), inner, (*path, name))


def _in_list(value: tuple[Wanted, ...], wanted: tuple[Wanted, ...], path: Path) -> Iterator[Change]:
    alike = SequenceMatcher(
        None, [_key(item) for item in value], [_key(item) for item in wanted], False
    )
    for what, old, old_end, new, new_end in alike.get_opcodes():
        if what == "equal":
            continue
        for each in range(min(old_end - old, new_end - new)):
            yield from _changes(value[old + each], wanted[new + each], (*path, old + each))
        if old_end - old > new_end - new:
            yield Change((*path, old_end - 1), None)
        elif new_end - new > old_end - old:
            yield Change((*path, old_end), wanted[new + old_end - old], adds=True)


def _key(value: Wanted) -> str:
    if isinstance(value, Mapping):
        inner = sorted((name, _key(each)) for name, each in value.items() if not is_empty(each))
        return repr(inner)
    if isinstance(value, tuple):
        return repr([_key(item) for item in value])
    return repr(value.rstrip("\n") if isinstance(value, str) else value)


def changed(value: Wanted, change: Change) -> Wanted:
    """Give a value as it is after a change."""
    if not change.path:
        return change.value
    step, inner = change.path[0], Change(change.path[1:], change.value, change.adds)
    if isinstance(step, str):
        group = dict(value) if isinstance(value, Mapping) else {}
        group[step] = changed(group.get(step), inner)
        return group if inner.path or change.value is not None else _without(group, step)
    items = list(value) if isinstance(value, tuple) else []
    if inner.path:
        items[step] = changed(items[step], inner)
    elif change.adds:
        items.insert(step, change.value)
    elif change.value is None:
        del items[step]
    else:
        items[step] = change.value
    return tuple(items)


def _without(group: dict[str, Wanted], name: str) -> dict[str, Wanted]:
    return {each: value for each, value in group.items() if each != name}
