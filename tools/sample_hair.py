"""Hair for the sample portraits: what lies behind the head, and what lies over the face."""

from __future__ import annotations

from collections.abc import Callable

from sample_canvas import Canvas, Mask, both, either, without
from sample_palettes import Palette

FACE = (
    (500, 228), (606, 256), (670, 350), (680, 470), (650, 600), (582, 704), (500, 740),
    (418, 704), (350, 600), (320, 470), (330, 350), (394, 256),
)  # fmt: skip


def hair_mask_above(canvas: Canvas, hollow: Mask) -> Mask:
    """What of the crown lies above a hollow that leaves the face free."""
    return without(canvas.ellipse((500, 404), 228, 232), hollow)


def bob_behind(canvas: Canvas, palette: Palette) -> None:
    """Two crescents of hair to the jaw."""
    canvas.fill(canvas.ellipse((500, 445), 262, 290), palette.hair)
    canvas.fill(
        without(canvas.ellipse((500, 445), 262, 290), canvas.ellipse((420, 400), 300, 320)),
        palette.hair_edge,
    )


def bob_before(canvas: Canvas, palette: Palette) -> None:
    """A parting that falls to one side."""
    cap = hair_mask_above(canvas, canvas.ellipse((548, 528), 250, 252))
    canvas.fill(cap, palette.hair)
    canvas.fill(
        both(
            cap, without(canvas.ellipse((500, 404), 228, 232), canvas.ellipse((470, 430), 224, 232))
        ),
        palette.hair_edge,
    )


def short_behind(canvas: Canvas, palette: Palette) -> None:
    """Ears, and hair that is cut close."""
    for x, tone in ((318, palette.light), (682, palette.glow)):
        canvas.fill(canvas.ellipse((x, 478), 32, 52), tone)
    canvas.fill(
        both(canvas.ellipse((500, 420), 212, 224), canvas.box(250, 150, 750, 450)), palette.hair
    )


def short_before(canvas: Canvas, palette: Palette) -> None:
    """Short hair with a straight edge, and a beard that leaves the mouth free."""
    face = canvas.curve(FACE)
    crown = canvas.ellipse((500, 420), 212, 224)
    cap = either(
        without(both(crown, canvas.box(250, 150, 750, 420)), canvas.ellipse((500, 520), 178, 224)),
        both(face, without(canvas.box(300, 380, 700, 560), canvas.ellipse((500, 500), 164, 240))),
    )
    beard = either(
        both(face, without(canvas.box(300, 540, 700, 760), canvas.ellipse((500, 520), 164, 168))),
        both(face, without(canvas.ellipse((500, 640), 96, 62), canvas.ellipse((500, 636), 74, 42))),
    )
    canvas.fill(either(cap, beard), palette.hair)
    canvas.fill(both(either(cap, beard), canvas.box(500, 150, 800, 800)), palette.hair_edge)


def curls_behind(canvas: Canvas, palette: Palette) -> None:
    """Round curls, one laid over the other."""
    spots = [(300, 560), (272, 470), (278, 376), (318, 292), (384, 226), (462, 190), (546, 192),
             (624, 230), (688, 298), (724, 382), (728, 474), (700, 562)]  # fmt: skip
    for number, spot in enumerate(spots):
        canvas.fill(canvas.ellipse(spot, 84), palette.hair if number % 2 else palette.hair_edge)
        canvas.fill(canvas.ring(spot, 58, 44), palette.hair_edge if number % 2 else palette.hair)


def curls_before(canvas: Canvas, palette: Palette) -> None:
    """The curls above the forehead."""
    for number, spot in enumerate([(372, 300), (440, 262), (516, 254), (590, 272), (644, 322)]):
        canvas.fill(canvas.ellipse(spot, 56), palette.hair_edge if number % 2 else palette.hair)
        canvas.fill(canvas.ring(spot, 38, 28), palette.hair if number % 2 else palette.hair_edge)


def rings_behind(canvas: Canvas, palette: Palette) -> None:
    """Full round hair in rings, like the rings of a tree, or sound."""
    for number, reach in enumerate(range(318, 200, -22)):
        tone = palette.hair_edge if number % 2 else palette.hair
        canvas.fill(canvas.ellipse((500, 376), reach, reach * 0.96), tone)


def rings_before(canvas: Canvas, palette: Palette) -> None:
    """The innermost arcs, over the forehead."""
    face = canvas.ellipse((500, 430), 190, 235)
    for number, reach in enumerate(range(208, 120, -22)):
        arc = both(canvas.ellipse((500, 376), reach, reach * 0.96), face)
        tone = palette.hair if number % 2 else palette.hair_edge
        canvas.fill(without(arc, canvas.ellipse((500, 520), 186, 226)), tone)


def knot_behind(canvas: Canvas, palette: Palette) -> None:
    """Hair that is bound up in a knot."""
    canvas.fill(canvas.ellipse((560, 170), 112), palette.hair_edge)
    canvas.fill(canvas.ring((560, 170), 78, 48), palette.hair)
    canvas.fill(canvas.ellipse((500, 400), 232, 240), palette.hair)


def knot_before(canvas: Canvas, palette: Palette) -> None:
    """Two waves that meet over the forehead."""
    left = hair_mask_above(canvas, canvas.ellipse((590, 560), 290, 282))
    right = hair_mask_above(canvas, canvas.ellipse((400, 566), 300, 276))
    canvas.fill(right, palette.hair_edge)
    canvas.fill(left, palette.hair)


def long_behind(canvas: Canvas, palette: Palette) -> None:
    """Long hair in strands to the shoulders."""
    fall = canvas.curve(
        [
            (500, 150),
            (660, 200),
            (744, 340),
            (764, 560),
            (800, 880),
            (500, 930),
            (200, 880),
            (236, 560),
            (256, 340),
            (340, 200),
        ]
    )
    canvas.fill(fall, palette.hair)
    for x in (236, 300, 700, 764):
        canvas.fill(both(fall, canvas.ellipse((x, 720), 22, 330)), palette.hair_edge)


HAIR: dict[str, tuple[Callable[[Canvas, Palette], None], Callable[[Canvas, Palette], None]]] = {
    "bob": (bob_behind, bob_before),
    "short": (short_behind, short_before),
    "curls": (curls_behind, curls_before),
    "rings": (rings_behind, rings_before),
    "knot": (knot_behind, knot_before),
    "long": (long_behind, knot_before),
}
