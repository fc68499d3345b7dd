"""Where it is seen what became of what was sent: the page of the host's continuous integration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ADDRESS = re.compile(
    r"(?:(?P<scheme>https?|ssh|git)://)?(?:[^@/\s]+@)?(?P<host>[^:/\s]+)"
    r"(?::(?P<port>\d+)(?=/))?[:/]+(?P<path>[^\s]+?)(?:\.git)?/?"
)
"""An address of a repository, in full or as ssh has it (git-clone(1), "Git URLs")."""

HOSTS = (
    ("github", "actions", (".github/workflows",)),
    ("gitlab", "-/pipelines", (".gitlab-ci.yml",)),
    ("codeberg", "actions", (".forgejo/workflows", ".gitea/workflows", ".github/workflows")),
    ("forgejo", "actions", (".forgejo/workflows", ".gitea/workflows", ".github/workflows")),
    ("gitea", "actions", (".gitea/workflows", ".github/workflows")),
)
"""A word in a host's name, where its results stand below the repository, what makes it work."""


@dataclass(frozen=True, slots=True)
class Results:
    """The page of results, "" where the address doesn't tell; `works`: a recipe is there."""

    page: str = ""
    works: bool = False


def results_of(address: str, top: Path) -> Results:
    """Say where results are by the address of a remote; `top` is the folder of the repository."""
    found = ADDRESS.fullmatch(address)
    if found is None or not (found["scheme"] or "@" in address):
        return Results()
    host = found["host"].casefold()
    for word, below, recipes in HOSTS:
        if word in host:
            web = found["scheme"] in ("http", "https")
            port = f":{found['port']}" if web and found["port"] else ""
            scheme = found["scheme"] if web else "https"
            page = f"{scheme}://{host}{port}/{found['path']}/{below}"
            return Results(page, any((top / recipe).exists() for recipe in recipes))
    return Results()
