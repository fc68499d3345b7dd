"""Publishing that is killed at any moment, while a reader looks at the site over and over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from sitegen.content.settings.targets import Target
from tests.unit.publish.releases import CHANGED, FILES, NOW, output, put

LAST = {**CHANGED, "index.html": "the last, with /assets/site-3333.css"}
"""What is published in peace in the end."""

PROGRAM = """
import sys
from pathlib import Path
import msgspec
from sitegen.content.settings.targets import Target
from sitegen.publish.publish import Order, publish, reached
from sitegen.publish.release import finished_release
target = msgspec.json.decode(sys.argv[1], type=Target)
with reached(target, Path(sys.argv[2])) as host:
    order = Order(int(sys.argv[4]), break_lock=True)
    publish(host, target, finished_release(Path(sys.argv[3])), order)
"""


def killed_after(target: Target, site: Path, folder: Path, now: int, seconds: float) -> None:
    """Publish in processes of their own, which are killed at a moment."""
    words = [sys.executable, "-c", PROGRAM, msgspec.json.encode(target).decode()]
    process = subprocess.Popen([*words, str(site), str(folder), str(now)], start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def watched(wrong: Callable[[], str]) -> Iterator[list[str]]:
    """Look at the site over and over until the end of the block; gives what was wrong."""
    found: list[str] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            if said := wrong():
                found.append(said)

    reader = threading.Thread(target=look)
    reader.start()
    try:
        yield found
    finally:
        stop.set()
        reader.join()


def killed_rounds(target: Target, site: Path, wrong: Callable[[], str], rounds: int) -> None:
    """Publish two states by turns, killed at spread moments; then LAST in peace.

    `wrong` looks at the site as a reader does, and says what breaks the promise of the target.
    """
    states = [output(site / f"state-{n}", each).folder for n, each in enumerate((FILES, CHANGED))]
    put(target, site, FILES, break_lock=True)
    with watched(wrong) as found:
        started = time.monotonic()
        killed_after(target, site, states[1], NOW + 1, 120)
        whole = time.monotonic() - started
        for number in range(rounds):
            moment = whole * (number + 0.5) / rounds
            killed_after(target, site, states[number % 2], NOW + 2 + number, moment)
    assert found == []
    put(target, site, LAST, NOW + 1000, break_lock=True)
