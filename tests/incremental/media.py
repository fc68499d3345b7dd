"""Pictures and recordings that are as small as can be."""

from __future__ import annotations

import struct
import zlib


def png(red: int, green: int = 80, blue: int = 40, width: int = 24, height: int = 16) -> bytes:
    """Give a picture of one colour."""
    row = b"\0" + bytes((red % 256, green % 256, blue % 256)) * width
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * height)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg(red: int) -> bytes:
    """Give a photo of one colour, with a camera's words in it that must not be published."""
    from io import BytesIO

    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    target = BytesIO()
    Image.new("RGB", (32, 40), (red % 256, 120, 90)).save(target, "JPEG", exif=exif, quality=80)
    return target.getvalue()


def photo(seed: int) -> bytes:
    """Give a photo with grain, so large that its small files are made in several steps."""
    from io import BytesIO
    from random import Random

    from PIL import Image

    size = (990, 660)
    grain = Image.frombytes("L", size, Random(seed).randbytes(size[0] * size[1]))
    shade = Image.radial_gradient("L").resize(size)
    target = BytesIO()
    Image.merge("RGB", (grain, shade, Image.blend(grain, shade, 0.8))).save(target, "JPEG")
    return target.getvalue()


def wav(seconds: int, level: int = 0) -> bytes:
    """Give a recording of silence, or of a constant level: 8 bits, 1,000 samples a second."""
    data = bytes([128 + level % 64]) * (seconds * 8000)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(data)) + data
    return struct.pack("<4sI", b"RIFF", len(body)) + body


def mp3(frames: int) -> bytes:
    """Give a recording of silent frames: MPEG 1 layer 3, 128 kbit/s, 44.1 kHz, mono."""
    frame = bytes.fromhex("fffb90c4") + bytes(413)
    return frame * frames
