"""A static host on this machine, as it serves the real site: `_headers`, 404 pages, compression."""

from __future__ import annotations

import fnmatch
import gzip
import mimetypes
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

TYPES = {
    ".vtt": "text/vtt",
    ".ics": "text/calendar",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".m4a": "audio/mp4",
    ".xml": "application/xml",
    ".pagefind": "application/octet-stream",
}
COMPRESSED = ("text/", "application/xml", "application/json", "image/svg", "text/javascript")
Headers = list[tuple[str, str]]


def read_headers(text: str) -> list[tuple[str, Headers]]:
    """Read a `_headers` file: patterns of addresses, each with its headers."""
    rules: list[tuple[str, Headers]] = []
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
        elif line:
            rules.append((line, []))
    return rules


class Handler(BaseHTTPRequestHandler):
    """Answers from the first of its folders that has a file."""

    protocol_version = "HTTP/1.1"
    folders: Sequence[Path] = ()
    rules: Sequence[tuple[str, Headers]] = ()
    compress = False
    kept: dict[tuple[Path, str], bytes]

    def do_GET(self) -> None:
        address = unquote(urlsplit(self.path).path)
        found = self.find(address)
        file = found or self.find(self.lost(address))
        self.answer(200 if found else 404, address, file)

    def do_HEAD(self) -> None:
        self.do_GET()

    def find(self, address: str) -> Path | None:
        """Return the file of an address, None where there is none."""
        name = address.lstrip("/") + ("index.html" if address.endswith("/") else "")
        files = (folder / name for folder in self.folders)
        return next((file for file in files if ".." not in name and file.is_file()), None)

    def lost(self, address: str) -> str:
        """Return the address of the page that says that there is none, in the reader's language."""
        language = address.split("/")[1]
        own = f"/{language}/404.html"
        return own if self.find(own) else "/404.html"

    def answer(self, status: int, address: str, file: Path | None) -> None:
        data = file.read_bytes() if file else b""
        kind = self.type_of(file) if file else "text/plain"
        headers = [("Content-Type", kind)]
        for pattern, named in self.rules:
            if fnmatch.fnmatch(address, pattern):
                headers += named
        headers += [("Cache-Control", "no-cache")] if "Cache-Control" not in dict(headers) else []
        if self.compress and file and kind.startswith(COMPRESSED):
            data, encoding = self.compressed(file, data)
            headers.append(("Content-Encoding", encoding))
        asked = self.headers.get("Range", "")
        if asked.startswith("bytes=") and status == 200:
            status, data, headers = self.part(asked, data, headers)
        self.send_response(status)
        for name, value in [*headers, ("Content-Length", str(len(data)))]:
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def part(self, asked: str, data: bytes, headers: Headers) -> tuple[int, bytes, Headers]:
        """Return a stretch of a file, for players that jump."""
        first, _, last = asked.removeprefix("bytes=").partition("-")
        start = int(first or 0)
        end = min(int(last or len(data) - 1), len(data) - 1)
        said = ("Content-Range", f"bytes {start}-{end}/{len(data)}")
        return 206, data[start : end + 1], [*headers, said, ("Accept-Ranges", "bytes")]

    def compressed(self, file: Path, data: bytes) -> tuple[bytes, str]:
        """Return a file's bytes as a host sends them, with the name of the encoding."""
        encoding = "br" if "br" in self.headers.get("Accept-Encoding", "") else "gzip"
        if (file, encoding) not in self.kept:
            small = brotli.compress(data) if encoding == "br" else gzip.compress(data, mtime=0)
            self.kept[file, encoding] = small
        return self.kept[file, encoding], encoding

    def type_of(self, file: Path) -> str:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        if kind and (kind.startswith("text/") or kind.endswith("xml")):
            return f"{kind}; charset=utf-8"
        return kind or "application/octet-stream"

    def log_message(self, *said: object) -> None:
        """Say nothing of single requests."""


@contextmanager
def serve(*folders: Path, compress: bool = False) -> Iterator[str]:
    """Serve folders, the first before the others; give the address without a slash at its end."""
    headers = next((f for folder in folders if (f := folder / "_headers").is_file()), None)
    rules = read_headers(headers.read_text(encoding="utf-8")) if headers else []
    values = {"folders": folders, "rules": rules, "compress": compress, "kept": {}}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OwnHandler", (Handler,), values))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
