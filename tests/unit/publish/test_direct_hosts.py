"""Netlify and Cloudflare: a release is public whole or not at all, and only what is new is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import SitegenError, UsageError
from sitegen.publish import api, cloudflare, netlify
from sitegen.publish.host import Terms
from sitegen.publish.plan import DAY
from sitegen.publish.publish import roll_back
from tests.tools import cloudflare as cloudflare_host
from tests.tools import netlify as netlify_host
from tests.tools.interfaces import Asked, Fault, Interface, Told, standing_in
from tests.unit.publish.direct import FORMER_STYLE, NOW, UPLOADS, Place, contents, place_at, spoil
from tests.unit.publish.releases import CHANGED, FILES


class Elsewhere(Interface):
    """A host that nobody means to tell anything."""

    def answer(self, asked: Asked) -> Told:
        raise AssertionError("a call was carried on to another host")


@pytest.fixture(params=["netlify", "cloudflare"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    with place_at(request.param, tmp_path, monkeypatch) as place:
        yield place


def test_a_first_release_is_public_whole_and_read_back(place: Place) -> None:
    done = place.put(FILES, verify=True)
    assert place.public() == FILES and done.differing == ()


def test_only_what_is_new_is_sent_and_former_styles_stay(place: Place) -> None:
    place.put(FILES)
    before = place.sent()
    done = place.put(CHANGED, NOW + 1, verify=True)
    assert done.plan.put == ("assets/site-3333.css", "news/2024/new/index.html", "index.html")
    assert place.public() == {**CHANGED, **FORMER_STYLE} and done.differing == ()
    # Three files and the record: one call each, or one bucket of four.
    assert place.sent() - before == {"netlify": 4, "cloudflare": 1}[place.kind]
    calls = len(place.there.asked)
    assert place.put(CHANGED, NOW + 2).plan.nothing
    assert all(line.startswith("GET ") for line in place.there.asked[calls:])


def test_former_styles_go_when_their_days_are_over(place: Place) -> None:
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    place.put(CHANGED, NOW + 31 * DAY)
    assert place.public() == CHANGED


def test_a_release_can_be_returned_to_and_back(place: Place) -> None:
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    with place.host() as host:
        names = [record.release for record in host.releases()]
        assert roll_back(host, "", Terms()).release == names[1]
        assert place.public() == FILES
        assert [record.release for record in host.releases()] == names
        assert roll_back(host, names[0], Terms()).release == names[0]
        with pytest.raises(SitegenError, match="no release 2020 is kept"):
            roll_back(host, "2020", Terms())
    assert place.shows(CHANGED)


def test_a_publish_after_a_return_knows_what_is_there(place: Place) -> None:
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    with place.host() as host:
        roll_back(host, "", Terms())
    place.put({**FILES, "index.html": "home again"}, NOW + 2, verify=True)
    assert place.shows({**FILES, "index.html": "home again"})


def test_cut_at_any_step_the_site_is_the_old_or_the_new_and_goes_on(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.put(FILES)
    monkeypatch.setattr(api, "TRIES", 1)
    states = (CHANGED, FILES)
    step, cut = 0, True
    while cut:
        now = NOW + 1 + step
        wanted, other = states[step % 2], states[1 - step % 2]
        place.there.asked.clear()
        place.there.cut_at = step
        try:
            place.put(wanted, now)
            cut = False
        except SitegenError as error:
            assert "can't be reached" in str(error)
            assert place.shows(wanted) or place.shows(other)
        place.there.cut_at = -1
        if cut:
            place.put(wanted, now + 1000, verify=True)
        assert place.shows(wanted)
        step += 1
    assert step > 6, "a publish takes several calls, and each was cut once"


@pytest.mark.parametrize("after", [False, True])
def test_one_failure_in_a_call_is_overcome(place: Place, after: bool) -> None:
    for status in (500, 503, 0):
        place.there.faults = [Fault(".", status, after=after), Fault(UPLOADS[place.kind], status)]
        place.put(FILES if status == 503 else CHANGED, NOW + status, verify=True)
        assert place.shows(FILES if status == 503 else CHANGED)


def test_an_upload_that_always_fails_leaves_the_site_as_it_was(place: Place) -> None:
    place.put(FILES)
    place.there.faults = [Fault(UPLOADS[place.kind], 500, times=99)]
    with pytest.raises(SitegenError, match="told to fail; what was public before still is"):
        place.put(CHANGED, NOW + 1)
    assert place.public() == FILES
    place.there.faults = []
    place.put(CHANGED, NOW + 2)
    assert place.shows(CHANGED)


def test_a_host_that_wants_to_be_left_alone_is(place: Place) -> None:
    wait = (("Retry-After", "1"),)
    place.there.faults = [Fault(UPLOADS[place.kind], 429, headers=wait)]
    place.put(FILES)
    assert place.public() == FILES
    place.there.faults = [Fault(UPLOADS[place.kind], 429, headers=(("Retry-After", "7200"),))]
    with pytest.raises(SitegenError, match="it wants to be left alone for 120 minutes"):
        place.put(CHANGED, NOW + 1)
    assert place.public() == FILES


def test_a_slow_host_is_waited_for(place: Place) -> None:
    place.there.faults = [Fault(UPLOADS[place.kind], None, seconds=0.5)]
    place.put(FILES, verify=True)
    assert place.public() == FILES


def test_a_wrong_token_is_told_and_no_token_ever_shown(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"netlify": netlify.TOKEN_NAME, "cloudflare": cloudflare.TOKEN_NAME}
    monkeypatch.setenv(names[place.kind], "wrong-and-secret")
    with pytest.raises(SitegenError, match=names[place.kind]) as wrong:
        place.put(FILES)
    assert "wrong-and-secret" not in str(wrong.value)
    with place.host() as host:
        assert "wrong-and-secret" not in repr(host)
    monkeypatch.delenv(names[place.kind])
    with pytest.raises(UsageError, match=f"missing in the environment: {names[place.kind]}"):
        place.put(FILES)


def test_a_token_is_not_carried_on_to_another_host(place: Place) -> None:
    with standing_in(Elsewhere()) as elsewhere:
        away = (("Location", f"{elsewhere}/public/"),)
        place.there.faults = [Fault(".", 307, headers=away)]
        with pytest.raises(SitegenError, match="refuses"):
            place.put(FILES)


def test_of_two_publishers_the_second_is_refused(place: Place) -> None:
    place.put(FILES)
    other = {**FILES, "index.html": "by somebody else"}
    place.there.before = {UPLOADS[place.kind]: lambda: place.put(other, NOW + 1)}
    with pytest.raises(SitegenError, match="somebody else has published"):
        place.put(CHANGED, NOW + 2)
    assert place.public() == other
    place.put(CHANGED, NOW + 3)
    assert place.shows(CHANGED)


def test_a_tampered_or_missing_live_file_is_found(place: Place) -> None:
    place.put(FILES)
    about = next(key for key, each in contents(place).items() if each == b"about")
    spoil(place, about, b"tampered")
    with place.host() as host:
        record = host.current()
        assert record is not None
        assert host.differing(record, lambda done, total: None) == ["about/index.html"]


def test_a_former_file_that_the_host_has_forgotten_is_sent_again(place: Place) -> None:
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    style = FILES["assets/site-1111.css"].encode()
    place.there.forgotten = {key for key, data in contents(place).items() if data == style}
    place.put({**CHANGED, "feed.xml": "<feed>new</feed>"}, NOW + 2, verify=True)
    assert not place.there.forgotten and place.public().items() >= FORMER_STYLE.items()


def test_a_target_of_somebody_else_is_not_lost(place: Place) -> None:
    if isinstance(place.there, netlify_host.Netlify):
        place.there.deploys = [netlify_host.Deploy("theirs", "by hand", {}, False, "ready")]
        place.there.published = "theirs"
        assert place.put(FILES).notes == (
            "the deploy that was public before isn't sitegen's; Netlify keeps it",
        )
        return
    place.there.versions = [cloudflare_host.Version("theirs", {}, {})]
    place.there.record("theirs", "an interface of somebody")
    with pytest.raises(SitegenError, match="the Worker our-site exists and sitegen did not make"):
        place.put(FILES)
    assert place.there.version() is place.there.versions[0]
