"""Partners' logos for print: drawings of flat shapes, whose colours can become a printer's inks."""

from __future__ import annotations

import re

from sitegen.errors import MediaError
from sitegen.media.file_type import SVG, detect_image_type
from sitegen.media.vector.svg import sanitise_svg, svg_size
from sitegen.media.vector.tree import Node, read_tree
from sitegen.panels.pictures.colour import ROLES
from sitegen.panels.values import Logo

SHAPES = frozenset("svg g path rect circle ellipse line polyline polygon title desc".split())
PAINTS = ("fill", "stroke", "color")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SHORT = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])")
SHORT_PAINT = re.compile(r"(?<=[\"':\s])#[0-9a-fA-F]{3}(?=[\"';\s])")
UNPAINTED = ("none", "inherit", "currentcolor", "transparent")


def read_logo(host: str, data: bytes, name: str) -> Logo:
    """A host's logo from the bytes of its SVG; `name` is the file's, for messages.

    Raises MediaError for what can't be printed as it is: photos, letters that need a font,
    gradients, colours that aren't written as #rrggbb.
    """
    if detect_image_type(data, name) != SVG:
        raise MediaError(f"{name}: a logo for print must be an SVG drawing; ask {host} for one")
    clean = sanitise_svg(data, name)
    for node in read_tree(clean, name).elements():
        _check(node, name)
    width, height = svg_size(clean, name)
    drawing = SHORT_PAINT.sub(_lengthened, clean.decode())
    painted = drawing.replace("<svg ", f'<svg fill="{ROLES["ink"]}" ', 1)
    return Logo(
        name=host,
        svg=drawing if _has_paint(drawing) else painted,
        ratio=round(width / height, 4),
    )


def _lengthened(match: re.Match[str]) -> str:
    return SHORT.sub(r"#\1\1\2\2\3\3", match[0])


def _has_paint(drawing: str) -> bool:
    root = drawing[: drawing.index(">")]
    return bool(re.search(r"\sfill\s*=", root))


def _check(node: Node, name: str) -> None:
    if node.name not in SHAPES:
        raise MediaError(
            f"{name}: holds <{node.name}>, which can't be printed as it is; save the logo with"
            " its letters as outlines, without photos, gradients and style sheets"
        )
    declared = dict(node.attributes)
    for part in declared.pop("style", "").split(";"):
        key, _, value = part.partition(":")
        declared[key.strip()] = value
    for key in PAINTS:
        value = declared.get(key, "none").strip()
        known = COLOUR.fullmatch(value) or SHORT.fullmatch(value) or value.lower() in UNPAINTED
        if not known:
            raise MediaError(f"{name}: the colour “{value}” must be written as #rrggbb")
