"""Two of the sample portraits, by night: a nurse in profile and a singer."""

from __future__ import annotations

import sample_canvas as c
import sample_faces as f
from sample_canvas import Canvas, both, without
from sample_people import dark, darker


def draw_nurse(canvas: Canvas) -> None:
    """Seen from the side, at a window by night; hair bound up, a stethoscope."""
    skin, hair = "#C98A5C", "#1C1413"
    canvas.fill(canvas.everything(), "#0F2B33")
    window = canvas.box(0, 90, 560, 860)
    canvas.fill(window, "#1B4B57")
    canvas.fill(both(window, canvas.ellipse((150, 290), 118)), c.WHEAT)
    canvas.fill(both(window, canvas.ellipse((190, 262), 104)), "#1B4B57")
    for x, y in ((330, 170), (420, 300), (70, 480), (280, 430), (480, 190)):
        canvas.fill(canvas.star((x, y), 11), c.SAND)
    for left, top in ((0, 640), (110, 700), (220, 610), (330, 690), (440, 640)):
        canvas.fill(both(window, canvas.box(left, top, left + 104, 860)), c.NIGHT)
        for n in range(3):
            canvas.fill(
                both(
                    window,
                    canvas.box(
                        left + 20 + 36 * (n % 2),
                        top + 28 + 56 * n,
                        left + 40 + 36 * (n % 2),
                        top + 56 + 56 * n,
                    ),
                ),
                c.AMBER,
            )
    canvas.fill(canvas.box(272, 90, 286, 860), "#0F2B33")
    canvas.fill(canvas.box(0, 846, 580, 880), c.SEA)
    canvas.fill(canvas.ellipse((740, 160), 128), hair)
    canvas.fill(canvas.stroke([(650, 150), (740, 110), (830, 160)], 12), "#4A2E2A")
    body = canvas.curve(
        [
            (450, 940),
            (560, 860),
            (760, 850),
            (900, 930),
            (1010, 1100),
            (1040, 1420),
            (300, 1420),
            (350, 1080),
        ]
    )
    canvas.fill(body, c.LIGHT_SEA)
    canvas.fill(
        both(body, canvas.curve([(720, 860), (1020, 940), (1040, 1420), (800, 1420)])),
        dark(c.LIGHT_SEA),
    )
    canvas.fill(
        canvas.curve(
            [(560, 640), (770, 600), (790, 800), (800, 900), (610, 960), (520, 900), (575, 800)]
        ),
        dark(skin),
    )
    canvas.fill(
        canvas.polygon([(520, 890), (640, 1100), (800, 870), (760, 860), (640, 1020), (560, 870)]),
        c.PAPER,
    )
    head = canvas.curve(
        [
            (560, 210),
            (690, 200),
            (800, 300),
            (820, 470),
            (770, 620),
            (690, 720),
            (560, 760),
            (470, 745),
            (440, 700),
            (452, 660),
            (430, 630),
            (446, 600),
            (398, 570),
            (402, 545),
            (446, 470),
            (440, 400),
            (462, 300),
        ]
    )
    canvas.fill(head, skin)
    canvas.fill(
        both(head, canvas.curve([(640, 420), (840, 380), (840, 760), (520, 800), (640, 680)])),
        dark(skin),
    )
    crown = canvas.curve(
        [
            (452, 330),
            (480, 230),
            (590, 160),
            (730, 170),
            (830, 270),
            (850, 440),
            (810, 590),
            (740, 610),
            (720, 500),
            (690, 440),
            (650, 380),
            (540, 330),
        ]
    )
    canvas.fill(crown, hair)
    for points in (
        [(500, 290), (600, 230), (740, 260)],
        [(560, 320), (680, 300), (790, 400)],
        [(690, 420), (760, 440), (790, 540)],
    ):
        canvas.fill(canvas.stroke(points, 9), "#4A2E2A")
    canvas.fill(canvas.ellipse((716, 545), 38, 60), skin)
    canvas.fill(canvas.ellipse((716, 545), 18, 34), darker(skin))
    canvas.fill(canvas.ellipse((722, 618), 13), c.AMBER)
    eye = canvas.curve([(462, 488), (488, 460), (530, 470), (540, 492), (500, 506)])
    canvas.fill(eye, c.PAPER)
    canvas.fill(both(eye, canvas.ellipse((484, 482), 19)), c.NIGHT)
    canvas.fill(canvas.stroke([(456, 480), (488, 456), (546, 474)], 11), c.NIGHT)
    canvas.fill(canvas.stroke([(458, 410), (500, 388), (556, 410)], 17), hair)
    canvas.fill(canvas.stroke([(456, 600), (466, 588), (466, 568)], 8), darker(skin))
    canvas.fill(
        canvas.curve([(436, 636), (470, 630), (512, 646), (470, 662), (446, 676)]), "#A34D44"
    )
    canvas.fill(canvas.stroke([(436, 650), (470, 646), (520, 636)], 6), c.DUSK)
    canvas.fill(canvas.stroke([(790, 880), (740, 1010), (640, 1140), (560, 1180)], 18), c.NIGHT)
    canvas.fill(canvas.stroke([(540, 900), (520, 1020), (540, 1120), (560, 1180)], 18), c.NIGHT)
    canvas.fill(canvas.stroke([(560, 1170), (566, 1210), (560, 1260)], 18), c.NIGHT)


