"""Running a command and measuring it: seconds of the clock and of the processor, memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a command took. `cpu` is user and system time of all its processes, in seconds;
    `memory` the largest sum over its processes at one time, in bytes."""

    wall: float
    cpu: float
    memory: int


class CommandError(Exception):
    """A command that ended with an error; the message has the end of what it printed."""


def measure(
    command: Sequence[str],
    folder: Path,
    variables: Mapping[str, str],
    accept: Collection[int] = (0,),
) -> Figures:
    """Run a command in a folder and give its figures. Raises CommandError where it fails.

    Memory is the proportional set size of the process and its children, looked at every 50 ms
    (Linux); a command that is over sooner counts with the largest process that the system saw.
    """
    with (folder / ".printed").open("w+b") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            stdout=printed,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        watch = Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        sampled = watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accept:
            printed.seek(0)
            tail = printed.read().decode("utf-8", "replace")[-3000:]
            raise CommandError(f"{' '.join(command)} ended with {process.returncode}:\n{tail}")
    return Figures(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=max(sampled, usage.ru_maxrss * 1024),
    )


class Watch:
    """Looks at the memory of a process and its children until it is stopped."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.largest = 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.largest = max(self.largest, sum(memory_of(pid) for pid in family(self.pid)))

    def stop(self) -> int:
        """Give the largest sum that was seen, in bytes."""
        self.ended.set()
        self.thread.join()
        return self.largest


def family(pid: int) -> Iterator[int]:
    """Give the ids of a process and of all below it."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def memory_of(pid: int) -> int:
    """Give the proportional set size of a process in bytes, 0 where it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
