"""What is live, held against what the build wrote and against the time."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from urllib.parse import quote

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from sitegen.audit.asking import AGENT, PATIENCE, in_words
from sitegen.audit.site import Finding
from sitegen.engine.waiting import wait_for

AT_ONCE = 16
NOT_SERVED = ("_headers", "_redirects", ".htaccess", ".nginx.conf", ".caddy")
"""Files that a host reads and doesn't serve."""

NOT_FOUND = "404.html"
Told = Callable[[int, int], None]


def compare(
    url: str,
    manifest: Mapping[str, str],
    told: Told = lambda done, total: None,
    ends: Mapping[str, str] = MappingProxyType({}),
) -> list[Finding]:
    """Fetch every file of a manifest below an address; report what is missing or differs.

    `ends` are the digests that some hosts lead on to, by a rule in the place of a page that does.
    """
    wanted = [path for path in sorted(manifest) if path not in NOT_SERVED]
    seen = wait_for(_fetch_all(url.rstrip("/"), wanted, told))
    return [Finding("live", path, message) for path, message in verdicts(manifest, seen, ends)]


def verdicts(
    manifest: Mapping[str, str],
    seen: Mapping[str, tuple[str, str]],
    ends: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[str, str]]:
    """Say of each file that isn't live as it was built what is there instead."""
    for path, (digest, said) in seen.items():
        if said:
            yield path, f"not live: {said}"
        elif digest not in (manifest[path], ends.get(path)):
            yield path, "what is live isn't what the build wrote"


def overdue(url: str, end: datetime | None, now: datetime) -> Iterator[Finding]:
    """Report a site that should have been built again: an embargo, an event, a consent ended."""
    if end is not None and end <= now:
        message = (
            f"{url} is older than {end.isoformat(timespec='minutes')}, when something had to "
            "appear or go; build and publish"
        )
        yield Finding("live", "", message, source="site.yaml")


async def _fetch_all(base: str, paths: list[str], told: Told) -> dict[str, tuple[str, str]]:
    places = asyncio.Semaphore(AT_ONCE)
    client = AsyncHTTPClient(force_instance=True, max_clients=AT_ONCE)
    seen: dict[str, tuple[str, str]] = {}

    async def fetch(path: str) -> None:
        async with places:
            address = f"{base}/{quote(path.removesuffix('index.html'))}"
            seen[path] = await _digest(client, address, 404 if path == NOT_FOUND else 200)
        told(len(seen), len(paths))

    try:
        await asyncio.gather(*(fetch(path) for path in paths))
    finally:
        client.close()
    return dict(sorted(seen.items()))


async def _digest(client: AsyncHTTPClient, address: str, status: int) -> tuple[str, str]:
    """Give the SHA-256 of what is at an address, or what is said instead."""
    found = hashlib.sha256()
    request = HTTPRequest(
        address,
        headers={"User-Agent": AGENT},
        streaming_callback=found.update,
        request_timeout=PATIENCE * 3,
        connect_timeout=PATIENCE,
    )
    try:
        response = await client.fetch(request, raise_error=False)
    except (ValueError, OSError, ssl.SSLError, HTTPClientError) as error:
        return "", in_words(error)
    if response.code not in (200, status):
        return "", f"it answers {response.code}"
    return found.hexdigest(), ""
