"""Runs the command in forks of a process that has begun it once: without the time of a start.

Words, folder, surroundings, streams and exit code are a command's own; only what is imported and
compiled is there already. What is about the start itself is run by `tests.sites.command_line`.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

LONGEST = 1 << 20
"""Bytes of an order: words, folder and surroundings of a command."""


@cache
def office() -> socket.socket:
    """Begin the process that forks, and give the way to it."""
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    words = [sys.executable, "-m", "tests.forked", str(there.fileno())]
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        words, cwd=Path(__file__).parents[1], env=surroundings, pass_fds=[there.fileno()]
    )
    there.close()

    def close() -> None:
        here.close()
        process.wait()

    atexit.register(close)
    return here


def run(
    words: Sequence[str], folder: Path, surroundings: Mapping[str, str], stdin: int, seconds: float
) -> tuple[int, bytes, bytes]:
    """Run the command with words in a folder; gives its exit code and what it said.

    `stdin` is a file's number or `subprocess.DEVNULL`. Raises TimeoutExpired.
    """
    order = json.dumps([list(words), str(folder), dict(surroundings)]).encode()
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        Path(os.devnull).open() as nothing,
    ):
        given = nothing.fileno() if stdin == subprocess.DEVNULL else stdin
        way = office()
        socket.send_fds(way, [order], [given, out.fileno(), err.fileno()])
        way.settimeout(seconds)
        try:
            answer = way.recv(64)
        except TimeoutError:
            office.cache_clear()
            raise subprocess.TimeoutExpired(list(words), seconds) from None
        if not answer:
            raise RuntimeError("the process that forks has ended")
        out.seek(0)
        err.seek(0)
        return int(answer), out.read(), err.read()


def keep_office(way: socket.socket) -> None:
    """Run the command for each order, in a fork; returns where nobody gives orders any longer."""
    from sitegen.cli import main as command

    while True:
        order, streams, _, _ = socket.recv_fds(way, LONGEST, 3)
        if not order:
            return
        child = os.fork()
        if child == 0:
            way.close()
            become(*json.loads(order), streams)
            command()
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        way.send(str(os.waitstatus_to_exitcode(status)).encode())


def become(
    words: list[str], folder: str, surroundings: dict[str, str], streams: Sequence[int]
) -> None:
    """Take on what a command is started with."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(surroundings)
    time.tzset()
    sys.argv = ["sitegen", *words]


def begin() -> None:
    """Import and compile what builds need, by builds: with the theme of tests and ours."""
    from sitegen.builder.options import BuildOptions
    from sitegen.builder.pipeline import build
    from tests.sites import SETTINGS, make_site

    ours = SETTINGS.replace("theme: tiny", "theme: base").replace("html: false", "html: true")
    for settings in (SETTINGS, ours):
        with tempfile.TemporaryDirectory() as folder:
            site = make_site(Path(folder), {"site.yaml": settings})
            build(BuildOptions(site=site, output=site / "output", jobs=1))
    assert threading.active_count() == 1, "a process with threads can't be forked safely"
    gc.freeze()


def main() -> NoReturn:
    """Keep the office at the other end of an open socket."""
    from tests.once import done_once

    with socket.socket(fileno=int(sys.argv[1])) as way, done_once():
        begin()
        keep_office(way)
    sys.exit(0)


if __name__ == "__main__":
    main()
