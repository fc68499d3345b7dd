"""Addresses that a CDN in front of the site has to forget, and asking it to.

Pages and feeds alone, which are served from a former release otherwise. Files that are named by
their content never change; to purge those makes readers of old pages ask for them in vain.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from urllib.parse import quote, urlsplit

import msgspec

from sitegen.audit.live import NOT_SERVED
from sitegen.errors import UsageError
from sitegen.publish.api import Api, Call
from sitegen.publish.direct import RECORD, address_of
from sitegen.publish.order import PAGE, SUMMING, is_lasting
from sitegen.publish.record import Record

AT_A_TIME = 30
"""Addresses in one call to Cloudflare (Purge cache by single-file)."""

AT_ONCE = 8
PUBLISHED = "the release is public, and the CDN may serve former pages for a while"

CLOUDFLARE = ("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ZONE_ID")
CLOUDFLARE_BASE = ("CLOUDFLARE_API_BASE_URL", "https://api.cloudflare.com/client/v4")
FASTLY = "FASTLY_API_TOKEN"
FASTLY_BASE = ("FASTLY_API_ENDPOINT", "https://api.fastly.com")

Purger = Callable[[Sequence[str]], None]
"""Asks a CDN to forget addresses. Raises SitegenError where it refuses."""


def to_purge(before: Record | None, after: Record, url: str) -> list[str]:
    """Give the addresses of pages and feeds that were public and are otherwise now, or gone."""
    former = before.files if before else {}
    return [
        address_of(url, path.removesuffix("index.html"))
        for path, digest in sorted(former.items())
        if after.files.get(path) != digest and is_purged(path)
    ]


def is_purged(path: str) -> bool:
    """True for a page or feed that readers are served."""
    return path.endswith((PAGE, *SUMMING)) and not (
        is_lasting(path) or path in NOT_SERVED or path == RECORD
    )


def purgers() -> dict[str, Purger]:
    """Give those CDNs whose tokens are in the environment. Raises UsageError where there are none.

    Cloudflare's API token may do "Cache Purge" in the zone, Fastly's has the scope "purge_select".
    """
    found = dict(_found())
    if not found:
        needed = f"{' and '.join(CLOUDFLARE)}, or {FASTLY}"
        raise UsageError(f"--purge: no CDN's token is in the environment; expected {needed}")
    return found


def _found() -> Iterator[tuple[str, Purger]]:
    token, zone = (os.environ.get(name, "") for name in CLOUDFLARE)
    if token and zone:
        base = os.environ.get(*CLOUDFLARE_BASE)
        api = Api("Cloudflare", base, token, CLOUDFLARE[0], after=PUBLISHED)
        yield api.name, lambda addresses: _by_cloudflare(api, zone, addresses)
    if token := os.environ.get(FASTLY, ""):
        base = os.environ.get(*FASTLY_BASE)
        fastly = Api("Fastly", base, token, FASTLY, "Fastly-Key", "", after=PUBLISHED)
        yield fastly.name, lambda addresses: _by_fastly(fastly, addresses)


def _by_cloudflare(api: Api, zone: str, addresses: Sequence[str]) -> None:
    """Purge by developers.cloudflare.com/api, "Purge Cached Content by URL"."""
    place = f"/zones/{quote(zone, safe='')}/purge_cache"
    rest = iter(addresses)
    while some := list(islice(rest, AT_A_TIME)):
        api.call(Call("POST", place, msgspec.json.encode({"files": some})))


def _by_fastly(api: Api, addresses: Sequence[str]) -> None:
    """Purge by fastly.com/documentation/reference/api/purging, "Purge a URL"."""

    def call(address: str) -> Callable[[], Call]:
        parts = urlsplit(address)
        return lambda: Call("POST", f"/purge/{parts.netloc}{parts.path}", b"")

    api.call_all(map(call, addresses), at_once=AT_ONCE)
