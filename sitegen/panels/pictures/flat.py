"""Which drawings are of flat shapes, and how their colours are written for a printer's inks.

Drawings come from the website's own sanitiser; what it leaves is read here once more, as CSS reads
it (SVG 2, 6.4: attributes, style attributes, style sheets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sitegen.media.vector.tree import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPES = frozenset(
    "svg g defs symbol use switch clipPath path rect circle ellipse line polyline polygon".split()
)
PAINTS = frozenset(("fill", "stroke", "color"))
# What becomes pixels, and what the drawing of pixels knows not or otherwise.
BLENDING = frozenset(("marker", "marker-start", "marker-mid", "marker-end", "opacity"))
UNKNOWN = frozenset(("mix-blend-mode", "filter", "mask"))
ADDRESS = re.compile(r"url\(\s*[\"']?#([^\s()\"'<>]+)")
WITHOUT_COLOUR = frozenset(("none", "inherit", ""))
# As the print engine knows it: it minds capitals, which CSS does not.
CURRENT = "currentColor"


class NotDrawableError(Exception):
    """A drawing has what isn't drawn here as browsers draw it: what that is is the message."""


class NotFlatError(Exception):
    """A drawing has more than flat shapes: what it has is the message."""


def letters_of(root: Node) -> str:
    """The words of a drawing that are still letters and want a font."""
    found = (
        child
        for node in root.elements()
        if node.name in ("text", "tspan", "textPath")
        for child in node.children
        if isinstance(child, str)
    )
    return " ".join("".join(found).split())


def flatten(root: Node) -> None:
    """Write every colour of a drawing of flat shapes as `#rrggbb`, where it stands.

    Raises NotFlatError for gradients, patterns, pictures, and colours that let shine through,
    NotDrawableError for masks, filters and blending.
    """
    _refuse_unknown(root)
    used = set(_used(root))
    for node in root.elements():
        if node.name not in SHAPES and node.name != "style" and node.attributes.get("id") in used:
            raise NotFlatError(f"<{node.name}>")
        if node.name == "image":
            raise NotFlatError("<image>")
    _drop_unused(root)
    for node in root.elements():
        for key, value in node.attributes.items():
            node.attributes[key] = _flat_attribute(key, value)
        if node.name == "style":
            node.children = [_flat_sheet("".join(map(str, node.children)))]


def _refuse_unknown(root: Node) -> None:
    for node in root.elements():
        sheet = "".join(map(str, node.children)) if node.name == "style" else ""
        for key in sorted(UNKNOWN):
            given = (node.attributes.get(key, ""), *_said(key, node.attributes.get("style", "")))
            for value in (*given, *_said(key, sheet)):
                if value.strip().lower() not in ("", "none", "normal"):
                    raise NotDrawableError(key)


def _said(key: str, declarations: str) -> list[str]:
    return re.findall(rf"(?<![\w-]){key}\s*:\s*([^;}}]*)", declarations)


def _used(root: Node) -> Iterator[str]:
    for node in root.elements():
        for key, value in node.attributes.items():
            yield from ADDRESS.findall(value)
            if key == "href":
                yield value.removeprefix("#")
        if node.name == "style":
            yield from ADDRESS.findall("".join(map(str, node.children)))


def _drop_unused(node: Node) -> None:
    """Drop gradients and the like that programs write and nothing uses."""
    node.children = [
        child
        for child in node.children
        if isinstance(child, str) or child.name in SHAPES or child.name == "style"
    ]
    for child in node.children:
        if isinstance(child, Node):
            _drop_unused(child)


def _flat_attribute(key: str, value: str) -> str:
    import tinycss2

    if key == "style":
        return _flat_declarations(tinycss2.parse_blocks_contents(value))
    if key in PAINTS:
        return _flat_colour(value)
    _check_effect(key, value)
    return value


def _flat_sheet(text: str) -> str:
    import tinycss2

    written = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            raise NotFlatError("rules that depend on the screen")
        declarations = _flat_declarations(tinycss2.parse_blocks_contents(rule.content))
        written.append(f"{tinycss2.serialize(rule.prelude).strip()}{{{declarations}}}")
    return "".join(written)


def _flat_declarations(parsed: Sequence[Any]) -> str:
    import tinycss2

    written = []
    for each in parsed:
        if each.type != "declaration":
            continue
        value = tinycss2.serialize(each.value).strip()
        if each.lower_name in PAINTS:
            value = _flat_colour(value)
        _check_effect(each.lower_name, value)
        written.append(f"{each.lower_name}:{value}")
    return ";".join(written)


def _check_effect(key: str, value: str) -> None:
    plain = value.strip().lower()
    if key in BLENDING and plain not in ("none", "normal", "1", "1.0", "100%"):
        raise NotFlatError(key)
    if key in ("fill-opacity", "stroke-opacity") and plain not in ("1", "1.0", "100%"):
        raise NotFlatError(key)


def _flat_colour(value: str) -> str:
    """A colour as `#rrggbb` (CSS Color 4)."""
    from tinycss2.color4 import parse_color

    if value.strip().lower() in WITHOUT_COLOUR:
        return value
    if value.strip().lower() == CURRENT.lower():
        return CURRENT
    colour = parse_color(value)
    if colour is None or isinstance(colour, str):
        raise NotFlatError(f"the colour “{value}”")
    if colour.alpha == 0:
        return "none"
    if colour.alpha < 1:
        raise NotFlatError(f"the colour “{value}”")
    parts = (round(255 * min(max(part, 0), 1)) for part in colour.to("srgb").coordinates)
    return "#" + "".join(f"{part:02x}" for part in parts)
