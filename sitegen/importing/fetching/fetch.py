"""Fetching files: one at a time a host, a second apart, resumed where it was broken off.

What was fetched stays, under the digest of its address, so that a second import asks nobody. A
part that was broken off stays too, with the mark by which the host knows its version: a host that
has another by now gives the whole again (RFC 9110, 13.1.5 and 14.2).
"""

from __future__ import annotations

import asyncio
import hashlib
import ipaddress
import socket
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from sitegen import __version__
from sitegen.engine.waiting import wait_for
from sitegen.errors import SitegenError
from sitegen.importing.fetching.sorts import LARGEST, What, ending_of

AGENT = f"sitegen/{__version__} (moving a site)"
APART = 1.0
"""Seconds between two questions to one host."""

PATIENCE = 60.0
"""Seconds for a connection, and for the next piece of a file."""

LONGEST = 3600.0
"""Seconds for a file."""

LONGEST_WAIT = 120.0
TRIES = 3
REDIRECTS = 8
AT_ONCE = 4
"""Hosts that are asked at the same time."""

MARGIN = 1_000_000
"""Bytes beyond the largest that may come before a transfer is broken off."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address: the file on this machine, or why there is none."""

    path: str = ""
    why: str = ""


Told = Callable[[int, int], None]


class FetchError(Exception):
    """A file can't be had; the message says why. `wait`: the host asks for as many seconds."""

    def __init__(self, why: str, *, wait: float = -1) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Manner:
    """How hosts are asked. `is_open`: hosts of the own network may be asked, too."""

    apart: float = APART
    is_open: bool = False


def fetch_all(
    wishes: Iterable[tuple[str, What]],
    folder: Path,
    told: Told = lambda done, total: None,
    manner: Manner = Manner(),
) -> dict[str, Fetched]:
    """Fetch each address once into a folder; `told` hears how many are done, of how many.

    Raises SitegenError where the folder can't be written.
    """
    wanted = dict(wishes)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SitegenError(f"{folder}: can't be written: {error.strerror}") from None
    return wait_for(_fetch_hosts(wanted, folder, told, manner))


async def _fetch_hosts(
    wanted: Mapping[str, What], folder: Path, told: Told, manner: Manner
) -> dict[str, Fetched]:
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        by_host[urlsplit(address).netloc.lower()].append(address)
    found: dict[str, Fetched] = {}
    places = asyncio.Semaphore(AT_ONCE)

    async def ask_host(addresses: Sequence[str]) -> None:
        async with places:
            asked = False
            for address in addresses:
                here = already(address, folder)
                if here is None and asked:
                    await asyncio.sleep(manner.apart)
                if here is None:
                    asked = True
                    here = await _fetch(address, wanted[address], folder, manner)
                found[address] = here
                told(len(found), len(wanted))

    await asyncio.gather(*(ask_host(each) for each in by_host.values()))
    return {address: found[address] for address in wanted}


def stem_of(address: str) -> str:
    """Give the name that an address's file has, without its ending."""
    return hashlib.sha256(address.encode()).hexdigest()[:32]


def already(address: str, folder: Path) -> Fetched | None:
    """Give a file that an earlier import fetched whole."""
    stem = stem_of(address)
    found = sorted(folder.glob(f"{stem}.*"))
    whole = (each for each in found if each.suffix not in (".part", ".mark"))
    return next((Fetched(path=str(each)) for each in whole), None)


async def _fetch(address: str, what: What, folder: Path, manner: Manner) -> Fetched:
    why = ""
    for number in range(TRIES):
        try:
            part = await _bring(address, what, folder, manner)
            return Fetched(path=str(_finished(part, what)))
        except FetchError as error:
            why = str(error)
            if error.wait < 0 or error.wait > LONGEST_WAIT or number == TRIES - 1:
                break
            await asyncio.sleep(max(error.wait, manner.apart))
        except OSError as error:
            raise SitegenError(f"{folder}: can't be written: {error.strerror}") from None
    return Fetched(why=why)


async def _bring(address: str, what: What, folder: Path, manner: Manner) -> Path:
    """Bring a file's bytes, or those that are still missing, and give the whole part."""
    part = folder / f"{stem_of(address)}.part"
    mark = part.with_suffix(".mark")
    for _ in range(REDIRECTS):
        await asyncio.to_thread(_require_public, address, manner)
        answer = await Transfer(address, part, mark, LARGEST[what]).run()
        if not answer:
            mark.unlink(missing_ok=True)
            return part
        address = urljoin(address, answer)
    raise FetchError(f"more than {REDIRECTS} redirects")


