"""Two of the sample portraits: a teacher and an organizer."""

from __future__ import annotations

import sample_canvas as c
import sample_faces as f
from sample_canvas import Canvas, both, either, without
from sample_people import dark


def draw_teacher(canvas: Canvas) -> None:
    """Round face, glasses, hair to the jaw; before a board with shapes of chalk."""
    skin, hair = "#E2A988", "#3A211C"
    canvas.fill(canvas.everything(), c.SEA)
    canvas.fill(canvas.box(0, 1010, 1000, 1250), c.BRONZE)
    chalk = "#9CC4C4"
    canvas.fill(canvas.ring((170, 210), 96, 87), chalk)
    canvas.fill(without(canvas.box(720, 110, 900, 290), canvas.box(729, 119, 891, 281)), chalk)
    canvas.fill(
        canvas.stroke([(60, 480), (110, 430), (160, 480), (210, 430), (260, 480)], 9), chalk
    )
    canvas.fill(canvas.stroke([(770, 470), (830, 400), (890, 470), (775, 470)], 9), chalk)
    canvas.fill(canvas.stroke([(60, 760), (130, 700), (190, 790)], 9), chalk)
    canvas.fill(
        canvas.curve(
            f.ring_of(
                (500, 470),
                [(0, -320), (220, -270), (330, -60), (335, 150), (270, 290), (120, 300), (0, 280)],
            )
        ),
        hair,
    )
    body = f.shoulders(canvas, 500, 860, 430)
    canvas.fill(body, c.TERRACOTTA)
    f.neck(canvas, 505, 690, 860, 88, skin)
    canvas.fill(
        both(body, canvas.polygon([(400, 870), (500, 1040), (610, 870), (640, 1300), (370, 1300)])),
        c.WHEAT,
    )
    for side in (-1, 1):
        canvas.fill(
            canvas.polygon(
                [
                    (500 + side * 96, 832),
                    (500 + side * 190, 900),
                    (500 + side * 108, 1010),
                    (500, 950),
                ]
            ),
            c.PAPER,
        )
        canvas.fill(
            both(
                body,
                canvas.polygon(
                    [
                        (500 + side * 150, 880),
                        (500 + side * 250, 930),
                        (500 + side * 150, 1300),
                        (500 + side * 80, 1300),
                    ]
                ),
            ),
            dark(c.TERRACOTTA),
        )
    for y in (1060, 1140, 1220):
        canvas.fill(canvas.ellipse((500, y), 13), c.DUSK)
    face = f.outline(
        canvas,
        (505, 500),
        [(0, -262), (160, -230), (238, -90), (240, 60), (190, 190), (90, 262), (0, 278)],
    )
    canvas.fill(face, skin)
    canvas.fill(without(face, canvas.ellipse((440, 470), 270, 330)), dark(skin))
    for x in (350, 640):
        canvas.fill(both(face, canvas.ellipse((x, 590), 62, 46)), "#D98F74")
    fringe = both(
        canvas.ellipse((500, 420), 268, 262),
        without(canvas.box(200, 100, 800, 640), canvas.ellipse((590, 560), 248, 230)),
    )
    canvas.fill(fringe, hair)
    canvas.fill(canvas.stroke([(330, 330), (420, 240), (560, 210)], 10), "#5B372D")
    canvas.fill(canvas.stroke([(300, 440), (330, 330), (400, 260)], 10), "#5B372D")
    for x in (410, 610):
        f.open_eye(canvas, (x, 500), 50, skin, c.NIGHT, 0.3)
        f.brow(canvas, (x, 418), 60, 17, hair)
    f.spectacles(canvas, (410, 505), (610, 505), 92, c.NIGHT)
    f.nose(canvas, (520, 500), (516, 610), 34, skin)
    f.lips(canvas, (512, 690), 84, "#B65246", 0.34)
    canvas.fill(canvas.stroke([(770, 380), (716, 470)], 22), c.AMBER)
    canvas.fill(canvas.stroke([(716, 470), (706, 488)], 18), c.SAND)


