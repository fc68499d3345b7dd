"""The Git repository that a site's folder lies in, as far as there is one: read, never written."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def git(site: Path, *words: str, data: bytes = b"", seconds: float | None = None) -> bytes | None:
    """Run git in a site's folder, and give what it says.

    None where there is no git, no repository, nothing of that name, or no answer within `seconds`.
    """
    program = shutil.which("git")
    if program is None:
        return None
    command = [program, "-C", str(site), "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, check=False, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return None
    return None if done.returncode else done.stdout
