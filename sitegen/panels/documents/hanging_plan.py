"""The hanging plan: every panel to scale on its wall, with its height above the floor."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.panels.pictures.colour import ROLES
from sitegen.panels.values import Listed
from sitegen.values import Value

# The middle of a panel at the height of the eyes; text between 1.2 m and 1.7 m (Smithsonian
# Guidelines for Accessible Exhibition Design; US National Park Service: 48–67 in).
EYE_LEVEL = 1450.0
BETWEEN = 600.0
LINE_LENGTH = 9000.0
CEILING = 2600.0


class Hung(Value):
    """A panel on the wall: its left edge along the wall and its foot above the floor, in mm."""

    panel: Listed
    left: float
    foot: float


def foot_of(panel: Listed) -> float:
    """How many mm above the floor a panel's lower edge hangs; 0 for one that stands."""
    if panel.cassette:
        return 0.0
    return max(300.0, EYE_LEVEL - panel.height / 2)


def hang(panels: Sequence[Listed]) -> tuple[tuple[Hung, ...], ...]:
    """The panels in hanging order on walls of at most LINE_LENGTH mm, with room between them."""
    walls: list[list[Hung]] = [[]]
    left = BETWEEN
    for panel in panels:
        if walls[-1] and left + panel.width + BETWEEN > LINE_LENGTH:
            walls.append([])
            left = BETWEEN
        walls[-1].append(Hung(panel=panel, left=left, foot=foot_of(panel)))
        left += panel.width + BETWEEN
    return tuple(tuple(wall) for wall in walls)


def wall_svg(wall: Sequence[Hung], font: str, *, mirrored: bool = False) -> str:
    """One wall to scale, its unit the millimetre: panels with their numbers, floor, eye level.

    `mirrored`: the first panel hangs at the right, where who reads from there begins to walk.

    Words stand beside it: in a drawing the engine sets no script that joins or runs to the left.
    """
    top = max([CEILING, *(hung.foot + hung.panel.height + 300 for hung in wall)])
    ink, muted, band, base = (ROLES[role] for role in ("ink", "muted", "band", "base"))
    lefts = [LINE_LENGTH - hung.left - hung.panel.width if mirrored else hung.left for hung in wall]
    panels = "".join(
        f'<rect x="{left:.1f}" y="{top - hung.foot - hung.panel.height:.1f}" '
        f'width="{hung.panel.width:.1f}" height="{hung.panel.height:.1f}" fill="{band}" '
        f'stroke="{base}" stroke-width="14"/>'
        f'<text x="{left + hung.panel.width / 2:.1f}" '
        # Above its panel, which may be smaller than the number.
        f'y="{top - hung.foot - hung.panel.height - 60:.1f}" text-anchor="middle" '
        f'font-size="260" font-family="{font}" fill="{base}">{hung.panel.number:02d}</text>'
        for hung, left in zip(wall, lefts, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LINE_LENGTH:.0f} {top + 60:.0f}">'
        f'<path fill="none" d="M0 {top - EYE_LEVEL:.0f}H{LINE_LENGTH:.0f}" stroke="{muted}" '
        f'stroke-width="8" stroke-dasharray="60 60"/>{panels}'
        f'<path fill="none" d="M0 {top:.0f}H{LINE_LENGTH:.0f}" stroke="{ink}" stroke-width="24"/>'
        "</svg>"
    )
