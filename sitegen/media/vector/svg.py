"""Drawings: SVG rewritten from an allow-list; nothing in it acts, calls out or tells tales."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote_to_bytes

from sitegen.errors import MediaError
from sitegen.media.pictures.colour import source_colours, to_srgb
from sitegen.media.pictures.decode import check_memory, open_image, reported
from sitegen.media.pictures.encode import encode
from sitegen.media.pictures.pixels import orientation, plain, turn
from sitegen.media.vector.rules import clean_declarations, clean_sheet, safe_value
from sitegen.media.vector.tree import Node, read_tree

# CSS Values 4, 6.2: a hundred and so pixels in an inch of 96
_UNITS: Final = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "q": 96 / 101.6, "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip
_LENGTH: Final = re.compile(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)([a-z]*)\s*", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"#([^\s()\"'<>]+)")
_RASTER: Final = re.compile(r"\s*data:image/[\w.+-]+\s*((?:;[\w=-]+)*),", re.IGNORECASE)
_MOST_ELEMENTS: Final = 100_000
_RASTER_MEGAPIXELS: Final = 20
_LARGEST: Final = 1e6
"""CSS pixels."""

_DEFAULT_SIZE: Final = (300, 150)  # CSS Images 3, 5.1: a replaced element without a size


def sanitise_svg(data: bytes, name: str = "drawing.svg") -> bytes:
    """Rewrite an SVG with its visible parts only; the same input gives the same bytes.

    Pictures inside it are decoded and encoded anew. `name` is for messages. Raises MediaError for
    broken XML and for drawings that unfold into absurd numbers of elements.
    """
    root = read_tree(data, name)
    _clean(root, name)
    _refuse_unfolding(root, name)
    used = {found for node in root.elements() for found in _references(node)}
    for node in root.elements():
        if node.attributes.get("id") not in used:
            node.attributes.pop("id", None)
    return write_svg(root).encode()


def write_svg(root: Node) -> str:
    """Write a tree as an SVG file."""
    return "".join(_write(root, root=True))


def svg_size(data: bytes, name: str = "drawing.svg") -> tuple[int, int]:
    """Read a drawing's natural width and height in CSS pixels (SVG 2, 8.2).

    Raises MediaError for numbers that are no sizes, and as `sanitise_svg` does.
    """
    attributes = read_tree(data, name).attributes
    width, height = (_pixels(attributes.get(side, "")) for side in ("width", "height"))
    box = [float(part) for part in re.findall(r"-?\d*\.?\d+", attributes.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[3] / box[2]
        width = width or (height / ratio if height else box[2])
        height = height or width * ratio
    found = (width or _DEFAULT_SIZE[0], height or _DEFAULT_SIZE[1])
    if not all(side <= _LARGEST for side in found):
        raise MediaError(
            f"{name}: its width or height is more than any page has; save it again as plain SVG"
        )
    return max(1, round(found[0])), max(1, round(found[1]))


def _pixels(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    return float(match[1]) * _UNITS.get(match[2].lower(), 0) if match else 0


def _clean(node: Node, name: str) -> None:
    node.attributes = {
        key: value for key, value in _clean_attributes(node, name) if value or key == "d"
    }
    if node.name == "style":
        node.children = [clean_sheet("".join(map(str, node.children)))]
    for child in node.children:
        if isinstance(child, Node):
            _clean(child, name)
    node.children = [child for child in node.children if not _is_empty(child)]


def _is_empty(child: Node | str) -> bool:
    """A picture or a reference that lost its address, a style sheet that lost its rules."""
    if isinstance(child, str):
        return not child
    return (child.name in {"use", "image"} and "href" not in child.attributes) or (
        child.name == "style" and not child.children
    )


def _clean_attributes(node: Node, name: str) -> Iterable[tuple[str, str]]:
    for key, value in node.attributes.items():
        if key == "style":
            yield key, clean_declarations(value)
        elif key == "href":
            yield key, _clean_address(node, value, name)
        elif safe_value(value):
            yield key, value


def _clean_address(node: Node, value: str, name: str) -> str:
    address = value.strip()
    if node.name == "a":
        return ""
    if address.startswith("#"):
        return address
    match = _RASTER.match(address)
    if node.name != "image" or not match:
        return ""
    return _clean_raster(address[match.end() :], "base64" in match[1].lower(), name)


def _clean_raster(text: str, in_base64: bool, name: str) -> str:
    """Pass a picture inside the drawing through the same gate as any other."""
    inside = f"{name} (picture inside)"
    try:
        data = unquote_to_bytes(text)
        data = base64.b64decode(data) if in_base64 else data
    except (binascii.Error, ValueError) as error:
        raise MediaError(f"{inside}: it can't be read; link the drawing again") from error
    kind, image = open_image(data, inside, _RASTER_MEGAPIXELS)
    check_memory(image, kind, len(data), inside)
    with reported(inside):
        image.load()
        picture = to_srgb(plain(image), source_colours(image, kind, data, inside))
        form = "jpeg" if kind == "jpeg" else "png"
        made = encode(turn(picture, orientation(image)), form, 85, "", inside)
    return f"data:image/{form};base64,{base64.b64encode(made).decode()}"


def _references(node: Node) -> Iterable[str]:
    for key, value in node.attributes.items():
        if key != "id" and not value.startswith("data:"):
            yield from _REFERENCE.findall(value)
    if node.name == "style":
        yield from _REFERENCE.findall("".join(map(str, node.children)))


def _refuse_unfolding(root: Node, name: str) -> None:
    """A few lines of nested `use` can unfold into billions of elements, or into themselves."""
    targets = {node.attributes["id"]: node for node in root.elements() if "id" in node.attributes}
    counted: dict[int, int] = {}

    def count(node: Node, above: frozenset[int]) -> int:
        if id(node) in counted:
            return counted[id(node)]
        total = 1
        for part in _unfolded(node, targets):
            if id(part) in above:
                raise MediaError(f"{name}: the drawing uses itself; save it again as plain SVG")
            total += count(part, above | {id(part)})
            if total > _MOST_ELEMENTS:
                raise MediaError(f"{name}: the drawing has too many elements; save it as PNG")
        counted[id(node)] = total
        return total

    count(root, frozenset({id(root)}))


def _unfolded(node: Node, targets: dict[str, Node]) -> Iterable[Node]:
    yield from (child for child in node.children if isinstance(child, Node))
    target = targets.get(node.attributes.get("href", "").removeprefix("#"))
    if node.name == "use" and target is not None:
        yield target


def _write(node: Node, root: bool = False) -> Iterable[str]:
    # Late: it brings urllib and ssl, which a run that writes no drawing doesn't need.
    from xml.sax.saxutils import escape, quoteattr

    name = "g" if node.name == "a" else node.name
    yield f"<{name}"
    if root:
        yield ' xmlns="http://www.w3.org/2000/svg"'
    for key, value in sorted(node.attributes.items()):
        yield f" {key}={quoteattr(value)}"
    if not node.children:
        yield "/>"
        return
    yield ">"
    for child in node.children:
        if isinstance(child, str):
            yield escape(child)
        else:
            yield from _write(child)
    yield f"</{name}>"
