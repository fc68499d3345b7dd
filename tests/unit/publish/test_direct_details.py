"""What only one of the direct hosts has: previews and locks, tokens that age, limits, types."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from sitegen.errors import SitegenError
from sitegen.publish import cloudflare
from sitegen.publish.plan import make_plan
from sitegen.publish.publish import Order, preview
from tests.tools import cloudflare as cloudflare_host
from tests.tools import netlify as netlify_host
from tests.tools.interfaces import Fault
from tests.unit.publish.direct import NOW, Place, place_at
from tests.unit.publish.releases import CHANGED, FILES, output


@pytest.fixture
def netlify_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place_at("netlify", tmp_path, monkeypatch) as place:
        yield place


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place_at("cloudflare", tmp_path, monkeypatch) as place:
        yield place


def netlify_of(place: Place) -> netlify_host.Netlify:
    """Give the stand-in behind a target."""
    assert isinstance(place.there, netlify_host.Netlify)
    return place.there


def cloudflare_of(place: Place) -> cloudflare_host.Cloudflare:
    """Give the stand-in behind a target."""
    assert isinstance(place.there, cloudflare_host.Cloudflare)
    return place.there


def test_a_draft_of_netlify_has_an_address_of_its_own_and_nothing_public_changes(
    netlify_place: Place,
) -> None:
    netlify_place.put(FILES)
    draft = replace(netlify_place, target=msgspec.structs.replace(netlify_place.target, draft=True))
    (note,) = draft.put(CHANGED, NOW + 1).notes
    deploy = netlify_of(netlify_place).deploys[-1]
    assert note == f"this is a preview, at {netlify_place.there.address}/public/{deploy.id}"
    assert netlify_place.public() == FILES
    assert (
        netlify_of(netlify_place).public(deploy.id)["index.html"]
        == b"home, with /assets/site-3333.css"
    )
    with netlify_place.host() as host:
        assert len(host.releases()) == 1, "a draft is nothing to return to"


def test_a_site_that_is_locked_at_netlify_is_told(netlify_place: Place) -> None:
    netlify_place.put(FILES)
    netlify_of(netlify_place).locked = True
    (note,) = netlify_place.put(CHANGED, NOW + 1).notes
    assert "not public: publishing is locked at Netlify" in note
    assert netlify_place.public() == FILES


def test_a_deploy_that_netlify_refuses_is_told_in_its_words(netlify_place: Place) -> None:
    netlify_place.put(FILES)
    netlify_of(netlify_place).refusing = "your team is over its limit"
    with pytest.raises(SitegenError, match="Netlify refuses: your team is over its limit"):
        netlify_place.put(CHANGED, NOW + 1)
    assert netlify_place.public() == FILES


def test_a_publish_that_breaks_off_leaves_no_deploy_waiting(netlify_place: Place) -> None:
    netlify_place.there.faults = [Fault("PUT ", 422)]
    with pytest.raises(SitegenError, match="Netlify refuses: told to fail"):
        netlify_place.put(FILES)
    assert [deploy.state for deploy in netlify_of(netlify_place).deploys] == ["error"]


def test_a_path_that_netlify_cannot_take_is_told_before_anything_is_sent(
    netlify_place: Place,
) -> None:
    with pytest.raises(SitegenError, match=r"what-now\?\.txt: Netlify takes no path"):
        netlify_place.put({**FILES, "what-now?.txt": "x"})
    assert netlify_of(netlify_place).deploys == []


def test_a_token_for_uploads_that_ages_on_the_way_is_renewed(worker: Place) -> None:
    there = cloudflare_of(worker)
    there.uses = 3
    renewed: list[int] = []

    def renew() -> None:
        renewed.append(there.uses)
        there.uses = 3
        there.before["assets-upload-session"] = renew

    there.before["assets-upload-session"] = renew
    worker.put(FILES, verify=True)
    assert worker.public() == FILES
    assert len(renewed) == 3, "eight buckets, three a session"


def test_a_token_for_uploads_that_is_never_taken_is_told(worker: Place) -> None:
    cloudflare_of(worker).uses = 0
    with pytest.raises(SitegenError, match="doesn't accept its own token for uploads"):
        worker.put(FILES)
    assert worker.there.count("assets-upload-session") == 2


def test_rules_go_into_the_configuration_and_are_not_served(worker: Place) -> None:
    rules = {"_headers": "/*\n  X-Ours: yes\n", "_redirects": "/old/ / 301\n"}
    worker.put({**FILES, **rules}, verify=True)
    version = cloudflare_of(worker).version()
    assert version is not None and worker.public() == FILES
    assert version.config == {
        **rules,
        "html_handling": "auto-trailing-slash",
        "not_found_handling": "404-page",
    }


def test_a_file_is_known_by_content_and_ending_and_served_with_its_type(worker: Place) -> None:
    key = hashlib.sha256(b64encode(b"about") + b"html").hexdigest()[:32]
    worker.put({**FILES, "about.txt": "about"})
    contents = cloudflare_of(worker).contents
    assert contents[key] == ("text/html; charset=utf-8", b"about")
    other = hashlib.sha256(b64encode(b"about") + b"txt").hexdigest()[:32]
    assert contents[other][0] == "text/plain; charset=utf-8"


def test_the_address_of_cloudflare_s_own_domain_is_switched_on(worker: Place) -> None:
    worker.put(FILES)
    assert not cloudflare_of(worker).dev
    there = cloudflare_of(worker)
    there.versions, there.deployments, there.tags = [], [], None
    url = "https://our-site.ourvoices.workers.dev"
    own = replace(worker, target=msgspec.structs.replace(worker.target, url=url))
    own.put(FILES, NOW + 1)
    assert there.dev


def test_cloudflares_limits_are_told_before_anything_is_sent(
    worker: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = output(worker.site / "large", {**FILES, "film.mp4": "x"})
    with (release.folder / "film.mp4").open("r+b") as file:
        file.truncate(25 * 1024 * 1024 + 1)
    with worker.host() as host:
        with pytest.raises(SitegenError, match=r"film.mp4: 25.0 MiB, and Cloudflare takes"):
            preview(host, worker.target, release, Order(NOW))
        many = make_plan({f"{number}.txt": "x" for number in range(20_000)}, None, NOW, 30)
        with pytest.raises(SitegenError, match="20001 files, and Cloudflare takes 20000"):
            host.check(many, release)
    assert all(line.startswith("GET ") for line in worker.there.asked)


def test_a_publish_that_broke_off_before_it_was_named_goes_on(worker: Place) -> None:
    worker.put(FILES)
    worker.there.faults = [Fault("POST .*/deployments", 400)]
    with pytest.raises(SitegenError, match="told to fail"):
        worker.put(CHANGED, NOW + 1)
    assert worker.shows(CHANGED), "the version is public, and whole"
    assert cloudflare_of(worker).tags == [cloudflare.TAG]
    worker.put({**CHANGED, "index.html": "another"}, NOW + 2, verify=True)
    assert worker.shows({**CHANGED, "index.html": "another"})
