"""A full disk and a slow line: readers keep the old site, it is told why, and it goes on after."""

from __future__ import annotations

import re
import resource
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sitegen.content.settings.targets import FolderTarget, SshTarget, Target
from sitegen.errors import SitegenError
from sitegen.publish.publish import Order, publish, reached
from sitegen.publish.release import Release
from tests.tools.hosts import SshHost, slowed, ssh_environment, sshd
from tests.unit.publish.buckets import STYLE
from tests.unit.publish.killing import watched
from tests.unit.publish.releases import CHANGED, FILES, NOW, output, put, texts_in

URL = "https://www.ourvoices.net"
MIB = 1 << 20
LARGE = {**CHANGED, "media/talk-8888.mp3": "sound " * MIB}
FULL = {"folder": "File too large", "ssh": "too large|disk full", "plain": "disk full"}
"""What is told by kind of target; sftp(1) says of everything that it is a failure."""


@dataclass(frozen=True)
class Place:
    """A target of some kind on this machine, and the folder of what readers get."""

    kind: str
    root: Path

    def target(self, server: SshHost | None = None) -> Target:
        """Give the target, at a server."""
        if server is None:
            return FolderTarget(to="folder", path=str(self.root), url=URL)
        mode = "plain" if self.kind == "plain" else "releases"
        where = {"host": server.host, "port": server.port, "path": str(self.root)}
        return SshTarget(to="ssh", url=URL, mode=mode, **where)

    def public(self) -> dict[str, str]:
        """Give what readers get."""
        if self.kind != "plain":
            return texts_in(self.root / "current")
        texts = texts_in(self.root)
        return {path: text for path, text in texts.items() if not path.startswith(".sitegen/")}


@pytest.fixture(params=FULL)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return Place(request.param, tmp_path / "disk/web")


@contextmanager
def served(
    place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch, largest: int | None = None
) -> Iterator[Target]:
    """Give a target, on a disk that takes files up to a size."""
    with ExitStack() as stack:
        if place.kind == "folder":
            stack.enter_context(limited(largest))
            yield place.target()
            return
        keys = folder / f"keys-{largest}"
        server = stack.enter_context(sshd(keys, files_only=place.kind == "plain", largest=largest))
        patch = stack.enter_context(monkeypatch.context())
        for name, value in ssh_environment(server).items():
            patch.setenv(name, value)
        yield place.target(server)


@contextmanager
def limited(largest: int | None) -> Iterator[None]:
    """Let no file of this process grow beyond a size (setrlimit(2), RLIMIT_FSIZE)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def told_at(target: Target, site: Path, release: Release) -> str:
    """Publish what finds no room; gives what is told."""
    with reached(target, site) as host, pytest.raises(SitegenError) as told:
        publish(host, target, release, Order(NOW + 1))
    return str(told.value)


def test_a_full_disk_leaves_the_old_site_says_so_and_takes_the_rest_later(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = output(tmp_path / "large", LARGE)
    with served(place, tmp_path, monkeypatch) as target:
        put(target, tmp_path, FILES)
    with served(place, tmp_path, monkeypatch, largest=2 * MIB) as target:
        said = told_at(target, tmp_path, large)
    assert re.search(FULL[place.kind], said) and "what was public before still is" in said
    assert place.public() == FILES
    with served(place, tmp_path / "later", monkeypatch) as target:
        put(target, tmp_path, LARGE, NOW + 2)
    assert place.public().items() >= LARGE.items()


def test_a_disk_that_is_full_from_the_beginning_leaves_no_lock(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = output(tmp_path / "first", FILES)
    with served(place, tmp_path, monkeypatch, largest=0) as target:
        assert "somebody is publishing" not in told_at(target, tmp_path, release)
    with served(place, tmp_path / "later", monkeypatch) as target:
        put(target, tmp_path, FILES)
    assert place.public() == FILES


def test_on_a_slow_line_readers_see_one_release_until_the_next_is_there(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        target = stack.enter_context(served(place, tmp_path, monkeypatch))
        put(target, tmp_path, FILES)
        if isinstance(target, SshTarget):
            server = SshHost(target.host, target.port or 0, tmp_path / "keys-None")
            target = place.target(stack.enter_context(slowed(server, 0.003)))
        with watched(lambda: wrong(place)) as found, reached(target, tmp_path) as host:
            release = output(tmp_path / "next", CHANGED)
            slowly = Order(NOW + 1, told=lambda done, total: time.sleep(0.01))
            publish(host, target, release, slowly)
    assert found == []
    assert place.public().items() >= CHANGED.items()


def wrong(place: Place) -> str:
    """Say what a reader misses: a style, or a page of the release that another page is of."""
    root = place.root
    if place.kind != "plain":
        root = root / "releases" / (root / "current").readlink().name
    page = (root / "index.html").read_text()
    is_new = page == CHANGED["index.html"]
    missing = [style for style in STYLE.findall(page) if not (root / style).is_file()]
    mixed = place.kind != "plain" and is_new != (root / "news/2024/new/index.html").is_file()
    return f"{page}: {missing}" if missing or mixed else ""


@pytest.mark.soak
def test_a_disk_of_two_megabytes_leaves_the_old_site_and_says_so(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As above on a file system that is full indeed; mounting it needs root."""
    large = output(tmp_path / "large", LARGE)
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", disk], check=True)
    try:
        with served(place, tmp_path, monkeypatch) as target:
            put(target, tmp_path, FILES)
            said = told_at(target, tmp_path, large)
            assert "No space left" in said or place.kind == "plain", said
            assert place.public() == FILES
            subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
            put(target, tmp_path, LARGE, NOW + 2)
            assert place.public().items() >= LARGE.items()
    finally:
        subprocess.run(["umount", disk], check=True)
