"""One of the sample portraits: somebody on the phone."""

from __future__ import annotations

import math

import sample_canvas as c
import sample_faces as f
from sample_canvas import Canvas, both, without
from sample_people import dark, darker


def draw_caller(canvas: Canvas) -> None:
    """An old face that laughs with closed eyes; white curls, a shawl, a telephone at the ear."""
    skin, hair = "#EFC4A4", c.PAPER
    canvas.fill(canvas.everything(), "#E9A594")
    for x in range(0, 1000, 90):
        canvas.fill(canvas.box(x, 0, x + 30, 1250), "#E3988A")
    for n in range(4):
        canvas.fill(
            canvas.curve(
                [
                    (-60 + n * 62, -40),
                    (20 + n * 62, -40),
                    (40 + n * 30, 620),
                    (-40 + n * 40, 1010),
                    (-100 + n * 40, 1010),
                ]
            ),
            (c.TERRACOTTA, dark(c.TERRACOTTA))[n % 2],
        )
    canvas.fill(canvas.box(720, 860, 1000, 884), c.EARTH)
    for x, tone in ((760, c.OLIVE), (830, c.MOSS), (900, c.OLIVE), (960, c.MOSS)):
        canvas.fill(canvas.stroke([(850, 800), ((x + 850) / 2, 690), (x, 610)], 30), tone)
    canvas.fill(canvas.polygon([(780, 750), (930, 750), (905, 862), (805, 862)]), c.SEA)
    body = f.shoulders(canvas, 480, 900, 450, 130)
    canvas.fill(body, c.DUSK)
    f.neck(canvas, 480, 740, 900, 88, skin)
    shawl = both(
        body, without(canvas.ellipse((480, 1100), 520, 330), canvas.ellipse((480, 850), 150, 190))
    )
    canvas.fill(shawl, c.SAND)
    for number in range(7):
        canvas.fill(
            both(shawl, canvas.ring((480, 850), 250 + 56 * number, 232 + 56 * number)),
            (c.SEA, c.TERRACOTTA, c.AMBER)[number % 3],
        )
    for a, r in (
        (200, 1.0),
        (225, 1.05),
        (250, 1.1),
        (270, 1.12),
        (292, 1.1),
        (315, 1.05),
        (340, 1.0),
        (180, 0.95),
        (0, 0.95),
        (20, 0.9),
        (160, 0.9),
    ):
        x = 480 + 268 * r * math.cos(math.radians(a))
        y = 480 + 290 * r * math.sin(math.radians(a))
        canvas.fill(canvas.ellipse((x, y), 92), hair)
        canvas.fill(canvas.ring((x, y), 58, 50), c.SAND)
    face = f.outline(
        canvas,
        (480, 510),
        [(0, -240), (150, -215), (222, -90), (226, 60), (196, 190), (120, 280), (0, 312)],
    )
    canvas.fill(face, skin)
    canvas.fill(without(face, canvas.ellipse((430, 470), 256, 370)), dark(skin, 0.9))
    for x in (345, 610):
        canvas.fill(both(face, canvas.ellipse((x, 610), 66, 50)), "#E59C86")
    for x, y in ((330, 330), (410, 290), (500, 280), (590, 300), (650, 360)):
        canvas.fill(canvas.ellipse((x, y), 66), hair)
        canvas.fill(canvas.ring((x, y), 40, 33), c.SAND)
    for x in (388, 572):
        f.closed_eye(canvas, (x, 520), 50)
        f.brow(canvas, (x, 438), 52, 15, "#BFB3A0")
        side = -1 if x < 480 else 1
        for n in (-1, 0, 1):
            canvas.fill(
                canvas.stroke([(x + side * 76, 522 + n * 14), (x + side * 100, 520 + n * 26)], 6),
                darker(skin),
            )
    f.nose(canvas, (488, 510), (484, 624), 40, skin)
    for side in (-1, 1):
        canvas.fill(
            canvas.stroke(
                [(480 + side * 66, 632), (480 + side * 112, 680), (480 + side * 116, 726)], 6
            ),
            darker(skin),
        )
    f.laughing(canvas, (482, 716), 76)
    canvas.fill(canvas.stroke([(900, 1280), (880, 1060), (770, 800)], 130), dark(c.DUSK, 0.86))
    f.hand(canvas, (738, 690), 70, skin, fingers=[(660, 600), (664, 650), (668, 700), (680, 744)])
    canvas.fill(canvas.polygon([(690, 430), (744, 440), (720, 730), (664, 720)]), c.NIGHT)
    for y in (610, 656, 702):
        canvas.fill(
            canvas.stroke([(760, y + 26), (712, y + 6), (672, y)], 34),
            skin if y != 656 else dark(skin, 0.94),
        )
