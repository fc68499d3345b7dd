"""CDNs forget pages and feeds that changed, and nothing else; they are asked in their own way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sitegen.errors import SitegenError, UsageError
from sitegen.publish import api, purge
from sitegen.publish.plan import make_plan
from tests.tools.interfaces import Asked, Fault, Interface, Told, as_json, standing_in
from tests.unit.publish.releases import CHANGED, FILES, output

URL = "https://www.example.org"
ZONE = "0123456789abcdef0123456789abcdef"


@dataclass
class Cdn(Interface):
    """Cloudflare's and Fastly's purging, by their references."""

    forgotten_at: dict[str, list[list[str]]] = field(
        default_factory=lambda: {"cloudflare": [], "fastly": []}
    )

    def answer(self, asked: Asked) -> Told:
        if asked.method == "POST" and asked.path == f"/client/v4/zones/{ZONE}/purge_cache":
            if asked.headers.get("Authorization") != "Bearer a-token-for-cloudflare":
                return as_json(403, {"success": False, "errors": [{"code": 9109}]})
            files = asked.json()["files"]
            assert 0 < len(files) <= 30
            self.forgotten_at["cloudflare"].append(files)
            return as_json(200, {"success": True, "errors": [], "result": {"id": ZONE}})
        if asked.method == "POST" and asked.path.startswith("/purge/"):
            if asked.headers.get("Fastly-Key") != "a-token-for-fastly":
                return as_json(401, {"msg": "Provided credentials are missing or invalid"})
            self.forgotten_at["fastly"].append([asked.path.removeprefix("/purge/")])
            return as_json(200, {"status": "ok", "id": "1-2-3"})
        return as_json(404, {"msg": "Not Found"})


@pytest.fixture
def cdn(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cdn]:
    for name in (*purge.CLOUDFLARE, purge.FASTLY):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(api, "PAUSE", 0.01)
    with standing_in(stand_in := Cdn()) as address:
        monkeypatch.setenv(purge.CLOUDFLARE_BASE[0], f"{address}/client/v4")
        monkeypatch.setenv(purge.FASTLY_BASE[0], address)
        yield stand_in


def test_pages_and_feeds_that_changed_or_are_gone_are_purged(tmp_path: Path) -> None:
    first = make_plan(output(tmp_path / "1", FILES).files, None, 1, 30)
    changed = {**CHANGED, "feed.xml": "<feed>new</feed>", "news/2024/ʻolive season/index.html": "x"}
    second = make_plan(output(tmp_path / "2", changed).files, first.record, 2, 30)
    assert purge.to_purge(second.before, second.record, URL) == [
        f"{URL}/feed.xml",
        f"{URL}/",
        f"{URL}/news/2024/post-3/",
        f"{URL}/news/2024/%CA%BBolive%20season/",
    ]
    assert purge.to_purge(None, first.record, URL) == []


def test_cloudflare_is_told_thirty_addresses_at_a_time(
    cdn: Cdn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", "a-token-for-cloudflare")
    monkeypatch.setenv("CLOUDFLARE_ZONE_ID", ZONE)
    addresses = [f"{URL}/news/{number}/" for number in range(70)]
    cdn.faults = [Fault("purge_cache", 429, headers=(("Retry-After", "0"),))]
    for forget in purge.purgers().values():
        forget(addresses)
    told = cdn.forgotten_at["cloudflare"]
    assert [len(each) for each in told] == [30, 30, 10]
    assert [address for each in told for address in each] == addresses


def test_fastly_is_told_each_address(cdn: Cdn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTLY_API_TOKEN", "a-token-for-fastly")
    (forget,) = purge.purgers().values()
    forget([f"{URL}/", f"{URL}/news/%CA%BBolive%20season/"])
    assert sorted(cdn.forgotten_at["fastly"]) == [
        ["www.example.org/"],
        ["www.example.org/news/%CA%BBolive%20season/"],
    ]


def test_a_cdn_that_refuses_is_told_as_what_it_is(
    cdn: Cdn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FASTLY_API_TOKEN", "wrong-and-secret")
    (forget,) = purge.purgers().values()
    with pytest.raises(SitegenError, match=r"Fastly refuses.*the release is public") as told:
        forget([f"{URL}/"])
    assert "wrong-and-secret" not in str(told.value)


def test_without_a_token_nothing_is_begun(cdn: Cdn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", "a-token-without-a-zone")
    with pytest.raises(UsageError, match="CLOUDFLARE_API_TOKEN and CLOUDFLARE_ZONE_ID, or FASTLY"):
        purge.purgers()
