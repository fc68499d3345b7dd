"""What the macros of a template depend on, as its text tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from jinja2 import Environment
from jinja2.filters import FILTERS as JINJAS_FILTERS
from jinja2.nodes import (
    Assign,
    AssignBlock,
    Call,
    Const,
    Dict,
    Extends,
    Filter,
    FromImport,
    Import,
    Include,
    List,
    Macro,
    Name,
    Node,
)
from jinja2.nodes import Template as TemplateNode

from sitegen.render.templates.filters import FILTERS, LOOKED_AT

KNOWN_FILTERS: Final = frozenset((*JINJAS_FILTERS.values(), *FILTERS.values()))
"""Filters that look at `LOOKED_AT` and the environment only."""

USES_MORE: Final[tuple[type[Node], ...]] = (Extends, Include)
"""What makes a template use more than its own text and what it imports tell."""

STATE: Final[tuple[type[Node], ...]] = (Call, Dict, List)
"""What makes a value that may change, when it is set outside macros."""


@dataclass(frozen=True, slots=True)
class Uses:
    """What the macros of a template depend on: variables, and the templates that they import."""

    names: tuple[str, ...]
    imported: tuple[str, ...] = ()


def used_by(template: TemplateNode, environment: Environment) -> Uses | None:
    """Give what a template uses; None where its text alone doesn't tell it.

    Nor does that of one that keeps a state of its own, or has a filter of the site's that looks at
    all variables.
    """
    # With those that it sets itself: to tell them apart takes as long as to compile the template.
    names = {each.name for each in template.find_all(Name) if each.ctx == "load"}
    names.update(LOOKED_AT)
    called = [environment.filters.get(each.name) for each in template.find_all(Filter)]
    looks = any(hasattr(each, "jinja_pass_arg") and each not in KNOWN_FILTERS for each in called)
    imports = template.find_all((Import, FromImport))
    imported = [each.template for each in imports if isinstance(each, (Import, FromImport))]
    if looks or keeps_state(template) or any(True for _ in template.find_all(USES_MORE)):
        return None
    if not all(isinstance(each, Const) for each in imported):
        return None
    found = {str(each.value) for each in imported if isinstance(each, Const)}
    return Uses(tuple(sorted(names)), tuple(sorted(found)))


def keeps_state(node: Node) -> bool:
    """True where what is set outside macros may change: a namespace, a list, a cycler.

    What a macro sets is made for each of its calls.
    """
    for child in node.iter_child_nodes():
        if isinstance(child, (Assign, AssignBlock)) and any(True for _ in child.find_all(STATE)):
            return True
        if not isinstance(child, Macro) and keeps_state(child):
            return True
    return False
