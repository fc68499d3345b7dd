"""The clocks of file systems: from when on a change of a file shows in its identity.

A file that is written twice within one tick of its file system's clock looks the same both times
("racily clean" in git's words; Documentation/technical/racy-git.txt). Ticks last from a millisecond
to two seconds (FAT). So the clock is read before files are looked at, from a file touched on the
same file system: a file that was last touched before that can't be written again unseen.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.engine.files import identify

DAY = 86_400 * 10**9
"""Nanoseconds. The clock of a file system on which nothing can be touched is not known; no server's
time zone is further off than this."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it was before files were looked at: `stamps` by device, `now` this machine's.

    Nanoseconds. Of a clock that was never read, no file is settled.
    """

    stamps: Mapping[int, int] = field(default_factory=dict)
    now: int = 0

    @classmethod
    def read(cls, *folders: Path) -> Clock:
        """Read the clocks of the file systems that folders lie on, and this machine's."""
        stamps: dict[int, int] = {}
        for folder in folders:
            with suppress(OSError):
                if folder.stat().st_dev not in stamps:
                    status = touched(folder)
                    stamps[status.st_dev] = identify(status)[1]
        return cls(stamps, time.time_ns())

    def is_settled(self, status: os.stat_result) -> bool:
        """True where whatever is written to a file from then on shows in its identity."""
        _, written, changed, _ = identify(status)
        moment = self.stamps.get(status.st_dev, self.now - DAY)
        return written < moment and changed < moment


def touched(folder: Path) -> os.stat_result:
    """Give the status of a file that is made in a folder, and gone again. Raises OSError."""
    path = folder / f".sitegen-clock-{os.getpid()}.tmp"
    try:
        with path.open("wb") as file:
            return os.fstat(file.fileno())
    finally:
        path.unlink(missing_ok=True)
