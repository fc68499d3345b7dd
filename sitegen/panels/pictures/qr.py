"""QR codes as vector drawings, large enough for the distance that they are read from."""

from __future__ import annotations

from sitegen.errors import UsageError
from sitegen.values import Value

SMALLEST_SIDE = 20.0
QUIET_MODULES = 4
# A phone's camera tells modules of 1/1000 of its distance apart; the rest is reserve for damage.
SMALLEST_MODULE_PER_METRE = 0.8


class Code(Value):
    """A QR code: an SVG of one path, `modules` wide with its quiet zone, and its error level."""

    svg: str
    modules: int
    level: str


def code_side(distance: float, available: float) -> float:
    """The side in mm, quiet zone included: ≥ 20 mm and ≥ 1/10 of the distance (in metres).

    `available` is the room in mm; UsageError when the rule asks for more.
    """
    needed = max(SMALLEST_SIDE, distance * 100)
    if needed > available + 0.01:
        raise UsageError(
            f"a QR code read from {distance:g} m must be {needed:.0f} mm wide; "
            f"there are {available:.0f} mm: use a larger format or a shorter viewing distance"
        )
    return needed


def draw_code(address: str, side: float, distance: float, ink: str, ground: str) -> Code:
    """The code of an address: the strongest error level whose modules stay large enough.

    `side` in mm, `distance` in metres, `ink` and `ground` as CSS colours. ISO/IEC 18004 asks for
    the quiet zone of four modules that is part of the drawing.
    """
    import segno

    for level in ("h", "q", "m", "l"):
        matrix = segno.make_qr(address, error=level, boost_error=False).matrix
        modules = len(matrix) + 2 * QUIET_MODULES
        if side / modules >= SMALLEST_MODULE_PER_METRE * distance or level == "l":
            return Code(svg=_svg(matrix, modules, ink, ground), modules=modules, level=level)
    raise AssertionError("unreachable: the last level always returns")


def _svg(matrix: tuple[bytearray, ...], modules: int, ink: str, ground: str) -> str:
    runs = [
        f"M{start + QUIET_MODULES} {row + QUIET_MODULES}h{end - start}v1h{start - end}z"
        for row, line in enumerate(matrix)
        for start, end in _runs(line)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules} {modules}">'
        f'<rect width="{modules}" height="{modules}" fill="{ground}"/>'
        f'<path fill="{ink}" d="{"".join(runs)}"/></svg>'
    )


def _runs(line: bytearray) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column, dark in enumerate(line):
        if dark and runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        elif dark:
            runs.append((column, column + 1))
    return runs
