"""`python -m benchmarks.publish`: publishing one changed page of 10,000, and going back.

To a folder and to a host with a shell (an sshd on this machine); rsync and rclone beside them.
`--write` puts the figures into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import Post
from benchmarks.generators import ADDRESS
from benchmarks.measure import CommandError, measure
from benchmarks.page import PAGE, write_section
from benchmarks.shipped import SITE, Shipped, built, load, row, section
from tests.tools.hosts import SshHost, ssh_environment, sshd

WORDS = ("--allow-samples",)
"""The corpus has example addresses."""


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    options = read_arguments(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="sg-") as name:
            folder = Path(name)
            with sshd(folder / "keys") as host:
                rows = measured(options.posts, folder, host)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    text = section("Publishing", "publish", arguments, described(options.posts), rows)
    print(text)
    if options.write:
        write_section(options.write, "publish", text)
    return 0


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser("python -m benchmarks.publish", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000, help="how many posts")
    parser.add_argument("--write", type=Path, nargs="?", const=PAGE, help="the page to write")
    return parser.parse_args(arguments)


def measured(count: int, folder: Path, host: SshHost) -> list[str]:
    """Build the site and measure everything; gives the lines of the table."""
    os.environ.update(ssh_environment(host))
    targets = {
        "folder": f"{{to: folder, path: {folder}/folder, url: {ADDRESS}}}",
        "ssh": f"{{to: ssh, host: {host.host}, port: {host.port}, path: {folder}/ssh, "
        f"url: {ADDRESS}}}",
    }
    lines = "".join(f"  {name}: {target}\n" for name, target in targets.items())
    generator, posts = built(count, f"publish:\n{lines}")
    return [
        *first(generator, targets),
        *peers(folder, host, "everything"),
        *changed(generator, posts[count // 2], targets),
        *peers(folder, host, "one changed page"),
    ]


def first(generator: Shipped, targets: Mapping[str, str]) -> Iterator[str]:
    """Measure publishing everything; the first audit is done before."""
    generator.run("check")
    for name in targets:
        busy = load()
        yield row(f"{name}, everything", generator.run("publish", name, *WORDS), busy)


def changed(generator: Shipped, post: Post, targets: Mapping[str, str]) -> Iterator[str]:
    """Measure publishing one changed page, and going back."""
    generator.write_post(SITE, post, addition="\nOne more sentence.\n")
    generator.run("build")
    for name in targets:
        busy = load()
        figures = generator.run("publish", name, *WORDS)
        yield row(f"{name}, one changed page", figures, busy, "the audit included")
        busy = load()
        yield row(f"{name}, rollback", generator.run("publish", name, "--rollback"), busy)


def peers(folder: Path, host: SshHost, what: str) -> Iterator[str]:
    """Measure rsync and rclone with the same output: neither judges, switches or can go back."""
    output = f"{SITE}/output/"
    key = f"-p {host.port} -i {host.home}/user -o UserKnownHostsFile={host.home}/known -F none"
    remote = (
        f":sftp,host={host.host},port={host.port},user={os.environ['USER']},"
        f"key_file={host.home}/user,known_hosts_file={host.home}/known:{folder}/rclone"
    )
    commands = {
        "rsync -a --delete by ssh": [
            *("rsync", "-a", "--delete", "-e", f"ssh {key}", output),
            f"{host.host}:{folder}/rsync",
        ],
        "rclone sync by sftp": ["rclone", "sync", output, remote],
    }
    for name, command in commands.items():
        program = shutil.which(command[0]) or shutil.which(
            command[0], path=str(Path(sys.executable).parent)
        )
        if program is None:
            print(f"{command[0]} is missing, so it isn't measured", file=sys.stderr)
            continue
        busy = load()
        figures = measure([program, *command[1:]], folder, {})
        yield row(f"{name}, {what}", figures, busy, "by size and time of files")


def described(posts: int) -> str:
    """Say what is measured, and what is to be reached."""
    return (
        f"the output of {posts:,} posts in sitegen's own "
        "theme, to a folder and to an sshd on the same machine. Each publish judges the whole "
        "output first, as `check --release` does, lays a whole release out, and switches to it. To "
        "reach on two free cores, with one changed page: 2 s to a folder, 3 s by ssh; 2 s to go "
        "back. The load is the machine's average over the minute before; processor time is that "
        "of sitegen and the programs that it calls, without the server's."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
