"""Web space with SFTP alone: every page that is served finds what it asks for, at each moment."""

from __future__ import annotations

import itertools
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from sitegen.content.settings.targets import SshTarget
from sitegen.errors import SitegenError
from sitegen.publish.host import Terms
from sitegen.publish.people import People, mark_of
from sitegen.publish.publish import Order, preview, publish, reached, roll_back, unheard
from sitegen.publish.sftp import above, word
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
        assert host.differing(record, unheard) == ["about/index.html"]
        host.lock(Terms())
        with pytest.raises(SitegenError, match="somebody is publishing here already"):
            put(target, tmp_path, CHANGED, NOW + 1)
        host.unlock()
        release = output(tmp_path / "again", FILES)
        mended = publish(host, target, release, Order(NOW + 2, repair=True, verify=True))
    assert (mended.plan.put, mended.differing) == (("about/index.html",), ())
    assert public(root) == FILES


def test_web_space_has_no_release_to_return_to(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    target, _ = space
    put(target, tmp_path, FILES)
    with reached(target, tmp_path) as host:
        assert [each.at for each in host.releases()] == [NOW]
        with pytest.raises(SitegenError, match="check out the former state of the site, build it"):
            roll_back(host, "", Terms())


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


def cut_at(host: WebSpace, is_last: Callable[[int, list[str]], bool], lines_done: int) -> WebSpace:
    """Give a host whose connection is cut in the middle of a call, chosen by number and lines."""
    real = host.connection.sftp
    calls = itertools.count(1)
    cut = False

    class Cut:
        """Does what a connection does, until it is cut."""

        def sftp(self, lines: list[str]) -> subprocess.CompletedProcess[bytes]:
            nonlocal cut
            if not cut and not is_last(next(calls), lines):
                return real(lines)
            if not cut:
                real(lines[:lines_done])
            cut = True
            return subprocess.CompletedProcess([], 255, b"", b"Connection closed")

    return replace(host, connection=Cut())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "calls",
    [12, 20, *(pytest.param(more, marks=pytest.mark.soak) for more in (3, 8, 15, 16, 18, 22))],
)
def test_cut_at_any_call_every_page_finds_its_style(
    space: tuple[SshTarget, Path], tmp_path: Path, calls: int
) -> None:
    target, root = space
    put(target, tmp_path, FILES)
    release = output(tmp_path / "next", CHANGED)
    with reached(target, tmp_path) as host:
        assert isinstance(host, WebSpace)
        broken = cut_at(host, lambda call, lines: call == calls, 5)
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


PERSON_PAGE = "stories/2022/leaves/index.html"
PERSON = {
    **FILES,
    "index.html": "names who leaves",
    PERSON_PAGE: "their story",
    "media/leaves-7777-480.jpg": "their portrait",
}
LEAVES = People(
    public=(mark_of("stories/2022/leaves"),),
    owners={"media/leaves-7777-480.jpg": mark_of("stories/2022/leaves")},
)


@pytest.mark.parametrize(
    ("last", "lines_done"),
    [
        ("rename", 6),  # The portrait is in its place.
        pytest.param("rename", 7, marks=pytest.mark.soak),  # The story is.
        ("rename", 9),  # So is the page that names it; that all of it is there isn't noted.
        pytest.param("published.json", 2, marks=pytest.mark.soak),
        ("published.json", 9),
    ],
)
def test_what_a_broken_publish_showed_of_who_withdrew_since_is_found_and_goes(
    space: tuple[SshTarget, Path], tmp_path: Path, last: str, lines_done: int
) -> None:
    target, root = space
    put(target, tmp_path, FILES)

    def is_last(_: int, lines: list[str]) -> bool:
        moves = f'"{PERSON_PAGE}"' if last == "rename" else f'".sitegen/{last}"'
        return lines[-1].startswith("rename") and any(moves in line for line in lines)

    release = replace(output(tmp_path / "next", PERSON), people=LEAVES)
    with reached(target, tmp_path) as host:
        assert isinstance(host, WebSpace)
        with pytest.raises(SitegenError):
            publish(cut_at(host, is_last, lines_done), target, release, Order(NOW + 1))
    assert "media/leaves-7777-480.jpg" in public(root)
    put(target, tmp_path, FILES, NOW + 2, break_lock=True)
    assert public(root) == FILES
    assert list((root / ".sitegen/uploads").iterdir()) == []


def test_files_of_somebody_else_are_neither_replaced_nor_removed(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    """The host's own first page is there from the beginning, others come later."""
    target, root = space
    theirs = {"index.html": "Welcome to your web space", "mail/index.html": "theirs"}
    for path, text in {**theirs, "404.html": FILES["404.html"]}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    with pytest.raises(SitegenError, match=r"holds 'index\.html' that sitegen didn't put there"):
        put(target, tmp_path, FILES)
    assert public(root) == {**theirs, "404.html": FILES["404.html"]}
    with reached(target, tmp_path) as host:
        assert isinstance(host, WebSpace)
        host.batch(["rm index.html"])
    put(target, tmp_path, FILES, NOW + 1)
    odd = "he/שלום/[a] b/index.html"
    theirs[odd] = "theirs too"
    (tmp_path / "theirs").write_text(theirs[odd])
    with reached(target, tmp_path) as host:
        assert isinstance(host, WebSpace)
        made = [f"mkdir {word(folder)}" for folder in above(odd)[1:-1]]
        host.batch([*made, f"put {tmp_path}/theirs {word(odd)}"])
    with pytest.raises(SitegenError, match=r"b/index\.html' that sitegen didn't put there"):
        put(target, tmp_path, {**CHANGED, odd: "ours"}, NOW + 2)
    assert public(root) == {**FILES, **theirs, "index.html": FILES["index.html"]}


def test_who_lost_the_lock_neither_moves_nor_deletes(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    target, root = space
    put(target, tmp_path, FILES)
    with reached(target, tmp_path) as first:
        first.lock(Terms())
        plan = preview(first, target, output(tmp_path / "late", CHANGED), Order(NOW + 1))
        put(target, tmp_path, FILES, NOW + 2, break_lock=True)
        with pytest.raises(SitegenError, match="somebody broke this publish's lock"):
            first.carry_out(plan, output(tmp_path / "late", CHANGED), unheard)
    assert {path for path in public(root) if "uploads" not in path} == set(FILES)
    put(target, tmp_path, FILES, NOW + 3, break_lock=True)
    put(target, tmp_path, {**FILES, "index.html": "new"}, NOW + 4)
    assert public(root) == {**FILES, "index.html": "new"}


def test_a_record_that_is_out_of_reach_is_not_taken_for_none(
    space: tuple[SshTarget, Path], tmp_path: Path
) -> None:
    target, _ = space
    put(target, tmp_path, FILES)
    with reached(target, tmp_path) as host:
        assert isinstance(host, WebSpace)
        with pytest.raises(SitegenError, match="can't be reached"):
            cut_at(host, lambda call, lines: True, 0).current()


def test_there_is_no_shell(space: tuple[SshTarget, Path], tmp_path: Path) -> None:
    target, _ = space
    shell = structs.replace(target, mode="releases")
    with reached(shell, tmp_path) as host, pytest.raises(SitegenError, match="mode: plain"):
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
