"""Work over processes: each gets its share once and gives back values, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sitegen.errors import ContentError, SitegenError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Any, Sequence[Item], int], Iterator[Result]]

BATCH = 32
"""Results that travel together."""

SMALLEST_SHARE = 24
"""Items below which another process costs more than it brings."""


def distribute(
    work: Work[Item, Result],
    context: object,
    items: Sequence[Item],
    jobs: int,
    size: Callable[[Item], int],
    smallest_share: int = SMALLEST_SHARE,
) -> Iterator[Result]:
    """Do `work(context, share, number)` over up to `jobs` processes and give the results.

    `size` says how much work an item is; shares are balanced by it, and none has fewer items than
    the smallest. Raises SitegenError where a process ends before its work.
    """
    if not items:
        return
    processes = min(jobs, max(1, len(items) // smallest_share))
    if processes < 2:
        yield from work(context, items, 0)
        return
    yield from _run(work, context, shares(items, processes, size))


def shares(items: Sequence[Item], count: int, size: Callable[[Item], int]) -> list[list[Item]]:
    """Split items into shares of about the same size, each in the order given."""
    found: list[list[Item]] = [[] for _ in range(count)]
    loads = [0] * count
    for item in sorted(items, key=size, reverse=True):
        lightest = loads.index(min(loads))
        found[lightest].append(item)
        loads[lightest] += size(item) + 1
    return [share for share in found if share]


def _run(work: Work[Item, Result], context: object, parts: list[list[Item]]) -> Iterator[Result]:
    # Most builds are done alone, and pipes take some hundredths of a second to load.
    import multiprocessing

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    machine = multiprocessing.get_context(method)
    open_ends: dict[Any, Any] = {}
    for number, part in enumerate(parts):
        receiver, sender = machine.Pipe(duplex=False)
        process = machine.Process(  # type: ignore[attr-defined]
            target=_work_on, args=(work, context, part, number, sender), daemon=True
        )
        process.start()
        sender.close()
        open_ends[receiver] = process
    try:
        yield from _receive(open_ends)
    finally:
        for process in open_ends.values():
            process.kill()
            process.join()


def _receive(open_ends: dict[Any, Any]) -> Iterator[Any]:
    from multiprocessing.connection import wait

    while open_ends:
        for end in wait(list(open_ends)):
            try:
                message = cast("Connection", end).recv()
            except EOFError:
                raise SitegenError("a process of the build ended early; is memory short?") from None
            if message is None:
                open_ends.pop(end).join()
            elif isinstance(message, BaseException):
                raise message
            else:
                yield from message


def _work_on(
    work: Work[Item, Result],
    context: object,
    part: list[Item],
    number: int,
    sender: Connection,
) -> None:
    batch: list[Result] = []
    try:
        for result in work(context, part, number):
            batch.append(result)
            if len(batch) >= BATCH:
                sender.send(batch)
                batch = []
        sender.send(batch)
        sender.send(None)
    except ContentError as error:
        sender.send(error)
    except MemoryError:
        # Without what led to it, which is large and may not let itself be sent.
        sender.send(MemoryError())
    except BrokenPipeError:
        return
    except OSError as error:
        sender.send(error)
    finally:
        sender.close()
