"""Hosts' interfaces on loopback, with faults to order: what the stand-ins share."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PUBLIC = "/public"
"""Below this address the stand-in serves what it publishes, as the host's own servers do."""


@dataclass(frozen=True)
class Asked:
    """A call as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """Give the body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Told:
    """An answer."""

    status: int
    body: bytes = b""
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()


def as_json(status: int, value: object) -> Told:
    """Give an answer in JSON."""
    return Told(status, json.dumps(value).encode())


@dataclass(frozen=True)
class Fault:
    """What goes wrong with calls that fit, as often as said.

    `status` is answered instead; 0 cuts the connection, before the call is carried out or `after`.
    `seconds` is how long the answer takes.
    """

    calls: str
    status: int | None = 0
    times: int = 1
    after: bool = False
    seconds: float = 0
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Interface:
    """A stand-in: `answer` is called with one call at a time; `asked` are those that came.

    `before` are things to do before a call that fits is carried out; the call `cut_at` is cut off.
    `forgotten` are keys of contents that the host asks for though it serves them.
    """

    asked: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    cut_at: int = -1
    address: str = ""
    forgotten: set[str] = field(default_factory=set)
    lock: threading.RLock = field(default_factory=threading.RLock)
    before: dict[str, Callable[[], None]] = field(default_factory=dict)

    def answer(self, asked: Asked) -> Told:
        """Answer a call of the interface, or of a reader."""
        raise NotImplementedError

    def fault_for(self, line: str) -> Fault | None:
        """Give what is to go wrong with a call, and count it."""
        if len(self.asked) - 1 == self.cut_at:
            return Fault(line)
        for place, fault in enumerate(self.faults):
            if fault.times and re.search(fault.calls, line):
                self.faults[place] = Fault(
                    fault.calls,
                    fault.status,
                    fault.times - 1,
                    fault.after,
                    fault.seconds,
                    fault.headers,
                )
                return fault
        return None

    def count(self, pattern: str) -> int:
        """Give how many calls came that fit a pattern."""
        return sum(bool(re.search(pattern, line)) for line in self.asked)


class Handler(BaseHTTPRequestHandler):
    """Reads a call, lets it go wrong if that was ordered, answers."""

    protocol_version = "HTTP/1.1"
    interface: Interface

    def handle_any(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        asked = Asked(self.command, self.path, dict(self.headers.items()), body)
        line = f"{self.command} {self.path}"
        interface = self.interface
        if self.path.startswith(PUBLIC):
            self.send(interface.answer(asked))
            return
        with interface.lock:
            interface.asked.append(line)
            fault = interface.fault_for(line)
            fitting = [each for each in interface.before if re.search(each, line)]
            acts = [interface.before.pop(pattern) for pattern in fitting]
        for act in acts:
            act()
        if fault and fault.seconds:
            time.sleep(fault.seconds)
        if fault and fault.status is not None and not fault.after:
            self.go_wrong(fault)
            return
        with interface.lock:
            told = interface.answer(asked)
        if fault and fault.status is not None:
            self.go_wrong(fault)
            return
        self.send(told)

    def go_wrong(self, fault: Fault) -> None:
        if fault.status:
            said = b'{"message": "told to fail"}'
            self.send(Told(fault.status, said, headers=fault.headers))
        else:
            self.close_connection = True
            self.connection.close()

    def send(self, told: Told) -> None:
        self.send_response(told.status)
        self.send_header("Content-Type", told.kind)
        self.send_header("Content-Length", str(len(told.body)))
        for name, value in told.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(told.body)

    def log_message(self, *said: object) -> None:
        """Say nothing of single requests."""


for method in ("GET", "HEAD", "POST", "PUT", "DELETE"):
    setattr(Handler, f"do_{method}", Handler.handle_any)


class Server(ThreadingHTTPServer):
    """A server that says nothing of connections which its other end has cut."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing to say."""


@contextmanager
def standing_in(interface: Interface) -> Iterator[str]:
    """Serve an interface; gives its address without a slash at its end."""
    server = Server(("127.0.0.1", 0), type("OwnHandler", (Handler,), {"interface": interface}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    interface.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield interface.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page_at(path: str, files: dict[str, bytes]) -> tuple[int, str, bytes]:
    """Give what a static host serves at a path: status, the file's name, its bytes."""
    name = path.strip("/")
    for each in (name, f"{name}/index.html".strip("/")):
        if each in files:
            return 200, each, files[each]
    return 404, "404.html", files.get("404.html", b"")
