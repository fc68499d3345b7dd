"""QR codes as vector drawings, large enough for the distance that they are read from."""

from __future__ import annotations

from sitegen.errors import UsageError
from sitegen.media.codes import code_path
from sitegen.values import Value

SMALLEST_SIDE = 20.0
LEVELS = ("h", "q", "m", "l")
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
    for level in LEVELS:
        path = code_path(address, level)
        if side / path.side >= SMALLEST_MODULE_PER_METRE * distance or level == LEVELS[-1]:
            svg = (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {path.side} {path.side}">'
                f'<rect width="{path.side}" height="{path.side}" fill="{ground}"/>'
                f'<path fill="{ink}" d="{path.data}"/></svg>'
            )
            return Code(svg=svg, modules=path.side, level=level)
    raise AssertionError("unreachable: the last level always returns")
