"""Files that are dropped on a form: looked at, and kept beside the entry under a clean name."""

from __future__ import annotations

from pathlib import PurePosixPath

from sitegen.content.folder.layout import EntryFile
from sitegen.editor.shelf import Site
from sitegen.engine.files import write_new
from sitegen.errors import MediaError, SitegenError
from sitegen.media.file_type import detect_image_type
from sitegen.text import slugify

LARGEST = 100_000_000
"""Bytes: an hour's episode, or any photograph."""

NO_PICTURES = (*(".mp3", ".m4a", ".ogg", ".opus"), *(".vtt", ".srt"), ".pdf")
"""Endings of sound, transcripts and documents."""

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
    slug = slugify(path.stem) or "file"
    clean = f"{slug[:60].rstrip('-')}.{ending}"
    number = 1
    while f"{entry.folder}/{clean}" in site.sources.identities:
        if site.sources.read(f"{entry.folder}/{clean}") == data:
            return clean
        number += 1
        clean = f"{slug[:60].rstrip('-')}-{number}.{ending}"
    try:
        write_new(str(site.sources.site / entry.folder / clean), data)
    except OSError as error:
        raise SitegenError(f"{clean}: can't be written: {error.strerror}") from None
    return clean


def ending_of(name: str, data: bytes) -> str:
    """Give the ending that a file's name should have, by what is in it where it is a picture.

    Raises SitegenError for a file that an entry has no use for.
    """
    ending = PurePosixPath(name).suffix.casefold()
    if ending in NO_PICTURES:
        return ending[1:]
    try:
        found = detect_image_type(data, name)
    except MediaError as error:
        raise SitegenError(str(error)) from None
    return ENDINGS.get(found, found)
