"""What a command that makes many values asks of Python's memory."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Let the garbage collector look up less often: values are many and cycles few."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
