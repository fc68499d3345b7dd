"""A bucket as publishing needs it: a few calls to S3 or its likes, by obstore.

Keys are paths below the target's prefix. Every failure is a SitegenError that holds no secret.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sitegen.content.settings.targets import S3Target
from sitegen.engine.mediatypes import media_type
from sitegen.errors import MissingToolError, SitegenError, UsageError
from sitegen.publish.order import is_lasting

if TYPE_CHECKING:
    from obstore.store import S3Config, S3Store

BRIEFLY = "public, max-age=60"
LASTING = "public, max-age=31536000, immutable"
"""How long browsers and CDNs keep a file; a lasting one is named by its content (RFC 8246)."""

SECRET_NAMES = ("SECRET", "TOKEN", "KEY", "PASSWORD", "CREDENTIAL")
PATIENCE = timedelta(minutes=2)
"""For one call: a link must carry 44 kB a second."""

FEW = 50
"""Objects about which is asked one by one; for more, all are listed."""

KEYS = (
    ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
    ("AWS_WEB_IDENTITY_TOKEN_FILE",),
    ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",),
    ("AWS_CONTAINER_CREDENTIALS_FULL_URI",),
)
"""Where keys may come from. Without any, the library waits for a machine of Amazon to give some."""

SAID = re.compile(r"<Code>([^<]+)</Code>")
EXPLAINED = re.compile(r"<Message>([^<]+)</Message>")
"""How S3 says what is wrong (docs.aws.amazon.com, Error responses)."""

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
        """Write an object; gives what the host calls its content (its ETag, without quotes).

        A large one travels in parts of 5 MiB, which a slow link carries in time; it is there
        whole or not at all.
        """
        import obstore

        attributes = {"Content-Type": media_type(key), "Cache-Control": cache}
        with failures_told(self.name):
            done = obstore.put(self.store, key, data, attributes=attributes, max_concurrency=2)
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

    def tags_of(self, keys: Sequence[str]) -> dict[str, str]:
        """Give what the host calls the contents of some objects; those that aren't there are not.

        Few are asked about one by one.
        """
        if len(keys) > FEW:
            every = self.tags()
            return {key: every[key] for key in keys if key in every}
        found = ((key, self._tag(key)) for key in keys)
        return {key: tag for key, tag in found if tag is not None}

    def _tag(self, key: str) -> str | None:
        import obstore
        from obstore.exceptions import NotFoundError

        with failures_told(self.name):
            try:
                return tag_of(obstore.head(self.store, key)["e_tag"])
            except (NotFoundError, FileNotFoundError):
                return None


def open_bucket(target: S3Target) -> Bucket:
    """Open a target's bucket with what the environment says of who we are (AWS_…).

    Raises UsageError where it says nothing.
    """
    if not any(all(map(os.environ.get, names)) for names in KEYS):
        names = " and ".join(KEYS[0])
        raise UsageError(f"no keys for the bucket {target.bucket}; set {names}")
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
            prefix=target.prefix or None,
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
        said = without_secrets(" ".join(str(error).split()))
        kind = type(error).__name__.removesuffix("Error")
        raise SitegenError(f"{name}: {hint_for(kind, said)}{short(said)}") from None


def hint_for(kind: str, said: str) -> str:
    """Say first what most likely helps."""
    if "NoSuchBucket" in said:
        return "there is none; make it at the host, or mend bucket: and endpoint: in site.yaml. "
    if "the region '" in said or "configured region" in said:
        return "is region: in site.yaml that of the bucket? "
    if kind in {"PermissionDenied", "Unauthenticated"}:
        return (
            "the host refuses; are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY set, "
            "and may that key write here? "
        )
    return ""


def short(said: str) -> str:
    """Give what the host itself says of a mistake (its code and message), else the beginning."""
    found = (SAID.search(said), EXPLAINED.search(said))
    own = ": ".join(match[1].strip() for match in found if match)
    return own or said[:300]


def without_secrets(text: str) -> str:
    """Take out of a message whatever the environment keeps as a secret."""
    for name, value in os.environ.items():
        if len(value) >= 6 and any(part in name.upper() for part in SECRET_NAMES):
            text = text.replace(value, "…")
    return text


def tag_of(tag: Any) -> str:
    """Give an ETag without its quotes, "" for none."""
    return str(tag or "").removeprefix("W/").strip('"')
