"""A Worker of Cloudflare that is static assets alone, by their documented direct upload.

See developers.cloudflare.com/workers/static-assets/direct-upload. Cloudflare is told the keys of
all files, names those that it misses in buckets, and gives a token when it has the last one. With
that the Worker gets a new version, which is public at once and as a whole. Former versions stay
there, and any can be deployed again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from sitegen.content.settings.targets import CloudflareTarget
from sitegen.errors import SitegenError
from sitegen.publish.api import REFUSED, Api, Call, Reply, environment
from sitegen.publish.direct import (
    RECORD,
    Contents,
    Direct,
    address_of,
    contents_of,
    differing_at,
    moved,
    record_at,
    release_of,
    title_of,
    unknown_of,
)
from sitegen.publish.host import Held, Told
from sitegen.publish.plan import Plan, moment_of
from sitegen.publish.record import Record
from sitegen.publish.release import Release
from sitegen.publish.wire import (
    FORM,
    Answer,
    Deployment,
    Deployments,
    Entry,
    Session,
    Settings,
    asset_key,
    form_of,
    metadata_form,
)

T = TypeVar("T")

BASE = "https://api.cloudflare.com/client/v4"
BASE_NAME = "CLOUDFLARE_API_BASE_URL"
TOKEN_NAME = "CLOUDFLARE_API_TOKEN"
"""The names that Cloudflare's own command line uses."""

MOST_FILES = 20_000
LARGEST_FILE = 25 * 1024 * 1024
"""Limits of a version, by the page on direct uploads."""

TAG = "sitegen"
"""What marks a Worker as ours: another's is never written over."""

RULES = ("_headers", "_redirects")
"""Files that go into the Worker's configuration instead of being served."""

RUNTIME = "2025-01-01"
"""Whose behaviour Cloudflare keeps to (`compatibility_date`)."""

VERSIONS = (
    "Cloudflare keeps former versions, which its interface doesn't delete: nobody reaches them but "
    "by the account, and by preview addresses; switch these off (the Worker's page, Settings, "
    "Domains & Routes, Preview URLs)"
)

AT_ONCE = 3
SESSIONS = 6
"""A token for uploads lives an hour; on a slow link there may have to be several."""