def draw_singer(canvas: Canvas) -> None:
    """Sings with closed eyes, the head thrown back a little; braids, and sound in rings."""
    skin, hair = "#9A6038", "#171012"
    canvas.fill(canvas.everything(), "#35203A")
    for number, reach in enumerate(range(1020, 160, -96)):
        canvas.fill(
            canvas.ellipse((330, 690), reach),
            ("#35203A", "#472A45", "#5C3349", "#7A3F48")[number % 4],
        )
    for points in (
        [(640, 300), (800, 420), (850, 700), (810, 1000), (860, 1180)],
        [(600, 260), (860, 440), (930, 760), (900, 1040), (950, 1230)],
        [(560, 300), (700, 480), (760, 760), (730, 1000), (760, 1160)],
    ):
        canvas.fill(canvas.stroke(points, 74), hair)
        for n in range(len(points) - 1):
            for t in (0.2, 0.6):
                x = points[n][0] + (points[n + 1][0] - points[n][0]) * t
                y = points[n][1] + (points[n + 1][1] - points[n][1]) * t
                canvas.fill(canvas.stroke([(x - 34, y), (x, y + 24), (x + 34, y)], 9), "#4C343A")
        canvas.fill(canvas.ellipse(points[-1], 30, 26), c.AMBER)
    body = canvas.curve(
        [
            (420, 980),
            (560, 900),
            (720, 910),
            (900, 1010),
            (980, 1160),
            (1000, 1420),
            (180, 1420),
            (220, 1180),
            (300, 1040),
        ]
    )
    canvas.fill(body, c.AMBER)
    for number in range(8):
        canvas.fill(
            both(
                body,
                canvas.stroke(
                    [
                        (150, 1060 + 60 * number),
                        (420, 1130 + 60 * number),
                        (700, 1080 + 60 * number),
                        (1010, 1120 + 60 * number),
                    ],
                    16,
                ),
            ),
            (c.TERRACOTTA, c.SEA)[number % 2],
        )
    canvas.fill(
        canvas.curve(
            [(470, 740), (680, 640), (720, 820), (740, 940), (600, 1030), (450, 980), (500, 880)]
        ),
        dark(skin),
    )
    canvas.fill(
        canvas.curve([(450, 250), (640, 180), (800, 290), (830, 500), (740, 660), (560, 640)]), hair
    )
    head = canvas.curve(
        [
            (430, 250),
            (570, 240),
            (690, 340),
            (720, 500),
            (680, 650),
            (590, 770),
            (450, 830),
            (360, 800),
            (300, 700),
            (262, 560),
            (270, 420),
            (330, 300),
        ]
    )
    canvas.fill(head, skin)
    canvas.fill(without(head, canvas.ellipse((400, 500), 240, 400)), dark(skin))
    canvas.fill(
        canvas.curve(
            [
                (330, 320),
                (420, 225),
                (560, 205),
                (700, 270),
                (770, 420),
                (740, 560),
                (690, 470),
                (600, 350),
                (470, 300),
            ]
        ),
        hair,
    )
    for points in (
        [(380, 290), (520, 260), (680, 350)],
        [(450, 270), (600, 300), (720, 430)],
        [(520, 240), (660, 300), (750, 400)],
    ):
        canvas.fill(canvas.stroke(points, 8), "#4C343A")
    for x, y, size in ((352, 500, 50), (540, 490, 56)):
        f.closed_eye(canvas, (x, y), size, smiling=False)
    f.brow(canvas, (348, 420), 52, 17, hair, -10)
    f.brow(canvas, (540, 404), 60, 17, hair, 14)
    f.nose(canvas, (428, 480), (400, 600), 46, skin, way=-1)
    canvas.fill(canvas.ellipse((424, 708), 82, 74), "#6E2B2B")
    canvas.fill(canvas.ellipse((424, 708), 62, 56), c.DUSK)
    canvas.fill(both(canvas.ellipse((424, 708), 62, 56), canvas.box(300, 640, 600, 684)), c.PAPER)
    canvas.fill(
        both(canvas.ellipse((424, 708), 62, 56), canvas.ellipse((424, 770), 54, 36)), c.RUST
    )
    canvas.fill(canvas.ellipse((706, 560), 34, 56), skin)
    canvas.fill(canvas.ring((712, 650), 42, 32), c.AMBER)
