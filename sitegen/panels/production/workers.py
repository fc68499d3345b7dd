"""Panels made one after the other, or several at once in processes of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from sitegen.errors import SitegenError
from sitegen.panels.production.making import Made, Task, make

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

ENDED = (
    "the system ended a process that was making panels, mostly for want of memory; close other "
    "programs, or make them one after the other: sitegen panels --jobs 1"
)


class WorkerEndedError(SitegenError):
    """A process that was ended from outside before its panel was made."""


class Workers:
    """Up to `jobs` processes, started when several panels are due, and kept for the next ones.

    A process reads libraries and fonts once, which takes as long as a small document.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def make(self, tasks: Sequence[Task]) -> Iterator[Made]:
        """Make panels; they come in the order of the tasks.

        Raises WorkerEndedError where the system ends a process.
        """
        if self._pool is None and (self._jobs <= 1 or len(tasks) <= 1):
            yield from map(make, tasks)
            return
        from concurrent.futures.process import BrokenProcessPool

        try:
            yield from self._started().map(make, tasks)
        except BrokenProcessPool as error:
            raise WorkerEndedError(ENDED) from error

    def _started(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        if self._pool is None:
            # It starts as many as there is work for, and fresh ones: Pango doesn't bear copies.
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))
        return self._pool
