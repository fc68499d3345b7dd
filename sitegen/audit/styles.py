"""The addresses that a style sheet asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitegen.audit.facts import Reference


def style_references(text: str) -> Iterator[Reference]:
    """Give the addresses in `url()` and `@import` of a style sheet (CSS Values 4, 4.5)."""
    import tinycss2

    yield from tokens(tinycss2.parse_component_value_list(text, skip_comments=True))


def tokens(nodes: Any) -> Iterator[Reference]:
    """Give the addresses in tokens, in those within them too."""
    imported = False
    for node in nodes:
        if node.type == "url" or (node.type == "string" and imported):
            if not node.value.startswith(("data:", "#")):
                yield Reference(address=node.value, use="style" if imported else "icon")
        elif node.type == "function":
            if node.lower_name == "url":
                strings = [each.value for each in node.arguments if each.type == "string"]
                yield from (
                    Reference(address=each, use="icon")
                    for each in strings
                    if not each.startswith(("data:", "#"))
                )
            else:
                yield from tokens(node.arguments)
        elif hasattr(node, "content") and node.content is not None:
            yield from tokens(node.content)
        if node.type != "whitespace":
            imported = node.type == "at-keyword" and node.lower_value == "import"
