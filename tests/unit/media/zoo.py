"""Pictures full of what must not be published, one in every format that sitegen reads.

Each holds the word in `SECRET` in every place that its format has, and a position.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from tests.tools.needs import run

SECRET = "Zorblatt"
MARKS = (SECRET.encode(), SECRET.encode("utf-16-le"), SECRET.encode("utf-16-be"))
TAGS = (
    "-GPSLatitude=31.7767",
    "-GPSLatitudeRef=N",
    "-GPSLongitude=35.2345",
    "-GPSLongitudeRef=E",
    f"-EXIF:Artist={SECRET}",
    f"-EXIF:UserComment={SECRET}",
    f"-EXIF:SerialNumber={SECRET}",
    f"-EXIF:OwnerName={SECRET}",
    "-EXIF:DateTimeOriginal=2022:03:01 12:00:00",
    f"-XMP-dc:Creator={SECRET}",
    f"-XMP-dc:Description={SECRET}",
    f"-XMP-photoshop:City={SECRET}",
    f"-XMP-mwg-rs:RegionName={SECRET}",
)
QUADRANTS = ("red", "lime", "blue", "white")  # upper left, upper right, lower left, lower right


def build_zoo(folder: Path) -> None:
    """Fill a folder with one hostile picture a format; all are 480 × 320, the first frame too."""
    picture = scene()
    picture.save(folder / "photo.jpg", quality=90)
    picture.save(folder / "progressive.jpg", quality=90, progressive=True)
    picture.convert("CMYK").save(folder / "print.jpg", quality=90)
    picture.save(folder / "picture.webp", quality=90)
    picture.save(folder / "picture.avif", quality=90, speed=10)
    picture.save(folder / "scan.tif", compression="tiff_lzw")
    see_through(picture).save(folder / "transparent.png", pnginfo=_png_texts())
    picture.save(folder / "picture.png", pnginfo=_png_texts())
    _save_heic(picture, folder / "telephone.heic")
    frames = [picture.rotate(angle) for angle in (0, 90, 180)]
    options = {"save_all": True, "append_images": frames[1:], "duration": 200, "loop": 0}
    picture.save(folder / "moving.gif", comment=SECRET.encode(), **options)
    picture.save(folder / "moving.webp", **options)
    picture.save(folder / "moving.png", pnginfo=_png_texts(), **options)
    _tag(sorted(folder.iterdir()), folder)
    _add_more(folder)


def scene(size: tuple[int, int] = (480, 320)) -> Image.Image:
    """A picture that shows which way up it is: four quadrants in different colours, and noise."""
    picture = Image.new("RGB", size)
    draw = ImageDraw.Draw(picture)
    across, down = size[0] // 2, size[1] // 2
    for number, colour in enumerate(QUADRANTS):
        x, y = number % 2 * across, number // 2 * down
        draw.rectangle((x, y, x + across, y + down), fill=colour)
    grain = Random(1).randbytes(size[0] * size[1])
    return Image.blend(picture, Image.frombytes("L", size, grain).convert("RGB"), 0.15)


def see_through(picture: Image.Image) -> Image.Image:
    """The picture with a hole in its middle."""
    alpha = Image.new("L", picture.size, 255)
    ImageDraw.Draw(alpha).ellipse((180, 100, 300, 220), fill=0)
    cut = picture.copy()
    cut.putalpha(alpha)
    return cut


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """A picture's bytes in a format."""
    result = io.BytesIO()
    picture.save(result, kind, **options)
    return result.getvalue()


def _png_texts() -> PngInfo:
    texts = PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_text("Comment", SECRET, zip=True)
    texts.add_itxt("Description", SECRET, "he", "תיאור")
    return texts


def _save_heic(picture: Image.Image, path: Path) -> None:
    from pillow_heif import from_pillow

    from_pillow(picture).save(path, quality=90, thumbnails=[128])


def _tag(paths: Iterable[Path], folder: Path) -> None:
    thumbnail = folder.parent / f"{folder.name}-thumbnail.jpg"
    Image.new("RGB", (160, 107), "red").save(thumbnail, comment=SECRET)
    more = (f"-IPTC:By-line={SECRET}", f"-Photoshop:URL=https://{SECRET}.example")
    more += (f"-Comment={SECRET}", f"-ThumbnailImage<={thumbnail}")
    words = {".jpg": (*TAGS, *more), ".gif": tuple(tag for tag in TAGS if tag.startswith("-XMP"))}
    alike: dict[tuple[str, ...], list[Path]] = {}
    for path in paths:
        alike.setdefault(words.get(path.suffix, TAGS), []).append(path)
    for tags, several in alike.items():
        run("exiftool", "-q", "-q", "-m", "-overwrite_original", *tags, *several)


def _add_more(folder: Path) -> None:
    """Places that exiftool doesn't write: C2PA, a second picture, what stands after the end."""
    photo = folder / "photo.jpg"
    data = photo.read_bytes()
    provenance = b"JP\0\1\0\0\0\1" + b"jumbc2pa" + MARKS[0]
    second = encoded(Image.new("RGB", (80, 60)), "JPEG", comment=SECRET)
    index = b"MPF\0" + b"II*\0\x08\0\0\0" + bytes(6) + MARKS[0]
    parts = segment(0xEB, provenance) + segment(0xE2, index) + segment(0xEF, MARKS[0])
    photo.write_bytes(data[:2] + parts + data[2:] + second + MARKS[0])
    for name in ("progressive.jpg", "picture.webp", "moving.gif", "picture.png"):
        with (folder / name).open("ab") as file:
            file.write(b"trailing " + MARKS[0])
    png = folder / "transparent.png"
    data = png.read_bytes()
    png.write_bytes(data[:33] + chunk(b"caBX", MARKS[0]) + chunk(b"prVt", MARKS[0]) + data[33:])


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )
