"""Work over processes ends in one way, whatever a process meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from sitegen.engine.workers import distribute
from sitegen.errors import SitegenError

ITEMS = tuple(range(8))


def want_memory(context: object, share: Sequence[int], number: int) -> Iterator[int]:
    """Work for which memory is short."""
    yield from share[:1]
    raise MemoryError from OSError("broken data stream")


def end_early(context: object, share: Sequence[int], number: int) -> Iterator[int]:
    """Work whose process is killed."""
    import os

    yield from share[:1]
    os._exit(9)


@pytest.mark.parametrize(("work", "error"), [(want_memory, MemoryError), (end_early, SitegenError)])
def test_a_process_that_fails_says_why_without_a_traceback(
    work: object, error: type[BaseException], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(error):
        list(distribute(work, None, ITEMS, 2, lambda item: 1, smallest_share=2))  # type: ignore[arg-type]
    assert capfd.readouterr().err == ""
