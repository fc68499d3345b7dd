"""What shows a save beside a build never disturbs the processes over which that divides itself."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from sitegen.builder.options import BuildOptions
from sitegen.serve.ahead import Ahead
from sitegen.serve.forerunner import Forerunner


class Slow(Forerunner):
    """One that takes its time, and notes when it is done."""

    def ahead_of(self, saved: object) -> Ahead:
        """Give nothing, after a while."""
        time.sleep(0.3)
        return Ahead({"done.html": b""})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system without it forks")
def test_nothing_is_forked_while_a_save_is_looked_at(tmp_path: Path) -> None:
    ours, theirs = multiprocessing.Pipe()
    forerunner = Slow(BuildOptions(tmp_path, tmp_path / "output"), theirs)
    forerunner.start()
    ours.send(frozenset({"content/pages/about.md"}))
    while not forerunner.at_work.locked():
        time.sleep(0.001)
    child = os.fork()
    if child == 0:
        # In the new process it is free.
        os._exit(0 if forerunner.at_work.acquire(timeout=5) else 1)
    assert ours.poll(0.1), "it was done before the process was forked"
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert ours.recv().files


def test_who_asks_before_the_first_build_gets_nothing(tmp_path: Path) -> None:
    _, theirs = multiprocessing.Pipe()
    forerunner = Forerunner(BuildOptions(tmp_path, tmp_path / "output"), theirs)
    assert forerunner.ahead_of({"content/pages/about.md"}) == Ahead()
