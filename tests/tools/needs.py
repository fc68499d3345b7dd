"""Programs that tests run. A missing one fails the test, with the line that installs it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sitegen.environment.mending import mending_line, supplier
from sitegen.environment.needs import NEEDS

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 300

# Programs that come in the same package as the one in the catalogue, or with it.
SAME_PACKAGE = {
    **dict.fromkeys(("pdfimages", "pdfinfo", "pdftoppm", "pdftotext"), "pdffonts"),
    "mariadb-install-db": "mariadbd",
    "node": "npm",
    **dict.fromkeys(("sftp", "ssh", "ssh-keygen"), "sshd"),
}


def require(tool: str) -> str:
    """Return the path of `tool`, named as in sitegen/environment/needs.py; fail where it is not."""
    need = next(need for need in NEEDS if need.name == SAME_PACKAGE.get(tool, tool))
    names = need.names if need.name == tool else (tool,)
    found = next((path for name in names if (path := shutil.which(name))), "")
    if not found:
        pytest.fail(f"{tool} is missing; type: {mending_line([need], supplier())}", pytrace=False)
    return found


def require_node_file(path: str) -> Path:
    """Return a file of an npm package, by its path in node_modules; fail where it is not."""
    file = ROOT / "node_modules" / path
    if not file.is_file():
        pytest.fail(f"{path} is missing; type: npm ci", pytrace=False)
    return file


def run(tool: str, *words: str | Path, accept: tuple[int, ...] = (0,)) -> str:
    """Run `tool` and return what it printed; fail, with its complaint, on any other exit code."""
    done = start(tool, *words)
    if done.returncode not in accept:
        pytest.fail(f"{tool} exited {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def start(tool: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `tool` to its end, whatever it says; fail where it is missing."""
    return subprocess.run(
        [require(tool), *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        timeout=SECONDS,
    )
