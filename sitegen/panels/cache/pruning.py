"""What of the photos kept between runs is removed: what nobody may show any longer, and too much.

A kept file's name begins with the digest of the photo that it was made of, and that of the code.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from sitegen.panels.cache.manifest import read_manifest

PHOTO_DIGITS, CODE_DIGITS = 32, 12
"""How many digits of either digest stand in a name."""

PREVIEW = "_preview.png"
MOST_KEPT = 2_000_000_000
"""Bytes of kept photos: those of some ten sets."""


def kept_name(photo: str, code: str, rest: str) -> str:
    """The name of a file made of a photo by a code, both said by their digests."""
    return f"{photo[:PHOTO_DIGITS]}-{code[:CODE_DIGITS]}-{rest}"


def previews_in(output: Path) -> frozenset[str]:
    """The digests of all pictures of panels in an output folder: contact sheets show them."""
    folders = [path for path in output.iterdir() if path.is_dir()] if output.is_dir() else []
    return frozenset(
        digest
        for folder in folders
        for name, digest in read_manifest(folder).files.items()
        if name.endswith(PREVIEW)
    )


def prune_photos(
    folder: Path, live: Collection[str], code: str, most: int = MOST_KEPT
) -> tuple[str, ...]:
    """Remove kept photos but those made by `code` of the `live` ones, then the oldest beyond `most`
    bytes.

    `live` are the digests of all that may be shown today. Gives the names of what went. What can't
    be removed is tried again by the next run.
    """
    photos = {digest[:PHOTO_DIGITS] for digest in live}
    kept: list[tuple[int, str, int]] = []
    gone: list[str] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        photo, _, rest = path.name.partition("-")
        if photo in photos and rest.startswith(f"{code[:CODE_DIGITS]}-"):
            status = path.stat()
            kept.append((status.st_mtime_ns, path.name, status.st_size))
        else:
            gone.append(path.name)
    over = sum(size for _, _, size in kept) - most
    for _, name, size in sorted(kept):
        if over <= 0:
            break
        gone.append(name)
        over -= size
    for name in gone:
        with suppress(OSError):
            (folder / name).unlink()
    return tuple(gone)
