"""A file system's clock that moves on when it is told to, as slow ones do each second or two."""

from __future__ import annotations

import os
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from sitegen.engine import files
from sitegen.engine.files import Identity

STEP = 0.01
"""Seconds: longer than a tick of the machine's own clock of files."""


@dataclass
class Ticks:
    """Files have the times of the ticks in which they were touched, in nanoseconds."""

    moments: list[int] = field(default_factory=list)

    def move_on(self) -> None:
        """Let the next tick begin."""
        time.sleep(STEP)
        self.moments.append(time.time_ns())
        time.sleep(STEP)

    def identify(self, status: os.stat_result) -> Identity:
        """Give a file's identity as this clock tells it."""
        size, written, changed, inode = IDENTIFY(status)
        return size, self.stamp(written), self.stamp(changed), inode

    def stamp(self, time_ns: int) -> int:
        """Give the time of the last tick, 0 before the first."""
        return (0, *self.moments)[bisect_right(self.moments, time_ns)]

    @contextmanager
    def rule(self) -> Iterator[None]:
        """Let every part of sitegen see stamps of this clock."""
        with pytest.MonkeyPatch.context() as patch:
            for name, module in list(sys.modules.items()):
                if name.startswith("sitegen.") and getattr(module, "identify", None) is IDENTIFY:
                    patch.setattr(module, "identify", self.identify)
            yield


IDENTIFY = files.identify
