"""A branch that a host serves: moved whole, by one publisher at a time, keeping nobody."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sitegen.content.settings.targets import GitTarget
from sitegen.errors import SitegenError
from sitegen.publish.host import Terms
from sitegen.publish.publish import Order, publish, reached, roll_back
from tests.unit.publish.killing import LAST, killed_rounds
from tests.unit.publish.releases import CHANGED, FILES, NOW, output, put, texts_in

OURS = {".nojekyll", ".sitegen/published.json"}


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; gives what it prints."""
    done = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    folder = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", folder], check=True)
    git(folder, "config", "uploadpack.allowFilter", "true")
    return folder


def target_of(remote: Path, *, history: bool = False) -> GitTarget:
    """Give the target for a repository of this machine."""
    url = "https://www.ourvoices.net"
    return GitTarget(to="git", remote=remote.as_uri(), url=url, history=history)


def public(remote: Path, folder: Path) -> dict[str, str]:
    """Give what the branch holds, as a host checks it out; our own two files apart."""
    git(remote, "worktree", "prune")
    folder.mkdir()
    git(remote, "--work-tree", str(folder), "checkout", "-q", "-f", "pages", "--", ".")
    return {path: text for path, text in texts_in(folder).items() if path not in OURS}


def commits(remote: Path) -> int:
    """Give how many commits the branch has."""
    return len(git(remote, "rev-list", "pages").split())


def test_the_branch_holds_the_release_and_no_history(remote: Path, tmp_path: Path) -> None:
    target = target_of(remote)
    assert set(put(target, tmp_path, FILES)) == set(FILES)
    assert public(remote, tmp_path / "first") == FILES
    sent = put(target, tmp_path, CHANGED, NOW + 1)
    assert sent == ["assets/site-3333.css", "news/2024/new/index.html", "index.html"]
    former = {"assets/site-1111.css": FILES["assets/site-1111.css"]}
    assert public(remote, tmp_path / "second") == {**CHANGED, **former}
    assert commits(remote) == 1
    assert put(target, tmp_path, CHANGED, NOW + 2) == []


def test_no_name_of_a_person_stands_in_the_branch(remote: Path, tmp_path: Path) -> None:
    put(target_of(remote), tmp_path, FILES)
    assert git(remote, "log", "--format=%an %ae %cn %ce", "pages").split("\n")[0] == (
        "sitegen sitegen@localhost sitegen sitegen@localhost"
    )


def test_with_history_a_former_release_can_be_returned_to(remote: Path, tmp_path: Path) -> None:
    target = target_of(remote, history=True)
    put(target, tmp_path, FILES)
    put(target, tmp_path, CHANGED, NOW + 1)
    with reached(target, tmp_path) as host:
        roll_back(host, "", Terms())
    assert public(remote, tmp_path / "back") == FILES
    assert commits(remote) == 3
    assert put(target, tmp_path, CHANGED, NOW + 2), "and on from there"


def test_without_history_going_back_is_refused_with_what_helps(
    remote: Path, tmp_path: Path
) -> None:
    target = target_of(remote)
    put(target, tmp_path, FILES)
    with (
        reached(target, tmp_path) as host,
        pytest.raises(SitegenError, match="build it and publish"),
    ):
        host.return_to(host.releases()[0])


def test_of_two_publishers_the_second_is_refused(remote: Path, tmp_path: Path) -> None:
    target = target_of(remote)
    put(target, tmp_path, FILES)
    release = output(tmp_path / "late", {**FILES, "index.html": "late"})
    with reached(target, tmp_path) as late:
        put(target, tmp_path, CHANGED, NOW + 1)
        with pytest.raises(SitegenError, match="somebody has published here meanwhile"):
            publish(late, target, release, Order(NOW + 2))
    assert public(remote, tmp_path / "public").items() >= CHANGED.items()


def test_a_tampered_branch_is_found(remote: Path, tmp_path: Path) -> None:
    target = target_of(remote)
    put(target, tmp_path, FILES)
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "-b", "pages", remote, clone], check=True)
    (clone / "about/index.html").write_text("tampered")
    (clone / "feed.xml").unlink()
    identity = ("-c", "user.name=x", "-c", "user.email=x@localhost")
    git(clone, *identity, "commit", "-qam", "Tamper")
    git(clone, "push", "-q")
    with reached(target, tmp_path) as host:
        record = host.current()
        assert record is not None
        wrong = host.differing(record, lambda done, total: None)
    assert sorted(wrong) == ["about/index.html", "feed.xml"]


def test_a_branch_of_somebody_else_is_replaced_only_as_a_whole(
    remote: Path, tmp_path: Path
) -> None:
    blob = subprocess.run(
        ["git", "-C", remote, "hash-object", "-w", "--stdin"], input=b"mine", capture_output=True
    ).stdout.decode()
    tree = subprocess.run(
        ["git", "-C", remote, "mktree"],
        input=f"100644 blob {blob.strip()}\tmine.txt\n".encode(),
        capture_output=True,
    ).stdout.decode()
    identity = ("-c", "user.name=x", "-c", "user.email=x@localhost")
    commit = git(remote, *identity, "commit-tree", tree.strip(), "-m", "Mine").strip()
    git(remote, "update-ref", "refs/heads/pages", commit)
    with pytest.raises(SitegenError, match="sitegen did not make"):
        put(target_of(remote), tmp_path, FILES)
    assert git(remote, "rev-parse", "pages").strip() == commit


def test_a_remote_that_is_not_there_is_told(tmp_path: Path) -> None:
    target = target_of(tmp_path / "nothing.git")
    with (
        pytest.raises(SitegenError, match="what was public before still is"),
        reached(target, tmp_path),
    ):
        pass


def kill_rounds(remote: Path, folder: Path, rounds: int, *, history: bool) -> None:
    """A reader asks for the branch as a host does: one commit, whatever comes after."""

    def wrong() -> str:
        commit = git(remote, "rev-parse", "pages").strip()
        page = git(remote, "show", f"{commit}:index.html")
        styles = git(remote, "ls-tree", "--name-only", f"{commit}:assets").split()
        about = git(remote, "show", f"{commit}:about/index.html")
        whole = page.rpartition("/assets/")[2] in styles and about == "about"
        return "" if whole else f"{page} {styles} {about}"

    killed_rounds(target_of(remote, history=history), folder, wrong, rounds)
    assert public(remote, folder / "seen").items() >= LAST.items()


def test_killed_at_some_moments_the_branch_is_one_release_whole(
    remote: Path, tmp_path: Path
) -> None:
    kill_rounds(remote, tmp_path, 2, history=False)


@pytest.mark.soak
@pytest.mark.parametrize("history", [False, True])
def test_killed_at_fifty_moments_the_branch_is_one_release_whole(
    remote: Path, tmp_path: Path, history: bool
) -> None:
    kill_rounds(remote, tmp_path, 50, history=history)
