"""Files that are published under their own name, as a theme's: the same file, without its secrets.

What isn't known here isn't published: a kind of file that nobody has thought about may tell
anything.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final

from sitegen.engine.memory import is_out_of_memory
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.media.audio.files import AudioTags, retag
from sitegen.media.make import make_derivatives
from sitegen.media.picture import Derivative
from sitegen.media.pictures.decode import open_image
from sitegen.media.pictures.inspection import residues
from sitegen.media.pictures.pixels import orientation, seen_size
from sitegen.media.sanitize.pdf import sanitize_pdf
from sitegen.media.sanitize.text import sanitize_table, sanitize_transcript
from sitegen.media.sanitize.within import may_hold_pictures, wash_within
from sitegen.media.vector.svg import sanitise_svg
from sitegen.safety.font_words import FONTS

# Formats that keep their name, and how well they are encoded again
_PICTURES: Final = {
    ".jpg": ("jpeg", 92),
    ".jpeg": ("jpeg", 92),
    ".png": ("png", 100),
    ".webp": ("webp", 92),
    ".avif": ("avif", 80),
}
_SOUNDS: Final = frozenset((".mp3", ".m4a", ".mp4", ".ogg", ".oga", ".opus", ".flac", ".wav"))
_TEXTS: Final = frozenset((".css", ".js", ".mjs", ".txt", ".json", ".webmanifest", ".xml", ".ics"))
# Where WOFF 1 and 2 give the lengths of their metadata and private blocks (W3C WOFF2, 4.1)
_FONT_EXTRAS: Final = {b"wOFF": (28, 40), b"wOF2": (32, 44)}
_CREDENTIALS: Final = b"C2PA"
_TRANSCRIPTS: Final = frozenset((".vtt", ".srt"))
# Bytes in which a font names its tables.
_DIRECTORY: Final = 4096
# Of a picture within a text, which takes a third more than the picture
_WITHIN_MEGAPIXELS: Final = 20
_NO_TAGS: Final = AudioTags(title="", artist="", album="", year="")

DAMAGED_WITHIN: Final = (
    "the picture that stands here in letters (data:…) can't be read, so that nobody knows what it "
    "tells; put it into a file of its own, or make it anew"
)


def sanitize(
    data: bytes,
    name: str,
    *,
    max_megapixels: int = 100,
    as_it_is: bool = False,
    ending: str = "",
    transcript: bool = False,
) -> bytes:
    """Return a file of the same kind and look, without metadata; other texts stay as they are,
    but for photos within them.

    The kind is that of the `ending`, or of the name's; with `as_it_is`, texts may be of any. A
    `transcript` is written anew from its cues, whatever it is called. Raises ContentError for lines
    with pictures that can't be read, MediaError for kinds that aren't known and for damaged files,
    MissingToolError for a PDF without the library that cleans it.
    """
    suffix = (ending or PurePosixPath(name).suffix).lower()
    if suffix in _PICTURES:
        return _sanitize_picture(data, name, suffix, max_megapixels)
    if suffix in _SOUNDS:
        return retag(data, name, _NO_TAGS)
    if suffix in FONTS:
        return _sanitize_font(data, name, suffix)
    if suffix in _TRANSCRIPTS or transcript:
        return sanitize_transcript(data, name, suffix)
    if suffix in _TEXTS or (as_it_is and suffix not in _CLEANERS):
        return _plain_text(data, name)
    if suffix not in _CLEANERS:
        raise MediaError(f"{name}: {unknown_kind()}")
    return _CLEANERS[suffix](data, name)


def unknown_kind() -> str:
    """Say that a file is of no kind that is published, and which kinds there are."""
    kinds = sorted({*_PICTURES, *_SOUNDS, *FONTS, *_TEXTS, *_TRANSCRIPTS, *_CLEANERS})
    return (
        "files of this kind aren't published, as nobody knows what they tell;"
        f" use one of {' '.join(kinds)}"
    )


def _plain_text(data: bytes, name: str) -> bytes:
    """Give a text as it is, but for photos that it holds itself.

    A picture or an archive under a text's name might tell anything.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise MediaError(f"{name}: no UTF-8 text, and {unknown_kind()}")
    return sanitize_text(text, name).encode() if may_hold_pictures(text) else data


