"""The search index: made anew, a language at a time, only where what can be found has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sitegen.builder.commit.output import OutputState, Wanted
from sitegen.builder.options import BuildOptions
from sitegen.builder.store.folders import Folders
from sitegen.builder.tasks.workspace import Workspace
from sitegen.builder.trace.verifying import differs
from sitegen.engine.digest import Digest, digest_value, encode, sha256_hex
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Location, Problem
from sitegen.search.pagefind import Services, index_records, merge_indexes
from sitegen.search.records import (
    Finding,
    Record,
    Thumbnail,
    files_of,
    findings,
    record_of,
)
from sitegen.values import Value

FOLDER = "pagefind"

STEP = 0.1
"""Seconds between two times that progress is told of, ..."""
FEW = 200
"""... or so many records."""


class KeptIndex(Value, tag=False):
    """A language's index: its files by path, and what they were made from.

    `findings` is the digest of what makes the records, `records` that of the records themselves.
    """

    findings: bytes
    records: bytes
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Draft:
    """A language's index before it is made: records that changed, or the index as it was kept.

    `settled` where the store has it with the same findings.
    """

    lang: str
    findings: Digest
    kept: KeptIndex | None
    records: tuple[Record, ...] = ()
    settled: bool = False

    def index(self, services: Services) -> KeptIndex:
        """Make the index, or give the one that was kept."""
        if self.kept is not None:
            return self.kept
        files = index_records(self.records, services) if self.records else {}
        return KeptIndex(
            findings=self.findings, records=digest_value(list(self.records)), files=files
        )


@dataclass(frozen=True, slots=True)
class Searching:
    """Makes the search of a site; `outputs` are the paths of all pages, `pictures` those that are
    there to show beside results, by source."""

    workspace: Workspace
    outputs: Collection[str]
    pictures: Mapping[str, Thumbnail]
    folders: Folders
    options: BuildOptions
    progress: Callable[[int, int], None]

    @property
    def store(self) -> ObjectStore:
        """Where the indexes of an output are kept: the current ones, no others."""
        return ObjectStore(self.folders.state / "search", fresh=self.options.clean)

    def wanted(self, present: OutputState) -> dict[str, Wanted]:
        """Give the outputs of the search; none where the site has no search.

        Raises ContentError for a text that may not be found, MissingToolError without Pagefind.
        """
        if not self.workspace.library.settings.search:
            return {}
        drafts = [self.draft(language.code) for language in self.workspace.library.languages]
        indexes = self.indexed(drafts)
        if self.options.verify:
            self.compare(drafts, indexes)
        self.keep(drafts, indexes)
        files = merge_indexes(index.files for index in indexes if index.files)
        return self.staged(files, present)

    def indexed(self, drafts: Sequence[Draft]) -> list[KeptIndex]:
        """Make the indexes, side by side; where telling of progress raises, none is waited for."""
        from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

        services = Services()
        with ThreadPoolExecutor(max_workers=max(1, self.options.jobs)) as pool:
            work = [pool.submit(draft.index, services) for draft in drafts]
            pending = set(work)
            try:
                while pending:
                    _, pending = wait(pending, timeout=STEP, return_when=FIRST_COMPLETED)
                    self.progress(len(drafts) - len(pending), len(drafts))
            except BaseException:
                services.end()
                raise
        return [each.result() for each in work]

    def draft(self, lang: str) -> Draft:
        """Find out whether a language's index has to be made anew."""
        site = self.workspace
        found = findings(site.library, site.theme, lang, self.outputs)
        made_from = digest_value([self.workspace.gate.mark, *map(self.parts, found)])
        kept = None if self.options.verify else self.load(lang)
        if kept and kept.findings == made_from:
            return Draft(lang, made_from, kept, settled=True)
        records = tuple(self.records(found))
        self.guard(records)
        if kept and kept.records == digest_value(list(records)):
            return Draft(lang, made_from, msgspec.structs.replace(kept, findings=made_from))
        return Draft(lang, made_from, None, records)

    def records(self, found: Sequence[Finding]) -> Iterator[Record]:
        """Make the records of a language."""
        site, total = self.workspace, len(self.workspace.library.languages)
        for number, each in enumerate(found):
            if number % FEW == 0:
                self.progress(0, total)
            yield record_of(each, site.bodies, site.files, self.pictures.get(each.told.image))

    def parts(self, found: Finding) -> list[object]:
        """Give all that a record is made from, by digests."""
        bodies, sources = self.workspace.bodies, self.workspace.files.sources
        read = [sources.digest(path) for path in files_of(found)]
        picture = self.pictures.get(found.told.image)
        return [found, bodies.digest(found.id, found.lang), read, picture]

    def guard(self, records: Collection[Record]) -> None:
        """Raise ContentError where a name that may not be shown could be found."""
        gate = self.workspace.gate
        for record in records:
            if gate.stops_value(record):
                message = (
                    f"the search would find {gate.hide(record.url)} by a storyteller's name that "
                    "may not be shown; take it out of what the page is made from"
                )
                raise ContentError([Problem(Location("site.yaml"), message)])

    def load(self, lang: str) -> KeptIndex | None:
        """Give a language's index as it was kept, None where it isn't there whole."""
        data = self.store.get(key_of(lang))
        try:
            return msgspec.msgpack.decode(data, type=KeptIndex) if data else None
        except msgspec.DecodeError:
            return None

    def keep(self, drafts: list[Draft], indexes: list[KeptIndex]) -> None:
        """Keep the indexes for the next build, and no older ones."""
        for draft, index in zip(drafts, indexes, strict=True):
            if not draft.settled:
                self.store.put(key_of(draft.lang), encode(index))
        self.store.remove_all_but({key_of(draft.lang) for draft in drafts})

    def compare(self, drafts: list[Draft], indexes: list[KeptIndex]) -> None:
        """Raise ContentError where an index that would have been reused differs from a new one."""
        for draft, index in zip(drafts, indexes, strict=True):
            kept = self.load(draft.lang)
            if kept and kept.records == index.records and kept.files != index.files:
                raise ContentError([differs(FOLDER)])

    def staged(self, files: dict[str, bytes], present: OutputState) -> dict[str, Wanted]:
        """Lay those files ready that aren't in the output as they should be."""
        wanted = {}
        for number, (name, data) in enumerate(sorted(files.items())):
            path, digest = f"{FOLDER}/{name}", sha256_hex(data)
            record = present.files.get(path)
            if record and record.digest == digest:
                wanted[path] = Wanted(digest, None)
                continue
            file = self.folders.stage / f"search-{number}"
            file.write_bytes(data)
            wanted[path] = Wanted(digest, file, movable=True)
        return wanted


def key_of(lang: str) -> Digest:
    """Give the name of a language's index in the store."""
    return digest_value(["search", lang])
