"""What a published SVG may consist of (SVG 2): shapes, text, paint and filters, nothing that acts.

Everything else goes: scripts, event attributes, links, animation, foreign content, metadata,
titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = re.compile(r"\S+")

ELEMENTS: Final = frozenset(
    _WORD.findall(
        """
    svg g defs symbol use switch a image style
    path rect circle ellipse line polyline polygon
    text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
    """
    )
)
TEXTS: Final = frozenset({"text", "tspan", "textPath"})

ATTRIBUTES: Final = frozenset(
    _WORD.findall(
        """
    id class style href viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy
    fr d points pathLength transform dx dy rotate textLength lengthAdjust startOffset method spacing
    side offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight
    refX refY orient filterUnits primitiveUnits in in2 result mode type values operator k1 k2 k3 k4
    order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha
    surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle scale
    xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ
    stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept
    amplitude exponent
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
    color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule
    filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering isolation letter-spacing lighting-color marker
    marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
    text-decoration text-rendering transform-origin unicode-bidi vector-effect visibility
    word-spacing writing-mode
    """
    )
)

_FUNCTIONS: Final = frozenset(
    _WORD.findall(
        """
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix var calc min max clamp
    matrix translate translatex translatey scale scalex scaley rotate skewx skewy
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    not is where nth-child nth-last-child nth-of-type first-child last-child cubic-bezier
    """
    )
)
_AT_RULES: Final = frozenset({"media", "supports"})
_LOCAL: Final = re.compile(r"#[^\s()\"'<>\\]+")


def safe_value(value: str) -> bool:
    """Whether a presentation attribute's value stays inside the drawing (CSS Values 4)."""
    if "(" not in value and "\\" not in value:
        return True
    import tinycss2

    return _harmless(tinycss2.parse_component_value_list(value))


def clean_declarations(text: str) -> str:
    """Keep a `style` attribute's harmless declarations; everything that leads outside goes."""
    import tinycss2

    parsed = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    kept = [
        node
        for node in parsed
        if node.type == "declaration" and node.lower_name != "behavior" and _harmless(node.value)
    ]
    return ";".join(_write_declaration(node) for node in kept)


def clean_sheet(text: str) -> str:
    """Keep a style sheet's harmless rules; `@import`, `@font-face` and outside addresses go."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return "".join(_clean_rules(rules))


def _clean_rules(rules: Iterable[Any]) -> Iterable[str]:
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule" and _harmless(rule.prelude):
            body = clean_declarations(tinycss2.serialize(rule.content))
            yield f"{_write(rule.prelude)}{{{body}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _AT_RULES and rule.content:
            inner = clean_sheet(tinycss2.serialize(rule.content))
            if _harmless(rule.prelude):
                yield f"@{rule.lower_at_keyword} {_write(rule.prelude)}{{{inner}}}"


def _harmless(nodes: Iterable[Any]) -> bool:
    return all(_harmless_node(node) for node in nodes)


def _harmless_node(node: Any) -> bool:
    if node.type == "error":
        return False
    if node.type == "url":
        return _LOCAL.fullmatch(node.value) is not None
    if node.type == "function":
        if node.lower_name == "url":
            inner = [part for part in node.arguments if part.type != "whitespace"]
            return (
                len(inner) == 1
                and inner[0].type == "string"
                and _LOCAL.fullmatch(inner[0].value) is not None
            )
        return node.lower_name in _FUNCTIONS and _harmless(node.arguments)
    if node.type in {"() block", "[] block", "{} block"}:
        return _harmless(node.content)
    return True


def _write_declaration(node: Any) -> str:
    important = "!important" if node.important else ""
    return f"{node.lower_name}:{_write(node.value)}{important}"


def _write(nodes: Iterable[Any]) -> str:
    import tinycss2

    written: str = tinycss2.serialize([node for node in nodes if node.type != "comment"])
    return written.strip()
