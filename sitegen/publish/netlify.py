"""A site of Netlify, by its file digests: docs.netlify.com, "Deploy with the API".

Netlify is told the SHA-1 of every file, asks for those that it has never seen, and makes the deploy
public as a whole when it has the last one. That last one is ours to choose: the record of the
release, which is sent only if nobody else has published meanwhile. Former deploys stay there, each
whole, and any of them can be made public again.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar
from urllib.parse import quote

import msgspec

from sitegen.content.settings.targets import NetlifyTarget
from sitegen.errors import SitegenError
from sitegen.publish.api import Api, Call, environment
from sitegen.publish.direct import (
    RECORD,
    Contents,
    Direct,
    address_of,
    contents_of,
    differing_at,
    moved,
    record_at,
    release_in,
    release_of,
    title_of,
    unknown_of,
)
from sitegen.publish.host import Held, Told
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record
from sitegen.publish.release import Release

T = TypeVar("T")

BASE = "https://api.netlify.com/api/v1"
BASE_NAME = "NETLIFY_API_URL"
TOKEN_NAME = "NETLIFY_AUTH_TOKEN"
"""The names that Netlify's own command line uses."""

AT_ONCE = 4
FORMER = 20
"""Deploys that are looked through for former releases."""

UPLOAD = "application/octet-stream"
READY = "ready"
FAILED = ("error", "rejected")
ASKING = ("prepared", "uploading", "uploaded", "processing", READY)
"""States in which Netlify has compared the digests, and knows what it misses."""

LONGEST = 900.0
"""Seconds for Netlify to compare the digests, or to make a deploy public."""

STRANGERS = (
    "{} deploys at Netlify aren't sitegen's and stay: look through Deploys there, and delete those "
    "that show it"
)

UNFIT = "#?"
"""Signs that no path of a deploy may have."""


class Deploy(msgspec.Struct):
    """A deploy, as far as we need it."""

    id: str
    state: str = ""
    title: str | None = None
    ssl_url: str | None = None
    deploy_ssl_url: str | None = None
    required: list[str] | None = None
    error_message: str | None = None
    draft: bool | None = None

    @property
    def address(self) -> str:
        """Where this deploy is served, whichever is public."""
        return self.deploy_ssl_url or self.ssl_url or ""


class Site(msgspec.Struct):
    """A site, as far as we need it."""

    id: str
    published_deploy: Deploy | None = None


