"""The other generators."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.generators import Generator

PEERS: tuple[Callable[[], Generator], ...] = ()