def _require_public(address: str, manner: Manner) -> None:
    """Refuse hosts of the own machine and network: what stands in a feed is anybody's."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError("no address of the web")
    if manner.is_open:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError("its host is not known") from None
    if any(not ipaddress.ip_address(each[4][0]).is_global for each in found):
        raise FetchError("its host is on this machine's own network")


class Transfer:
    """One question to one host, and what comes back."""

    def __init__(self, address: str, part: Path, mark: Path, largest: int) -> None:
        self._address = address
        self._part = part
        self._mark = mark
        self._largest = largest
        self._status = 0
        self._headers: dict[str, str] = {}
        self._size = 0
        self._stream: object = None
        self._too_large = False

    async def run(self) -> str:
        """Write what comes to the part; give where a redirect leads, "" once all is there.

        Raises FetchError.
        """
        from tornado.httpclient import HTTPClientError, HTTPRequest
        from tornado.simple_httpclient import SimpleAsyncHTTPClient

        client = SimpleAsyncHTTPClient(force_instance=True, max_body_size=self._largest + MARGIN)
        request = HTTPRequest(
            self._address,
            headers=self._asked(),
            request_timeout=LONGEST,
            connect_timeout=PATIENCE,
            follow_redirects=False,
            decompress_response=False,
            header_callback=self._header,
            streaming_callback=self._piece,
        )
        try:
            response = await client.fetch(request, raise_error=False)
            code, error = response.code, response.error
        except (ValueError, OSError, HTTPClientError, KeyError, UnicodeError) as problem:
            code, error = 0, problem
        finally:
            client.close()
            self._close()
        if self._too_large:
            self._part.unlink(missing_ok=True)
            raise FetchError(f"longer than {self._largest // 1_000_000} MB")
        return self._judged(code, error)

    def _asked(self) -> dict[str, str]:
        headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        if self._part.is_file() and self._mark.is_file():
            self._size = self._part.stat().st_size
            headers["Range"] = f"bytes={self._size}-"
            headers["If-Range"] = self._mark.read_text("ascii", "replace").strip()
        return headers

    def _header(self, line: str) -> None:
        if line.startswith("HTTP/"):
            self._status = int(line.split()[1])
            self._headers = {}
        name, colon, value = line.partition(":")
        if colon:
            self._headers[name.strip().lower()] = value.strip()
        announced = self._headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self._largest:
            self._too_large = True

    def _piece(self, piece: bytes) -> None:
        if self._status not in (200, 206) or self._too_large:
            return
        if self._stream is None:
            if self._status == 200:
                self._size = 0
            self._stream = self._part.open("ab" if self._status == 206 else "wb")
            mark = self._headers.get("etag") or self._headers.get("last-modified")
            if mark and not mark.startswith("W/"):
                self._mark.write_text(mark, "ascii", "replace")
        self._size += len(piece)
        if self._size > self._largest:
            self._too_large = True
            return
        self._stream.write(piece)  # type: ignore[attr-defined]

    def _close(self) -> None:
        if self._stream is not None:
            self._stream.close()  # type: ignore[attr-defined]

    def _judged(self, code: int, error: BaseException | None) -> str:
        if code in (301, 302, 303, 307, 308) and self._headers.get("location"):
            return self._headers["location"]
        if code in (200, 206) and not error:
            if self._status == 200 and self._stream is None:
                raise FetchError("an empty file")
            return ""
        if code == 416:
            self._part.unlink(missing_ok=True)
            raise FetchError("it is another file by now", wait=0)
        if code in (429, 503):
            wait = self._headers.get("retry-after", "")
            raise FetchError(f"it answers {code}", wait=float(wait) if wait.isdecimal() else 5)
        if code in (599, 0) or code >= 500:
            raise FetchError(f"it was broken off: {error or code}", wait=0)
        raise FetchError(f"it answers {code}")


def _finished(part: Path, what: What) -> Path:
    """Give the whole file its ending, by what is in it. Raises FetchError for something else."""
    ending = ending_of(part, what)
    if not ending:
        part.unlink(missing_ok=True)
        raise FetchError(f"what came is no {what}")
    return part.replace(part.with_suffix(ending))
