"""A change of one value as replacements of text, in the place that the value occupies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.content.editing.changes import Change, Path
from sitegen.content.editing.places import Entry, Fields, Items, Leaf, Place
from sitegen.content.editing.values import (
    Bare,
    Wanted,
    block,
    flow,
    item_lines,
    new_lines,
    scalar_forms,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that takes the place of what stands between two signs of a file."""

    start: int
    end: int
    text: str

    def applied(self, text: str) -> str:
        """Give the text with this edit made."""
        return text[: self.start] + self.text + text[self.end :]


def edits_for(text: str, root: Fields, change: Change, order: Sequence[str]) -> Iterator[Edit]:
    """Give ways to make a change, the likeliest first; which one holds is for the caller to see."""
    *outer, last = change.path
    parent = _at(root, tuple(outer))
    in_flow = _in_flow(root, tuple(outer))
    if isinstance(parent, Fields) and isinstance(last, str):
        entry = parent.named(last)
        if entry is None:
            yield from _at_sample(text, parent, last, change.value)
            yield _added(text, parent, last, change.value, order)
        elif change.value is None:
            yield from _entry_out(text, parent, entry)
        else:
            yield from _replaced(text, entry.value, change.value, in_flow, entry)
    elif isinstance(parent, Items) and isinstance(last, int):
        if change.adds:
            yield _item_in(text, parent, last, change.value)
        elif change.value is None:
            yield from _item_out(text, parent, last)
        else:
            yield from _replaced(text, parent.items[last], change.value, in_flow, None)


def _at(root: Place, path: Path) -> Place:
    place: Place = root
    for step in path:
        if isinstance(place, Fields) and isinstance(step, str):
            entry = place.named(step)
            if entry is None:
                raise KeyError(step)
            place = entry.value
        elif isinstance(place, Items) and isinstance(step, int):
            place = place.items[step]
    return place


def _in_flow(root: Place, path: Path) -> bool:
    places = (_at(root, path[:length]) for length in range(len(path) + 1))
    return any(place.flow for place in places if not isinstance(place, Leaf))


def _replaced(
    text: str, place: Place, value: Wanted, in_flow: bool, entry: Entry | None
) -> Iterator[Edit]:
    column = _column(text, entry.start if entry else place.start)
    if isinstance(value, str | Bare) and isinstance(place, Leaf):
        yield from _of_leaf(text, place, value, column, in_flow)
    elif in_flow:
        yield Edit(place.start, place.end, flow(value))
    elif entry:
        start = text.index(":", entry.name_end) + 1
        yield Edit(start, max(place.end, start), new_lines(value, column))
    else:
        dash = text.rindex("-", 0, place.start)
        lines = item_lines(value, _column(text, dash)).lstrip()
        yield Edit(dash, max(place.end, dash + 1), lines)


def _of_leaf(
    text: str, leaf: Leaf, value: str | Bare, column: int, in_flow: bool
) -> Iterator[Edit]:
    lead = "" if leaf.start < leaf.end or text[leaf.start - 1 : leaf.start] in " [{" else " "
    if leaf.style in ("|", ">") and isinstance(value, str):
        header, _, lines = text[leaf.start : leaf.end].partition("\n")
        first = next((line for line in lines.split("\n") if line.strip()), "")
        indent = len(first) - len(first.lstrip(" ")) or column + 2
        yield Edit(leaf.start, leaf.end, block(value, indent, header))
    style = "inline" if in_flow and not leaf.style else leaf.style
    for form in scalar_forms(value, column + 2, style):
        yield Edit(leaf.start, leaf.end, lead + form)


def _at_sample(text: str, group: Fields, name: str, value: Wanted) -> Iterator[Edit]:
    """Add a field where a comment offers it, as a new entry's file does: `#date: 2024-07-12`."""
    is_top = not group.flow and all(_column(text, entry.start) == 0 for entry in group.entries)
    offered = re.search(rf"^#{re.escape(name)}:", text, re.MULTILINE) if is_top else None
    if offered:
        yield _line(text, offered.start(), f"{name}:{new_lines(value, 0)}")


def _added(text: str, group: Fields, name: str, value: Wanted, order: Sequence[str]) -> Edit:
    if group.flow:
        at = group.entries[-1].end if group.entries else group.start + 1
        return Edit(at, at, f"{', ' if group.entries else ''}{name}: {flow(value)}")
    if not group.entries:
        return _line(text, len(text), f"{name}:{new_lines(value, 0)}")
    column = _column(text, group.entries[0].start)
    written = f"{' ' * column}{name}:{new_lines(value, column)}"
    before = set(order[: order.index(name)]) if name in order else None
    near = [entry for entry in group.entries if before is None or entry.name in before]
    first = group.entries[0]
    if near or column:
        return _line(text, _line_end(text, (near or group.entries)[-1].end), written)
    return _line(text, _line_start(text, first.start), written)


def _entry_out(text: str, group: Fields, entry: Entry) -> Iterator[Edit]:
    at = group.entries.index(entry)
    start = _line_start(text, entry.start)
    if group.flow:
        yield from _out_of_flow(text, [(each.start, each.end) for each in group.entries], at)
    elif text[start : entry.start].strip():
        yield Edit(entry.start, group.entries[at + 1].start, "")
    else:
        yield Edit(start, _line_end(text, entry.end), "")


def _item_in(text: str, items: Items, at: int, value: Wanted) -> Edit:
    if items.flow:
        written = flow(value)
        if not items.items:
            return Edit(items.start + 1, items.start + 1, written)
        if at == 0:
            return Edit(items.items[0].start, items.items[0].start, f"{written}, ")
        end = items.items[at - 1].end
        return Edit(end, end, f", {written}")
    written = item_lines(value, _column(text, items.starts[0]))
    if at == 0:
        return _line(text, _line_start(text, items.starts[0]), written)
    return _line(text, _line_end(text, max(items.items[at - 1].end, items.starts[at - 1])), written)


def _item_out(text: str, items: Items, at: int) -> Iterator[Edit]:
    if items.flow:
        yield from _out_of_flow(text, [(each.start, each.end) for each in items.items], at)
        return
    end = max(items.items[at].end, items.starts[at] + 1)
    yield Edit(_line_start(text, items.starts[at]), _line_end(text, end), "")


def _out_of_flow(text: str, spans: Sequence[tuple[int, int]], at: int) -> Iterator[Edit]:
    """Take out what stands in brackets, but for remarks: those behind it go with it only where
    it stands alone on its line."""
    start, end = spans[at]
    if at + 1 < len(spans):
        following = spans[at + 1][0]
        between = text[end:following]
        if "#" in between:
            shared = any(_line_start(text, start) < each[1] <= start for each in spans[:at])
            comma, lines = between.find(",") + 1, between.find("\n") + 1
            kept = between[(comma if shared else lines) :].lstrip(" ")
            yield Edit(start, following - len(kept), "")
        yield Edit(start, following, "")
        return
    before = spans[at - 1][1] if at else start
    if "#" in text[before:start]:
        yield Edit(start, end, "")
    yield Edit(before, end, "")


def _line(text: str, at: int, written: str) -> Edit:
    """Put whole lines in at the start of a line, or at the end of a text that no line ends."""
    is_open = at > 0 and text[at - 1] != "\n"
    return Edit(at, at, f"\n{written}" if is_open else f"{written}\n")


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)
