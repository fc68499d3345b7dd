"""Memory: want of it, known by what the system says and by trying; how seldom it is looked
through; and how it is given back.

Decoders written in C call data damaged when they only got no memory for it.
"""

from __future__ import annotations

import atexit
import errno
import gc
import mmap
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

OUT_OF_MEMORY = ("can't start new thread", "cannot allocate memory", "failed to map segment")
"""What errors say that come from the system instead of MemoryError."""


def is_out_of_memory(error: BaseException | None) -> bool:
    """True where an error, or one that led to it, says that memory ran out."""
    while error is not None:
        said = str(error).casefold()
        if isinstance(error, MemoryError) or any(words in said for words in OUT_OF_MEMORY):
            return True
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return True
        error = error.__cause__ or error.__context__
    return False


def has_room(size: int) -> bool:
    """True where this process can have so many bytes more; none of them is touched."""
    try:
        mmap.mmap(-1, size).close()
    except (OSError, MemoryError):
        return False
    return True


def collect_rarely() -> None:
    """Let the garbage collector look up less often, and not at what is there already or at an end.

    Values are many and hold no cycles (it never looks at them); what is rendered leaves some, which
    are quickest freed while they lie in the processor's cache.
    """
    gc.freeze()
    gc.set_threshold(5_000, 20, 50)
    atexit.register(gc.freeze)


def give_back() -> None:
    """Give the system what lies unused: what points at itself alone and was made of late, and what
    was freed, where the C library keeps it for itself (glibc does).

    It keeps up to twice the largest piece that it ever gave, which is 32 MB and more after a
    photo, and all that lies below something small that is still in use (malloc_trim(3)).
    """
    gc.collect(1)
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    import ctypes

    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        # Other C libraries have no such function; on Windows the program itself has no name.
        return None
    return found
