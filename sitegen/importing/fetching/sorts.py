"""What a fetched file must turn out to be: how long it may be, how its name ends."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from sitegen.errors import MediaError
from sitegen.media.endings import detect_ending
from sitegen.media.file_type import detect_image_type

What = Literal["picture", "sound", "text"]
LARGEST: Mapping[What, int] = {
    "picture": 50_000_000,
    "sound": 2_000_000_000,
    "text": 20_000_000,
}
"""Bytes: what is longer is something else than it says."""

PICTURES = {"jpeg": ".jpg", "heif": ".heic", "tiff": ".tif"}


def ending_of(file: Path, what: What) -> str:
    """Give the ending of a file by what is in it, "" where it isn't what it should be."""
    with file.open("rb") as stream:
        start = stream.read(64_000)
    if what == "picture":
        try:
            found = detect_image_type(start, "")
        except MediaError:
            return ""
        return PICTURES.get(found, f".{found}")
    ending = detect_ending(start)
    if what == "sound":
        return ending if ending not in ("", ".pdf", ".vtt", ".srt") else ""
    if ending:
        return ending if ending in (".vtt", ".srt") else ""
    text = start.lstrip()
    if text[:1] in (b"{", b"["):
        return ".json"
    return ".xml" if text.startswith((b"<?xml", b"<rss", b"<feed")) else ""
