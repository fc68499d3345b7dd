"""A running `sitegen serve`, with a browser's ear for reloads."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, TypeVar

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.sites import SECONDS, command_line, environment

ADDRESS = re.compile(r"serving http://127\.0\.0\.1:(\d+)/ ")
T = TypeVar("T")
HELLO = json.dumps({"command": "hello", "protocols": []})


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass
class Served:
    """A server and its port. `said` is all that it said, once it has ended."""

    process: subprocess.Popen[str]
    port: int
    loop: asyncio.AbstractEventLoop
    thread: ThreadPoolExecutor
    socket: WebSocketClientConnection | None = None
    said: str = ""
    code: int | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, host: str = "127.0.0.1") -> Answer:
        """Ask for a path; redirects are not followed."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return Answer(answer.status, text, dict(answer.getheaders()))

    def origin_refused(self, origin: str) -> bool:
        """Open the connection of pages as one from elsewhere does; true where it is refused."""

        async def connect() -> bool:
            request = HTTPRequest(
                f"ws://127.0.0.1:{self.port}/livereload", headers={"Origin": origin}
            )
            try:
                socket = await websocket_connect(request)
            except HTTPClientError as error:
                assert error.code == 403, error
                return True
            socket.close()
            return False

        return self._run(connect())

    def handshake(self, headers: Sequence[tuple[str, str]]) -> int:
        """Open the connection of pages with headers of one's own; give the status."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.putrequest("GET", "/livereload", skip_host=True)
        key = ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
        own = [("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13")]
        for name, value in (*own, key, *headers):
            connection.putheader(name, value)
        connection.endheaders()
        status = connection.getresponse().status
        connection.close()
        return status

    def send_junk(self, message: str | bytes) -> int | None:
        """Say something on the connection of pages; give the code with which it is closed."""

        async def connect() -> int | None:
            socket = await websocket_connect(f"ws://127.0.0.1:{self.port}/livereload")
            await socket.write_message(message, binary=isinstance(message, bytes))
            await asyncio.wait_for(socket.read_message(), SECONDS)
            return socket.close_code

        return self._run(connect())

    def listen(self) -> None:
        """Listen for reloads, as a page does; on return the server has taken note."""

        async def connect() -> WebSocketClientConnection:
            socket = await websocket_connect(f"ws://127.0.0.1:{self.port}/livereload")
            await socket.write_message(HELLO)
            await socket.read_message()
            info = {"command": "info", "url": f"http://127.0.0.1:{self.port}/"}
            await socket.write_message(json.dumps(info))
            await socket.write_message(HELLO)
            await socket.read_message()
            return socket

        self.socket = self._run(connect())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        # The test's own thread may have a loop that runs: a browser's.
        return self.thread.submit(self.loop.run_until_complete, work).result()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait, reload by reload, until a condition holds."""

        async def reload() -> Any:
            assert self.socket is not None
            return await asyncio.wait_for(self.socket.read_message(), SECONDS)

        while not condition():
            assert self._run(reload()), "the server ended"

    def end(self) -> None:
        """Press Ctrl-C, and wait."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.said += self.process.communicate(timeout=SECONDS)[0]
        self.code = self.process.returncode


@contextmanager
def serving(site: Path, *words: str) -> Iterator[Served]:
    """Run the server on a free port of its choice; it is ended at the end."""
    process = subprocess.Popen(
        command_line("serve", "--port", "0", *words),
        cwd=site,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**environment(), "PYTHONUNBUFFERED": "1"},
    )
    loop = asyncio.new_event_loop()
    assert process.stdout is not None
    first = process.stdout.readline()
    match = ADDRESS.search(first)
    assert match, first
    with ThreadPoolExecutor(1) as thread:
        served = Served(process, int(match[1]), loop, thread, said=first)
        try:
            served.listen()
            yield served
        finally:
            if served.code is None:
                served.end()
            loop.close()