def sanitize_text(text: str, name: str) -> str:
    """Return a text whose pictures (`data:…`) tell nothing beside what they show.

    Raises ContentError with the lines of pictures that can't be read.
    """
    made = wash_within(text, _sanitize_within)
    if made.damaged:
        raise ContentError(Problem(Location(name, line), DAMAGED_WITHIN) for line in made.damaged)
    return made.text


def _sanitize_within(data: bytes, ending: str) -> bytes:
    """Wash a picture within a text; one that tells nothing stays as it is."""
    kind, _ = _PICTURES.get(ending, ("", 0))
    if kind and not residues(data, kind):
        return data
    return sanitize(data, f"picture{ending}", max_megapixels=_WITHIN_MEGAPIXELS)


def _sanitize_picture(data: bytes, name: str, suffix: str, max_megapixels: int) -> bytes:
    kind, quality = _PICTURES[suffix]
    _, image = open_image(data, name, max_megapixels)
    width, height = seen_size(image.size, orientation(image))
    whole = Derivative(
        source=name,
        digest="",
        name=name,
        format=kind,
        width=width,
        height=height,
        crop=None,
        quality=quality,
    )
    ((_, made),) = make_derivatives(data, [whole], max_megapixels=max_megapixels)
    return made


def sanitize_gif(data: bytes, name: str) -> bytes:
    """Copy a GIF's frames, their times and the loop; comments and all else are left out."""
    if data[:6] not in {b"GIF87a", b"GIF89a"}:
        raise MediaError(f"{name}: this isn't a GIF picture; give the file its right ending")
    try:
        return b"".join(_gif_parts(data))
    except IndexError as error:
        raise MediaError(f"{name}: the picture is cut short; copy it again") from error


def _gif_parts(data: bytes) -> Iterator[bytes]:
    """GIF89a, appendix B: header, colour table, then blocks up to the trailer."""
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _after_blocks(data, at + 11 + _colours(data[at + 9]))
            yield data[start:at]
            continue
        label, at = data[at + 1], _after_blocks(data, at + 2)
        if label == 0xF9 or data[start + 3 : start + 14] == b"NETSCAPE2.0":
            yield data[start:at]
    yield b"\x3b"


def _colours(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _sanitize_icon(data: bytes, name: str) -> bytes:
    """Copy an icon's pictures; those in PNG are made anew, the others hold pixels only."""
    if data[:4] != b"\0\0\1\0":
        raise MediaError(f"{name}: this isn't an icon; save it as PNG or SVG")
    count = int.from_bytes(data[4:6], "little")
    entries = [data[at : at + 16] for at in range(6, 6 + 16 * count, 16)]
    pictures = []
    for entry in entries:
        size, start = struct.unpack("<II", entry[8:])
        picture = data[start : start + size]
        png = picture.startswith(b"\x89PNG")
        pictures.append(_sanitize_picture(picture, name, ".png", 1) if png else picture)
    table, at = b"", 6 + 16 * count
    for entry, picture in zip(entries, pictures, strict=True):
        table += entry[:8] + struct.pack("<II", len(picture), at)
        at += len(picture)
    return data[:6] + table + b"".join(pictures)


def _sanitize_font(data: bytes, name: str, suffix: str) -> bytes:
    if not data.startswith(FONTS[suffix]):
        raise MediaError(f"{name}: this isn't the kind of font that its ending says; rename it")
    extras = [data[at : at + 4] for at in _FONT_EXTRAS.get(data[:4], ())]
    # A table of this name holds content credentials (C2PA 2.1, A.3).
    if not any(any(length) for length in extras) and _CREDENTIALS not in data[:_DIRECTORY]:
        return data
    from fontTools.ttLib import TTFont

    result = io.BytesIO()
    try:
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        font.flavorData = None
        if _CREDENTIALS.decode() in font:
            del font[_CREDENTIALS.decode()]
        font.save(result)
    # fontTools has no error of its own for most of what can be wrong in a file.
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise MediaError(f"{name}: the font is damaged; copy it again") from error
    return result.getvalue()


_CLEANERS: Final[dict[str, Callable[[bytes, str], bytes]]] = {
    ".svg": sanitise_svg,
    ".gif": sanitize_gif,
    ".ico": _sanitize_icon,
    ".pdf": sanitize_pdf,
    ".csv": sanitize_table,
}
