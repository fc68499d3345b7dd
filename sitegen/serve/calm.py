"""What goes wrong between browsers and the server is said in a line, and not over and over.

The terminal belongs to the writer's own mistakes.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import time
from collections.abc import Callable, Sequence
from typing import Any

from tornado.ioloop import IOLoop

LOGGERS = ("asyncio", "livereload", "tornado.access", "tornado.application", "tornado.general")
SILENCE = 30.0
"""Seconds for which the same kind of trouble isn't told again."""

REST = 0.5
"""Seconds without new connections when there are too many."""


class OneLine(logging.Handler):
    """Tells of errors in one line each, every kind once in a while."""

    def __init__(
        self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(logging.ERROR)
        self.say = say
        self.clock = clock
        self.told: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of an error by its kind and words, without a traceback."""
        error = record.exc_info[1] if record.exc_info else None
        kind = type(error).__name__ if error else record.name
        self.tell(kind, str(error or record.getMessage()))

    def tell(self, kind: str, text: str) -> None:
        """Say a line, unless one of its kind was said lately."""
        now = self.clock()
        if now - self.told.get(kind, -SILENCE) >= SILENCE:
            self.told[kind] = now
            self.say(f"server: {kind}: {text.splitlines()[0] if text else 'no reason given'}")


def keep_quiet(sockets: Sequence[socket.socket], say: Callable[[str], None]) -> None:
    """Let the running loop tell of errors in single lines, and rest when files run out."""
    line = OneLine(say)
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [line], False
    loop = asyncio.get_running_loop()

    def trouble(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
            line.tell("too many connections", "waiting until some are closed")
            rest(sockets)
        else:
            line.tell(type(error).__name__ if error else "loop", str(error or context["message"]))

    loop.set_exception_handler(trouble)


def rest(sockets: Sequence[socket.socket]) -> None:
    """Take no new connections for a while: the waiting ones would be offered again at once."""
    loop = IOLoop.current()
    for each in sockets:
        loop.update_handler(each, 0)
        loop.call_later(REST, loop.update_handler, each, IOLoop.READ)
