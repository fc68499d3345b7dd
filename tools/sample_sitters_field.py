"""Two of the sample portraits, outside: a coach and a gardener."""

from __future__ import annotations

import sample_canvas as c
import sample_faces as f
from sample_canvas import Canvas, both, either, without
from sample_people import dark, darker


def draw_coach(canvas: Canvas) -> None:
    """Broad face, a knitted cap, a whistle; the pitch behind him lies in low light."""
    skin = "#7A4A2E"
    canvas.fill(canvas.everything(), "#E9A96B")
    canvas.fill(canvas.ellipse((170, 470), 150), c.WHEAT)
    canvas.fill(canvas.box(0, 560, 1000, 1250), c.OLIVE)
    for n in range(4):
        canvas.fill(
            canvas.polygon(
                [
                    (n * 300 - 80, 560),
                    (n * 300 + 60, 560),
                    (n * 380 - 60, 1250),
                    (n * 380 - 320, 1250),
                ]
            ),
            "#566A30",
        )
    for x in (690, 960):
        canvas.fill(canvas.box(x - 7, 390, x + 7, 640), c.PAPER)
    canvas.fill(canvas.box(690, 383, 967, 397), c.PAPER)
    for n in range(1, 8):
        canvas.fill(canvas.box(690 + 34 * n, 397, 693 + 34 * n, 636), c.SAND)
    for n in range(1, 6):
        canvas.fill(canvas.box(697, 397 + 40 * n, 955, 400 + 40 * n), c.SAND)
    body = f.shoulders(canvas, 500, 850, 490, 90)
    canvas.fill(body, c.DEEP_SEA)
    for reach in (0, 70):
        for side in (-1, 1):
            canvas.fill(
                both(
                    body,
                    canvas.stroke(
                        [
                            (500 + side * (270 + reach), 880),
                            (500 + side * (370 + reach), 1020),
                            (500 + side * (400 + reach), 1300),
                        ],
                        26,
                    ),
                ),
                c.AMBER,
            )
    f.ears(canvas, (500, 510), 268, 64, skin)
    f.neck(canvas, 500, 690, 860, 130, skin)
    canvas.fill(
        canvas.curve(
            [
                (340, 850),
                (420, 905),
                (500, 920),
                (580, 905),
                (660, 850),
                (690, 930),
                (500, 1010),
                (310, 930),
            ]
        ),
        c.SEA,
    )
    canvas.fill(canvas.box(492, 960, 508, 1300), c.PAPER)
    face = f.outline(
        canvas,
        (500, 490),
        [(0, -250), (190, -220), (262, -60), (262, 110), (220, 226), (110, 282), (0, 290)],
    )
    canvas.fill(face, skin)
    canvas.fill(without(face, canvas.ellipse((560, 450), 292, 340)), dark(skin))
    canvas.fill(
        both(face, without(canvas.box(200, 620, 800, 820), canvas.ellipse((500, 600), 216, 140))),
        "#3B2618",
    )
    cap = either(
        both(canvas.ellipse((500, 330), 280, 200), canvas.box(0, 0, 1000, 340)),
        canvas.box(222, 290, 778, 372),
    )
    canvas.fill(cap, c.TERRACOTTA)
    canvas.fill(canvas.box(214, 292, 786, 382), dark(c.TERRACOTTA))
    for x in range(232, 780, 40):
        canvas.fill(canvas.box(x, 296, x + 12, 378), darker(c.TERRACOTTA))
    canvas.fill(canvas.ellipse((500, 128), 56), c.WHEAT)
    for x in (392, 608):
        f.open_eye(canvas, (x, 494), 46, skin, c.NIGHT, 0.0)
        f.brow(canvas, (x, 428), 64, 22, "#2A1A10", -8 if x > 500 else 8)
    f.nose(canvas, (512, 480), (506, 590), 52, skin)
    f.laughing(canvas, (500, 680), 96)
    for side in (-1, 1):
        canvas.fill(
            canvas.stroke(
                [(500 + side * 190, 850), (500 + side * 130, 1000), (500 + side * 20, 1090)], 14
            ),
            c.WHEAT,
        )
    canvas.fill(canvas.box(448, 1080, 560, 1140), c.AMBER)
    canvas.fill(canvas.ellipse((470, 1130), 54), c.AMBER)
    canvas.fill(canvas.ellipse((470, 1130), 22), c.DUSK)


