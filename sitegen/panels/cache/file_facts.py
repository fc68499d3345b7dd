"""What is known of files by their identity, so that an unchanged set isn't read again.

Photos and finished panels are hundreds of megabytes; their digests and sizes are kept in the cache
and believed as long as size, times and inode are the same, as git's index does. What may be written
again unseen is known in this run alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path

import msgspec

from sitegen.engine.clock import Clock
from sitegen.engine.files import Identity, identify, write_atomically
from sitegen.values import Value

MEMORY = "known-files"
MOST = 5000
"""Files that are remembered: those of some hundred sets."""


class FileFacts(Value):
    """A file's SHA-256 in hex, and a photo's width and height in pixels as it is seen."""

    digest: str
    size: tuple[int, int] = (0, 0)


class FileFactsCache:
    """Facts of files, remembered in a `folder` of the cache from run to run, if one is given.

    `clock` was read before.
    """

    def __init__(self, folder: Path | None = None, clock: Clock | None = None) -> None:
        self._clock = clock or Clock()
        self._young: dict[Identity, Path] = {}
        self._path = folder / MEMORY if folder else None
        self._before = _read(self._path) if self._path else {}
        self._facts = dict(self._before)

    def digest(self, file: Path) -> str:
        """Give the SHA-256 of a file in hex; empty where it can't be read."""
        return self._of(file, lambda data: FileFacts(digest=sha256(data).hexdigest())).digest

    def photo(self, file: Path, size: Callable[[bytes], tuple[int, int]]) -> FileFacts:
        """Give a photo's digest, empty where it can't be read, and its `size`, found once.

        Raises what `size` raises.
        """

        def facts(data: bytes) -> FileFacts:
            return FileFacts(digest=sha256(data).hexdigest(), size=size(data))

        return self._of(file, facts, lambda known: known.size != (0, 0))

    def note(self, file: Path, digest: str) -> None:
        """Remember the digest of a file that was just written."""
        with suppress(OSError):
            self._keep(file, file.stat(), FileFacts(digest=digest))

    def believes(self, file: Path) -> bool:
        """True for a file that is known, and can't have been written again unseen since."""
        try:
            identity = identify(file.stat(follow_symlinks=False))
        except OSError:
            return False
        return identity in self._facts and identity not in self._young

    def save(self) -> None:
        """Remember for the next run. A full disk costs time then, nothing else."""
        if self._path is None:
            return
        self._look_again(self._path.parent)
        believed = {each: facts for each, facts in self._facts.items() if each not in self._young}
        if believed == self._before:
            return
        youngest = sorted(believed.items(), key=lambda item: item[0][1])[-MOST:]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, msgspec.msgpack.encode(youngest), durable=False)
            self._before = believed

    def _of(
        self,
        file: Path,
        find: Callable[[bytes], FileFacts],
        enough: Callable[[FileFacts], bool] = lambda known: True,
    ) -> FileFacts:
        try:
            status = file.stat()
            if not stat.S_ISREG(status.st_mode):
                return FileFacts(digest="")
            known = self._facts.get(identify(status))
            if known and enough(known):
                return known
            data, after = file.read_bytes(), identify(file.stat())
        except OSError:
            return FileFacts(digest="")
        found = find(data)
        if after == identify(status):
            self._keep(file, status, found)
        return found

    def _keep(self, file: Path, status: os.stat_result, facts: FileFacts) -> None:
        identity = identify(status)
        self._facts[identity] = facts
        if not self._clock.is_settled(status):
            self._young[identity] = file

    def _look_again(self, cache: Path) -> None:
        """Believe of what was young then what is settled by now and still says the same.

        The next run would else read all that this one wrote: hundreds of megabytes of panels.
        """
        folders = sorted({file.parent for file in self._young.values()})
        clock = Clock.read(cache, *folders)
        for identity, file in tuple(self._young.items()):
            with suppress(OSError):
                status = file.stat()
                if identify(status) != identity or not clock.is_settled(status):
                    continue
                with file.open("rb") as opened:
                    digest = file_digest(opened, "sha256").hexdigest()
                if digest == self._facts[identity].digest:
                    del self._young[identity]


def _read(path: Path) -> dict[Identity, FileFacts]:
    """Read what an earlier run remembered."""
    try:
        pairs = msgspec.msgpack.decode(path.read_bytes(), type=list[tuple[Identity, FileFacts]])
    except (OSError, msgspec.MsgspecError):
        return {}
    return dict(pairs)
