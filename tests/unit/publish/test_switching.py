"""Web servers that serve a release while another takes its place: no reader gets a wrong answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.content.settings.targets import FolderTarget, SshTarget, Target
from sitegen.publish.folder import Folder
from sitegen.publish.host import Host
from sitegen.publish.publish import Order, publish, reached
from sitegen.publish.ssh import Ssh, switch
from tests.tools.hosts import SshHost, ssh_environment, sshd
from tests.tools.readers import named_by_style, reading
from tests.tools.webservers import serving
from tests.unit.publish.releases import output

NOW = 1_790_000_000
PAGES = ("/", "/about/")
STATES = (named_by_style("a", 400), named_by_style("b", 1500))
URL = "https://www.ourvoices.net"


def put(host: Host, target: Target, folder: Path, number: int) -> None:
    """Publish one of the states as a whole new release."""
    release = output(folder / f"state-{number % 2}", STATES[number % 2])
    publish(host, target, release, Order(NOW + number, allow_deletions=True))


def switched(host: Host, times: int) -> None:
    """Switch to and fro between the two newest releases, by the steps that a publish takes."""
    newest = host.releases()[:2]
    if isinstance(host, Ssh):
        steps = "; ".join(switch(record.release) for record in newest)
        host.run(f"for n in $(seq {times // 2}); do {steps}; done")
        return
    assert isinstance(host, Folder)
    for number in range(times):
        host.return_to(newest[number % 2])


def no_reader_is_wronged(
    server: str, host: Host, target: Target, root: Path, work: Path, times: int
) -> int:
    """Publish and switch under readers' eyes; gives how many answers they got, all right."""
    put(host, target, work, 0)
    with (
        serving(server, work / server, root / "current") as web,
        reading(web.port, PAGES) as readers,
    ):
        for number in range(1, 4):
            put(host, target, work, number)
        switched(host, times)
    assert readers.wrong == []
    assert readers.answers > times / 10, "too few to tell"
    return readers.answers


@pytest.fixture(params=["folder", "ssh"])
def target(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Target, Path]:
    """Give a target and its folder on this machine."""
    root = tmp_path / "web"
    if request.param == "folder":
        return FolderTarget(to="folder", path=str(root), url=URL), root
    host = request.getfixturevalue("host")
    for name, value in ssh_environment(host).items():
        monkeypatch.setenv(name, value)
    return SshTarget(to="ssh", host=host.host, port=host.port, path=str(root), url=URL), root


@pytest.fixture
def host(tmp_path: Path) -> Iterator[SshHost]:
    with sshd(tmp_path / "keys") as running:
        yield running


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_a_hundred_switches_under_readers_eyes(
    server: str, target: tuple[Target, Path], tmp_path: Path
) -> None:
    where, root = target
    with reached(where, tmp_path) as host:
        no_reader_is_wronged(server, host, where, root, tmp_path, 100)


@pytest.mark.soak
@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_twenty_five_thousand_switches_under_readers_eyes(
    server: str, target: tuple[Target, Path], tmp_path: Path
) -> None:
    where, root = target
    with reached(where, tmp_path) as host:
        no_reader_is_wronged(server, host, where, root, tmp_path, 25_000)
