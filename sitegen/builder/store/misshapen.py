"""A folder of the cache where a file belongs, or a file where a folder does: it makes way.

A synchronised disk or a backup that was half put back leaves such things. The cache may be deleted
at any time, so a part of it may, too.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from sitegen.errors import FileSystemError

IN_THE_WAY = (errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY)
"""What the system says where something of another form stands at a place."""

MOST = 20
"""How many such places of a cache are cleared in one build."""


def make_way(error: OSError, cache: Path) -> Path | None:
    """Remove from the cache what an error of the system says is in the way, and give its path.

    None where the error says something else, or of another place. Raises FileSystemError where a
    file stands in the place of the cache itself.
    """
    if error.errno not in IN_THE_WAY:
        return None
    if cache.exists() and not cache.is_dir():
        raise FileSystemError(f"{cache}: a file stands where the cache's folder belongs; remove it")
    for place in places_of(error):
        if place != cache and place.is_relative_to(cache):
            return cleared(place, cache)
    return None


def places_of(error: OSError) -> Iterator[Path]:
    """Give the places that an error speaks of, that which was to be replaced first."""
    for name in (error.filename2, error.filename):
        if isinstance(name, str | Path):
            yield Path(name)


def cleared(place: Path, cache: Path) -> Path | None:
    """Remove a file above a place, else what stands at it; give what was removed, if anything."""
    for above in reversed(place.relative_to(cache).parents[:-1]):
        if (cache / above).is_file():
            (cache / above).unlink()
            return cache / above
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    elif place.exists() or place.is_symlink():
        place.unlink()
    else:
        return None
    return place
