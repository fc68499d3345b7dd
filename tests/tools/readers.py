"""Readers who ask a web server for pages and what these ask for, over and over."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException

STYLE = re.compile(r"/assets/[\w-]+\.css")
SECONDS = 20


@dataclass
class Readers:
    """What readers met: answers that were right, and those that no reader should get."""

    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def read(self, port: int, pages: tuple[str, ...]) -> None:
        """Ask for pages, and for the style that each names, until the end."""
        connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        while not self.ended.is_set():
            for page in pages:
                try:
                    text = self._get(connection, page)
                    styles = set(STYLE.findall(text))
                    if len(styles) > 1:
                        self.wrong.append(f"{page}: two releases in one answer: {styles}")
                    for style in styles:
                        name = style.rpartition("/")[2]
                        if name not in self._get(connection, style):
                            self.wrong.append(f"{style}: not what {page} asked for")
                except (HTTPException, OSError) as error:
                    self.wrong.append(f"{page}: {error!r}")
                    connection.close()
        connection.close()

    def _get(self, connection: HTTPConnection, path: str) -> str:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            self.wrong.append(f"{path}: {answer.status}")
            return ""
        self.answers += 1
        return body.decode("utf-8")


@contextmanager
def reading(port: int, pages: tuple[str, ...], count: int = 3) -> Iterator[Readers]:
    """Let readers ask until the end of the block."""
    readers = Readers()
    threads = [threading.Thread(target=readers.read, args=(port, pages)) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield readers
    finally:
        readers.ended.set()
        for thread in threads:
            thread.join()


def named_by_style(name: str, repeated: int) -> dict[str, str]:
    """Give a release whose pages name its style many times over, and are of a length of its own."""
    style = f"assets/site-{name}.css"
    text = f"<link href=/{style}>\n" * repeated
    pages = dict.fromkeys(("index.html", "about/index.html", "404.html"), text)
    return {
        **pages,
        style: f"/* site-{name}.css */",
        ".nginx.conf": "# none\n",
        ".caddy": "# none\n",
    }
