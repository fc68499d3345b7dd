"""A target in a bucket, made for one test, and what readers find in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sitegen.content.settings.targets import S3Target
from sitegen.publish.host import Host
from sitegen.publish.journal import OURS
from sitegen.publish.publish import Order, Published, publish, reached
from tests.tools.buckets import BUCKET, KEYS, S3Server
from tests.unit.publish.releases import output

NOW = 1_790_000_000
STYLE = re.compile(r"/(assets/[\w.-]+)")
NUMBERS = itertools.count()


@dataclass(frozen=True)
class Place:
    """A target below a prefix of its own, the server behind it, and the site's folder."""

    target: S3Target
    server: S3Server
    site: Path

    @contextmanager
    def host(self) -> Iterator[Host]:
        with reached(self.target, self.site) as host:
            yield host

    def put(self, files: dict[str, str], now: int = NOW, **options: bool) -> Published:
        """Publish files."""
        release = output(self.site / f"output-{now}", files)
        with self.host() as host:
            return publish(host, self.target, release, Order(now, **options))

    def read(self, path: str) -> str | None:
        """Give what readers get, by boto3."""
        client = self.server.client()
        try:
            found = client.get_object(Bucket=BUCKET, Key=f"{self.target.prefix}/{path}")
        except (client.exceptions.NoSuchKey, client.exceptions.ClientError):
            return None
        return str(found["Body"].read().decode())

    def public(self) -> dict[str, str]:
        """Give all that readers can get, our own files apart."""
        names = (key for key in self.names() if not key.startswith(OURS))
        return {key: self.read(key) or "" for key in names}

    def names(self) -> list[str]:
        """Give the keys below the prefix."""
        pages = self.server.client().get_paginator("list_objects_v2")
        prefix = f"{self.target.prefix}/"
        found = [
            each["Key"].removeprefix(prefix)
            for page in pages.paginate(Bucket=BUCKET, Prefix=prefix)
            for each in page.get("Contents", [])
        ]
        return sorted(found)

    def is_whole(self) -> bool:
        """True where the first page finds its style: the promise to every reader."""
        page = self.read("index.html")
        styles = STYLE.findall(page or "")
        return page is None or all(self.read(style) is not None for style in styles)


def place_at(server: S3Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Give a target at a server, with its credentials in the environment."""
    key, secret = KEYS[server.kind]
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret)
    target = S3Target(
        to="s3",
        bucket=BUCKET,
        endpoint=server.endpoint,
        prefix=f"t{next(NUMBERS)}",
        url="https://www.ourvoices.net",
    )
    return Place(target, server, folder)
