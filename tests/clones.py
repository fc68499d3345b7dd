"""A bare repository, a site cloned from it, and a colleague's clone: with the real Git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.settings.sending import SendSettings
from sitegen.errors import Problem
from sitegen.sending.joining import Choice
from sitegen.sending.repository import Repository, find_repository
from sitegen.sending.send import Asked, Order, Sent, send
from sitegen.sending.snapshot import differences, tree_of_folder
from tests.sites import SETTINGS, Files, make_site, write_files

AUTHOR = "Office <office@example.org>"
TRIP = "content/news/2024/trip.md"
TEXT = "---\ntitle: A trip\ndate: 2024-06-03\n---\n\nWe went.\n\nIt rained.\n\nWe came back.\n"
IDENTITY = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")


def git(folder: Path, *words: str) -> str:
    """Run Git as a person does, with nobody's settings; gives what it prints."""
    surroundings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *IDENTITY, *words],
        cwd=folder,
        env={**os.environ, **surroundings},
        check=True,
        capture_output=True,
    )
    return done.stdout.decode()


@dataclass(frozen=True)
class Office:
    """The folders of a bare repository, of the one who writes and of a colleague."""

    bare: Path
    site: Path
    colleague: Path

    @property
    def repository(self) -> Repository:
        """The repository of the one who writes."""
        return find_repository(self.site, SendSettings(author=AUTHOR))

    def write(self, files: Files) -> None:
        """Save files in the folder of the one who writes."""
        write_files(self.site, files)

    def pushed(self, files: Files, *gone: str, renamed: Mapping[str, str] | None = None) -> None:
        """Let the colleague send something."""
        git(self.colleague, "pull", "--quiet")
        for before, after in (renamed or {}).items():
            (self.colleague / after).parent.mkdir(parents=True, exist_ok=True)
            git(self.colleague, "mv", before, after)
        write_files(self.colleague, files)
        for path in gone:
            (self.colleague / path).unlink()
        git(self.colleague, "add", "--all")
        git(self.colleague, "commit", "--quiet", "--message", "Theirs")
        git(self.colleague, "push", "--quiet")

    def send(self, *paths: str, **choices: Choice) -> Sent | Asked:
        """Send some files, all changed ones where none is named; choices by the ends of paths."""
        repository = self.repository
        folder = tree_of_folder(repository)
        changes = differences(repository, repository.head, folder, "content", renames=True)
        wanted = [each for each in changes if not paths or each.path in paths]
        by_path = {path.replace("__", "/"): choice for path, choice in choices.items()}
        return send(repository, Order(folder, wanted, "A line", by_path), no_problem)

    def at_server(self, path: str) -> str:
        """Give a file as the server has it."""
        return git(self.bare, "show", f"main:{path}")

    def files_at_server(self) -> set[str]:
        """Give the paths of all files that the server has."""
        return set(git(self.bare, "ls-tree", "-r", "--name-only", "main").splitlines())

    def here(self, path: str) -> str:
        """Give a file of the one who writes."""
        return (self.site / path).read_bytes().decode()

    def status(self) -> str:
        """Give what Git says of the folder: "" where it is as the branch."""
        return git(self.site, "status", "--porcelain")


def no_problem(path: str, text: str) -> tuple[Problem, ...]:
    """Judge that every text is well."""
    return ()


def office_in(folder: Path) -> Office:
    """Give the three folders that stand in one."""
    return Office(folder / "bare.git", folder / "site", folder / "colleague")


def open_office(folder: Path) -> Office:
    """Make the three folders; what the site has at first is sent already.

    The clones name the bare one by its place beside them, so that the three can be copied.
    """
    office = office_in(folder)
    bare, site, colleague = office.bare, office.site, office.colleague
    settings = f'{SETTINGS}send: {{author: "{AUTHOR}"}}\n'
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    site.mkdir()
    ignored = "private/\n.sitegen/\nnotes.txt\n"
    make_site(site, {TRIP: TEXT, ".gitignore": ignored, "site.yaml": settings})
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", "Begin")
    git(site, "remote", "add", "origin", "../bare.git")
    git(site, "push", "--quiet", "--set-upstream", "origin", "main")
    git(folder, "clone", "--quiet", str(bare), str(colleague))
    git(colleague, "remote", "set-url", "origin", "../bare.git")
    return office
