"""Web space with SFTP alone: every page that is served finds what it asks for, at each moment."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from sitegen.content.settings.targets import SshTarget
from sitegen.errors import SitegenError
from sitegen.publish.host import Terms
from sitegen.publish.publish import Order, publish, reached
from sitegen.publish.webspace import WebSpace
from tests.tools.hosts import rclone_sftp, ssh_environment, sshd
from tests.unit.publish.killing import LAST, killed_rounds
from tests.unit.publish.releases import CHANGED, FILES, NOW, output, put, texts_in

ODD = {**FILES, 'odd/a "quoted" [x]*/index.html': "quotes, brackets, a star"}
STATE = {".sitegen/published.json", ".sitegen/.htaccess"}


@pytest.fixture(params=["openssh", "rclone"])
def space(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[SshTarget, Path]]:
    """Give a target and the folder of this machine that it fills."""
    disk, keys = tmp_path / "disk", tmp_path / "keys"
    root = disk / "web space/html"
    running = rclone_sftp(keys, disk) if request.param == "rclone" else sshd(keys, files_only=True)
    with running as host:
        for name, value in ssh_environment(host).items():
            monkeypatch.setenv(name, value)
        target = SshTarget(
            to="ssh",
            host=host.host,
            port=host.port,
            path="web space/html" if request.param == "rclone" else str(root),
            url="https://www.ourvoices.net",
            mode="plain",
        )
        yield target, root


def public(root: Path) -> dict[str, str]:
    """Give what a web server would serve, our own files apart."""
    return {path: text for path, text in texts_in(root).items() if path not in STATE}


def test_two_releases_one_after_the_other(space: tuple[SshTarget, Path], tmp_path: Path) -> None:
    target, root = space
    assert set(put(target, tmp_path, ODD)) == set(ODD)
    assert public(root) == ODD
    sent = put(target, tmp_path, CHANGED, NOW + 1)
    assert sent == ["assets/site-3333.css", "news/2024/new/index.html", "index.html"]
    former = {"assets/site-1111.css": FILES["assets/site-1111.css"]}
    assert public(root) == {**CHANGED, **former}
    assert not (root / "odd").exists(), "folders of deleted pages go too"
    assert put(target, tmp_path, CHANGED, NOW + 2) == []


def test_tampering_and_a_second_publisher_are_found(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    target, root = space
    put(target, tmp_path, FILES)
    (root / "about/index.html").write_text("tampered")
    with reached(target, tmp_path) as host:
        record = host.current()
        assert record is not None
        assert host.differing(record, lambda done, total: None) == ["about/index.html"]
        host.lock(Terms())
        with pytest.raises(SitegenError, match="somebody is publishing here already"):
            put(target, tmp_path, CHANGED, NOW + 1)


def test_of_two_publishers_at_once_one_is_refused(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    target, _ = space

    def attempt(number: int) -> str:
        with reached(target, tmp_path) as host:
            try:
                host.lock(Terms())
            except SitegenError as error:
                return str(error)
        return ""

    with ThreadPoolExecutor() as pool:
        said = sorted(pool.map(attempt, (1, 2)))
    assert said[0] == "" and "somebody is publishing here already" in said[1]


def cut_after(host: WebSpace, calls: int, moves: int) -> WebSpace:
    """Give a host whose connection is cut after some calls, in the middle of the moves."""
    left = [calls]
    real = host.connection.sftp

    class Cut:
        """Does what a connection does, until it is cut."""

        def sftp(self, lines: list[str]) -> subprocess.CompletedProcess[bytes]:
            left[0] -= 1
            if left[0] < 0:
                return subprocess.CompletedProcess([], 255, b"", b"Connection closed")
            if left[0] == 0:
                real(lines[:moves])
                return subprocess.CompletedProcess([], 255, b"", b"Connection closed")
            return real(lines)

    return replace(host, connection=Cut())  # type: ignore[arg-type]


@pytest.mark.parametrize("calls", [3, 7, 8, 10, 12, 13, 14, 15])
def test_cut_at_any_call_every_page_finds_its_style(
    space: tuple[SshTarget, Path], tmp_path: Path, calls: int
) -> None:
    target, root = space
    put(target, tmp_path, FILES)
    release = output(tmp_path / "next", CHANGED)
    with reached(target, tmp_path) as host:
        assert isinstance(host, WebSpace)
        broken = cut_after(host, calls, moves=4)
        with pytest.raises(SitegenError):
            publish(broken, target, release, Order(NOW + 1))
    home = (root / "index.html").read_text()
    assert (root / home.rpartition("/assets/")[2].join(["assets/", ""])).is_file()
    missing = set(FILES) - set(public(root))
    assert missing <= {"news/2024/post-3/index.html"}, "nothing is deleted before all is there"
    release = output(tmp_path / "after", CHANGED)
    with reached(target, tmp_path) as host:
        done = publish(host, target, release, Order(NOW + 2, break_lock=True, verify=True))
    assert done.differing == ()
    assert public(root).items() >= CHANGED.items()


def test_there_is_no_shell(space: tuple[SshTarget, Path], tmp_path: Path) -> None:
    target, _ = space
    shell = structs.replace(target, mode="releases")
    with reached(shell, tmp_path) as host, pytest.raises(SitegenError):
        host.lock(Terms())


def kill_rounds(space: tuple[SshTarget, Path], site: Path, rounds: int) -> None:
    target, root = space

    def wrong() -> str:
        try:
            page = (root / "index.html").read_text()
        except FileNotFoundError:
            return ""  # a host that can't replace a file at once: the page is away for a moment
        style = page.rpartition("/assets/")[2]
        time.sleep(0.002)
        return "" if not style or (root / "assets" / style).is_file() else page

    killed_rounds(target, site, wrong, rounds)
    assert public(root).items() >= LAST.items()


def test_killed_at_some_moments_every_page_finds_its_style(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    kill_rounds(space, tmp_path, 2)


@pytest.mark.soak
def test_killed_at_fifty_moments_every_page_finds_its_style(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    kill_rounds(space, tmp_path, 50)
