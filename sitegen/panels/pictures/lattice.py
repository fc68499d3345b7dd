"""The pattern of an exhibition: stars and crosses between straps, for its title and closing panels.

It is the eight-fold pattern of stars and crosses. Each cell holds a star of two squares, whose
points meet those of its neighbours; what is left between four of them is a cross. Both are closed
shapes, drawn smaller by half a strap, so that all straps are equally wide, mitred at every corner
and whole at every crossing. The slug alone decides which stars are lit.
"""

from __future__ import annotations

from hashlib import sha256
from math import ceil, cos, pi, sin

from sitegen.values import Value

Point = tuple[float, float]

RADIUS = 0.5
# How far the sides of both squares of a star are from its middle.
APOTHEM = RADIUS * cos(pi / 4)
# Where the sides of the two squares cross.
CROSSING = APOTHEM / cos(pi / 8)
STRAP = 0.085


class LatticeColours(Value):
    """CSS colours of the ground, the stars that are lit, and the straps."""

    ground: str
    lit: str
    strand: str


def lattice_svg(slug: str, ratio: float, columns: int, colours: LatticeColours) -> str:
    """A drawing of width:height `ratio`, so many stars wide; a slug always gives the same one."""
    digest = sha256(slug.encode()).digest()
    rows = columns / ratio
    cells = [(x, y) for y in range(ceil(rows)) for x in range(columns)]
    lit = "".join(_path(star(cell)) for cell in cells if _is_lit(cell, digest))
    dark = "".join(_path(star(cell)) for cell in cells if not _is_lit(cell, digest))
    corners = [(x, y) for y in range(ceil(rows) + 1) for x in range(columns + 1)]
    crosses = "".join(_path(cross(corner)) for corner in corners)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns} {rows:.4f}">'
        f'<rect width="{columns}" height="{rows:.4f}" fill="{colours.strand}"/>'
        f'<path d="{crosses}{dark}" fill="{colours.ground}"/>'
        f'<path d="{lit}" fill="{colours.lit}"/></svg>'
    )


def star(cell: tuple[int, int]) -> tuple[Point, ...]:
    """The outline of a cell's star, half a strap within the middle of its straps."""
    middle = (cell[0] + 0.5, cell[1] + 0.5)
    share = (APOTHEM - STRAP / 2) / APOTHEM
    return tuple(_corner(middle, step, share) for step in range(16))


def cross(corner: tuple[int, int]) -> tuple[Point, ...]:
    """The outline of the cross round a corner of the cells, half a strap within its straps.

    Its sides are those of the four stars around it, moved outwards.
    """
    share = (APOTHEM + STRAP / 2) / APOTHEM
    # Where the straps of two stars meet, their outer sides cross so far from the cells' edge.
    arm = 0.5 - RADIUS * (share - 1)
    points: list[Point] = []
    for quarter in range(4):
        x, y = _turned((0.5, 0.5), quarter)
        middle = (corner[0] + x, corner[1] + y)
        tip = _turned((arm, 0.0), quarter)
        points.append((corner[0] + tip[0], corner[1] + tip[1]))
        # The star's corners that look at the cross, from the tip on this side to the next.
        steps = [(4 * quarter + 8 + step) % 16 for step in (3, 2, 1)]
        points += [_corner(middle, step, share) for step in steps]
    return tuple(points)


def _corner(middle: Point, step: int, share: float) -> Point:
    """One of a star's sixteen corners, points and crossings in turn, in screen directions."""
    reach = (RADIUS if step % 2 == 0 else CROSSING) * share
    angle = step * pi / 8
    return middle[0] + reach * cos(angle), middle[1] + reach * sin(angle)


def _turned(point: Point, quarters: int) -> Point:
    for _ in range(quarters):
        point = (-point[1], point[0])
    return point


def _path(points: tuple[Point, ...]) -> str:
    return f"M{'L'.join(f'{x:.4f} {y:.4f}' for x, y in points)}z"


def _is_lit(cell: tuple[int, int], digest: bytes) -> bool:
    """Mirrored about both axes of a four by four field, so that the pattern keeps its order."""
    x, y = (min(place % 6, 5 - place % 6) for place in cell)
    return bool(digest[3 + x] >> y & 1)
