"""The looks of posters: which colours, where a picture stands, what fills the place of one.

Places are those of a card that reads from the left; one that reads from the right is mirrored.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

WIDTH, HEIGHT = 1200, 630
MARGIN = 64

LookName = Literal["plain", "report", "voice", "sound", "date", "frame", "field"]
"""A page, a post, a story, a recording, an event, an exhibition, a program."""


class Box(NamedTuple):
    """A part of a card: left, top, width and height in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    def mirrored(self) -> Box:
        """Give its place on a card that reads from the right."""
        return Box(WIDTH - self.right, self.top, self.width, self.height)


class Look(NamedTuple):
    """How a card looks. Colours are named by their part of `CardColours`.

    `picture` is where one stands, `panel` what fills its place, in the colour `fill`: the mark, or
    a pattern of `stars`. `text` and `alone` are where words stand beside a picture, beside a panel.
    `rule`: a line in `accent` between them. `sheet`: the width of a white border round a picture.
    """

    ground: str
    ink: str
    muted: str
    accent: str
    picture: Box
    panel: Box
    fill: str
    text: Box
    alone: Box
    rule: bool = False
    sheet: int = 0
    stars: bool = False
    tinted: bool = False


def column(left: int, right: int) -> Box:
    """Give a place for words from one distance of the left to another, within the margins."""
    return Box(left, MARGIN, right - left, HEIGHT - 2 * MARGIN)


SIDE = Box(700, 0, 500, HEIGHT)
BAND = Box(880, 0, 320, HEIGHT)
FIRST = Box(0, 0, 504, HEIGHT)
SQUARE = Box(WIDTH - MARGIN - 430, (HEIGHT - 430) // 2, 430, 430)
SHEET = Box(WIDTH - MARGIN - 452, (HEIGHT - 452) // 2, 452, 452)

DAY = ("ground", "ink", "muted", "accent")
EVENING = ("night", "night_ink", "night_muted", "glow")

LOOKS: dict[LookName, Look] = {
    "plain": Look(
        *DAY, SIDE, BAND, "band", column(MARGIN, 640), column(MARGIN, 804)
    ),
    "report": Look(
        *DAY, SIDE, BAND, "band", column(MARGIN, 640), column(MARGIN, 804), rule=True
    ),
    "voice": Look(
        "band", "ink", "muted", "accent", FIRST, Box(0, 0, 300, HEIGHT), "ground",
        column(568, WIDTH - MARGIN), column(364, WIDTH - MARGIN), stars=True,
    ),
    "sound": Look(
        *EVENING, SQUARE, BAND, "night", column(MARGIN, 660), column(MARGIN, 804), tinted=True
    ),
    "date": Look(
        *DAY, Box(860, 0, 340, HEIGHT), BAND, "band", column(MARGIN, 800), column(MARGIN, 804)
    ),
    "frame": Look(
        "band", "ink", "muted", "accent", SHEET, BAND, "ground",
        column(MARGIN, 640), column(MARGIN, 804), sheet=22, stars=True,
    ),
    "field": Look(
        "field", "field_ink", "field_ink", "glow", SIDE, BAND, "field",
        column(MARGIN, 640), column(MARGIN, 804), tinted=True,
    ),
}  # fmt: skip
