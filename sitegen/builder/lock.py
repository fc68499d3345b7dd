"""One build of a site at a time."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sitegen.engine.files import WITHOUT_WAITING
from sitegen.errors import BuildBusyError

PATIENCE = 600.0
"""Seconds that a build waits for another one."""

STEP = 0.1


@contextmanager
def build_lock(
    folder: Path, notify: Callable[[str], None], patience: float = PATIENCE
) -> Iterator[None]:
    """Hold the site's lock; wait for another build and say so.

    The operating system gives the lock back when a process ends, however it ends. Raises
    BuildBusyError where the other build takes longer than the patience, in seconds. Where the file
    system has no locks, the build goes on and says so.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with opened(folder / "lock") as file:
        waited = 0.0
        while not _try_lock(file.fileno(), notify):
            if not waited:
                notify("another build of this site is at work; waiting for it")
            if waited >= patience:
                raise BuildBusyError("another build of this site is at work; try again later")
            time.sleep(STEP)
            waited += STEP
        try:
            yield
        finally:
            _unlock(file.fileno())


def opened(path: Path) -> BinaryIO:
    """Open the file that is locked. Raises OSError, FileExistsError for a pipe or a device."""
    flags = os.O_RDWR | os.O_CREAT | WITHOUT_WAITING
    file = os.fdopen(os.open(path, flags, 0o666), "r+b", buffering=0)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise FileExistsError(errno.EEXIST, "Not a file", str(path))
    return file


BUSY = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the system says where somebody else holds a lock."""


def _try_lock(descriptor: int, notify: Callable[[str], None]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in BUSY:
            return False
        notify(
            f"the cache's file system has no locks ({error.strerror}); see to it that no other "
            "build of this site is at work, or name a folder on this machine with --cache DIR"
        )
    return True


def _unlock(descriptor: int) -> None:
    with suppress(OSError):
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_UN)
