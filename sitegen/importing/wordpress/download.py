"""Fetching uploads from the old site: one file after the other, from its own host, and no other.

What was fetched stays in the cache, so that an import that was broken off goes on where it stopped;
half a file is completed (RFC 9110, 14.2, Range).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from sitegen import __version__
from sitegen.importing.wordpress.uploads import bare

AGENT = f"sitegen/{__version__} (import of this site)"
LARGEST = 200_000_000
"""Bytes of a file that is brought in."""

APART = 0.5
"""Seconds between two questions."""

PATIENCE = 30.0
LONGEST_WAIT = 60
"""Seconds that the host may make us wait by Retry-After, once a file."""

CHUNK = 1 << 16
MOST_FAILURES = 20
"""Failures in a row that aren't "not found", after which the host is left alone."""


class _OwnHost(HTTPRedirectHandler):
    """Follows no redirect to another host."""

    def __init__(self, host: str) -> None:
        self._host = host

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Give the request that a redirect leads to; None for one to another host."""
        if bare(urlsplit(newurl).netloc) != self._host:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass
class Download:
    """What fetches files of an old site's uploads into a folder; `base` is the site's address.

    `why` says of each path why it could not be had.
    """

    base: str
    folder: Path
    apart: float = APART
    told: Callable[[str], None] = lambda _: None
    why: dict[str, str] = field(default_factory=dict)
    _failures: int = 0
    _last: float = 0.0

    def fetch(self, path: str) -> bool:
        """Fetch a path below the uploads; True where its file lies in the folder now."""
        parts = PurePosixPath(path).parts
        if path in self.why or not parts or path.startswith("/") or ".." in parts:
            return False
        target = self.folder / path
        if target.is_file():
            return True
        if self._failures >= MOST_FAILURES:
            self.why[path] = "the host answered too many others with mistakes"
            return False
        self.told(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        return self._try(path, target)

    def _try(self, path: str, target: Path) -> bool:
        opener = build_opener(_OwnHost(bare(urlsplit(self.base).netloc)))
        address = f"{self.base}/wp-content/uploads/{quote(path)}"
        for attempt in (1, 2):
            self._wait()
            try:
                _receive(opener, address, target)
            except HTTPError as error:
                self.why[path] = f"{address} answers {error.code}"
                after = error.headers.get("Retry-After", "")
                if error.code in (429, 503) and after.isdigit() and attempt == 1:
                    time.sleep(min(int(after), LONGEST_WAIT))
                    continue
                self._failures += error.code not in (403, 404, 410)
            except (OSError, HTTPException, ValueError) as error:
                self.why[path] = f"{address}: {getattr(error, 'reason', None) or error}"
                self._failures += 1
            else:
                self._failures = 0
                self.why.pop(path, None)
                return True
            return False
        return False

    def _wait(self) -> None:
        time.sleep(max(0.0, self._last + self.apart - time.monotonic()))
        self._last = time.monotonic()


def _receive(opener: OpenerDirector, address: str, target: Path) -> None:
    """Receive a file, or what of it lacks. Raises OSError, HTTPException, ValueError."""
    part = target.with_name(f"{target.name}.part")
    have = part.stat().st_size if part.is_file() else 0
    headers = {"User-Agent": AGENT} | ({"Range": f"bytes={have}-"} if have else {})
    try:
        answer = opener.open(Request(address, headers=headers), timeout=PATIENCE)
    except HTTPError as error:
        if error.code != 416:
            raise
        # Nothing lacks, or what is there is of another file.
        part.unlink()
        raise ValueError("half a file of another length; import again") from None
    with answer, part.open("ab" if have and answer.status == 206 else "wb") as file:
        size = have if answer.status == 206 else 0
        while data := answer.read(CHUNK):
            size += len(data)
            if size > LARGEST:
                file.close()
                with suppress(OSError):
                    part.unlink()
                raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB")
            file.write(data)
        length = answer.headers.get("Content-Length", "")
        start = have if answer.status == 206 else 0
        if length.isdigit() and size - start != int(length):
            raise ValueError("it broke off; import again, and the rest is fetched")
    part.replace(target)
