"""The drawn placeholder of a person who may not be shown: an eight-fold rosette of straps.

Lines in eight directions stand at the same few distances round a centre. Those distances are such
that three or four lines meet wherever two of them almost would (sums of 1 and the square root of
two), so that no splinters are left between them. The facets between the lines are drawn smaller by
half a strap: straps are equally wide, mitred at every corner and whole at every crossing, without
one stroke. Which distances, how large, how turned and in which colours is read off a digest of the
entry's slug, and so is which facets are light: all that are alike round the centre together.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from html import escape
from math import cos, hypot, pi, sin, sqrt
from typing import Final

from sitegen.values import Value

Point = tuple[float, float]
Line = tuple[float, float, float]
"""The line of the points (x, y) with x·a + y·b = c, as (a, b, c); (a, b) has the length 1."""

Facet = tuple[Point, ...]

WIDTH: Final = 400
HEIGHT: Final = 500
CENTRE: Final = (WIDTH / 2, HEIGHT / 2)
DIRECTIONS: Final = 8
LETTER: Final = 76
NEAR: Final = 1e-6
SILVER: Final = 1 + sqrt(2)

DESIGNS: Final = (
    (0.5, (1.0, SILVER)),
    (0.5, (1.0, SILVER, SILVER + 1)),
    (0.5, (1.0, sqrt(2), SILVER)),
    (0.0, (1.0, sqrt(2), SILVER)),
    (0.5, (1.0, sqrt(2), SILVER, SILVER + 1)),
)
"""How far the lines are turned, in parts of a step, and their distances from the centre in those of
the middle octagon's sides."""

SIZES: Final = (66.0, 74.0, 84.0)
"""How far the sides of the middle octagon are from the centre: the initial has its place there."""

STRAPS: Final = (7.0, 8.5, 10.0)


class PlaceholderColours(Value):
    """The colours of a tile as hexadecimal CSS colours."""

    ground: str
    facet: str
    strap: str
    initial: str


PALETTES: Final = (
    PlaceholderColours(ground="#1f5b66", facet="#2f7480", strap="#e9dfcc", initial="#faf6ee"),
    PlaceholderColours(ground="#a03f28", facet="#bd5a40", strap="#f3e2cf", initial="#faf6ee"),
    PlaceholderColours(ground="#4b5d2a", facet="#63783a", strap="#ebe4c8", initial="#faf6ee"),
    PlaceholderColours(ground="#e3a63f", facet="#f0c77d", strap="#1d2b2a", initial="#1d2b2a"),
    PlaceholderColours(ground="#e9dfcc", facet="#f8f2e6", strap="#1f5b66", initial="#1f5b66"),
    PlaceholderColours(ground="#eed9cb", facet="#faf0e8", strap="#8a3622", initial="#8a3622"),
)


# One drawing stands on many pages, in each language, and takes as long as several of them.
@lru_cache(maxsize=256)
def placeholder_svg(slug: str, initial: str, colours: PlaceholderColours | None = None) -> str:
    """Draw the placeholder of one entry, 4:5, as an SVG element without ids, styles or scripts.

    The same slug gives the same drawing everywhere; `initial` (one letter of any script, or
    empty) stands in the middle. `colours` replaces those that the slug would choose. The
    drawing is hidden from screen readers: the text beside it names the person.
    """
    digest = hashlib.sha256(slug.encode("utf-8")).digest()
    palette = colours or PALETTES[digest[0] % len(PALETTES)]
    turn, distances = DESIGNS[digest[1] % len(DESIGNS)]
    strap = STRAPS[digest[2] % len(STRAPS)]
    size = SIZES[digest[3] % len(SIZES)]
    lines = lines_of([each * size for each in distances], turn)
    dark = light = ""
    for facet in facets_of(lines):
        path = _path(drawn_in(facet, strap / 2))
        if is_light(facet, lines, digest):
            light += path
        else:
            dark += path
    return (
        f'<svg class="tile-drawing" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"'
        ' focusable="false" preserveAspectRatio="xMidYMid slice">'
        f'<rect class="tile-strap" width="{WIDTH}" height="{HEIGHT}" fill="{palette.strap}"/>'
        f'<path class="tile-ground" fill="{palette.ground}" d="{dark}"/>'
        f'<path class="tile-facet" fill="{palette.facet}" d="{light}"/>'
        f"{_initial(initial, palette)}</svg>"
    )


