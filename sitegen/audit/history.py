"""When the sources last changed, by the history that Git keeps; nothing where there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sitegen.content.folder.repository import git

MARK = "\x01"


def last_changes(site: Path, folder: str = "content") -> dict[str, date]:
    """Give the day of each file's last commit, by its path from the site folder."""
    words = ["log", "--no-renames", f"--format={MARK}%cs", "--name-only", "--relative"]
    said = git(site, *words, "--", folder) or b""
    changes: dict[str, date] = {}
    day = date.min
    for line in said.decode("utf-8", errors="replace").splitlines():
        if line.startswith(MARK):
            day = date.fromisoformat(line.removeprefix(MARK))
        elif line:
            changes.setdefault(line, day)
    return changes
