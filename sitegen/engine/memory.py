"""Want of memory: known by what the system says, and by trying.

Decoders written in C call data damaged when they only got no memory for it.
"""

from __future__ import annotations

import errno
import mmap

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
