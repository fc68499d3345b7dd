"""The pattern of an exhibition: an interlaced eight-fold lattice for its title and closing panels.

Each cell holds an eight-pointed star of two squares: one stands on its corners and is part of
diagonals that run through the whole pattern, one lies flat and is closed. Where strands meet, they
pass over and under each other in turn. The slug alone decides scale and which stars are lit.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from math import ceil, cos, pi, sin

from sitegen.values import Value

Point = tuple[float, float]
Strand = tuple[Point, Point]

# The flat square's half side, and where the diagonals cross its sides (star radius 1/2).
HALF = 0.5**1.5
CROSS = 0.5 - HALF
STRAP = 0.085


class LatticeColours(Value):
    """CSS colours of the ground, the stars that are lit, and the strands."""

    ground: str
    lit: str
    strand: str


def lattice_svg(slug: str, ratio: float, columns: int, colours: LatticeColours) -> str:
    """A drawing of width:height `ratio`, so many stars wide; a slug always gives the same one."""
    digest = sha256(slug.encode()).digest()
    rows = columns / ratio
    cells = [(x, y) for y in range(ceil(rows)) for x in range(columns)]
    stars = "".join(_star(cell) for cell in cells if _is_lit(cell, digest))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns} {rows:.4f}">'
        f'<rect width="{columns}" height="{rows:.4f}" fill="{colours.ground}"/>'
        f'<path d="{stars}" fill="{colours.lit}"/>{_lattice(cells, colours)}</svg>'
    )


def _lattice(cells: list[tuple[int, int]], colours: LatticeColours) -> str:
    """All strands, then at every meeting the one that passes over, with a margin of ground."""
    strands = "".join(_path(strand) for cell in cells for strand in _strands(cell))
    pieces = "".join(_path(strand) for cell in cells for strand in _over(cell, STRAP * 1.5))
    return (
        f'<g fill="none"><path d="{strands}" stroke="{colours.strand}" stroke-width="{STRAP}" '
        f'stroke-linecap="square"/>'
        f'<path d="{pieces}" stroke="{colours.ground}" stroke-width="{STRAP * 1.9:.4f}"/>'
        f'<path d="{pieces}" stroke="{colours.strand}" stroke-width="{STRAP}" '
        f'stroke-linecap="square"/></g>'
    )


def _strands(cell: tuple[int, int]) -> Iterator[Strand]:
    x, y = cell[0] + 0.5, cell[1] + 0.5
    corners = [
        (x + HALF, y - HALF),
        (x + HALF, y + HALF),
        (x - HALF, y + HALF),
        (x - HALF, y - HALF),
    ]
    tips = [(x, y - 0.5), (x + 0.5, y), (x, y + 0.5), (x - 0.5, y)]
    for ring in (corners, tips):
        yield from zip(ring, [*ring[1:], ring[0]], strict=True)


def _over(cell: tuple[int, int], reach: float) -> Iterator[Strand]:
    """The pieces that pass over: of each side of the flat square the first crossing, of each
    diagonal the second; and at the cell's edges the falling or the rising diagonal in turn."""
    x, y = cell[0] + 0.5, cell[1] + 0.5
    slant = reach * 0.5**0.5
    for turn in range(4):
        along, across = _turned((0, 1), turn), _turned((HALF, -CROSS), turn)
        yield _piece((x + across[0], y + across[1]), along, reach)
        across = _turned((HALF, CROSS), turn)
        yield _piece((x + across[0], y + across[1]), _turned((-1, 1), turn), slant)
    yield _piece((x, y + 0.5), (-1, 1), slant)
    yield _piece((x + 0.5, y), (1, 1), slant)


def _turned(point: Point, quarters: int) -> Point:
    for _ in range(quarters):
        point = (-point[1], point[0])
    return point


def _piece(middle: Point, direction: Point, reach: float) -> Strand:
    (x, y), (right, down) = middle, direction
    return (x - right * reach, y - down * reach), (x + right * reach, y + down * reach)


def _path(strand: Strand) -> str:
    (x1, y1), (x2, y2) = strand
    return f"M{x1:.4f} {y1:.4f}L{x2:.4f} {y2:.4f}"


def _is_lit(cell: tuple[int, int], digest: bytes) -> bool:
    """Mirrored about both axes of a four by four field, so that the pattern keeps its order."""
    x, y = (min(place % 6, 5 - place % 6) for place in cell)
    return bool(digest[3 + x] >> y & 1)


def _star(cell: tuple[int, int]) -> str:
    """The outline of a cell's star."""
    x, y = cell[0] + 0.5, cell[1] + 0.5
    inner = 0.5 * cos(pi / 4) / cos(pi / 8)
    points = []
    for step in range(16):
        reach = 0.5 if step % 2 == 0 else inner
        points.append(f"{x + reach * cos(step * pi / 8):.4f} {y + reach * sin(step * pi / 8):.4f}")
    return f"M{'L'.join(points)}z"
