"""Standard output and error that a closed pipe or a full disk doesn't turn into a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import click

from sitegen.engine.memory import is_out_of_memory

MEMORY = "memory ran out; nothing is lost: close other programs, or use --jobs 1, and try again"

LAST_STANDARD = 2
"""The number of standard error, the last of the three streams that a process begins with."""


class LastingStream(io.RawIOBase):
    """A stream that takes everything; what can't be written any more is dropped.

    `lost` is why, None while all is well. So a command that has done its work ends with the exit
    code of that work, whoever stopped listening.
    """

    def __init__(self, raw: io.RawIOBase) -> None:
        self.raw = raw
        self.lost: OSError | None = None

    def writable(self) -> bool:
        """Writing is what it is for."""
        return True

    def isatty(self) -> bool:
        """True where a person reads it."""
        return self.raw.isatty()

    def fileno(self) -> int:
        """Give the number of the stream under it."""
        return self.raw.fileno()

    def write(self, data: Any, /) -> int:
        """Write, or drop, all."""
        if self.lost is None:
            try:
                return self.raw.write(data) or 0
            except OSError as error:
                self.lost = error
        return len(data)


@contextmanager
def lasting_streams() -> Iterator[None]:
    """Let a command end by its own exit code whatever becomes of its streams and of memory.

    A reader that has gone (`| head`) changes nothing. A report that can't be written for another
    reason is told on standard error, and so is want of memory; the exit code then is 1.
    """
    occupy_closed_streams()
    out, err = sys.stdout, sys.stderr
    raw, raw_err = lasting(out), lasting(err)
    sys.stdout, sys.stderr = wrapped(out, raw), wrapped(err, raw_err)
    code: object = 0
    try:
        yield
    except SystemExit as end:
        code = end.code
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        code = 1
        click.echo(MEMORY, err=True)
    finally:
        finish(sys.stdout)
        if raw and raw.lost and raw.lost.errno != errno.EPIPE:
            click.echo(f"standard output: {raw.lost.strerror}; the report is lost", err=True)
            code = code or 1
        finish(sys.stderr)
        sys.stdout, sys.stderr = out, err
    sys.exit(code)  # type: ignore[arg-type]


def occupy_closed_streams() -> None:
    """Put the null device where the caller closed a stream (`2>&-`).

    Else the next file that is opened gets its number, and what is said would be written into it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= LAST_STANDARD:
        os.set_inheritable(number, True)
    os.close(number)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def speak_utf8() -> None:
    """Begin anew in UTF-8 where a locale says that names of files are in another encoding.

    A site's files are named in UTF-8 on every machine; read as ASCII they could not even be told.
    """
    if sys.getfilesystemencoding() != "utf-8":
        environment = {**os.environ, "PYTHONUTF8": "1"}
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)


def lasting(stream: TextIO | None) -> LastingStream | None:
    """Give what stands between a stream and its file; None where there is no file."""
    buffer = getattr(stream, "buffer", None)
    # With PYTHONUNBUFFERED there is no buffer between the text and the file.
    raw = getattr(buffer, "raw", buffer)
    return LastingStream(raw) if isinstance(raw, io.RawIOBase) else None


def wrapped(stream: TextIO, raw: LastingStream | None) -> TextIO:
    """Give a text stream over a lasting one; without that, the stream as it is."""
    if raw is None:
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=True,
    )


def finish(stream: TextIO | None) -> None:
    """Write what is left, and let go of the file without closing it."""
    if stream is not None:
        stream.flush()