@dataclass(frozen=True)
class Cloudflare(Direct):
    """A target that is a Worker with static assets."""

    target: CloudflareTarget
    api: Api

    @property
    def _account(self) -> str:
        return f"/accounts/{quote(self.target.account, safe='')}/workers"

    @property
    def _script(self) -> str:
        return f"{self._account}/scripts/{quote(self.target.script, safe='')}"

    def current(self) -> Record | None:
        """Give the record of what is public. Raises SitegenError for a Worker of somebody else."""
        public = self._public()
        return record_at(self.api, self.target.url, public.release) if public else None

    def _public(self) -> Deployment | None:
        """Give the deployment that is public, None where there is no such Worker."""
        reply = self.api.call(Call("GET", f"{self._script}/script-settings"), may=(404,))
        if reply.status == 404:
            return None
        settings = self._result(reply, Settings)
        if TAG not in (settings.tags or ()):
            raise SitegenError(
                f"the Worker {self.target.script} exists and sitegen did not make it; choose "
                "another script:, or delete that one"
            )
        return next(iter(self._deployments()), None)

    def _deployments(self) -> list[Deployment]:
        reply = self.api.call(Call("GET", f"{self._script}/deployments"))
        return self._result(reply, Deployments).deployments

    def _result(self, reply: Reply, kind: type[T]) -> T:
        """Give the result in an answer. Raises SitegenError where it is another one."""
        return self.api.read(bytes(self.api.read(reply.body, Answer).result), kind)

    def check(self, plan: Plan, release: Release) -> None:
        """Raise SitegenError where a plan has too many files, or one that is too large."""
        count = len(plan.record.present) + 1
        if count > MOST_FILES:
            kept = len(plan.record.kept)
            raise SitegenError(
                f"{count} files, and Cloudflare takes {MOST_FILES}; {kept} are of former releases: "
                "a smaller keep_days: leaves fewer of them"
            )
        for path in plan.put:
            size = release.size(path)
            if size > LARGEST_FILE:
                raise SitegenError(
                    f"{path}: {size / 1024 / 1024:.1f} MiB, and Cloudflare takes files of 25 MiB; "
                    "host it elsewhere, or make it smaller"
                )

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        contents = contents_of(self.api, plan, release, self.target.url, asset_key)
        token = self._upload(contents, told)
        is_new = self._public() is None
        if release_of(self.current()) != release_of(plan.before):
            raise moved(self.api)
        self._put(token, contents)
        # The version is public now; this says which release it is.
        self._deploy(self._deployments()[0].versions[0].version_id, contents.record)
        if is_new and (urlsplit(self.target.url).hostname or "").endswith(".workers.dev"):
            body = msgspec.json.encode({"enabled": True})
            self.api.call(Call("POST", f"{self._script}/subdomain", body))
        return ()

    def _upload(self, contents: Contents, told: Told) -> str:
        """Upload what Cloudflare misses; gives the token for the end. Raises SitegenError."""
        manifest = manifest_of(contents)
        paths = {entry.hash: path.removeprefix("/") for path, entry in manifest.items()}
        body = msgspec.json.encode({"manifest": manifest})
        left = len(manifest) + 1
        for _ in range(SESSIONS):
            reply = self.api.call(Call("POST", f"{self._script}/assets-upload-session", body))
            session = self._result(reply, Session)
            buckets = [bucket for bucket in session.buckets or () if bucket]
            if not buckets:
                return session.jwt or ""
            missing = sum(map(len, buckets))
            if missing >= left:
                break  # A whole session has brought nothing: it isn't the token's age.
            left = missing
            if token := self._send(session.jwt or "", buckets, paths, contents, told):
                return token
        raise SitegenError(
            "Cloudflare doesn't accept its own token for uploads; publish again in a while. "
            "What was public before still is"
        )

    def _send(
        self,
        token: str,
        buckets: Sequence[Sequence[str]],
        paths: Mapping[str, str],
        contents: Contents,
        told: Told,
    ) -> str:
        """Upload buckets; gives the token for the end, "" where that for uploads has expired."""

        def call(bucket: Sequence[str]) -> Callable[[], Call]:
            def make() -> Call:
                parts = [(key, paths[key], contents.data(paths[key])) for key in bucket]
                place = f"{self._account}/assets/upload?base64=true"
                return Call("POST", place, form_of(parts), FORM, token)

            return make

        replies = self.api.call_all(map(call, buckets), told, at_once=AT_ONCE, may=REFUSED)
        finished = [self._result(reply, Session).jwt for reply in replies if reply.good]
        return next((jwt for jwt in finished if jwt), "")

    def _put(self, token: str, contents: Contents) -> None:
        """Give the Worker a new version, which is public at once."""
        config: dict[str, str] = {
            "html_handling": "auto-trailing-slash",
            "not_found_handling": "404-page",
        }
        for name in RULES:
            if name in contents.release.files:
                config[name] = contents.data(name).decode("utf-8")
        metadata = {
            "assets": {"jwt": token, "config": config},
            "compatibility_date": RUNTIME,
            "tags": [TAG],
            "annotations": {"workers/message": title_of(contents.record)},
        }
        self.api.call(Call("PUT", self._script, metadata_form(metadata), FORM))

    def _deploy(self, version: str, record: Record) -> None:
        """Make a version public, and say which release it is."""
        body = {
            "strategy": "percentage",
            "versions": [{"version_id": version, "percentage": 100}],
            "annotations": {"workers/message": title_of(record)},
        }
        self.api.call(Call("POST", f"{self._script}/deployments", msgspec.json.encode(body)))

    def releases(self) -> Sequence[Record]:
        """Give the releases that can be returned to, the newest first; without their files.

        Those can be read of the public one only.
        """
        found: dict[str, Record] = {}
        for each in self._deployments() if self._public() else ():
            if each.release and each.release not in found:
                found[each.release] = Record(
                    release=each.release, at=moment_of(each.release), files={}
                )
        return sorted(found.values(), key=lambda record: record.release, reverse=True)

    def forget(self, record: Record) -> Sequence[str]:
        """Delete all deployments but the public one; versions can't be deleted by the interface.

        See developers.cloudflare.com/api, "Delete Deployment".
        """
        for each in self._deployments()[1:]:
            self.api.call(Call("DELETE", f"{self._script}/deployments/{each.id}"), may=(404,))
        return (VERSIONS,)

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is public beside the files of a record as it says they are."""
        public = self.current()
        for path in unknown_of(public, record) if public else ():
            place = address_of(self.target.url, path)
            reply = self.api.call(Call("GET", place, token=""), may=(404,))
            yield path, reply.body if reply.good else b""

    def return_to(self, record: Record) -> None:
        """Make a former release public again."""
        for each in self._deployments():
            if each.release == record.release:
                self._deploy(each.versions[0].version_id, record)
                return
        raise SitegenError(f"Cloudflare has no version of {record.release} any longer")

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Read the site back; give the files of a record that are missing or differ."""
        return differing_at(self.target.url, record, told)


def cloudflare(target: CloudflareTarget) -> Cloudflare:
    """Give a target's host. Raises UsageError without a token in the environment."""
    what = "an API token of Cloudflare (My Profile, API Tokens) that may edit Workers"
    (token,) = environment({TOKEN_NAME: what})
    base = os.environ.get(BASE_NAME, BASE).rstrip("/")
    return Cloudflare(target, Api("Cloudflare", base, token, TOKEN_NAME))


def manifest_of(contents: Contents) -> dict[str, Entry]:
    """Give the files of a release as Cloudflare wants to hear of them."""
    keys = {**contents.record.keys, RECORD: asset_key(RECORD, contents.own)}
    pairs = {path: key.split() for path, key in sorted(keys.items()) if path not in RULES}
    return {f"/{path}": Entry(key, int(size)) for path, (key, size) in pairs.items()}
