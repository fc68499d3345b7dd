"""Programs that send a folder of files, beside `sitegen publish`.

None of them judges what it sends, keeps two publishers apart or can go back. One that isn't
installed is left out.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import CommandError, measure
from benchmarks.peers import Hugo
from benchmarks.shipped import SITE, load, row
from tests.tools.buckets import BUCKET, S3Server
from tests.tools.hosts import SshHost

HUGO_SETTINGS = """\
baseURL = "https://www.example.org/"
publishDir = "{output}"
[deployment]
[[deployment.targets]]
name = "bucket"
URL = "s3://{bucket}?endpoint={endpoint}&region=us-east-1&use_path_style=true&prefix=hugo/"
"""


@dataclass(frozen=True, slots=True)
class Sender:
    """A program: what to call it in the table, its command, and how it sees what changed."""

    name: str
    command: tuple[str, ...]
    sees: str


def to_ssh(host: SshHost, folder: Path) -> list[Sender]:
    """Give the programs that send to a host by SSH, below a folder of its."""
    key = f"-p {host.port} -i {host.home}/user -o UserKnownHostsFile={host.home}/known -F none"
    remote = (
        f":sftp,host={host.host},port={host.port},user={os.environ['USER']},"
        f"key_file={host.home}/user,known_hosts_file={host.home}/known,"
        f"disable_hashcheck=true:{folder}/rclone"
    )
    rsync = ("rsync", "-a", "--delete", "-e", f"ssh {key}", f"{SITE}/output/")
    by = "by size and time of files"
    return [
        Sender("rsync -a --delete by ssh", (*rsync, f"{host.host}:{folder}/rsync"), by),
        Sender("rclone sync by sftp", ("rclone", "sync", f"{SITE}/output/", remote), by),
    ]


def to_bucket(server: S3Server, folder: Path) -> list[Sender]:
    """Give the programs that send to a bucket; `folder` takes their settings."""
    remote = f":s3,provider=Other,env_auth=true,endpoint='{server.endpoint}':{BUCKET}/rclone"
    rclone = ("rclone", "sync", "--checksum", "--config", os.devnull, f"{SITE}/output", remote)
    s5cmd = ("s5cmd", "--endpoint-url", server.endpoint, "sync", "--delete")
    (folder / "hugo.toml").write_text(
        HUGO_SETTINGS.format(output=SITE / "output", bucket=BUCKET, endpoint=server.endpoint)
    )
    hugo = ("hugo", "deploy", "--source", str(folder), "--maxDeletes", "-1")
    return [
        Sender("rclone sync to s3", rclone, "by checksum"),
        Sender(
            "s5cmd sync", (*s5cmd, f"{SITE}/output/", f"s3://{BUCKET}/s5cmd/"), "by size and time"
        ),
        Sender("hugo deploy", hugo, "by MD5, in 10 requests at a time"),
    ]


def program(name: str) -> str | None:
    """Say where a program is: beside Python, in the path, or Hugo among the benchmarks' tools."""
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    hugo = Hugo().program() if name == "hugo" else ""
    return hugo if os.access(hugo, os.X_OK) else shutil.which(name, path=beside)


def sent(senders: list[Sender], folder: Path, what: str) -> Iterator[str]:
    """Let each program send the output; gives lines of the table."""
    for sender in senders:
        found = program(sender.command[0])
        if found is None:
            print(f"{sender.command[0]} is missing, so it isn't measured", file=sys.stderr)
            continue
        busy = load()
        try:
            figures = measure([found, *sender.command[1:]], folder, {})
        except CommandError as error:
            print(error, file=sys.stderr)
            continue
        yield row(f"{sender.name}, {what}", figures, busy, sender.sees)