def _initial(initial: str, paint: PlaceholderColours) -> str:
    """The initial, in the middle octagon."""
    if not initial:
        return ""
    x, y = CENTRE
    return (
        f'<text class="tile-initial" x="{x:g}" y="{y + LETTER * 0.35:g}"'
        f' text-anchor="middle" font-family="Rubik, sans-serif" font-weight="600"'
        f' font-size="{LETTER}" fill="{paint.initial}">{escape(initial)}</text>'
    )


def lines_of(distances: list[float], turn: float) -> list[Line]:
    """The lines at these distances from the centre in all directions, turned by parts of a step."""
    x, y = CENTRE
    found = []
    for step in range(DIRECTIONS):
        angle = (step + turn) * 2 * pi / DIRECTIONS
        across, down = cos(angle), sin(angle)
        found += [(across, down, x * across + y * down + each) for each in distances]
    return found


def facets_of(lines: list[Line]) -> list[Facet]:
    """What the lines cut a sheet into that is a little larger than the drawing; all are convex."""
    out = max(STRAPS)
    corners = ((-out, -out), (WIDTH + out, -out), (WIDTH + out, HEIGHT + out), (-out, HEIGHT + out))
    facets: list[Facet] = [corners]
    for line in lines:
        halves = [_side(facet, line, sign) for facet in facets for sign in (1, -1)]
        facets = [half for half in halves if len(half) > 2]
    return facets


def _side(facet: Facet, line: Line, sign: int) -> Facet:
    """What of a convex facet lies on one side of a line (Sutherland and Hodgman, 1974)."""
    kept: list[Point] = []
    off = [sign * _off(point, line) for point in facet]
    for at, (point, here) in enumerate(zip(facet, off, strict=True)):
        before, there = facet[at - 1], off[at - 1]
        if min(here, there) < -NEAR and max(here, there) > NEAR:
            share = there / (there - here)
            kept.append(_on_the_way(before, point, share))
        if here >= -NEAR:
            kept.append(point)
    return tuple(kept) if any(each > NEAR for each in off) else ()


def _on_the_way(one: Point, other: Point, share: float) -> Point:
    """The point after a share of the way from one to another."""
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _off(point: Point, line: Line) -> float:
    """How far a point is from a line, on either side."""
    return point[0] * line[0] + point[1] * line[1] - line[2]


def drawn_in(facet: Facet, by: float) -> Facet:
    """A convex facet whose sides have all moved in by a distance; () where nothing is left."""
    inset = facet
    for one, other in zip(facet, (*facet[1:], facet[0]), strict=True):
        length = hypot(other[0] - one[0], other[1] - one[1])
        if length < NEAR:
            continue
        across, down = (one[1] - other[1]) / length, (other[0] - one[0]) / length
        inset = _side(inset, (across, down, one[0] * across + one[1] * down + by), 1)
    return inset


def is_light(facet: Facet, lines: list[Line], digest: bytes) -> bool:
    """Whether a facet is light: neighbours differ, unless the slug turns all of a kind over.

    Facets are of a kind that lie behind equally many lines. The middle one is never light.
    """
    x, y = (sum(each) / len(facet) for each in zip(*facet, strict=True))
    behind = sum(_off((x, y), line) > 0 for line in lines)
    turned_over = digest[4 + behind % 16] % 4 == 0
    return behind > 0 and (behind % 2 == 1) != turned_over


def _path(points: Facet) -> str:
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in points)}z" if points else ""
