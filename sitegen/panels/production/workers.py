"""Panels made one after the other, or several at once in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from sitegen.engine.memory import collect_rarely
from sitegen.errors import SitegenError
from sitegen.panels.production.making import Made, Task, make
from sitegen.panels.values import DOCUMENT_KINDS

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Result = TypeVar("Result")

FEW = 4
"""Documents that are made in less time than two processes take to start."""

ENDED = (
    "the system ended a process that was making panels, mostly for want of memory; close other "
    "programs, or make them one after the other: sitegen panels --jobs 1"
)


class WorkerEndedError(SitegenError):
    """A process that was ended from outside before its panel was made."""


class Workers:
    """Up to `jobs` processes, started when there is work for them, and kept for more.

    There is where several panels are due, or more than a `few` documents: a process reads libraries
    and fonts first, which takes as long as two documents.
    """

    def __init__(self, jobs: int, few: int = FEW) -> None:
        self._jobs = jobs
        self._few = few
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
        panels = sum(task.panel.kind not in DOCUMENT_KINDS for task in tasks)
        if not self._are_wanted(panels, len(tasks) - panels):
            yield from map(make, tasks)
            return
        with _ends_told():
            yield from self._started().map(make, tasks)

    def run(
        self, call: Callable[..., Result], arguments: tuple[Any, ...], *, panels: int
    ) -> Result:
        """Call a function on the way to so many `panels`, where these are going to be made.

        Raises what it raises, and WorkerEndedError where the system ends a process.
        """
        if not self._are_wanted(panels):
            return call(*arguments)
        with _ends_told():
            return self._started().submit(call, *arguments).result()

    def _are_wanted(self, panels: int, documents: int = 0) -> bool:
        if self._pool is not None:
            return True
        return self._jobs > 1 and (panels > 1 or panels + documents > self._few)

    def _started(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        if self._pool is None:
            # It starts as many as there is work for, and fresh ones: Pango doesn't bear copies.
            self._pool = ProcessPoolExecutor(
                self._jobs, mp_context=get_context("spawn"), initializer=collect_rarely
            )
        return self._pool


@contextmanager
def _ends_told() -> Iterator[None]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield
    except BrokenProcessPool as error:
        raise WorkerEndedError(ENDED) from error
