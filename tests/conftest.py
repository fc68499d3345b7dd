"""What tests of every folder share. Which folder holds which kind of proof:

- `unit/`: a part's promises by its own functions, one folder a part, rooms of a part side by side
- `errors/`: each mistake of an author beside its exact message
- `incremental/`: a build after any edits is a clean build, byte for byte; planted bugs prove it
- `e2e/`: whole sites as their users meet them: commands, browsers, feeds, print files
- `tools/`: programs that judge our output, servers that we publish to; nothing shared with us
- `test_architecture.py` and the other files here: the rules of the house
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from sitegen.engine.memory import collect_rarely
from tests.once import done_once

# Random tests are the same on every run of continuous integration, and new ones elsewhere.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


# A run in the background begins without Ctrl-C, and so would every server that a test ends by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Leave what was collected to itself: looking for garbage among it takes a tenth of a run."""
    collect_rarely()


ROOT = Path(__file__).resolve().parents[1]
MakeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session", autouse=True)
def once() -> Iterator[None]:
    """Do once for all builds in a process what they do alike."""
    with done_once():
        yield


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> MakeOnce:
    """Give a function that makes a costly folder once for all test processes of a run.

    `make_once(name, make)` calls `make(folder)` in the first process that asks for `name` and
    returns the folder in every one. Nobody may write into it afterwards.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir(exist_ok=True)
                make(folder)
                done.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def wheel(make_once: MakeOnce) -> Path:
    """The wheel that is made of the working tree."""

    def build(folder: Path) -> None:
        words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
        subprocess.run(words, cwd=ROOT, check=True, capture_output=True)

    (made,) = make_once("wheel", build).glob("*.whl")
    return made
