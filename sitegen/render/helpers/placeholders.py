"""The drawn placeholder of a person who may not be shown: an interlaced eight-fold star.

A drawing is a few regular star polygons round one centre (Schläfli symbol {n/k}: n points, each
joined to the k-th after it; n is a multiple of eight). Their facets are filled in turn (even-odd
rule), and at every crossing one strap passes over the other, in alternation along each strap.
Which stars, how turned, how wide and in which colours is read off a digest of the entry's slug.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape
from itertools import combinations
from math import atan2, cos, gcd, hypot, pi, sin
from typing import Final

from sitegen.values import Value

Point = tuple[float, float]
Segment = tuple[Point, Point]
Polygon = tuple[Point, ...]

WIDTH: Final = 400
HEIGHT: Final = 500
CENTRE: Final = (WIDTH / 2, HEIGHT / 2)
# What a strap leaves free on either side where it passes over another.
GAP: Final = 4.0
# The round place of the initial in the middle.
SEAT: Final = 58
LETTER: Final = 68


class Star(Value):
    """A star polygon {points/step} with its radius; `turn` in parts of the angle of one point."""

    points: int
    step: int
    radius: float
    turn: float = 0.0


class PlaceholderColours(Value):
    """The colours of a tile as hexadecimal CSS colours."""

    ground: str
    facet: str
    strap: str
    initial: str


DESIGNS: Final = (
    (Star(points=16, step=7, radius=420),),
    (Star(points=16, step=7, radius=420, turn=0.5),),
    (Star(points=16, step=6, radius=372), Star(points=8, step=3, radius=196, turn=0.5)),
    (Star(points=8, step=3, radius=330), Star(points=8, step=3, radius=236, turn=0.5)),
    (Star(points=16, step=5, radius=345), Star(points=8, step=3, radius=262, turn=0.5)),
    (Star(points=8, step=3, radius=372, turn=0.5), Star(points=8, step=3, radius=215)),
)
STRAPS: Final = (6.0, 7.5, 9.0)
PALETTES: Final = (
    PlaceholderColours(ground="#1f5b66", facet="#184a53", strap="#e9dfcc", initial="#faf6ee"),
    PlaceholderColours(ground="#a03f28", facet="#86331f", strap="#f3e2cf", initial="#faf6ee"),
    PlaceholderColours(ground="#4b5d2a", facet="#3d4d21", strap="#ebe4c8", initial="#faf6ee"),
    PlaceholderColours(ground="#e3a63f", facet="#ecbb66", strap="#1d2b2a", initial="#1d2b2a"),
    PlaceholderColours(ground="#e9dfcc", facet="#f4ecdd", strap="#1f5b66", initial="#1f5b66"),
    PlaceholderColours(ground="#eed9cb", facet="#f6e8de", strap="#8a3622", initial="#8a3622"),
)


def placeholder_svg(slug: str, initial: str, colours: PlaceholderColours | None = None) -> str:
    """Draw the placeholder of one entry, 4:5, as an SVG element without ids, styles or scripts.

    The same slug gives the same drawing everywhere; `initial` (one letter of any script, or
    empty) stands in the middle. `colours` replaces those that the slug would choose. The
    drawing is hidden from screen readers: the text beside it names the person.
    """
    digest = hashlib.sha256(slug.encode("utf-8")).digest()
    palette = colours or PALETTES[digest[0] % len(PALETTES)]
    strap = STRAPS[digest[2] % len(STRAPS)]
    polygons = tuple(
        polygon for star in DESIGNS[digest[1] % len(DESIGNS)] for polygon in _polygons(star)
    )
    outline = "".join(f"M{' '.join(map(_pair, polygon))}z" for polygon in polygons)
    return (
        f'<svg class="tile-drawing" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"'
        ' focusable="false" preserveAspectRatio="xMidYMid slice">'
        f'<rect class="tile-ground" width="{WIDTH}" height="{HEIGHT}" fill="{palette.ground}"/>'
        f'<path class="tile-facet" fill="{palette.facet}" fill-rule="evenodd" d="{outline}"/>'
        f"{_strapwork(polygons, outline, strap, palette)}{_seat(initial, palette)}</svg>"
    )


def _strapwork(
    polygons: tuple[Polygon, ...], outline: str, strap: float, paint: PlaceholderColours
) -> str:
    """All straps, then every crossing once more: the rim of the one that passes over, itself."""
    over = tuple(_crossings(polygons))
    rims = "".join(_stroke(crossing, strap / 2 + GAP) for crossing in over)
    straps = "".join(_stroke(crossing, strap / 2 + GAP + 2) for crossing in over)
    return (
        f'<g class="tile-strap" fill="none" stroke="{paint.strap}" stroke-width="{strap:g}"'
        f' stroke-linejoin="round"><path d="{outline}"/>'
        f'<path class="tile-rim" stroke="{paint.ground}" stroke-width="{strap + 2 * GAP:g}"'
        f' d="{rims}"/><path d="{straps}"/></g>'
    )


def _seat(initial: str, paint: PlaceholderColours) -> str:
    """The place of the initial, free of straps so that the letter can be read."""
    x, y = CENTRE
    seat = (
        f'<circle class="tile-seat" cx="{x:g}" cy="{y:g}" r="{SEAT}" fill="{paint.ground}"'
        f' stroke="{paint.strap}" stroke-width="5"/>'
    )
    if not initial:
        return seat
    return (
        f'{seat}<text class="tile-initial" x="{x:g}" y="{y + LETTER * 0.35:g}"'
        f' text-anchor="middle" font-family="Rubik, sans-serif" font-weight="600"'
        f' font-size="{LETTER}" fill="{paint.initial}">{escape(initial)}</text>'
    )


def _polygons(star: Star) -> Iterator[Polygon]:
    """The closed outlines of a star polygon: as many as its numbers have a common divisor."""
    outlines = gcd(star.points, star.step)
    for first in range(outlines):
        yield tuple(
            _point(star, first + corner * star.step) for corner in range(star.points // outlines)
        )


def _point(star: Star, corner: int) -> Point:
    angle = (corner % star.points + star.turn) * 2 * pi / star.points - pi / 2
    return CENTRE[0] + star.radius * cos(angle), CENTRE[1] + star.radius * sin(angle)


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _sides(polygon: Polygon) -> Iterator[Segment]:
    return zip(polygon, (*polygon[1:], polygon[0]), strict=True)


def _crossings(polygons: tuple[Polygon, ...]) -> Iterator[tuple[Point, float, float]]:
    """Where straps cross: the place, the direction of the one above, the sine of their angle."""
    segments = tuple(side for polygon in polygons for side in _sides(polygon))
    for one, other in combinations(segments, 2):
        place = _meeting(one, other)
        if place is None or not _in_sight(place):
            continue
        above, below = _direction(one), _direction(other)
        if not _filled(polygons, _between(place, above, below)):
            above, below = below, above
        yield place, above, abs(sin(above - below))


def _meeting(one: Segment, other: Segment) -> Point | None:
    """Where two segments cross between their ends, if they do."""
    (x, y), (ahead, down) = one[0], (one[1][0] - one[0][0], one[1][1] - one[0][1])
    across, along = other[1][0] - other[0][0], other[1][1] - other[0][1]
    area = ahead * along - down * across
    if abs(area) < 1e-6:
        return None
    left, top = other[0][0] - x, other[0][1] - y
    first = (left * along - top * across) / area
    second = (left * down - top * ahead) / area
    if not (1e-6 < first < 1 - 1e-6 and 1e-6 < second < 1 - 1e-6):
        return None
    return x + first * ahead, y + first * down


def _in_sight(place: Point) -> bool:
    """Whether a crossing is neither outside the drawing nor under the initial's place."""
    x, y = place
    inside = -12 < x < WIDTH + 12 and -12 < y < HEIGHT + 12
    return inside and hypot(x - CENTRE[0], y - CENTRE[1]) > SEAT


def _direction(segment: Segment) -> float:
    return atan2(segment[1][1] - segment[0][1], segment[1][0] - segment[0][0])


def _between(place: Point, one: float, other: float) -> Point:
    """A point beside a crossing, in the corner from the first direction to the second."""
    turn = (other - one) % pi
    return place[0] + 0.5 * cos(one + turn / 2), place[1] + 0.5 * sin(one + turn / 2)


def _filled(polygons: tuple[Polygon, ...], point: Point) -> bool:
    """Whether a facet is filled, by the even-odd rule (SVG 2, section 13.3).

    Neighbouring facets differ, so to let the strap on the same side of a filled facet pass over
    alternates along every strap.
    """
    x, y = point
    inside = False
    for polygon in polygons:
        for (x1, y1), (x2, y2) in _sides(polygon):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


def _stroke(crossing: tuple[Point, float, float], reach: float) -> str:
    """The piece of the upper strap that covers the lower one, which it meets at a slant."""
    (x, y), direction, slant = crossing
    length = min(reach / slant, 3 * reach)
    start = (x - length * cos(direction), y - length * sin(direction))
    end = (x + length * cos(direction), y + length * sin(direction))
    return f"M{_pair(start)}L{_pair(end)}"
