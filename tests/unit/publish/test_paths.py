"""Where a target's folder is: `~/` is a home folder, here or there, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.content.front_matter.frontmatter import compose
from sitegen.content.settings.targets import FolderTarget, SshTarget
from sitegen.content.validation.context import Facts, Findings, ValidationContext
from sitegen.content.validation.models import read_model

URL = "https://www.example.org"
FACTS = Facts(files=frozenset(), languages=("en",), zone=ZoneInfo("UTC"))


def told_of(path: str) -> list[str]:
    """Give what is said of a target with a path."""
    findings = Findings()
    node = compose(f"to: folder\npath: '{path}'\nurl: {URL}\n", "site.yaml")
    read_model(FolderTarget, node, ValidationContext(FACTS, findings))
    return [problem.message for problem in findings.problems]


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("~/preview", "/home/dana/preview"),
        ("../preview", "/site/../preview"),
        ("/srv/a~b", "/srv/a~b"),
        ("./~/x", "/site/~/x"),
    ],
)
def test_a_folder_of_this_machine_is_where_a_shell_would_have_it(
    monkeypatch: pytest.MonkeyPatch, path: str, folder: str
) -> None:
    monkeypatch.setenv("HOME", "/home/dana")
    assert told_of(path) == []
    target = FolderTarget(to="folder", path=path, url=URL)
    assert target.folder(Path("/site")) == Path(folder)


@pytest.mark.parametrize(("path", "folder"), [("~/www", "www"), ("/srv/x", "/srv/x"), ("a", "a")])
def test_a_folder_of_a_host_is_in_its_users_home(path: str, folder: str) -> None:
    assert SshTarget(to="ssh", host="a.example", path=path, url=URL).folder == folder


@pytest.mark.parametrize(
    "path",
    [
        "~",
        "~/",
        "~dana/x",
        "~/~x",
        "$HOME/x",
        "/srv/${NAME}",
        "/srv/$(pwd)",
        "%USERPROFILE%/x",
        "-x",
    ],
)
def test_what_only_a_shell_would_know_is_a_mistake(path: str) -> None:
    told = told_of(path)
    assert [line[: line.index(",")] for line in told] == [f'path: "{path}" found']
