"""Uploads are fetched from the old site alone, politely, once; half a file is completed."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from sitegen.importing.wordpress import download as fetching
from sitegen.importing.wordpress.download import Download
from sitegen.importing.wordpress.stock import Stock

START = "/wp-content/uploads/"


def photo() -> bytes:
    """Draw a picture."""
    data = io.BytesIO()
    Image.new("RGB", (60, 40), (9, 90, 200)).save(data, "JPEG")
    return data.getvalue()


PHOTO = photo()


class OldSite(ThreadingHTTPServer):
    """A host with a few uploads; notes what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[tuple[str, str, float]] = []
        self.busy = 0


class Answer(BaseHTTPRequestHandler):
    """Answers by the name of the file."""

    server: OldSite

    def do_GET(self) -> None:
        """Give a picture, or what a test needs."""
        name = self.path.removeprefix(START)
        sent = self.headers.get("Range", "")
        self.server.asked.append((name, sent, time.monotonic()))
        if name == "elsewhere.jpg":
            self.send_response(302)
            self.send_header("Location", "http://localhost.invalid/x.jpg")
            self.end_headers()
        elif name == "busy.jpg" and self.server.busy == 0:
            self.server.busy = 1
            self.send_response(429)
            self.send_header("Retry-After", "0")
            self.end_headers()
        elif name == "page.jpg":
            self._give(b"<html>log in</html>")
        elif name in ("2019/10/a%20b.jpg", "busy.jpg", "half.jpg"):
            self._give(PHOTO, int(sent.removeprefix("bytes=").rstrip("-")) if sent else 0)
        else:
            self.send_error(404)

    def _give(self, data: bytes, start: int = 0) -> None:
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start:])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def old() -> Iterator[OldSite]:
    server = OldSite()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def stock(old: OldSite, folder: Path, apart: float = 0.0) -> Stock:
    """Give a stock that fetches from the old site."""
    base = f"http://127.0.0.1:{old.server_address[1]}"
    return Stock((folder,), download=Download(base, folder, apart=apart))


def test_a_file_is_fetched_once_and_judged_by_its_content(old: OldSite, tmp_path: Path) -> None:
    at_hand = stock(old, tmp_path)
    found = at_hand.fetch("2019/10/a b.jpg")
    assert found and not found.why and found.file.read_bytes() == PHOTO
    assert stock(old, tmp_path).fetch("2019/10/a b.jpg")
    assert len(old.asked) == 1
    page = at_hand.fetch("page.jpg")
    assert page and "a web page, not a picture" in page.why
    assert not (tmp_path / "page.jpg").exists(), "the next import asks again"


def test_what_the_host_has_not_is_told_and_not_asked_for_again(
    old: OldSite, tmp_path: Path
) -> None:
    at_hand = stock(old, tmp_path)
    assert at_hand.fetch("none.jpg") is None
    assert at_hand.fetch("none.jpg") is None
    assert at_hand.why_not("none.jpg").endswith("none.jpg answers 404")
    assert len(old.asked) == 1
    for path in ("../x.jpg", "/etc/passwd", ""):
        assert at_hand.fetch(path) is None
    assert len(old.asked) == 1


def test_no_other_host_is_asked(old: OldSite, tmp_path: Path) -> None:
    at_hand = stock(old, tmp_path)
    assert at_hand.fetch("elsewhere.jpg") is None
    assert "answers 302" in at_hand.why_not("elsewhere.jpg")


def test_half_a_file_is_completed(old: OldSite, tmp_path: Path) -> None:
    (tmp_path / "half.jpg.part").write_bytes(PHOTO[:100])
    found = stock(old, tmp_path).fetch("half.jpg")
    assert found and found.file.read_bytes() == PHOTO
    assert old.asked[0][1] == "bytes=100-"
    assert not (tmp_path / "half.jpg.part").exists()


def test_it_waits_between_two_files_and_where_the_host_asks_for_it(
    old: OldSite, tmp_path: Path
) -> None:
    at_hand = stock(old, tmp_path, apart=0.2)
    assert at_hand.fetch("busy.jpg")
    assert [name for name, _, _ in old.asked] == ["busy.jpg", "busy.jpg"]
    assert old.asked[1][2] - old.asked[0][2] >= 0.19


def test_a_file_without_an_end_is_given_up(
    old: OldSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 50)
    at_hand = stock(old, tmp_path)
    assert at_hand.fetch("half.jpg") is None
    assert "larger than" in at_hand.why_not("half.jpg")
    assert list(tmp_path.iterdir()) == []
