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
    page's places in mm, by the page's digest, the longest known first; `sources` are the pages'
    digests by those of what they are rendered from."""

    making: str
    pages: dict[str, dict[str, float]]
    sources: dict[str, str] = msgspec.field(default_factory=dict)


class Measures:
    """The places of the marks of pages, by their HTML; remembered between runs once opened.

    A page that is rendered from the same isn't even rendered: that takes longer than all else of a
    page that is known.
    """

    def __init__(self) -> None:
        self._path: Path | None = None
        self._making = ""
        self._before: dict[str, dict[str, float]] = {}
        self._asked: dict[str, dict[str, float]] = {}
        self._sources: dict[str, str] = {}

    def open(self, path: Path, making: bytes) -> None:
        """Remember in a file from now on; what was made by another `making` is forgotten."""
        self._path, self._making = path, sha256(making).hexdigest()
        self._before, self._asked, self._sources = {}, {}, {}
        kept = _read(path)
        if kept and kept.making == self._making:
            self._before, self._sources = kept.pages, kept.sources

    def get(self, html: str) -> Places | None:
        """Where the marks of a page stand, None where it wasn't set yet."""
        return self._known(_key(html.encode()))

    def recall(self, source: bytes) -> Places | None:
        """The same for the page that is rendered from a `source`."""
        return self._known(self._sources.get(_key(source), ""))

    def _known(self, key: str) -> Places | None:
        found = self._asked.get(key) or self._before.get(key)
        if found is not None:
            self._asked[key] = found
        return found

    def note(self, html: str, places: Places, source: bytes) -> None:
        """Remember a page that was set, and all that it was rendered from."""
        if self._path:
            key = _key(html.encode())
            self._asked[key] = dict(places)
            self._sources[_key(source)] = key

    def save(self) -> None:
        """Write what was asked for since it was opened, and the youngest of the rest."""
        if self._path is None or self._asked.keys() <= self._before.keys():
            return
        others = [(key, page) for key, page in self._before.items() if key not in self._asked]
        pages = {**dict(others[-MOST:]), **self._asked}
        sources = {source: key for source, key in self._sources.items() if key in pages}
        kept = Kept(making=self._making, pages=pages, sources=sources)
        write_kept(self._path, msgspec.msgpack.encode(kept))


def _key(source: bytes) -> str:
    return sha256(source).hexdigest()


def _read(path: Path) -> Kept | None:
    try:
        return msgspec.msgpack.decode(read_kept(path) or b"", type=Kept)
    except msgspec.DecodeError:
        return None
