"""Real servers on loopback to which tests publish, each stopped at the end."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.tools.needs import require

SECONDS = 20
BLOCK = 512
"""Bytes in what POSIX's ulimit counts."""


@dataclass(frozen=True)
class SshHost:
    """A running sshd: its port, and a `~/.ssh/config` by which it is reached as `host`."""

    host: str
    port: int
    home: Path


def free_port() -> int:
    """Give a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something answers on a port."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing answers on port {port}: {process.args}")


@contextmanager
def sshd(
    folder: Path, *, files_only: bool = False, largest: int | None = None
) -> Iterator[SshHost]:
    """Give an OpenSSH server with a key of its own; `folder` takes keys and settings.

    With `files_only` it has no shell, as shared web space. `largest` is how many bytes a file may
    have there: writing more fails, as it does on a full disk (setrlimit(2), RLIMIT_FSIZE).
    """
    program = require("sshd")
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("host", "user"):
        key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(key, check=True)
    port = free_port()
    config = folder / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\n"
        f"AuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        f"PasswordAuthentication no\nPermitRootLogin yes\nPidFile {folder}/pid\n"
        "MaxStartups 100\nSubsystem sftp internal-sftp\n"
        # The default takes a tenth of a second of every connection (sntrup761 of OpenSSH 9).
        "KexAlgorithms curve25519-sha256\n"
        # So a bash takes itself for one within another, and reads no ~/.bashrc of this machine.
        "SetEnv SHLVL=5\n"
    )
    if files_only:
        with config.open("a") as file:
            file.write("ForceCommand internal-sftp\n")
    Path("/run/sshd").mkdir(exist_ok=True)
    host_key = (folder / "host.pub").read_text().split()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host_key[0]} {host_key[1]}\n")
    words = [program, "-D", "-e", "-f", str(config)]
    if largest is not None:
        limit = f"trap '' XFSZ; ulimit -f {largest // BLOCK}"
        words = ["sh", "-c", f'{limit}; exec "$@"', "sh", *words]
    with running(words, port, folder / "log"):
        yield SshHost("127.0.0.1", port, folder)


def ssh_environment(server: SshHost) -> dict[str, str]:
    """Give an environment whose `ssh` and `sftp` reach the server by its key, and no other."""
    programs = server.home / "bin"
    programs.mkdir(exist_ok=True)
    options = (
        f"-o IdentityFile={server.home}/user -o IdentitiesOnly=yes "
        f"-o UserKnownHostsFile={server.home}/known -o StrictHostKeyChecking=yes -F none"
    )
    for name in ("ssh", "sftp"):
        script = programs / name
        script.write_text(f'#!/bin/sh\nexec {require(name)} {options} "$@"\n')
        script.chmod(0o755)
    return {"PATH": f"{programs}:{os.environ['PATH']}", "USER": getpass.getuser()}


@contextmanager
def slowed(server: SshHost, seconds: float) -> Iterator[SshHost]:
    """Give a server behind a line on which each piece, of at most 4 kB, takes some time."""

    def carry(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                time.sleep(seconds)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    near, _ = listening.accept()
                    far = socket.create_connection((server.host, server.port))
                    for pair in ((near, far), (far, near)):
                        threading.Thread(target=carry, args=pair, daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        port = listening.getsockname()[1]
        known = server.home / "known"
        line = known.read_text().replace(f":{server.port} ", f":{port} ")
        known.write_text(known.read_text() + line)
        yield SshHost(server.host, port, server.home)


@contextmanager
def running(
    words: list[str],
    port: int,
    log: Path,
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the end of the block; what it says goes into a file."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            words, stdout=said, stderr=said, stdin=subprocess.DEVNULL, env=env, cwd=cwd
        )
        try:
            wait_for(port, process)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def rclone_sftp(folder: Path, root: Path) -> Iterator[SshHost]:
    """Give web space as rclone serves it, with a key of its own: no shell, no links."""
    program = shutil.which("rclone", path=str(Path(sys.executable).parent))
    assert program, "rclone is missing; type: make test"
    folder.mkdir(parents=True, exist_ok=True)
    root.mkdir(parents=True, exist_ok=True)
    for name in ("host", "user"):
        key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(key, check=True)
    port = free_port()
    host_key = (folder / "host.pub").read_text().split()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host_key[0]} {host_key[1]}\n")
    words = [program, "serve", "sftp", "--addr", f"127.0.0.1:{port}", "--key", str(folder / "host")]
    words += ["--authorized-keys", str(folder / "user.pub"), "--config", os.devnull, str(root)]
    with running(words, port, folder / "log"):
        yield SshHost("127.0.0.1", port, folder)
