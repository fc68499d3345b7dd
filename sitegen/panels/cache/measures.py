"""Where the words of pages came to stand in earlier runs: what says the same isn't set again.

The panels of a set settle on sizes together. A word that changes in one of them would else have all
of them set at each size that was tried before.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from sitegen.panels.cache.renditions import read_kept, write_kept
from sitegen.values import Value

MOST = 2000
"""Pages that are remembered beside those that were asked for."""

Places = Mapping[str, float]


class Kept(Value):
    """What a file holds: the digest of all that pages follow from beside their HTML, and each
    page's places in mm, by the page's digest, the longest known first."""

    making: str
    pages: dict[str, dict[str, float]]


class Measures:
    """The places of the marks of pages, by their HTML; remembered between runs once opened."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._making = ""
        self._before: dict[str, dict[str, float]] = {}
        self._asked: dict[str, dict[str, float]] = {}

    def open(self, path: Path, making: bytes) -> None:
        """Remember in a file from now on; what was made by another `making` is forgotten."""
        self._path, self._making = path, sha256(making).hexdigest()
        self._before, self._asked = {}, {}
        kept = _read(path)
        if kept and kept.making == self._making:
            self._before = kept.pages

    def get(self, html: str) -> Places | None:
        """Where the marks of a page stand, None where it wasn't set yet."""
        key = _key(html)
        found = self._asked.get(key) or self._before.get(key)
        if found is not None:
            self._asked[key] = found
        return found

    def note(self, html: str, places: Places) -> None:
        """Remember a page that was set."""
        if self._path:
            self._asked[_key(html)] = dict(places)

    def save(self) -> None:
        """Write what was asked for since it was opened, and the youngest of the rest."""
        if self._path is None or self._asked.keys() <= self._before.keys():
            return
        others = [(key, page) for key, page in self._before.items() if key not in self._asked]
        kept = Kept(making=self._making, pages={**dict(others[-MOST:]), **self._asked})
        write_kept(self._path, msgspec.msgpack.encode(kept))


def _key(html: str) -> str:
    return sha256(html.encode()).hexdigest()


def _read(path: Path) -> Kept | None:
    try:
        return msgspec.msgpack.decode(read_kept(path) or b"", type=Kept)
    except msgspec.DecodeError:
        return None