@dataclass(frozen=True)
class Netlify(Direct):
    """A target that is a site of Netlify."""

    target: NetlifyTarget
    api: Api

    @property
    def _site(self) -> str:
        return f"/sites/{quote(self.target.site, safe='')}"

    def _read(self, call: Call, kind: type[T]) -> T:
        return self.api.read(self.api.call(call).body, kind)

    def current(self) -> Record | None:
        """Give the record of what is public; nothing for a preview, which replaces nothing."""
        return None if self.target.draft else self._record_of(self._public())

    def _public(self) -> Deploy | None:
        """Give the deploy that is public."""
        return self._read(Call("GET", self._site), Site).published_deploy

    def _record_of(self, deploy: Deploy | None) -> Record | None:
        release = release_in(deploy.title) if deploy else ""
        return record_at(self.api, deploy.address, release) if deploy and release else None

    def check(self, plan: Plan, release: Release) -> None:
        """Raise SitegenError where a path is none for Netlify."""
        wrong = [path for path in plan.record.present if not set(UNFIT).isdisjoint(path)]
        if wrong:
            raise SitegenError(f"{wrong[0]}: Netlify takes no path with one of {UNFIT} in it")

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        before = self._public()
        now = None if self.target.draft else self._record_of(before)
        if release_of(now) != release_of(plan.before):
            raise moved(self.api)
        contents = contents_of(self.api, plan, release, before.address if before else "", sha1_key)
        deploy = self._begin(contents)
        try:
            self._send(deploy, contents, told)
            if not self.target.draft and id_of(self._public()) != id_of(before):
                raise moved(self.api)
            last = [RECORD] if sha1(contents.own) in (deploy.required or ()) else []
            self._upload(deploy, last, contents, lambda done, total: None)
            done = self._wait(deploy.id, (READY,))
        except BaseException:
            self.api.call(Call("POST", f"/deploys/{deploy.id}/cancel", b""), may=range(600))
            raise
        return tuple(self._notes(done, before))

    def _begin(self, contents: Contents) -> Deploy:
        """Tell Netlify all digests; gives the deploy with those of the files that it misses."""
        record = contents.record
        files = {f"/{path}": key for path, key in record.keys.items()}
        files[f"/{RECORD}"] = sha1(contents.own)
        body = msgspec.json.encode({"files": files, "draft": self.target.draft, "async": True})
        path = f"{self._site}/deploys?title={quote(title_of(record), safe='')}"
        made = self._read(Call("POST", path, body), Deploy)
        return self._wait(made.id, ASKING)

    def _send(self, deploy: Deploy, contents: Contents, told: Told) -> None:
        """Upload what Netlify misses, but for the record."""
        missing = set(deploy.required or ())
        by_key = {key: path for path, key in contents.record.keys.items() if key in missing}
        self._upload(deploy, sorted(by_key.values()), contents, told)

    def _upload(self, deploy: Deploy, paths: Sequence[str], contents: Contents, told: Told) -> None:
        def call(path: str) -> Callable[[], Call]:
            place = f"/deploys/{deploy.id}/files/{quote(path)}"
            return lambda: Call("PUT", place, contents.data(path), UPLOAD)

        self.api.call_all(map(call, paths), told, at_once=AT_ONCE)

    def _wait(self, id_: str, states: Sequence[str]) -> Deploy:
        """Wait until a deploy has come so far. Raises SitegenError where it doesn't."""
        end = time.monotonic() + LONGEST
        while True:
            deploy = self._read(Call("GET", f"/deploys/{id_}"), Deploy)
            if deploy.state in FAILED:
                why = deploy.error_message or deploy.state
                raise SitegenError(f"Netlify refuses: {why}; what was public before still is")
            if deploy.state in states:
                return deploy
            if time.monotonic() > end:
                raise SitegenError(
                    f"Netlify has not finished the deploy within {LONGEST / 60:.0f} minutes "
                    f"(it is {deploy.state}); look at it there"
                )
            self.api.rest()

    def _notes(self, done: Deploy, before: Deploy | None) -> Iterator[str]:
        if self.target.draft:
            yield f"this is a preview, at {done.address}"
            return
        if id_of(self._public()) != done.id:
            yield (
                f"the deploy is ready at {done.address} and not public: publishing is locked at "
                "Netlify (Deploys, Start auto publishing)"
            )
        elif before and not release_in(before.title):
            yield "the deploy that was public before isn't sitegen's; Netlify keeps it"

    def releases(self) -> Sequence[Record]:
        """Give the releases that can be returned to, the newest first."""
        records = (self._record_of(deploy) for deploy in self._deploys())
        return [record for record in records if record]

    def _deploys(self) -> Iterator[Deploy]:
        """Give our deploys that are whole, the newest first."""
        call = Call("GET", f"{self._site}/deploys?per_page={FORMER}")
        for deploy in self._read(call, list[Deploy]):
            if release_in(deploy.title) and deploy.state == READY and not deploy.draft:
                yield deploy

    def forget(self, record: Record) -> Sequence[str]:
        """Delete all deploys of ours but the public one, previews too."""
        public = id_of(self._public())
        others = [each for each in self._all_deploys() if each.id != public]
        for deploy in others:
            if release_in(deploy.title):
                self.api.call(Call("DELETE", f"/deploys/{deploy.id}"), may=(404,))
        strangers = sum(not release_in(deploy.title) for deploy in others)
        return (STRANGERS.format(strangers),) if strangers else ()

    def _all_deploys(self) -> list[Deploy]:
        """Give every deploy that Netlify lists, page by page."""
        found: dict[str, Deploy] = {}
        for page in count(1):
            call = Call("GET", f"{self._site}/deploys?per_page={FORMER}&page={page}")
            deploys = self._read(call, list[Deploy])
            new = {each.id: each for each in deploys if each.id not in found}
            found |= new
            if not new:
                break
        return list(found.values())

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is there of ours, in former deploys too, beside what a record names."""
        for deploy in self._all_deploys():
            release = release_in(deploy.title)
            former = record_at(self.api, deploy.address, release) if release else None
            if former is None:
                continue
            for path in unknown_of(former, record):
                reply = self.api.call(
                    Call("GET", address_of(deploy.address, path), token=""), may=(404,)
                )
                yield f"{deploy.id}/{path}", reply.body if reply.good else b""

    def return_to(self, record: Record) -> None:
        """Make a former release public again."""
        for deploy in self._deploys():
            if release_in(deploy.title) == record.release:
                self.api.call(Call("POST", f"{self._site}/deploys/{deploy.id}/restore", b""))
                return
        raise SitegenError(f"Netlify has no deploy of {record.release} any longer")

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Read the deploy back; give the files of a record that are missing or differ."""
        deploy = next(
            (each for each in self._deploys() if release_in(each.title) == record.release), None
        )
        return differing_at(deploy.address if deploy else self.target.url, record, told)


def netlify(target: NetlifyTarget) -> Netlify:
    """Give a target's host. Raises UsageError without a token in the environment."""
    what = "a personal access token of Netlify (User settings, Applications)"
    (token,) = environment({TOKEN_NAME: what})
    base = os.environ.get(BASE_NAME, BASE).rstrip("/")
    return Netlify(target, Api("Netlify", base, token, TOKEN_NAME))


def sha1(data: bytes) -> str:
    """Give the digest by which Netlify knows contents."""
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()


def sha1_key(path: str, data: bytes) -> str:
    """Give Netlify's key for a file."""
    return sha1(data)


def id_of(deploy: Deploy | None) -> str:
    """Give a deploy's id, "" for none."""
    return deploy.id if deploy else ""
