"""S3 and its likes: files in a safe order, as no switch of all of them at once exists there.

Every page that is served finds all its assets and links, at each moment: what is asked for goes
before what asks, and deletions come last, when everything else has succeeded. What is about to be
sent is written down first, so that a publish that follows one that broke off knows what is there.
Nothing of a former release is kept but files that pages fetched before may ask for: a bucket is
public as a whole, and must keep nobody who left.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby

from msgspec.structs import replace

from sitegen.errors import SitegenError
from sitegen.publish.bucket import Bucket
from sitegen.publish.folder import locked
from sitegen.publish.host import GO_BACK, Held, Host, Terms, Told
from sitegen.publish.journal import LOST, OURS, PENDING, RECORD, found_there, refuse_foreign, whole
from sitegen.publish.order import stage_of
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record, decode, encode
from sitegen.publish.release import Release

LOCK = f"{OURS}lock"
PROBE = f"{OURS}probe"
AT_ONCE = 16
"""Files on the way at a time, all of one stage."""

MANY_DELETED = 1000
PAUSE = 1.0
"""Seconds after which a lock is read back where the host can't say who was first."""

UNSURE = (
    "this host ignores conditional writes: two publishers who begin in the same second may both "
    "go on. In CI, let one job at a time publish (concurrency)"
)

VERSIONS = (
    "if versioning is on for the bucket, the host keeps every former content: delete the former "
    "versions there (at Amazon: a lifecycle rule with NoncurrentDays 1)"
)


@dataclass
class S3(Host):
    """A target that is reached: its bucket, and the mark of our lock."""

    bucket: Bucket
    mark: str = field(default_factory=lambda: secrets.token_hex(8))
    unsure: bool = False

    def lock(self, terms: Terms) -> None:
        """Keep others from publishing here at the same time."""
        if terms.break_lock:
            self.bucket.delete([LOCK])
        own = self.mark.encode()
        self.unsure = not self._is_conditional()
        if not self.unsure:
            if not self.bucket.create(LOCK, own):
                raise SitegenError(locked(""))
            return
        if self.bucket.get(LOCK) is not None:
            raise SitegenError(locked(""))
        self.bucket.put(LOCK, own)
        time.sleep(PAUSE)
        if self.bucket.get(LOCK) != own:
            raise SitegenError(locked(""))

    def _is_conditional(self) -> bool:
        """Find out whether the host refuses to create what is there: some say yes and write."""
        self.bucket.put(PROBE, b"1")
        refused = self.bucket.create(PROBE, b"2") is False
        self.bucket.delete([PROBE])
        return refused

    def unlock(self) -> None:
        """Let others publish again; a lock of somebody else stays."""
        if self.bucket.get(LOCK) == self.mark.encode():
            self.bucket.delete([LOCK])

    def current(self) -> Record | None:
        """Give the record of what is there, also after a publish that broke off."""
        published = decode(self.bucket.get(RECORD))
        pending = decode(self.bucket.get(PENDING))
        if pending is None:
            return published
        return found_there(published, pending, self.bucket.tags())

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        tags = {path: md5(release.read(path)) for path in plan.put}
        known = plan.before.present if plan.before else {}
        there = self.bucket.tags_of([path for path in plan.put if path not in known])
        foreign = [path for path, tag in there.items() if tag != tags[path]]
        refuse_foreign(foreign, self.bucket.name, "give another prefix:")
        before = plan.before.keys if plan.before else {}
        kept = {path: before[path] for path in plan.unchanged if path in before}
        if plan.before and self.bucket.get(PENDING) is not None:
            # What broke off is forgotten with the next line but one, and its files are not.
            self.bucket.put(RECORD, encode(plan.before))
        self.bucket.put(PENDING, encode(replace(plan.record, keys={**kept, **tags})))
        sent = self._send(plan, release, told, {p for p, tag in there.items() if tag})
        self._hold()
        for start in range(0, len(plan.delete), MANY_DELETED):
            self.bucket.delete(plan.delete[start : start + MANY_DELETED])
        self.bucket.put(RECORD, encode(replace(plan.record, keys={**kept, **sent})))
        self.bucket.delete([PENDING])
        return (UNSURE,) if self.unsure else ()

    def _send(self, plan: Plan, release: Release, told: Told, there: set[str]) -> Mapping[str, str]:
        """Send files, each stage when the one before is there; gives the host's names of them."""
        before = frozenset(plan.before.files if plan.before else ())
        sent: dict[str, str] = {}

        def send(path: str) -> tuple[str, str]:
            data = release.read(path)
            # Not foreign, so it is what a publish has sent that broke off before it could say so.
            if path in there:
                return path, md5(data)
            if path in release.fleeting:
                return path, self.bucket.put(path, data)
            return path, self.bucket.publish(path, data)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                for _, stage in groupby(plan.put, key=lambda path: stage_of(path, before)):
                    self._hold()
                    for path, tag in pool.map(send, stage):
                        sent[path] = tag
                        told(len(sent), len(plan.put))
            finally:
                pool.shutdown(cancel_futures=True)  # After a failure nothing new is begun.
        return sent

    def _hold(self) -> None:
        """Raise SitegenError where somebody broke our lock: from then on they publish."""
        if self.bucket.get(LOCK) != self.mark.encode():
            raise SitegenError(LOST)

    def keeps_one(self) -> str:
        """Say why no former release can be returned to."""
        return f"a bucket keeps no former releases; {GO_BACK}"

    def releases(self) -> Sequence[Record]:
        """Give the one release that is there, none after a publish that broke off."""
        return whole(self.current())

    def forget(self, record: Record) -> Sequence[str]:
        """Nothing to do: what isn't in the release was deleted; a bucket may keep versions."""
        return (VERSIONS,)

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is there beside the files of a record as it says they are."""
        said = decode(self.bucket.get(RECORD))
        names = said.keys if said else {}
        for path, tag in self.bucket.tags().items():
            if path in record.present and tag == names.get(path):
                continue
            if (data := self.bucket.get(path)) is not None:
                yield path, data

    def return_to(self, record: Record) -> None:
        """Refuse: there is nothing to go back to."""
        raise SitegenError(self.keeps_one())

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Compare what the host calls its contents; what it names otherwise is read back."""
        tags = self.bucket.tags()
        said = decode(self.bucket.get(RECORD))
        names = said.keys if said else {}
        wrong = []
        for done, (path, digest) in enumerate(record.present.items(), 1):
            same = path in tags and tags[path] == names.get(path, " ")
            if not same and not self._holds(path, digest):
                wrong.append(path)
            told(done, len(record.present))
        return wrong

    def _holds(self, path: str, digest: str) -> bool:
        data = self.bucket.get(path)
        return data is not None and hashlib.sha256(data).hexdigest() == digest


def md5(data: bytes) -> str:
    """Give what S3 calls a content that is sent in one piece: its MD5 in hex."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
