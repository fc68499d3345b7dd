"""What goes to and comes from Cloudflare's interface: its answers as values, forms, keys."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import msgspec

from sitegen.engine.mediatypes import media_type
from sitegen.publish.direct import release_in

BOUNDARY = "sitegen-part-of-a-form"
FORM = f"multipart/form-data; boundary={BOUNDARY}"


class Entry(msgspec.Struct):
    """A file of the manifest: its key, and its size in bytes."""

    hash: str
    size: int


class Session(msgspec.Struct):
    """What is to be uploaded, in buckets of keys, and a token for that or for the end of it."""

    jwt: str | None = None
    buckets: list[list[str]] | None = None


class Annotations(msgspec.Struct):
    """What is said of a deployment."""

    message: str = msgspec.field(default="", name="workers/message")


class Version(msgspec.Struct):
    """A version, by its share of a deployment."""

    version_id: str
    percentage: float = 100


class Deployment(msgspec.Struct):
    """A deployment, as far as we need it."""

    id: str
    versions: list[Version]
    created_on: str = ""
    annotations: Annotations | None = None

    @property
    def release(self) -> str:
        """The release that it made public, "" where it doesn't say."""
        return release_in(self.annotations.message if self.annotations else "")


class Deployments(msgspec.Struct):
    """The deployments of a Worker, the one that is public first."""

    deployments: list[Deployment]


class Settings(msgspec.Struct):
    """The settings of a Worker, as far as we need them."""

    tags: list[str] | None = None


class Answer(msgspec.Struct):
    """Cloudflare's envelope; what it holds is read by whoever asked."""

    result: msgspec.Raw = msgspec.Raw(b"null")


def asset_key(path: str, data: bytes) -> str:
    """Give Cloudflare's key for a file and its size: contents are served with one type a key."""
    ending = PurePosixPath(path).suffix.removeprefix(".")
    digest = hashlib.sha256(b64encode(data) + ending.encode()).hexdigest()[:32]
    return f"{digest} {len(data)}"


def form_of(parts: Iterable[tuple[str, str, bytes]]) -> bytes:
    """Give a form with files in base64 under their keys (RFC 7578)."""
    pieces = []
    for key, path, data in parts:
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"; filename="{key}"\r\n'
            f"Content-Type: {media_type(path)}\r\n\r\n"
        )
        pieces += [head.encode(), b64encode(data), b"\r\n"]
    return b"".join([*pieces, f"--{BOUNDARY}--\r\n".encode()])


def metadata_form(metadata: Mapping[str, object]) -> bytes:
    """Give a form with a Worker's metadata alone: it has no program."""
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="metadata"\r\n'
        "Content-Type: application/json\r\n\r\n"
    )
    end = f"\r\n--{BOUNDARY}--\r\n"
    return head.encode() + msgspec.json.encode(metadata) + end.encode()
