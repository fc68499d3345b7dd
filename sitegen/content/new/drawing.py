"""What stands in the place of a photo, a recording and its words until there are real ones."""

from __future__ import annotations

import math
from io import BytesIO

SIDE = 1400
"""Pixels: the smallest that podcast directories take as a cover."""

SKY, SUN = (246, 236, 216), (214, 120, 86)
HILLS = ((196, 190, 150), (140, 158, 122), (84, 112, 98))

SECONDS = 3
FRAME = bytes((0xFF, 0xF3, 0x64, 0xC0)) + bytes(140)
"""A frame of MPEG-2 Layer III without a sound: 48 kbit/s, 24 kHz, one channel (ISO 13818-3)."""
FRAMES_A_SECOND = 24000 / 576


def drawn_picture() -> bytes:
    """Draw hills under a sun, square, as a JPEG."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (SIDE, SIDE), SKY)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((840, 400, 1080, 640), fill=SUN)
    for number, colour in enumerate(HILLS):
        foot = SIDE * (0.5 + 0.14 * number)
        ridge = [
            (x, foot - 110 * math.sin(x / (260 - 40 * number) + 2 * number))
            for x in range(0, SIDE + 20, 20)
        ]
        pen.polygon([(0, SIDE), *ridge, (SIDE, SIDE)], fill=colour)
    file = BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()


def silent_recording() -> bytes:
    """Give a few seconds of silence as an MP3."""
    return FRAME * math.ceil(SECONDS * FRAMES_A_SECOND)


def transcript_of(words: str) -> bytes:
    """Give words as the transcript of that recording (WebVTT)."""
    return f"WEBVTT\n\n00:00.000 --> 00:0{SECONDS}.000\n{words}\n".encode()
