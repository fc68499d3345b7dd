"""Asking hosts elsewhere, politely: one address at a time a host, a second apart."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.simple_httpclient import HTTPStreamClosedError, HTTPTimeoutError

from sitegen import __version__
from sitegen.audit.external import Answer
from sitegen.engine.waiting import wait_for

AGENT = f"sitegen/{__version__} (link check)"
APART = 1.0
"""Seconds between two questions to one host."""

PATIENCE = 20.0
"""Seconds for an answer."""

LONGEST_WAIT = 60.0
"""Seconds that a host may make us wait by Retry-After; for longer, it isn't asked in this run."""

AT_ONCE = 8
"""Hosts that are asked at the same time."""

AGAIN_BY_GET = frozenset({400, 403, 404, 405, 406, 501, 503})
"""Answers to HEAD that say nothing of GET: many hosts know only the latter."""

Told = Callable[[int, int], None]


def ask_all(
    addresses: Iterable[str], told: Told = lambda done, total: None, *, apart: float = APART
) -> dict[str, Answer]:
    """Ask for each address once; gives the answers. `told` hears how many are done, of how many."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address).netloc.lower()].append(address)
    return wait_for(_ask_hosts(by_host, told, apart))


async def _ask_hosts(
    by_host: Mapping[str, list[str]], told: Told, apart: float
) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    total = sum(map(len, by_host.values()))
    places = asyncio.Semaphore(AT_ONCE)

    async def ask_host(addresses: list[str]) -> None:
        async with places:
            for number, address in enumerate(addresses):
                if number:
                    await asyncio.sleep(apart)
                answers[address] = await ask(address)
                told(len(answers), total)

    await asyncio.gather(*(ask_host(addresses) for addresses in by_host.values()))
    return answers


async def ask(address: str) -> Answer:
    """Ask for one address: by HEAD, then by GET for its first byte, once more after a wait."""
    answer, wait = await _once(address, "HEAD")
    if answer.status in AGAIN_BY_GET and not wait:
        answer, wait = await _once(address, "GET")
    if 0 < wait <= LONGEST_WAIT:
        await asyncio.sleep(wait)
        answer, _ = await _once(address, "GET")
    return answer


async def _once(address: str, method: str) -> tuple[Answer, float]:
    """Ask once; gives the answer and the seconds that the host wants to be left alone."""
    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    if method == "GET":
        headers["Range"] = "bytes=0-0"
    try:
        request = HTTPRequest(
            address,
            method=method,
            headers=headers,
            request_timeout=PATIENCE,
            connect_timeout=PATIENCE,
            streaming_callback=_forget,
            max_redirects=10,
        )
        response = await AsyncHTTPClient().fetch(request, raise_error=False)
    except (ValueError, OSError, ssl.SSLError, HTTPClientError, KeyError, UnicodeError) as error:
        return Answer(0, in_words(error)), 0
    if isinstance(response.error, HTTPTimeoutError | HTTPStreamClosedError):
        return Answer(0, in_words(response.error)), 0
    return Answer(response.code), wait_wanted(response)


def _forget(chunk: bytes) -> None:
    """Let a body go: only the answer's status counts."""


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
