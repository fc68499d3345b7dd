"""Git, called so that it asks nobody, listens to no surroundings of ours, and ends in time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from sitegen.errors import MissingToolError

QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""Git asks nobody for a password, and says what it says in English."""

ALONE = {
    "GIT_ASKPASS": "",
    "GCM_INTERACTIVE": "never",
    "SSH_ASKPASS_REQUIRE": "never",
    "GIT_HTTP_LOW_SPEED_LIMIT": "1000",
    "GIT_HTTP_LOW_SPEED_TIME": "30",
}
"""Where nobody is at a terminal: no window opens, and a line that is dead is given up (git(1),
"Environment variables"; ssh(1))."""

SURROUNDINGS = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
)
"""What another Git around us, as in a hook, would have us take for ours (git-rev-parse(1))."""

TOO_LATE = 124
"""The exit code of a call that took too long, as timeout(1) has it."""

SECRET = re.compile(r"(?<=://)[^/@\s]+@")


def run_git(
    folder: Path,
    words: Iterable[str],
    *,
    data: bytes = b"",
    extra: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, whatever comes of it; after some seconds it is ended, with TOO_LATE.

    Where a limit is given nobody can be asked for anything: not by ssh at the terminal either.
    Raises MissingToolError where there is no git.
    """
    git = shutil.which("git")
    if git is None:
        raise MissingToolError("git is missing; type: apt-get install git")
    own = {name: value for name, value in os.environ.items() if name not in SURROUNDINGS}
    environment = {**own, **QUIET, **(ALONE if seconds else {}), **(extra or {})}
    with subprocess.Popen(
        [git, *words],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Without a terminal nothing can be asked; and what git starts is ended with it.
        start_new_session=seconds is not None,
    ) as process:
        try:
            out, err = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            end(process)
            return subprocess.CompletedProcess(process.args, TOO_LATE, b"", b"")
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a git with all that it started: what lives on would keep its pipes open."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def without_secrets(said: str) -> str:
    """Give what git said without the names and passwords that stand in addresses."""
    return SECRET.sub("", said)
