"""Asking hosts elsewhere, politely: one address at a time a host, a second apart.

Nobody is asked within the network that sitegen itself runs in: an address that somebody wrote, or
that a host leads on to, could be that of a machine which answers to its neighbours alone.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.httputil import HTTPHeaders
from tornado.netutil import Resolver
from tornado.simple_httpclient import HTTPStreamClosedError, HTTPTimeoutError

from sitegen import __version__
from sitegen.audit.external import Answer, RemoteFile
from sitegen.engine.waiting import wait_for

AGENT = f"sitegen/{__version__} (link check)"
APART = 1.0
"""Seconds between two questions to one host."""

PATIENCE = 20.0
"""Seconds for an answer."""

LONGEST_WAIT = 60.0
"""Seconds that a host may make us wait by Retry-After; for longer, it isn't asked in this run."""

LARGEST = 1_000_000
"""Bytes of a body: who sends more is hung up on, as hosts that know no parts send whole files."""

AT_ONCE = 8
"""Hosts that are asked at the same time."""

AGAIN_BY_GET = frozenset({400, 403, 404, 405, 406, 501, 503})
"""Answers to HEAD that say nothing of GET: many hosts know only the latter."""

NOT_PUBLIC = "its host is none of the public network, so it isn't asked"

PART = re.compile(r"bytes \d+-\d+/(\d+)")
"""A part's place in its file, and the bytes of the file (RFC 9110, 14.4)."""

Told = Callable[[int, int], None]


class Neighbourless(Resolver):
    """Finds the addresses of hosts, those of the public network alone (RFC 6890)."""

    def initialize(self) -> None:
        """Have another resolver find them."""
        self.found_by = Resolver()

    async def resolve(
        self, host: str, port: int, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[tuple[int, Any]]:
        """Give the public addresses. Raises OSError where there are none."""
        found = await self.found_by.resolve(host, port, family)
        if public := [each for each in found if is_public(each[1][0])]:
            return public
        raise OSError(0, NOT_PUBLIC)

    def close(self) -> None:
        """Let go of the other one."""
        self.found_by.close()


def is_public(address: str) -> bool:
    """True for an IP address that is everybody's, also where it is written as one of IPv6."""
    given = ip_address(address.partition("%")[0])
    inner = getattr(given, "ipv4_mapped", None) or getattr(given, "sixtofour", None) or given
    return bool(inner.is_global and not inner.is_multicast)


def ask_all(
    addresses: Iterable[str],
    told: Told = lambda done, total: None,
    *,
    apart: float = APART,
    files: Collection[str] = (),
) -> dict[str, Answer]:
    """Ask for each address once; gives the answers. `told` hears how many are done, of how many.

    Of those that are `files` it is asked as well how long they are, and whether parts are sent.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address).netloc.lower()].append(address)
    return wait_for(_ask_hosts(by_host, told, apart, files))


async def _ask_hosts(
    by_host: Mapping[str, list[str]], told: Told, apart: float, files: Collection[str]
) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    total = sum(map(len, by_host.values()))
    places = asyncio.Semaphore(AT_ONCE)

    async def ask_host(addresses: list[str]) -> None:
        async with places:
            for number, address in enumerate(addresses):
                if number:
                    await asyncio.sleep(apart)
                answers[address] = await ask(client, address, is_file=address in files)
                told(len(answers), total)

    client = AsyncHTTPClient(
        force_instance=True,
        max_clients=AT_ONCE,
        max_body_size=LARGEST,
        resolver=Neighbourless(),
    )
    try:
        await asyncio.gather(*(ask_host(addresses) for addresses in by_host.values()))
    finally:
        client.close()
    return answers


async def ask(client: AsyncHTTPClient, address: str, *, is_file: bool = False) -> Answer:
    """Ask for one address: by HEAD, then by GET for its first byte, once more after a wait.

    A file is asked for by GET as well where HEAD doesn't tell all of it.
    """
    answer, wait = await _once(client, address, "HEAD")
    told = answer.file if is_file and answer.status == 200 else None
    untold = is_file and (told is None or told.length < 0 or not told.parts)
    if (answer.status in AGAIN_BY_GET or (untold and answer.status)) and not wait:
        answer, wait = await _once(client, address, "GET")
    if 0 < wait <= LONGEST_WAIT:
        await asyncio.sleep(wait)
        answer, _ = await _once(client, address, "GET")
    return answer if is_file else Answer(answer.status, answer.said)


async def _once(client: AsyncHTTPClient, address: str, method: str) -> tuple[Answer, float]:
    """Ask once; gives the answer and the seconds that the host wants to be left alone."""
    headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
    if method == "GET":
        headers["Range"] = "bytes=0-0"
    heard: list[str] = []
    try:
        request = HTTPRequest(
            address,
            method=method,
            headers=headers,
            request_timeout=PATIENCE,
            connect_timeout=PATIENCE,
            header_callback=heard.append,
            streaming_callback=_forget,
            decompress_response=False,
            max_redirects=10,
        )
        response = await client.fetch(request, raise_error=False)
    except HTTPStreamClosedError as error:
        if not heard:
            return Answer(0, in_words(error)), 0
        # It had more to send than is taken; what it said before is all that is asked.
        return _answer(int(heard[0].split()[1]), HTTPHeaders.parse("".join(heard[1:]))), 0
    except (ValueError, OSError, ssl.SSLError, HTTPClientError, KeyError, UnicodeError) as error:
        return Answer(0, in_words(error)), 0
    if isinstance(response.error, HTTPTimeoutError | HTTPStreamClosedError):
        return Answer(0, in_words(response.error)), 0
    return _answer(response.code, response.headers), wait_wanted(response)


def _forget(chunk: bytes) -> None:
    """Let a body go: only what stands before it counts."""


def _answer(status: int, headers: HTTPHeaders) -> Answer:
    """Read an answer's status, and what it says of a file."""
    part = PART.fullmatch(headers.get("Content-Range", "")) if status == 206 else None
    length = part[1] if part else headers.get("Content-Length", "")
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    parts = status == 206 or headers.get("Accept-Ranges", "").lower() == "bytes"
    known = int(length) if length.isdecimal() and (part or status != 206) else -1
    return Answer(status, file=RemoteFile(length=known, type=kind, parts=parts))


def in_words(error: BaseException, patience: float = PATIENCE) -> str:
    """Say why there was no answer, in the seconds that were waited for one."""
    if isinstance(error, HTTPTimeoutError):
        return f"no answer within {patience:.0f} seconds"
    if isinstance(error, ssl.SSLError):
        return f"its certificate can't be trusted: {error.reason or error}"
    return str(getattr(error, "strerror", None) or error) or type(error).__name__


def wait_wanted(response: HTTPResponse) -> float:
    """Give the seconds of an answer's Retry-After (RFC 9110, 10.2.3), 0 for none."""
    given = response.headers.get("Retry-After", "")
    if response.code not in (429, 503) or not given:
        return 0
    if given.isdigit():
        return float(given)
    try:
        return max(0.0, parsedate_to_datetime(given).timestamp() - time.time())
    except ValueError:
        return 0
