"""The Git repository that a site's folder lies in, as far as there is one: read, never written."""

from __future__ import annotations

from pathlib import Path

from sitegen.engine.git import run_git
from sitegen.errors import MissingToolError


def git(site: Path, *words: str, data: bytes = b"", seconds: float | None = None) -> bytes | None:
    """Run git in a site's folder, and give what it says.

    None where there is no git, no repository, nothing of that name, or no answer within `seconds`.
    """
    command = ("-c", "core.quotePath=false", *words)
    try:
        done = run_git(site, command, data=data, seconds=seconds)
    except MissingToolError:
        return None
    return None if done.returncode else done.stdout
