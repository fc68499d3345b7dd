"""A bucket as publishing needs it: a few calls to S3 or its likes, by obstore.

Keys are paths below the target's prefix. Every failure is a SitegenError that holds no secret.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sitegen.content.targets import S3Target
from sitegen.engine.mediatypes import media_type
from sitegen.errors import MissingToolError, SitegenError
from sitegen.publish.order import is_lasting

if TYPE_CHECKING:
    from obstore.store import S3Config, S3Store

BRIEFLY = "public, max-age=60"
LASTING = "public, max-age=31536000, immutable"
"""How long browsers and CDNs keep a file; a lasting one is named by its content (RFC 8246)."""

OURS = ".sitegen/"
SECRET_NAMES = ("SECRET", "TOKEN", "KEY", "PASSWORD", "CREDENTIAL")
PATIENCE = timedelta(seconds=60)
NEEDED = "publishing to S3 needs obstore; install it: pip install sitegen[s3]"


@dataclass(frozen=True)
class Bucket:
    """An opened bucket and what to call it in messages."""

    store: S3Store
    name: str

    def get(self, key: str) -> bytes | None:
        """Give an object's bytes, None where there is none."""
        import obstore
        from obstore.exceptions import NotFoundError

        with failures_told(self.name):
            try:
                return bytes(obstore.get(self.store, key).bytes())
            except (NotFoundError, FileNotFoundError):
                return None

    def put(self, key: str, data: bytes, cache: str = "no-store") -> str:
        """Write an object; gives what the host calls its content (its ETag, without quotes)."""
        import obstore

        attributes = {"Content-Type": media_type(key), "Cache-Control": cache}
        with failures_told(self.name):
            done = obstore.put(self.store, key, data, attributes=attributes, use_multipart=False)
            return tag_of(done["e_tag"])

    def publish(self, path: str, data: bytes) -> str:
        """Write a public file with the headers that it is served with."""
        return self.put(path, data, LASTING if is_lasting(path) else BRIEFLY)

    def create(self, key: str, data: bytes) -> bool | None:
        """Write an object where none is; False where one is, None for a host without such a call.

        RFC 9110, 13.1.2: If-None-Match: *.
        """
        import obstore
        from obstore.exceptions import (
            AlreadyExistsError,
            GenericError,
            NotSupportedError,
            PreconditionError,
        )

        with failures_told(self.name):
            try:
                obstore.put(self.store, key, data, mode="create", use_multipart=False)
            except (AlreadyExistsError, PreconditionError):
                return False
            except (NotSupportedError, NotImplementedError):
                return None
            except GenericError as error:
                if "NotImplemented" not in str(error):
                    raise
                return None
            return True

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are gone already don't matter."""
        import obstore
        from obstore.exceptions import NotFoundError

        wanted = list(keys)
        with failures_told(self.name):
            try:
                obstore.delete(self.store, wanted)
            except (NotFoundError, FileNotFoundError):
                for key in wanted if len(wanted) > 1 else ():
                    self.delete([key])

    def tags(self) -> dict[str, str]:
        """Give what the host calls the contents of all objects, by key."""
        import obstore

        found: dict[str, str] = {}
        with failures_told(self.name):
            for batch in obstore.list(self.store):
                found |= {each["path"]: tag_of(each["e_tag"]) for each in batch}
        return found


def open_bucket(target: S3Target) -> Bucket:
    """Open a target's bucket with what the environment says of who we are (AWS_…)."""
    try:
        from obstore.store import S3Store
    except ImportError:
        raise MissingToolError(NEEDED) from None
    config: S3Config = {"region": target.region}
    if target.endpoint:
        config["endpoint"] = target.endpoint
    name = f"the bucket {target.bucket}"
    with failures_told(name):
        store = S3Store(
            target.bucket,
            prefix=target.prefix.strip("/") or None,
            config=config,
            client_options={"allow_http": True, "timeout": PATIENCE},
            retry_config={"max_retries": 4, "retry_timeout": PATIENCE},
        )
    return Bucket(store, name)


@contextmanager
def failures_told(name: str) -> Iterator[None]:
    """Turn what the library raises into a SitegenError in one line, without a secret in it."""
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, OSError, ValueError) as error:
        kind = type(error).__name__.removesuffix("Error")
        said = without_secrets(" ".join(str(error).split()))
        raise SitegenError(f"{name}: {hint_for(kind)}{said[:300]}") from None


def hint_for(kind: str) -> str:
    """Say first what most likely helps."""
    if kind in {"PermissionDenied", "Unauthenticated"}:
        return (
            "the host refuses; are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY set, "
            "and may that key write here? "
        )
    return ""


def without_secrets(text: str) -> str:
    """Take out of a message whatever the environment keeps as a secret."""
    for name, value in os.environ.items():
        if len(value) >= 6 and any(part in name.upper() for part in SECRET_NAMES):
            text = text.replace(value, "…")
    return text


def tag_of(tag: Any) -> str:
    """Give an ETag without its quotes, "" for none."""
    return str(tag or "").removeprefix("W/").strip('"')
