"""Whatever keeps files from being sent is said in plain words, and all stays as it was."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.content.settings.sending import SendSettings
from sitegen.engine import git as engine_git
from sitegen.sending import obstacles
from sitegen.sending import send as sending
from sitegen.sending.obstacles import ObstacleError, Words, obstacle_in
from sitegen.sending.repository import find_repository
from tests.clones import AUTHOR, TEXT, TRIP, Office, git
from tests.sites import write_files

MINE = TEXT.replace("It rained.", "It snowed.")
OURS = SendSettings(author=AUTHOR)


@pytest.fixture(autouse=True)
def changed(office: Office) -> None:
    """One entry was changed."""
    office.write({TRIP: MINE})


def refused(office: Office) -> ObstacleError:
    """Try to send; give what is in the way. Everything has to be as it was."""
    before = (office.at_server(TRIP), git(office.site, "rev-parse", "HEAD"))
    with pytest.raises(ObstacleError) as caught:
        office.send()
    assert (office.at_server(TRIP), git(office.site, "rev-parse", "HEAD")) == before
    assert office.here(TRIP) == MINE
    return caught.value


def hook(folder: Path, name: str, lines: str) -> None:
    """Write a hook that says why it refuses."""
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{lines}\n")
    file.chmod(0o755)


def detach(office: Office) -> None:
    git(office.site, "checkout", "--quiet", "--detach")


def begin_merge(office: Office) -> None:
    head = git(office.site, "rev-parse", "HEAD")
    (office.site / ".git/MERGE_HEAD").write_text(head)


def commit_by_hand(office: Office) -> None:
    write_files(office.site, {"content/pages/about.md": "---\ntitle: By hand\n---\n\nx\n"})
    git(office.site, "commit", "--quiet", "-m", "By hand", "content/pages/about.md")


def forget_remote(office: Office) -> None:
    git(office.site, "remote", "remove", "origin")


def forget_branch(office: Office) -> None:
    git(office.site, "checkout", "--quiet", "-b", "texts")


def move_server(office: Office) -> None:
    git(office.site, "remote", "set-url", "origin", "../nowhere.git")


def hook_here(office: Office) -> None:
    hook(office.site / ".git/hooks", "pre-commit", "echo No texts on Saturdays >&2; exit 1")


def hook_before_push(office: Office) -> None:
    hook(office.site / ".git/hooks", "pre-push", "echo No texts on Saturdays >&2; exit 1")


def hook_there(office: Office) -> None:
    hook(office.bare / "hooks", "pre-receive", "echo No texts on Saturdays >&2; exit 1")


def protect(office: Office) -> None:
    said = "GH006: Protected branch update failed for refs/heads/main."
    hook(office.bare / "hooks", "pre-receive", f"echo '{said}' >&2; exit 1")


def ignored_in_the_way(office: Office) -> None:
    git(office.colleague, "config", "core.excludesFile", "/dev/null")
    write_files(office.colleague, {"themes/tiny/notes.txt": "Theirs.\n"})
    git(office.colleague, "add", "--force", "themes/tiny/notes.txt")
    office.pushed({})
    write_files(office.site, {"themes/tiny/notes.txt": "Mine.\n"})


def settings_on_both_sides(office: Office) -> None:
    office.pushed({"site.yaml": office.here("site.yaml").replace("Many", "Other")})
    office.write({"site.yaml": office.here("site.yaml").replace("Many", "Our")})


@pytest.mark.parametrize(
    ("spoil", "words", "told"),
    [
        (detach, obstacles.DETACHED, ""),
        (begin_merge, obstacles.UNDER_WAY, ""),
        (commit_by_hand, obstacles.AHEAD, ""),
        (forget_remote, obstacles.NO_REMOTE, ""),
        (forget_branch, obstacles.NO_BRANCH_THERE, ""),
        (move_server, obstacles.NOT_THERE, "nowhere.git"),
        (hook_here, obstacles.HOOK, "No texts on Saturdays"),
        (hook_before_push, obstacles.HOOK, "No texts on Saturdays"),
        (hook_there, obstacles.HOOK, "No texts on Saturdays"),
        (protect, obstacles.PROTECTED, "GH006"),
        (ignored_in_the_way, obstacles.IN_THE_WAY, ""),
        (settings_on_both_sides, obstacles.ELSEWHERE, ""),
    ],
)
def test_it_is_said_and_nothing_is_changed(
    office: Office, spoil: Callable[[Office], None], words: Words, told: str
) -> None:
    spoil(office)
    with pytest.raises(ObstacleError) as caught:
        office.send()
    assert (caught.value.words, told in caught.value.told) == (words, True), caught.value
    assert office.here(TRIP) == MINE
    assert office.at_server(TRIP) == TEXT


def test_half_of_a_file_that_is_staged_is_not_lost(office: Office) -> None:
    git(office.site, "add", TRIP)
    office.write({TRIP: MINE + "More.\n"})
    with pytest.raises(ObstacleError) as caught:
        office.send()
    assert caught.value.words is obstacles.STAGED
    assert TRIP in str(caught.value)


def test_a_server_that_does_not_answer_is_given_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TO_FETCH", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        git(office.site, "remote", "set-url", "origin", f"git://127.0.0.1:{port}/site.git")
        begun = time.monotonic()
        assert refused(office).words is obstacles.TOO_LONG
    assert time.monotonic() - begun < 20


def test_a_server_that_is_not_there_is_said(office: Office) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    address = f"git://127.0.0.1:{port}/site.git"
    git(office.site, "remote", "set-url", "origin", address)
    assert refused(office).words is obstacles.NO_NETWORK


def test_without_a_name_nothing_is_sent(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    with pytest.raises(ObstacleError) as caught:
        find_repository(office.site, SendSettings())
    assert caught.value.words is obstacles.NO_AUTHOR
    git(office.site, "config", "user.name", "Desk")
    git(office.site, "config", "user.email", "desk@example.org")
    assert find_repository(office.site, SendSettings()).author == "Desk <desk@example.org>"


def test_a_machine_without_git_and_a_folder_without_a_repository_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ObstacleError) as caught:
        find_repository(tmp_path, OURS)
    assert caught.value.words is obstacles.NO_REPOSITORY
    monkeypatch.setattr(engine_git.shutil, "which", lambda name: None)
    with pytest.raises(ObstacleError) as caught:
        find_repository(tmp_path, OURS)
    assert caught.value.words is obstacles.NO_GIT


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("fatal: Could not resolve host: git.example.org", obstacles.NO_NETWORK),
        ("ssh: connect to host x port 22: Connection timed out", obstacles.TOO_LONG),
        ("git@x: Permission denied (publickey).", obstacles.REFUSED),
        ("fatal: could not read Username for 'https://x': terminal prompts", obstacles.REFUSED),
        ("remote: Permission to a/b.git denied to c.\nerror: 403", obstacles.REFUSED),
        ("Host key verification failed.", obstacles.UNKNOWN_HOST),
        ("fatal: detected dubious ownership in repository at '/x'", obstacles.NOT_OURS),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", obstacles.BUSY),
        ("error: external filter 'git-lfs filter-process' failed", obstacles.NO_LFS),
        ("remote: error: GH001: Large files detected.", obstacles.TOO_LARGE),
        ("GitLab: You are not allowed to push code to protected branches", obstacles.PROTECTED),
        ("remote: error: GH007: Your push would publish a private email", obstacles.HIDDEN_ADDRESS),
        ("something else", obstacles.UNKNOWN),
    ],
)
def test_what_git_and_hosts_say_is_understood(said: str, words: Words) -> None:
    assert obstacle_in(said, branch="main", remote="origin").words is words


def test_no_password_of_an_address_is_repeated(office: Office) -> None:
    address = f"file://somebody:pass{sys.maxsize}@localhost/nowhere.git"
    git(office.site, "remote", "set-url", "origin", address)
    found = refused(office)
    assert "somebody" not in found.told + str(found)
    assert str(sys.maxsize) not in found.told + str(found) + office.repository.address


def test_files_with_the_ends_of_lines_of_windows_change_only_where_they_were_changed(
    office: Office,
) -> None:
    git(office.site, "config", "core.autocrlf", "true")
    office.write({TRIP: MINE.replace("\n", "\r\n")})
    office.pushed({TRIP: TEXT.replace("A trip", "Our trip")})
    office.send()
    assert office.at_server(TRIP) == MINE.replace("A trip", "Our trip")
    assert office.here(TRIP) == MINE.replace("A trip", "Our trip").replace("\n", "\r\n")
    assert office.status() == ""
