"""When the sources last changed, by the history that Git keeps; nothing where there is none."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

MARK = "\x01"


def last_changes(site: Path, folder: str = "content") -> dict[str, date]:
    """Give the day of each file's last commit, by its path from the site folder."""
    git = shutil.which("git")
    if git is None:
        return {}
    command = [git, "-C", str(site), "-c", "core.quotePath=false", "log", "--no-renames"]
    command += [f"--format={MARK}%cs", "--name-only", "--relative", "--", folder]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return {}
    changes: dict[str, date] = {}
    day = date.min
    for line in done.stdout.decode("utf-8", errors="replace").splitlines():
        if line.startswith(MARK):
            day = date.fromisoformat(line.removeprefix(MARK))
        elif line:
            changes.setdefault(line, day)
    return changes
