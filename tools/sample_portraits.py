"""Portraits for the sample stories: seven people who have nothing in common but the pencil.

Nobody is meant by them. Each has a head, a posture, clothes and a place of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sample_canvas import Canvas
from sample_sitters_day import draw_organizer, draw_teacher
from sample_sitters_field import draw_coach, draw_gardener
from sample_sitters_home import draw_caller
from sample_sitters_night import draw_nurse, draw_singer

LARGE = (3440, 4300)  # 860 mm (a roll-up with its bleed) at 100 pixels an inch need 3386 pixels
REGULAR = (2400, 3000)
UNITS = 1000.0

PORTRAITS: dict[str, tuple[Callable[[Canvas], None], tuple[int, int]]] = {
    "2022/a-classroom-in-two-languages": (draw_teacher, LARGE),
    "2022/a-courtyard-with-open-doors": (draw_organizer, LARGE),
    "2022/the-night-shift": (draw_nurse, LARGE),
    "2021/a-phone-call-every-friday": (draw_caller, REGULAR),
    "2021/the-pitch-at-dusk": (draw_coach, REGULAR),
    "2020/seeds-on-a-shared-roof": (draw_gardener, REGULAR),
    "2020/a-choir-before-words": (draw_singer, REGULAR),
}
"""Each story's folder, who sits for it, and the size in pixels (4:5)."""


def draw_portrait(folder: str, size: tuple[int, int]) -> Canvas:
    """Draw one portrait in pixels of the given size (4:5)."""
    canvas = Canvas(size, UNITS, "#FAF6EE")
    PORTRAITS[folder][0](canvas)
    return canvas


def write_portraits(stories: Path) -> None:
    """Draw every portrait and write it beside its story."""
    for folder, (_, size) in PORTRAITS.items():
        draw_portrait(folder, size).save(stories / folder / "portrait.jpg")
