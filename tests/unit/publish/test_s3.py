"""Buckets of S3 and its likes: every page that is served finds what it asks for, at each moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from sitegen.content.settings.targets import S3Target
from sitegen.errors import SitegenError, UsageError
from sitegen.publish import s3
from sitegen.publish.host import Terms
from sitegen.publish.publish import Order, preview, roll_back
from tests.tools.buckets import BUCKET, CONDITIONAL, SECRET, Faults, S3Server, proxied, s3_server
from tests.unit.publish.buckets import NOW, Place, place_at
from tests.unit.publish.killing import LAST, killed_rounds
from tests.unit.publish.releases import CHANGED, FILES, output

ODD = {**FILES, 'odd/a "quoted" [x]*%41#?/index.html': "signs", "a+b~&=.html": "more signs"}
FORMER_STYLE = {"assets/site-1111.css": FILES["assets/site-1111.css"]}


@pytest.fixture(scope="module", params=["moto", "rclone", "s3rver"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[S3Server]:
    with s3_server(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture
def place(server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(s3, "PAUSE", 0.05)
    return place_at(server, tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with s3_server("moto", tmp_path_factory.mktemp("moto-behind")) as found:
        yield found


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def behind(
    moto: S3Server, faults: Faults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    """Give a target behind a proxy; what readers get is read without it."""
    with proxied(moto, faults) as proxy:
        through = place_at(proxy, tmp_path, monkeypatch)
        yield replace(through, server=moto)


def test_two_releases_one_after_the_other(place: Place) -> None:
    done = place.put(ODD, verify=True)
    assert (set(done.plan.put), done.differing) == (set(ODD), ())
    assert place.public() == ODD
    done = place.put(CHANGED, NOW + 1, verify=True)
    assert list(done.plan.put) == ["assets/site-3333.css", "news/2024/new/index.html", "index.html"]
    assert done.differing == ()
    assert place.public() == {**CHANGED, **FORMER_STYLE}
    assert place.put(CHANGED, NOW + 2).plan.put == ()
    assert place.names()[0] == ".sitegen/published.json"
    assert [key for key in place.names() if key.startswith(".sitegen/")] == place.names()[:1]


def test_former_styles_go_when_their_days_are_over(place: Place) -> None:
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    place.put(CHANGED, NOW + 31 * 24 * 3600)
    assert place.public() == CHANGED


def test_two_publishers_are_kept_apart_and_an_unsure_host_is_told(place: Place) -> None:
    notes = place.put(FILES).notes
    assert notes == (() if CONDITIONAL[place.server.kind] else (s3.UNSURE,))
    with place.host() as first:
        first.lock(Terms())
        with pytest.raises(SitegenError, match="somebody is publishing here already"):
            place.put(CHANGED, NOW + 1)
        assert place.public() == FILES
        first.unlock()
    with place.host() as broken_off:
        broken_off.lock(Terms())
    place.put(CHANGED, NOW + 2, break_lock=True)
    assert place.public() == {**CHANGED, **FORMER_STYLE}


def test_what_was_tampered_with_or_is_gone_is_found_and_mended(place: Place) -> None:
    place.put(FILES)
    client = place.server.client()
    prefix = place.target.prefix
    client.put_object(Bucket=BUCKET, Key=f"{prefix}/about/index.html", Body=b"tampered")
    client.delete_object(Bucket=BUCKET, Key=f"{prefix}/feed.xml")
    assert set(place.put(FILES, NOW + 1, verify=True).differing) == {"about/index.html", "feed.xml"}
    mended = place.put(FILES, NOW + 2, repair=True, verify=True)
    assert (mended.plan.put, mended.differing) == (("about/index.html", "feed.xml"), ())
    assert place.public() == FILES


def test_a_tampered_file_of_a_former_release_goes(place: Place) -> None:
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    key = f"{place.target.prefix}/assets/site-1111.css"
    place.server.client().put_object(Bucket=BUCKET, Key=key, Body=b"tampered")
    assert place.put(CHANGED, NOW + 2, repair=True).plan.delete == ("assets/site-1111.css",)
    assert place.public() == CHANGED


def test_files_of_somebody_else_are_neither_replaced_nor_removed(place: Place) -> None:
    client = place.server.client()
    client.put_object(Bucket=BUCKET, Key=f"{place.target.prefix}/index.html", Body=b"theirs")
    client.put_object(Bucket=BUCKET, Key=f"{place.target.prefix}/their/file.txt", Body=b"theirs")
    with pytest.raises(SitegenError, match=r"holds 'index\.html' that sitegen didn't"):
        place.put(FILES)
    assert place.public() == {"index.html": "theirs", "their/file.txt": "theirs"}
    client.delete_object(Bucket=BUCKET, Key=f"{place.target.prefix}/index.html")
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    assert place.public() == {**CHANGED, **FORMER_STYLE, "their/file.txt": "theirs"}


def test_files_are_served_with_their_types_and_ages(place: Place) -> None:
    place.put(FILES)
    client = place.server.client()
    head = client.head_object(Bucket=BUCKET, Key=f"{place.target.prefix}/index.html")
    style = client.head_object(Bucket=BUCKET, Key=f"{place.target.prefix}/assets/site-1111.css")
    assert head["ContentType"] == "text/html; charset=utf-8"
    assert style["ContentType"] == "text/css; charset=utf-8"
    if place.server.kind != "rclone":  # it keeps no such header
        assert head["CacheControl"] == "public, max-age=60"
        assert style["CacheControl"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "cut", [1, 3, 5, 8, *(pytest.param(more, marks=pytest.mark.soak) for more in (2, 4, 6, 7))]
)
def test_cut_at_any_write_every_page_finds_its_style_and_it_goes_on(
    behind: Place, faults: Faults, cut: int
) -> None:
    behind.put(FILES)
    faults.writes.clear()
    faults.cut_from = cut
    with pytest.raises(SitegenError):
        behind.put(CHANGED, NOW + 1)
    assert behind.is_whole()
    faults.cut_from = None
    last = {**CHANGED, "about/index.html": "another about"}
    behind.put(last, NOW + 2, break_lock=True, verify=True)
    public = behind.public()
    assert public.items() >= last.items()
    assert set(public) - set(last) <= {"assets/site-1111.css"}
    assert behind.put(last, NOW + 3).plan.nothing


def test_a_first_publish_that_broke_off_sends_what_is_missing_alone(
    behind: Place, faults: Faults
) -> None:
    faults.cut_from = 20
    with pytest.raises(SitegenError):
        behind.put(FILES)
    there = len([key for key in behind.names() if not key.startswith(".sitegen/")])
    assert there > 0
    faults.cut_from = None
    done = behind.put(FILES, NOW + 1, break_lock=True, verify=True)
    assert len(done.plan.put) == len(FILES) - there
    assert behind.public() == FILES


def test_what_two_broken_publishes_left_is_known_to_the_third(
    behind: Place, faults: Faults
) -> None:
    behind.put(FILES)
    person = {**FILES, "people/leaves/index.html": "leaves", "index.html": "names who leaves"}
    faults.refused = (f"{behind.target.prefix}/index.html",)
    with pytest.raises(SitegenError):
        behind.put(person, NOW + 1)
    assert behind.read("people/leaves/index.html") == "leaves"
    with pytest.raises(SitegenError):
        behind.put({**FILES, "index.html": "another"}, NOW + 2, break_lock=True)
    faults.refused = ()
    behind.put(FILES, NOW + 3, break_lock=True, verify=True)
    assert behind.public() == FILES, "a page of the first is found and taken away"


def test_who_lost_the_lock_neither_sends_nor_deletes(place: Place) -> None:
    place.put(FILES)
    with place.host() as first:
        first.lock(Terms())
        late = output(place.site / "late", {**CHANGED, "late/index.html": "late"})
        plan = preview(first, place.target, late, Order(NOW + 1))
        place.put(FILES, NOW + 2, break_lock=True)
        with pytest.raises(SitegenError, match="somebody broke this publish's lock"):
            first.carry_out(plan, late, lambda done, total: None)
    assert place.public() == FILES


def test_a_new_page_never_takes_the_place_of_somebody_elses_file(place: Place) -> None:
    place.put(FILES)
    client = place.server.client()
    key = f"{place.target.prefix}/contact/index.html"
    client.put_object(Bucket=BUCKET, Key=key, Body=b"theirs")
    with pytest.raises(SitegenError, match=r"holds 'contact/index\.html'"):
        place.put({**FILES, "contact/index.html": "ours"}, NOW + 1)
    assert place.read("contact/index.html") == "theirs"


def test_a_recording_that_travels_in_parts_is_known_again(place: Place) -> None:
    large = {**FILES, "media/talk-9f9f.mp3": "sound " * 1_000_000}
    assert place.put(large, verify=True).differing == ()
    assert place.put(large, NOW + 1, verify=True).plan.nothing
    assert place.read("media/talk-9f9f.mp3") == large["media/talk-9f9f.mp3"]


def test_without_keys_nobody_is_waited_for(
    moto: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_at(moto, tmp_path, monkeypatch)
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(UsageError, match="set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"):
        place.put(FILES)


def test_where_one_upload_always_fails_nothing_is_deleted(behind: Place, faults: Faults) -> None:
    behind.put(FILES)
    faults.deletes.clear()
    faults.refused = ("site-3333",)
    with pytest.raises(SitegenError):
        behind.put(CHANGED, NOW + 1)
    assert [gone for gone in faults.deletes if ".sitegen" not in gone] == []
    assert behind.public() == FILES


def test_a_slow_host_is_waited_for(behind: Place, faults: Faults) -> None:
    faults.seconds = 0.05
    behind.put(FILES, verify=True)
    assert behind.public() == FILES


def test_wrong_credentials_are_told_and_no_secret_ever_shown(
    server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_at(server, tmp_path, monkeypatch)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDOFSOMEBODYELSE00")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another-secret-of-tests")
    if server.kind == "moto":  # it asks nobody who they are
        place.put(FILES)
        return
    with pytest.raises(SitegenError, match="the host refuses") as told:
        place.put(FILES)
    assert "another-secret" not in str(told.value)
    assert SECRET not in str(told.value)


def test_a_bucket_or_host_that_is_not_there_is_told(
    moto: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_at(moto, tmp_path, monkeypatch)
    for target in (
        S3Target(to="s3", bucket="nobody", url="https://x.org", endpoint=moto.endpoint),
        S3Target(to="s3", bucket=BUCKET, url="https://x.org", endpoint="http://127.0.0.1:9"),
    ):
        with pytest.raises(SitegenError, match=f"the bucket {target.bucket}: "):
            Place(target, moto, tmp_path).put(FILES)


def test_a_bucket_has_no_release_to_return_to(place: Place) -> None:
    place.put(FILES)
    with place.host() as host:
        assert [each.at for each in host.releases()] == [NOW]
        with pytest.raises(SitegenError, match="check out the former state of the site, build it"):
            roll_back(host, "", Terms())
        with pytest.raises(SitegenError, match="keeps no former releases"):
            host.return_to(structs.replace(host.current() or pytest.fail("no record")))


def kill_rounds(place: Place, rounds: int) -> None:
    def wrong() -> str:
        return "" if place.is_whole() else "a page without its style"

    killed_rounds(place.target, place.site, wrong, rounds)
    assert place.public().items() >= LAST.items()


def test_killed_at_some_moments_every_page_finds_its_style(place: Place) -> None:
    kill_rounds(place, 2)


@pytest.mark.soak
def test_killed_at_fifty_moments_every_page_finds_its_style(place: Place) -> None:
    kill_rounds(place, 50)
