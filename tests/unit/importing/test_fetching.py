"""Files are fetched slowly, within bounds, and only the bytes that are still missing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sitegen.importing.fetching import fetch
from sitegen.importing.fetching.fetch import Fetched, Manner, fetch_all, stem_of
from sitegen.importing.fetching.sorts import What

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
WORDS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"


@dataclass
class Host:
    """A host of files, and what it was asked for."""

    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)

    def at(self, path: str) -> str:
        """Give the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """Give the paths that were asked for."""
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    """Answers for a host; `host` is the one of its server."""

    protocol_version = "HTTP/1.1"

    @property
    def host(self) -> Host:
        """Give the host that it answers for."""
        return self.server.host  # type: ignore[attr-defined,no-any-return]

    def do_GET(self) -> None:
        """Answer by the path."""
        wanted = self.headers.get("Range", "")
        self.host.asked.append((self.path, wanted))
        plain = {"/photo": PICTURE, "/page": b"<html>sorry</html>", "/words": WORDS}
        moved = {"/moved": "/photo", "/circle": "/circle"}
        if self.path in plain:
            self.give(plain[self.path])
        elif self.path in moved:
            self.give(b"", 302, Location=moved[self.path])
        elif self.path == "/torn":
            self.give_torn(int(wanted.removeprefix("bytes=").rstrip("-") or 0))
        elif self.path == "/busy":
            busy = self.host.paths.count("/busy") == 1
            self.give(b"" if busy else PICTURE, 429 if busy else 200, Retry_After="0")
        else:
            self.give(b"", 404)

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def give_torn(self, start: int) -> None:
        """Send half of a file, or from a place on the rest."""
        if start:
            span = f"bytes {start}-{len(PICTURE) - 1}/{len(PICTURE)}"
            self.give(PICTURE[start:], 206, Content_Range=span, ETag='"one"')
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(PICTURE)))
        self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(PICTURE[:5000])
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def host() -> Iterator[Host]:
    found = Host()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.host = found  # type: ignore[attr-defined]
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def fetched(address: str, what: What, folder: Path) -> Fetched:
    """Fetch one file."""
    manner = Manner(apart=0, is_open=True)
    return fetch_all([(address, what)], folder, manner=manner)[address]


def test_a_file_is_named_by_what_is_in_it_and_asked_for_once(host: Host, tmp_path: Path) -> None:
    for _ in range(2):
        found = fetched(host.at("/photo"), "picture", tmp_path)
        assert (Path(found.path).suffix, Path(found.path).read_bytes()) == (".png", PICTURE)
    assert host.paths == ["/photo"]
    assert Path(fetched(host.at("/words"), "text", tmp_path).path).suffix == ".vtt"


def test_a_redirect_is_followed_and_a_circle_is_not(host: Host, tmp_path: Path) -> None:
    assert Path(fetched(host.at("/moved"), "picture", tmp_path).path).read_bytes() == PICTURE
    assert fetched(host.at("/circle"), "picture", tmp_path).why == "more than 8 redirects"


def test_what_was_broken_off_is_taken_up_where_it_ended(host: Host, tmp_path: Path) -> None:
    found = fetched(host.at("/torn"), "picture", tmp_path)
    assert Path(found.path).read_bytes() == PICTURE
    assert host.asked == [("/torn", ""), ("/torn", "bytes=5000-")]
    assert [each.name for each in tmp_path.iterdir()] == [f"{stem_of(host.at('/torn'))}.png"]


def test_a_host_that_asks_for_patience_gets_it(host: Host, tmp_path: Path) -> None:
    assert fetched(host.at("/busy"), "picture", tmp_path).path
    assert host.paths == ["/busy", "/busy"]


@pytest.mark.parametrize(
    ("path", "why"), [("/page", "what came is no picture"), ("/gone", "it answers 404")]
)
def test_what_is_no_picture_is_not_kept(host: Host, tmp_path: Path, path: str, why: str) -> None:
    assert fetched(host.at(path), "picture", tmp_path) == Fetched(why=why)
    assert list(tmp_path.iterdir()) == []


def test_what_is_longer_than_anything_of_its_sort_is_broken_off(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "LARGEST", {"picture": 3000})
    assert fetched(host.at("/photo"), "picture", tmp_path).why == "longer than 0 MB"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/x.png", "http://[::1]/x.png", "http://10.0.0.1/x.png"]
)
def test_hosts_of_the_own_network_are_not_asked(tmp_path: Path, address: str) -> None:
    found = fetch_all([(address, "picture")], tmp_path)[address]
    assert found.why == "its host is on this machine's own network"


def test_what_is_no_address_of_the_web_is_not_asked_for(tmp_path: Path) -> None:
    address = "file:///etc/hostname"
    assert fetch_all([(address, "text")], tmp_path)[address].why == "no address of the web"