def draw_organizer(canvas: Canvas) -> None:
    """Long face, high forehead, a beard that turns grey; in a courtyard with a blue door."""
    skin, hair = "#B97A4E", "#4B4038"
    canvas.fill(canvas.everything(), "#EBCB93")
    for row in range(8):
        for x in range(-140 * (row % 2), 1000, 280):
            canvas.fill(
                canvas.box(x + 4, row * 140 + 4, x + 276, row * 140 + 136),
                ("#F0D6A6", "#E8C68A")[(x // 140 + row) % 2],
            )
    door = either(canvas.ellipse((790, 420), 190), canvas.box(600, 420, 980, 1250))
    canvas.fill(either(canvas.ellipse((790, 420), 222), canvas.box(568, 420, 1012, 1250)), c.PAPER)
    canvas.fill(door, c.SEA)
    canvas.fill(canvas.box(786, 232, 796, 1250), c.DEEP_SEA)
    for x in (650, 840):
        canvas.fill(
            without(canvas.box(x, 520, x + 100, 800), canvas.box(x + 12, 532, x + 88, 788)),
            c.DEEP_SEA,
        )
    canvas.fill(canvas.box(60, 120, 250, 150), c.EARTH)
    for x, y, tone in (
        (90, 110, c.OLIVE),
        (150, 80, c.MOSS),
        (210, 110, c.OLIVE),
        (120, 180, c.MOSS),
        (200, 200, c.OLIVE),
        (150, 250, c.MOSS),
    ):
        canvas.fill(canvas.ellipse((x, y), 52, 40), tone)
    body = f.shoulders(canvas, 460, 900, 460, 100)
    canvas.fill(body, c.OLIVE)
    for x in range(0, 1000, 120):
        canvas.fill(both(body, canvas.box(x, 800, x + 44, 1300)), dark(c.OLIVE, 0.8))
    for y in range(900, 1260, 120):
        canvas.fill(both(body, canvas.box(0, y, 1000, y + 30)), c.MOSS)
    f.ears(canvas, (462, 520), 226, 66, skin)
    f.neck(canvas, 460, 730, 900, 100, skin)
    for side in (-1, 1):
        canvas.fill(
            canvas.polygon(
                [
                    (460 + side * 104, 850),
                    (460 + side * 200, 905),
                    (460 + side * 130, 1040),
                    (460 + side * 12, 985),
                ]
            ),
            dark(c.OLIVE, 0.7),
        )
    face = f.outline(
        canvas,
        (460, 490),
        [(0, -330), (150, -300), (215, -150), (220, 60), (188, 220), (110, 330), (0, 368)],
    )
    canvas.fill(face, skin)
    canvas.fill(without(face, canvas.ellipse((410, 430), 246, 420)), dark(skin))
    sides = both(
        face, without(canvas.box(100, 100, 900, 560), canvas.ellipse((460, 480), 192, 352))
    )
    canvas.fill(sides, hair)
    beard = both(
        face, without(canvas.box(100, 560, 900, 1000), canvas.ellipse((456, 560), 178, 110))
    )
    canvas.fill(beard, hair)
    canvas.fill(both(beard, canvas.ellipse((450, 850), 110, 130)), "#A79C8E")
    canvas.fill(
        canvas.curve(
            [
                (350, 668),
                (410, 630),
                (456, 646),
                (505, 630),
                (566, 668),
                (510, 684),
                (456, 676),
                (404, 684),
            ]
        ),
        hair,
    )
    for y, bend in ((250, 10), (290, 8)):
        canvas.fill(canvas.stroke([(380, y + bend), (460, y), (550, y + bend)], 7), dark(skin))
    for x in (372, 548):
        f.open_eye(canvas, (x, 500), 43, skin, c.NIGHT, -0.35)
        f.brow(canvas, (x, 430), 66, 27, hair, 4 if x > 460 else -4)
        canvas.fill(canvas.stroke([(x - 36, 552), (x, 564), (x + 36, 552)], 6), dark(skin))
    f.nose(canvas, (448, 480), (452, 604), 42, skin, way=-1)
    f.lips(canvas, (456, 706), 62, "#8E4A3A", 0.22)