def draw_gardener(canvas: Canvas) -> None:
    """Looks down at a seedling in her hands; a scarf with dots, a roof with beds behind."""
    skin, scarf = "#D7A075", "#C8653F"
    canvas.fill(canvas.everything(), "#CFE1D6")
    canvas.fill(canvas.ellipse((830, 210), 120), c.WHEAT)
    for left, top in ((0, 560), (150, 470), (290, 600), (700, 520), (860, 430)):
        canvas.fill(canvas.box(left, top, left + 170, 900), c.SAND if left % 300 else c.PAPER)
        canvas.fill(canvas.box(left + 40, top + 50, left + 76, top + 104), c.SEA)
    canvas.fill(canvas.box(0, 780, 1000, 1250), c.EARTH)
    for x in range(30, 1000, 90):
        for lean in (-30, 0, 30):
            canvas.fill(
                canvas.stroke([(x, 800), (x + lean * 0.6, 740), (x + lean, 690 - x % 50)], 17),
                c.OLIVE if lean else c.MOSS,
            )
    drape = canvas.curve(
        [
            (470, 130),
            (650, 190),
            (720, 400),
            (730, 640),
            (800, 830),
            (500, 940),
            (180, 830),
            (250, 640),
            (240, 400),
            (300, 190),
        ]
    )
    body = f.shoulders(canvas, 490, 850, 440, 110)
    canvas.fill(body, c.DEEP_SEA)
    for number, x in enumerate(range(60, 960, 76)):
        canvas.fill(
            both(body, canvas.stroke([(x, 880), (x + 20, 1060), (x - 10, 1300)], 12)),
            c.SEA if number % 2 else c.LIGHT_SEA,
        )
    canvas.fill(drape, scarf)
    face = canvas.curve(
        [
            (455, 250),
            (580, 280),
            (640, 400),
            (640, 540),
            (590, 680),
            (500, 770),
            (430, 780),
            (350, 700),
            (310, 560),
            (310, 420),
            (350, 290),
        ]
    )
    canvas.fill(face, skin)
    canvas.fill(without(face, canvas.ellipse((420, 470), 200, 340)), dark(skin))
    canvas.fill(both(face, canvas.box(0, 0, 1000, 330)), darker(scarf))
    canvas.fill(both(face, canvas.box(0, 0, 1000, 306)), scarf)
    for row, y in enumerate(range(190, 900, 84)):
        for x in range(200 + 42 * (row % 2), 820, 84):
            canvas.fill(without(both(drape, canvas.ellipse((x, y), 15)), face), c.WHEAT)
    for x in (392, 550):
        f.closed_eye(canvas, (x, 520), 48, smiling=False)
        f.brow(canvas, (x, 444), 54, 15, "#4A2E20", 6 if x > 460 else -6)
    f.nose(canvas, (462, 500), (440, 640), 40, skin, way=-1)
    f.lips(canvas, (452, 706), 58, "#A9503F", 0.3)
    for side in (-1, 1):
        canvas.fill(
            canvas.stroke(
                [(490 + side * 390, 1260), (490 + side * 250, 1180), (490 + side * 110, 1130)], 112
            ),
            dark(c.DEEP_SEA),
        )
        f.hand(
            canvas,
            (490 + side * 82, 1112),
            66,
            skin,
            fingers=[(490 + side * 10, 1150), (490 + side * 24, 1110), (490 + side * 40, 1076)],
        )
    canvas.fill(canvas.ellipse((490, 1090), 108, 62), "#4B2C1A")
    canvas.fill(canvas.stroke([(490, 1080), (484, 1000), (492, 930)], 13), c.OLIVE)
    canvas.fill(canvas.curve([(490, 960), (560, 900), (620, 910), (570, 966)]), c.OLIVE)
    canvas.fill(canvas.curve([(488, 990), (410, 930), (356, 950), (410, 1000)]), "#6F8A3A")
