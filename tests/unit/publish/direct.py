"""Targets at stand-ins of Netlify and Cloudflare, made for one test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sitegen.content.settings.targets import CloudflareTarget, NetlifyTarget, Target
from sitegen.publish import api, cloudflare, netlify
from sitegen.publish.direct import RECORD
from sitegen.publish.host import Host
from sitegen.publish.publish import Order, Published, publish, reached
from tests.tools import cloudflare as cloudflare_host
from tests.tools import netlify as netlify_host
from tests.tools.interfaces import PUBLIC, standing_in
from tests.unit.publish.releases import FILES, output

NOW = 1_790_000_000
UPLOADS = {"netlify": r"PUT /api/v1/deploys/.*/files/", "cloudflare": r"POST .*/assets/upload\?"}
"""The calls by which contents travel."""

FORMER_STYLE = {"assets/site-1111.css": FILES["assets/site-1111.css"]}


@dataclass(frozen=True)
class Place:
    """A target and the stand-in behind it."""

    target: Target
    there: netlify_host.Netlify | cloudflare_host.Cloudflare
    site: Path

    @property
    def kind(self) -> str:
        return self.target.to

    @contextmanager
    def host(self) -> Iterator[Host]:
        with reached(self.target, self.site) as host:
            yield host

    def public(self) -> dict[str, str]:
        """Give what readers get, the record apart."""
        files = {path: data.decode() for path, data in self.there.public().items()}
        return {path: text for path, text in files.items() if path != RECORD}

    def put(self, files: dict[str, str], now: int = NOW, **options: bool) -> Published:
        """Publish files."""
        release = output(self.site / f"output-{now}", files)
        with self.host() as host:
            return publish(host, self.target, release, Order(now, **options))

    def sent(self) -> int:
        """Give how many calls carried contents."""
        return self.there.count(UPLOADS[self.kind])

    def shows(self, files: dict[str, str]) -> bool:
        """True where readers get these files, and former lasting ones beside them."""
        public = self.public()
        return {path: text for path, text in public.items() if path in files} == files and all(
            path.startswith("assets/") for path in public.keys() - files.keys()
        )


@contextmanager
def place_at(kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Give a target of a kind at a stand-in of its own, with tokens in the environment."""
    there = netlify_host.Netlify() if kind == "netlify" else cloudflare_host.Cloudflare()
    with standing_in(there) as address:
        monkeypatch.setattr(api, "PAUSE", 0.01)
        monkeypatch.setenv(netlify.TOKEN_NAME, netlify_host.TOKEN)
        monkeypatch.setenv(netlify.BASE_NAME, f"{address}{netlify_host.API}")
        monkeypatch.setenv(cloudflare.TOKEN_NAME, cloudflare_host.TOKEN)
        monkeypatch.setenv(cloudflare.BASE_NAME, f"{address}{cloudflare_host.API}")
        yield Place(target_of(kind, f"{address}{PUBLIC}/live"), there, folder)


def target_of(kind: str, url: str) -> Target:
    """Give a target of a kind."""
    if kind == "netlify":
        return NetlifyTarget(to="netlify", site=netlify_host.SITE, url=url)
    account, script = cloudflare_host.ACCOUNT, cloudflare_host.SCRIPT
    return CloudflareTarget(to="cloudflare", account=account, script=script, url=url)


def contents(place: Place) -> dict[str, bytes]:
    """Give all that the host has, by its keys."""
    if isinstance(place.there, netlify_host.Netlify):
        return place.there.contents
    return {key: data for key, (_, data) in place.there.contents.items()}


def spoil(place: Place, key: str, data: bytes) -> None:
    """Change what the host has under a key."""
    if isinstance(place.there, netlify_host.Netlify):
        place.there.contents[key] = data
    else:
        place.there.contents[key] = (place.there.contents[key][0], data)
