"""Targets with release folders, here and by ssh: readers see one release, whole."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec import structs

from sitegen.content.settings.targets import FolderTarget, SshTarget, Target
from sitegen.errors import SitegenError
from sitegen.publish.folder import Folder
from sitegen.publish.host import Host, Terms
from sitegen.publish.publish import Order, preview, publish, reached, roll_back
from tests.tools.hosts import SshHost, ssh_environment, sshd
from tests.unit.publish.killing import LAST, killed_rounds
from tests.unit.publish.releases import CHANGED, FILES, output, texts_in

NOW = 1_790_000_000


@dataclass(frozen=True)
class Place:
    """A target and the folder of this machine in which its releases are."""

    target: Target
    root: Path
    site: Path

    @contextmanager
    def host(self) -> Iterator[Host]:
        with reached(self.target, self.site) as host:
            yield host

    def public(self) -> dict[str, str]:
        """Give what a web server would serve."""
        return texts_in(self.root / "current")

    def put(self, files: dict[str, str], now: int = NOW, **options: bool) -> list[str]:
        """Publish files; gives what was sent."""
        release = output(self.site / f"output-{now}", files)
        with self.host() as host:
            done = publish(host, self.target, release, Order(now, **options))
        assert done.differing == ()
        return list(done.plan.put)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshHost]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture(params=["folder", "ssh"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    root, site = tmp_path / "web root's", tmp_path / "site"
    site.mkdir()
    url = "https://www.ourvoices.net"
    if request.param == "folder":
        target: Target = FolderTarget(to="folder", path=str(root), url=url, releases=3)
    else:
        server: SshHost = request.getfixturevalue("server")
        for name, value in ssh_environment(server).items():
            monkeypatch.setenv(name, value)
        target = SshTarget(
            to="ssh", host=server.host, port=server.port, path=str(root), url=url, releases=3
        )
    return Place(target, root, site)


def test_a_first_release_is_public_whole(place: Place) -> None:
    assert set(place.put(FILES, verify=True)) == set(FILES)
    assert place.public() == FILES


def test_the_next_sends_what_changed_and_keeps_styles_for_pages_fetched_before(
    place: Place,
) -> None:
    place.put(FILES)
    sent = place.put(CHANGED, NOW + 1, verify=True)
    assert sent == ["assets/site-3333.css", "news/2024/new/index.html", "index.html"]
    former = {"assets/site-1111.css": FILES["assets/site-1111.css"]}
    assert place.public() == {**CHANGED, **former}
    assert place.put(CHANGED, NOW + 2) == []


def test_the_former_release_is_not_written_into(place: Place) -> None:
    place.put(FILES)
    with place.host() as host:
        first = host.current()
    place.put(CHANGED, NOW + 1)
    assert first is not None
    assert texts_in(place.root / "releases" / first.release) == FILES


def test_a_release_can_be_returned_to(place: Place) -> None:
    place.put(FILES)
    place.put(CHANGED, NOW + 1)
    with place.host() as host:
        names = [record.release for record in host.releases()]
        assert roll_back(host, "", Terms()).release == names[1]
        assert place.public() == FILES
        assert roll_back(host, names[0], Terms()).release == names[0]
        with pytest.raises(SitegenError, match="no release 2020 is kept"):
            roll_back(host, "2020", Terms())
    assert place.public().items() >= CHANGED.items()


def test_as_many_releases_are_kept_as_the_settings_say(place: Place) -> None:
    for number in range(5):
        place.put({**FILES, "index.html": str(number)}, NOW + number)
    with place.host() as host:
        assert len(host.releases()) == 3
    assert len(list((place.root / "releases").iterdir())) == 3


def test_what_was_tampered_with_or_is_gone_is_found_and_mended(place: Place) -> None:
    place.put(FILES)
    (place.root / "current/about/index.html").write_text("tampered")
    (place.root / "current/feed.xml").unlink()
    with place.host() as host:
        record = host.current()
        assert record is not None
        assert sorted(host.differing(record, lambda done, total: None)) == [
            "about/index.html",
            "feed.xml",
        ]
    assert place.put(FILES, NOW + 1) == [], "without being told to, nothing is read back"
    assert place.put(FILES, NOW + 2, repair=True, verify=True) == ["about/index.html", "feed.xml"]
    assert place.public() == FILES


def test_two_publishers_are_kept_apart(place: Place) -> None:
    place.put(FILES)
    with place.host() as host:
        host.lock(Terms())
        with pytest.raises(SitegenError, match="somebody is publishing here already"):
            place.put(CHANGED, NOW + 1)
        assert place.public() == FILES
        place.put(CHANGED, NOW + 1, break_lock=True)
    assert place.public().items() >= CHANGED.items()


def test_a_folder_of_somebody_else_is_left_alone(place: Place) -> None:
    (place.root / "current").mkdir(parents=True)
    (place.root / "current/mine.txt").write_text("mine")
    with pytest.raises(SitegenError, match="move it away"):
        place.put(FILES)
    assert (place.root / "current/mine.txt").read_text() == "mine"


def test_an_output_that_changes_on_the_way_is_never_switched_to(place: Place) -> None:
    place.put(FILES)
    release = output(place.site / "next", CHANGED)
    (release.folder / "index.html").write_text("edited after the build")
    with place.host() as host, pytest.raises(SitegenError, match="isn't what the build wrote"):
        publish(host, place.target, release, Order(NOW + 1))
    assert place.public() == FILES
    place.put(CHANGED, NOW + 2, verify=True)
    assert place.public().items() >= CHANGED.items()


def test_a_preview_changes_nothing(place: Place) -> None:
    place.put(FILES)
    release = output(place.site / "next", CHANGED)
    before = sorted(place.root.rglob("*"))
    with place.host() as host:
        assert preview(host, place.target, release, Order(NOW + 1)).put[0] == "assets/site-3333.css"
    assert sorted(place.root.rglob("*")) == before


def test_another_mask_makes_no_file_unreadable(place: Place) -> None:
    old = os.umask(0o077)
    try:
        place.put(FILES)
    finally:
        os.umask(old)
    public = place.root / "current"
    assert (public / "about/index.html").stat().st_mode & 0o777 == 0o644
    assert (public / "about").stat().st_mode & 0o777 == 0o755


def kill_rounds(place: Place, rounds: int) -> None:
    def wrong() -> str:
        folder = place.root / "releases" / (place.root / "current").readlink().name
        seen = {name: (folder / name).read_text() for name in ("index.html", "about/index.html")}
        style = seen["index.html"].rpartition("/assets/")[2]
        time.sleep(0.002)
        whole = (folder / "assets" / style).is_file() and seen["about/index.html"] == "about"
        return "" if whole else str(seen)

    killed_rounds(place.target, place.site, wrong, rounds)
    assert place.public().items() >= LAST.items()
    assert not list((place.root / "releases").glob("*.part*"))


def test_killed_at_some_moments_readers_see_one_release_whole(place: Place) -> None:
    kill_rounds(place, 2)


@pytest.mark.soak
def test_killed_at_fifty_moments_readers_see_one_release_whole(place: Place) -> None:
    kill_rounds(place, 50)


def test_a_key_that_is_refused_and_a_host_that_is_silent_are_told(
    server: SshHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)], check=True)
    other.rename(tmp_path / "user")
    (tmp_path / "known").write_bytes((server.home / "known").read_bytes())
    wrong = SshHost(server.host, server.port, tmp_path)
    for name, value in ssh_environment(wrong).items():
        monkeypatch.setenv(name, value)
    for port, said in ((server.port, "no key of yours"), (1, "Connection refused")):
        target = SshTarget(
            to="ssh", host=server.host, port=port, path="/tmp/x", url="https://a.net"
        )
        for mode in ("releases", "plain"):
            with (
                reached(structs.replace(target, mode=mode), tmp_path) as host,
                pytest.raises(SitegenError, match=said),
            ):
                host.lock(Terms())


@pytest.mark.parametrize("many", [False, True])
def test_a_folder_is_on_the_disk_before_it_is_public(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    """A power cut after the switch would leave empty pages else."""
    steps: list[object] = []
    sync, switch = os.fsync, Folder._switch
    monkeypatch.setattr(os, "fsync", lambda file: [sync(file), steps.append(os.fstat(file).st_ino)])
    monkeypatch.setattr(os, "sync", lambda: steps.append("everything"))

    def switched(self: Folder, name: str) -> None:
        steps.append("switch")
        switch(self, name)

    monkeypatch.setattr(Folder, "_switch", switched)
    target = FolderTarget(to="folder", path=str(tmp_path / "web"), url="https://a.net")
    files = {**FILES, **{f"{number}.html": "x" for number in range(100 * many)}}
    Place(target, tmp_path / "web", tmp_path).put(files)
    before = steps[: steps.index("switch")]
    pages = {(tmp_path / "web/current" / path).stat().st_ino for path in files}
    assert "everything" in before if many else pages <= set(before)
