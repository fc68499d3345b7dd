"""Running OpenSSH's own programs: they honour the user's config, agent and known hosts."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.settings.targets import SshTarget
from sitegen.errors import MissingToolError, SitegenError
from sitegen.publish.host import hint_in

OPTIONS = (
    *("-o", "BatchMode=yes"),
    *("-o", "ConnectTimeout=20"),
    *("-o", "ServerAliveInterval=15"),
    *("-o", "ServerAliveCountMax=4"),
)
"""Never ask at a terminal: in CI nobody answers. A silent host is left after a minute."""

SHARED = (
    *("-o", "ControlMaster=auto"),
    *("-o", "ControlPersist=60"),
)
"""One connection for all calls."""

FOLLOWING = (
    *("Connected to", "Connection closed", "Connection reset", "lost connection"),
    *("tar: Exiting", "tar: Skipping", "tar: Error is not recoverable"),
)
"""How lines begin that sftp(1) and tar(1) say whatever the reason was."""

HINTS = {
    ": Failure\n": "is its disk full?",
    ": Wrote only ": "is its disk full?",
    "Host key verification failed": "type ssh and the host's name once, compare the key with what "
    "the host's owner says, and accept it",
    "Permission denied (": "the host has no key of yours: ssh-copy-id, with -s for SFTP alone, "
    "brings it one; publishing asks for no password",
}
"""What helps, by what ssh(1) says."""

NOT_REACHED = 255
"""ssh's own exit code, for all that isn't the remote command's (ssh(1), "Exit status")."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A host, and the folder in which calls share their connection."""

    target: SshTarget
    sockets: Path

    def words(self, program: str, port: str) -> list[str]:
        """Give a program's command up to the host; `port` is its option for one."""
        found = shutil.which(program)
        if found is None:
            line = "apt-get install openssh-client"
            raise MissingToolError(f"{program} is missing; type: {line}")
        words = [found, *OPTIONS, *SHARED, "-o", f"ControlPath={self.sockets}/%C"]
        if self.target.user:
            words += ["-o", f"User={self.target.user}"]
        if self.target.port:
            words += [port, str(self.target.port)]
        return words

    def run(self, script: str, data: bytes = b"") -> str:
        """Run a script of POSIX sh on the host; gives what it prints. Raises SitegenError."""
        done = self.start(script, data)
        return checked(done, self.target.host).decode("utf-8", errors="replace")

    def start(self, script: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run a script of POSIX sh on the host, whatever comes of it."""
        words = [*self.words("ssh", "-p"), "--", self.target.host, f"sh -c {quoted(script)}"]
        return subprocess.run(words, input=data, capture_output=True, check=False)

    def stream(self, script: str, parts: Iterable[bytes]) -> None:
        """Run a script on the host and send it bytes as they come. Raises SitegenError."""
        words = [*self.words("ssh", "-p"), "--", self.target.host, f"sh -c {quoted(script)}"]
        pipe = subprocess.PIPE
        with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe) as process:
            assert process.stdin is not None and process.stderr is not None
            try:
                for part in parts:
                    process.stdin.write(part)
                process.stdin.close()
            except BrokenPipeError:
                pass  # The exit code and what the host said tell more.
            except BaseException:
                process.kill()
                raise
            said = process.stderr.read()
            done = subprocess.CompletedProcess(words, process.wait(), b"", said)
        checked(done, self.target.host)

    def sftp(self, lines: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        """Run a batch of sftp(1), whatever comes of it; lines with a hyphen in front may fail."""
        words = [*self.words("sftp", "-P"), "-b", "-", "--", self.target.host]
        batch = "".join(f"{line}\n" for line in lines).encode()
        return subprocess.run(words, input=batch, capture_output=True, check=False)


@contextmanager
def connected(target: SshTarget) -> Iterator[Connection]:
    """Give the connection to a host; it is closed at the end."""
    with tempfile.TemporaryDirectory(prefix="sg-") as folder:
        connection = Connection(target, Path(folder))
        try:
            yield connection
        finally:
            words = [*connection.words("ssh", "-p"), "-O", "exit", "--", target.host]
            subprocess.run(words, capture_output=True, check=False)


def checked(done: subprocess.CompletedProcess[bytes], host: str) -> bytes:
    """Give what a call printed. Raises SitegenError where it failed, with what the host said."""
    if not done.returncode:
        return done.stdout
    lines = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
    said = [line for line in lines if not line.startswith(FOLLOWING)] or lines
    reason = said[-1].rstrip(".") if said else f"exit code {done.returncode}"
    hint = hint_in(f"{reason}\n", HINTS)
    how = "can't be reached" if done.returncode == NOT_REACHED else "refuses"
    raise SitegenError(f"{host} {how}: {reason}{hint}; what was public before still is")


def quoted(text: str) -> str:
    """Quote a text for sh."""
    return "'" + text.replace("'", "'\\''") + "'"
