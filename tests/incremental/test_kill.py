"""A build that is killed, or that the disk fails, leaves nothing that the next one can't mend."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sitegen.errors import SitegenError
from tests.incremental.content_edits import set_in
from tests.incremental.rough_edits import EVENTS, WRITING, killed_build
from tests.incremental.workshop import Tree, Workshop, is_marked, is_whole, tree

ROOT = Path(__file__).resolve().parents[2]
POINTS = 40
"""Places in a build at which it is killed; the first 12 in the quick version."""

NO_SPACE, NOT_PERMITTED = 28, 1


def edit(workshop: Workshop) -> None:
    """Change a site so that pages are added, replaced and removed."""
    set_in(workshop, "content/news/2024/trip.md", "title", "Another trip")
    set_in(workshop, "content/news/2023/spring.md", "aliases", "[/new/, /newer/]")
    set_in(workshop, "content/news/2025/last.md", "slug", "final")
    workshop.remove("content/events/someday.md")
    workshop.write("themes/tiny/assets/css/extra.css", "a { color: red; }\n")


def operations_of(build: Callable[[], Any]) -> int:
    """Give how many operations on files a build takes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        count = [0]

        def watch(event: str, arguments: tuple[Any, ...]) -> None:
            count[0] += is_writing(event, arguments)

        try:
            sys.addaudithook(watch)
            build()
        finally:
            os.write(writing, str(count[0]).encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return int(pipe.read())


def is_writing(event: str, arguments: tuple[Any, ...]) -> bool:
    """True for an operation that changes something on the disk."""
    if event == "open":
        return isinstance(arguments[2], int) and bool(arguments[2] & WRITING)
    return event in EVENTS


def assert_old_new_or_marked(workshop: Workshop, before: Tree) -> None:
    """The output is as it was, or a whole new one, or bears the mark."""
    if tree(workshop.output) != before:
        assert is_marked(workshop.output) or is_whole(workshop.output)


def kill_at(workshop: Workshop, point: int) -> None:
    """Kill a build at one of the points, spread over its operations; look, and build again."""
    reference = Workshop(workshop.root / "reference")
    reference.restore(workshop.sources())
    reference.build()
    edit(reference)
    total = operations_of(reference.build)
    order = Random(1).sample(range(POINTS), POINTS)
    before = tree(workshop.output)
    edit(workshop)
    killed_build(workshop.build, max(1, total * order[point] // (POINTS - 1)))
    assert_old_new_or_marked(workshop, before)
    assert workshop.check().report


@pytest.mark.parametrize("point", range(5))
def test_a_killed_build_is_mended_by_the_next(workshop: Workshop, point: int) -> None:
    kill_at(workshop, point)


@pytest.mark.soak
@pytest.mark.parametrize("point", range(5, POINTS))
def test_a_build_killed_anywhere_is_mended_by_the_next(workshop: Workshop, point: int) -> None:
    kill_at(workshop, point)


def command(workshop: Workshop) -> list[str]:
    """Give the command of a build."""
    start = [sys.executable, "-c", "from sitegen.cli import main; main()", "build"]
    moment = workshop.at.isoformat()
    return [*start, "--site", str(workshop.site), "--output", str(workshop.output), "--at", moment]


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(25))
def test_a_build_killed_at_any_time_is_mended_by_the_next(workshop: Workshop, seed: int) -> None:
    before = tree(workshop.output)
    edit(workshop)
    jobs = ["--jobs", str(1 + seed % 3)]
    process = subprocess.Popen(
        [*command(workshop), *jobs], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(Random(seed).uniform(0.1, 1.5))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert_old_new_or_marked(workshop, before)
    assert workshop.check().report


def failing_build(workshop: Workshop, refuses: Callable[[str, tuple[Any, ...]], int]) -> int:
    """Build in a copy of this process whose disk refuses; 0: done, 1: said so, 2: a traceback.

    `refuses` gives the error's number for an operation on files, 0 where it is allowed.
    """
    child = os.fork()
    if child == 0:
        said = 2

        def watch(event: str, arguments: tuple[Any, ...]) -> None:
            if is_writing(event, arguments) and (number := refuses(event, arguments)):
                raise OSError(number, os.strerror(number), str(arguments[0]))

        try:
            sys.addaudithook(watch)
            said = 0 if workshop.build().report else 1
        except SitegenError:
            said = 1
        finally:
            os._exit(said)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def full_after(operations: int) -> Callable[[str, tuple[Any, ...]], int]:
    """Let nothing be written after a number of operations; removing is always possible."""
    left = [operations]

    def refuses(event: str, arguments: tuple[Any, ...]) -> int:
        left[0] -= 1
        return NO_SPACE if left[0] < 0 and event in ("open", "os.mkdir") else 0

    return refuses


@pytest.mark.parametrize(
    "operations",
    [0, 20, 120, *(pytest.param(more, marks=pytest.mark.soak) for more in (3, 70, 160, 200))],
)
def test_a_full_disk_is_said_and_mended(workshop: Workshop, operations: int) -> None:
    before = tree(workshop.output)
    edit(workshop)
    assert failing_build(workshop, full_after(operations)) in (0, 1)
    assert_old_new_or_marked(workshop, before)
    assert workshop.check().report


def test_a_disk_that_takes_small_files_only_is_said_and_mended(workshop: Workshop) -> None:
    import resource

    before = tree(workshop.output)
    edit(workshop)
    child = os.fork()
    if child == 0:
        said = 2
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
            said = 0 if workshop.build().report else 1
        finally:
            os._exit(said)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    assert_old_new_or_marked(workshop, before)
    assert workshop.check().report


def test_a_file_that_may_not_be_replaced_is_said_and_mended(workshop: Workshop) -> None:
    before = tree(workshop.output)
    edit(workshop)

    def refuses(event: str, arguments: tuple[Any, ...]) -> int:
        target = str(arguments[1]) if event == "os.rename" else str(arguments[0])
        return NOT_PERMITTED if target.endswith("news/2024/trip/index.html") else 0

    assert failing_build(workshop, refuses) == 1
    assert is_marked(workshop.output)
    assert_old_new_or_marked(workshop, before)
    assert workshop.check().report


def test_read_only_files_in_the_output_are_replaced(workshop: Workshop) -> None:
    edit(workshop)
    for path in workshop.output.rglob("*.html"):
        path.chmod(0o444)
    assert workshop.check().report


@pytest.mark.parametrize(
    "path",
    [
        "content/news/2024/trip.md",
        "content/news/2024/garden/garden.png",
        "themes/stem/templates/macros.html",
        "content/data/members.csv",
    ],
)
def test_a_file_that_vanishes_during_the_build_is_said_and_mended(
    workshop: Workshop, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sitegen.builder.pipeline as pipeline

    before = tree(workshop.output)
    data = (workshop.site / path).read_bytes()
    workshop.write(path, data)
    edit(workshop)
    survey = pipeline.survey_site

    def survey_and_lose(site: Path, clock: Any) -> Any:
        found = survey(site, clock)
        (workshop.site / path).unlink(missing_ok=True)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "survey_site", survey_and_lose)
        outcome = workshop.build()
    assert outcome.report is None or is_whole(workshop.output)
    if outcome.report is None:
        assert outcome.said
        assert tree(workshop.output) == before
    workshop.write(path, data)
    assert workshop.check().report
