"""Optional content (ISO 32000-1, 8.11): the layers of a file, and which of them nobody prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sitegen.preflight.pdf.objects import (
    elements,
    entry,
    identity,
    is_array,
    is_dictionary,
    name_of,
    text_of,
)

Identity = tuple[int, int]
Lit = Callable[[Any], bool]

DEEPEST = 24
"""How deep visibility expressions stand in one another; a ring of them is deeper."""

POLICIES: Mapping[str, Callable[[list[bool]], bool]] = {
    "AllOn": all,
    "AnyOn": any,
    "AllOff": lambda lit: not any(lit),
    "AnyOff": lambda lit: not all(lit),
}


class Layers:
    """The layers of one file in its default configuration, as it is looked at and as it is printed.

    What a layer holds counts as printed where either shows it, and where a file can't be
    understood: a layer that is judged in vain does less harm than one that is passed over.
    """

    def __init__(self, catalog: Any) -> None:
        usual = entry(catalog, "/OCProperties", "/D")
        groups = _identities(entry(catalog, "/OCProperties", "/OCGs"))
        on, off = _identities(entry(usual, "/ON")), _identities(entry(usual, "/OFF"))
        self._off = off | (groups - on if name_of(entry(usual, "/BaseState")) == "OFF" else set())
        self._switched = _switched(usual)
        self._intents = _intents(usual)

    @property
    def has_any_off(self) -> bool:
        """Whether any layer is off as the file is looked at."""
        return bool(self._off)

    def is_off(self, item: Any) -> bool:
        """Whether nobody prints what stands under a group or a membership of groups (`/OC`)."""
        if not self._off or not is_dictionary(item):
            return False
        return not (_is_lit(item, self._looked_at, 0) or _is_lit(item, self._printed, 0))

    def _looked_at(self, group: Any) -> bool:
        # 8.11.2.3: groups of another intent than the configuration's hide nothing.
        foreign = "All" not in self._intents and not (self._intents & _intents(group))
        return foreign or identity(group) not in self._off

    def _printed(self, group: Any) -> bool:
        state = name_of(entry(group, "/Usage", "/Print", "/PrintState"))
        if identity(group) in self._switched and state:
            return state != "OFF"
        return self._looked_at(group)


class Marked:
    """The marked content of a content stream that is open, as far as it stands on layers.

    `told` takes the names of the layers that are off.
    """

    def __init__(self, layers: Layers, told: set[str], *, is_off: bool = False) -> None:
        self._layers, self._told = layers, told
        self._open = [is_off]

    @property
    def is_off(self) -> bool:
        """Whether nobody prints what stands here."""
        return self._open[-1]

    def begin(self, layer: Any = None) -> None:
        """Begin content that stands on a layer, or on none (`BMC`, `BDC`)."""
        is_off = layer is not None and self._layers.is_off(layer)
        if is_off:
            self._told.update(_names_of(layer))
        self._open.append(is_off or self.is_off)

    def end(self) -> None:
        """End what was begun last (`EMC`)."""
        if len(self._open) > 1:
            self._open.pop()

    def within(self) -> Marked:
        """That of a stream that is drawn here."""
        return Marked(self._layers, self._told, is_off=self.is_off)


def layer_of(operands: list[Any], resources: Any) -> Any:
    """The layer that the operands of `BMC` or `BDC` speak of; None where they speak of none."""
    is_layer = len(operands) > 1 and name_of(operands[0]) == "OC" and name_of(operands[1])
    return entry(resources, "/Properties", str(operands[1])) if is_layer else None


def _names_of(item: Any) -> tuple[str, ...]:
    """What the layers are called under which something stands."""
    groups = elements(entry(item, "/OCGs")) or (item,)
    return tuple(name for group in groups if (name := text_of(entry(group, "/Name"))))


def _is_lit(item: Any, lit: Lit, depth: int) -> bool:
    """Whether a group or a membership (8.11.2.2) shows what it holds."""
    if name_of(entry(item, "/Type")) != "OCMD":
        return lit(item)
    if is_array(expression := entry(item, "/VE")):
        return _holds(expression, lit, depth)
    groups = [group for group in elements(entry(item, "/OCGs")) if is_dictionary(group)]
    policy = POLICIES.get(name_of(entry(item, "/P")), any)
    return not groups or policy([lit(group) for group in groups])


def _holds(expression: Any, lit: Lit, depth: int) -> bool:
    if depth > DEEPEST:
        return True
    if not is_array(expression):
        return not is_dictionary(expression) or lit(expression)
    kind, *rest = elements(expression) or (None,)
    held = [_holds(each, lit, depth + 1) for each in rest]
    if name_of(kind) == "Not":
        return not all(held)
    return any(held) if name_of(kind) == "Or" else all(held)


def _switched(usual: Any) -> set[Identity]:
    """The groups that a program switches by itself when it prints (8.11.4.4)."""
    found: set[Identity] = set()
    for rule in elements(entry(usual, "/AS")):
        categories = {name_of(each) for each in elements(entry(rule, "/Category"))}
        if name_of(entry(rule, "/Event")) == "Print" and "Print" in categories:
            found |= _identities(entry(rule, "/OCGs"))
    return found


def _intents(item: Any) -> set[str]:
    return {name_of(each) for each in elements(entry(item, "/Intent"))} or {"View"}


def _identities(groups: Any) -> set[Identity]:
    return {number for group in elements(groups) if (number := identity(group)) is not None}
