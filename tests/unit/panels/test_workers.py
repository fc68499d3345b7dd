"""Processes that make panels are started when there is work for several, and kept for more."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from sitegen.panels.plan.loading import load_sources
from sitegen.panels.plan.names import file_stem
from sitegen.panels.plan.plan import plan_exhibition
from sitegen.panels.production.making import Task
from sitegen.panels.production.workers import WorkerEndedError, Workers
from tests.unit.panels.site import write_site


@pytest.fixture
def tasks(tmp_path: Path, photo_data: bytes) -> list[Task]:
    """Two press sheets, the quickest of all documents."""
    site = write_site(tmp_path / "site", photo_data)
    plan = plan_exhibition("exhibitions/geneva-2022", load_sources(site))
    sheets = [each.panel for each in plan.documents if each.panel.kind == "press-sheet"]
    return [
        Task(
            panel=sheet,
            theme=plan.theme,
            profile=plan.profiles[0],
            site=str(site),
            cache=str(tmp_path / "cache"),
        )
        for sheet in sheets[:2]
    ]


def processes() -> set[int | None]:
    return {process.pid for process in multiprocessing.active_children()}


def test_the_same_processes_make_panels_and_then_documents(tasks: list[Task]) -> None:
    before = processes()
    with Workers(2, few=1) as workers:
        first = list(workers.make(tasks))
        started = processes() - before
        second = list(workers.make(tasks[:1]))
        assert processes() - before == started
        assert 1 <= len(started) <= 2
    assert processes() == before
    assert [made.stem for made in first] == [file_stem(task.panel) for task in tasks]
    assert second[0].files == first[0].files


def test_a_process_that_the_system_ends_is_told_in_plain_words(tasks: list[Task]) -> None:
    before = processes()
    with Workers(2, few=1) as workers:
        list(workers.make(tasks))
        for pid in processes() - before:
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
        with pytest.raises(WorkerEndedError, match="--jobs 1"):
            list(workers.make(tasks))


def test_two_documents_need_no_process(tasks: list[Task]) -> None:
    before = processes()
    with Workers(2) as workers:
        assert all(made.files for made in workers.make(tasks))
        assert processes() == before


def test_what_several_panels_need_first_is_found_where_they_are_made() -> None:
    with Workers(2) as workers:
        assert workers.run(os.getpid, (), panels=1) == os.getpid()
        found = workers.run(os.getpid, (), panels=2)
        assert found in processes()
        # Whatever comes then: the processes are there.
        assert workers.run(os.getpid, (), panels=0) in processes()
