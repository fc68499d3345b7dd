"""Servers of S3 on loopback: moto, rclone and s3rver, and a reader of theirs that isn't ours."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.tools.hosts import free_port, running
from tests.tools.needs import require_node_file

BUCKET = "site"
KEY = "AKIDOFTHETESTS000000"
SECRET = "a-secret-of-the-tests"
KEYS = {"moto": (KEY, SECRET), "rclone": (KEY, SECRET), "s3rver": ("S3RVER", "S3RVER")}
"""The credentials that each server takes; moto takes any."""

CONDITIONAL = {"moto": True, "rclone": False, "s3rver": False}
"""Which of them refuse to write where something is, if asked: the others say yes and write."""


@dataclass(frozen=True)
class S3Server:
    """A running server: its kind and address, with one bucket."""

    kind: str
    endpoint: str

    def client(self) -> Any:
        """Give boto3's client of the server: one for all calls."""
        return client_of(self.kind, self.endpoint)


@cache
def client_of(kind: str, endpoint: str) -> Any:
    """Make boto3's client of a server. Threads may share it."""
    import boto3
    from boto3.session import Config

    key, secret = KEYS[kind]
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(
            s3={"addressing_style": "path"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


@contextmanager
def s3_server(kind: str, folder: Path) -> Iterator[S3Server]:
    """Run a server with an empty bucket."""
    port = free_port()
    root = folder / "root"
    (root / BUCKET).mkdir(parents=True)
    with running(command_of(kind, port, root), port, folder / "log"):
        server = S3Server(kind, f"http://127.0.0.1:{port}")
        if kind == "moto":
            server.client().create_bucket(Bucket=BUCKET)
        yield server


def command_of(kind: str, port: int, root: Path) -> list[str]:
    """Give the command that starts a server."""
    if kind == "moto":
        return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    if kind == "rclone":
        rclone = str(Path(sys.executable).parent / "rclone")
        address = ["--addr", f"127.0.0.1:{port}", "--auth-key", f"{KEY},{SECRET}"]
        return [rclone, "serve", "s3", *address, "--config", "/dev/null", str(root)]
    program = require_node_file("s3rver/bin/s3rver.js")
    place = ["-d", str(root), "-a", "127.0.0.1", "-p", str(port), "--no-vhost-buckets"]
    return ["node", str(program), *place, "--configure-bucket", BUCKET]


@dataclass
class Faults:
    """What a proxy does to calls: counted, slowed, answered with 500, or cut off.

    Writes from the one numbered `cut_from` on lose their connection; those of `refused` keys are
    answered with 500.
    """

    cut_from: int | None = None
    refused: tuple[str, ...] = ()
    seconds: float = 0
    writes: list[str] = field(default_factory=list)
    deletes: list[str] = field(default_factory=list)
    counting: threading.Lock = field(default_factory=threading.Lock)

    def on(self, method: str, path: str, body: bytes) -> str:
        """Note a call; gives "cut", "500" or "" for it."""
        with self.counting:
            if method == "DELETE" or (method == "POST" and "delete" in path):
                self.deletes.append(f"{path} {body.decode(errors='replace')}")
            elif method != "PUT":
                return ""
            self.writes.append(path)
            if self.cut_from is not None and len(self.writes) > self.cut_from:
                return "cut"
            return "500" if any(key in path for key in self.refused) else ""


@contextmanager
def proxied(server: S3Server, faults: Faults) -> Iterator[S3Server]:
    """Give a server behind a proxy that does what `faults` say at each moment."""
    host, port = server.endpoint.removeprefix("http://").split(":")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fault = faults.on(self.command, self.path, body)
            time.sleep(faults.seconds)
            if fault == "cut":
                self.close_connection = True
                return
            if fault == "500":
                self._tell(500, [], b"<Error><Code>InternalError</Code></Error>")
                return
            there = HTTPConnection(host, int(port), timeout=30)
            there.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                there.putheader(name, value)
            there.endheaders(body)
            answer = there.getresponse()
            data = answer.read()
            self._tell(answer.status, answer.getheaders(), data)
            there.close()

        def _tell(self, status: int, headers: list[tuple[str, str]], data: bytes) -> None:
            self.send_response_only(status)
            own = {"content-length", "transfer-encoding", "connection"}
            for name, value in headers:
                if name.lower() not in own or (self.command == "HEAD" and name == "Content-Length"):
                    self.send_header(name, value)
            if self.command != "HEAD":
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    for method in ("GET", "PUT", "POST", "DELETE", "HEAD"):
        setattr(Handler, f"do_{method}", Handler.answer)
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=proxy.serve_forever, daemon=True)
    thread.start()
    try:
        yield S3Server(server.kind, f"http://127.0.0.1:{proxy.server_port}")
    finally:
        proxy.shutdown()
        proxy.server_close()
