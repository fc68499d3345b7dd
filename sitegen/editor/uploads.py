"""Files that are dropped on a form: looked at, and kept beside the entry under a clean name."""

from __future__ import annotations

from pathlib import PurePosixPath

from sitegen.content.folder.layout import EntryFile
from sitegen.editor.shelf import Site
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import write_new
from sitegen.errors import MediaError, SitegenError
from sitegen.media.endings import detect_ending
from sitegen.media.file_type import detect_image_type
from sitegen.text import is_device, slugify

LARGEST = 100_000_000
"""Bytes: an hour's episode, or any photograph."""

SOUND, TRANSCRIPT = "recording that browsers play", "transcript: there are no times in it"
UNLIKE = {
    **dict.fromkeys((".mp3", ".m4a", ".ogg", ".opus", ".flac", ".wav"), SOUND),
    **dict.fromkeys((".vtt", ".srt"), TRANSCRIPT),
    ".pdf": "PDF",
}
"""What files are not that are called so, and hold something else."""

ENDINGS = {"jpeg": "jpg", "heif": "heic", "tiff": "tif"}
"""The endings of pictures whose formats are called otherwise."""


def keep_upload(site: Site, entry: EntryFile, name: str, data: bytes) -> str:
    """Write a file beside an entry, and give its name.

    Raises SitegenError for what is no picture, sound, transcript or PDF, is empty or too large,
    or can't be written.
    """
    if len(data) > LARGEST:
        raise SitegenError(f"{name}: larger than {LARGEST // 1_000_000} MB")
    if not data:
        raise SitegenError(f"{name}: the file is empty; copy it again from where it was made")
    path = PurePosixPath(name.replace("\\", "/"))
    ending = ending_of(path.name, data)
    slug = (slugify(path.stem) or "file")[:60].rstrip("-")
    number, clean = 1, f"{slug}.{ending}"
    while is_device(clean) or f"{entry.folder}/{clean}" in site.sources.identities:
        # As it lies there: a picture with a cover is another one to whoever reads it.
        if site.sources.file_digest(f"{entry.folder}/{clean}") == sha256_hex(data):
            return clean
        number += 1
        clean = f"{slug}-{number}.{ending}"
    try:
        write_new(str(site.sources.site / entry.folder / clean), data)
    except OSError as error:
        raise SitegenError(f"{clean}: can't be written: {error.strerror}") from None
    return clean


def ending_of(name: str, data: bytes) -> str:
    """Give the ending that a file's name should have, by what is in it, whatever it has.

    Raises SitegenError for a file that an entry has no use for.
    """
    if found := detect_ending(data):
        return found[1:]
    meant = PurePosixPath(name).suffix.casefold()
    if meant in UNLIKE:
        raise SitegenError(f"{name}: this is no {UNLIKE[meant]}; look at what you chose")
    try:
        found = detect_image_type(data, name)
    except MediaError as error:
        raise SitegenError(str(error)) from None
    return ENDINGS.get(found, found)
