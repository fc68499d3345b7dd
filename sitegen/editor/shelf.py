"""The entries of a site as a list: what each is called and how it stands. Files that are as they
were are not read again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.content.editing.document import EditError, values_in
from sitegen.content.editing.values import Bare, Wanted
from sitegen.content.entries.entries import read_group
from sitegen.content.entries.entry import Group
from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file, walk_site
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.project import facts_of
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.content.translating.wording import version_of
from sitegen.editor.forms import truth
from sitegen.engine.files import Identity
from sitegen.errors import ContentError, Problem
from sitegen.kinds.meta import ORIGINAL, Meta
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.site.freshness import State, state_by, wording_in
from sitegen.site.visibility import Moment, held_until, why_hidden

Head = Mapping[str, Wanted] | None
"""What the front matter of a file says, None where it can't be read."""

OLDER = "older than the original"
UNKNOWN = "version of the original not known"
NOT_SHOWN = "not agreed to"
STATES = ("published", "draft", "scheduled", "expired", NOT_SHOWN, "unreadable", OLDER, UNKNOWN)
TRANSLATIONS: Mapping[State, str] = {"current": "", "older": OLDER, "unknown": UNKNOWN}


@dataclass(frozen=True)
class Site:
    """A site as it stands now: its files and settings."""

    sources: Sources
    settings: Settings
    kinds: Kinds

    def below(self, start: str) -> Sequence[str]:
        """Give the paths that begin with something, sorted."""
        paths = self.paths
        first = bisect_left(paths, start)
        return paths[first : bisect_left(paths, f"{start}\U0010ffff", lo=first)]

    @cached_property
    def paths(self) -> Sequence[str]:
        """The paths of all files, sorted."""
        return tuple(self.sources.identities)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that entries may be in."""
        return self.settings.written_languages

    def file_of(self, path: str) -> EntryFile | None:
        """Give the entry that a path names, None for anything else than an entry that is there."""
        if path not in self.sources.identities or not is_entry_file(path):
            return None
        found = classify(path, self.languages, self.kinds)
        return None if isinstance(found, Problem) else found


@dataclass(frozen=True, slots=True)
class Row:
    """An entry's file on the list. `state`: published, draft, scheduled, expired, unreadable, or
    not agreed to by somebody whom it shows.

    `translation` says how a translation stands to its original, where it isn't up to date.
    """

    file: EntryFile
    lang: str
    title: str
    state: str
    date: str = ""
    translation: str = ""
    publish: str = ""


@dataclass
class Shelf:
    """What was read of files, by path and identity: a list of ten thousand is read once."""

    heads: dict[str, tuple[Identity, Head]] = field(default_factory=dict)
    versions: dict[str, tuple[Identity, str]] = field(default_factory=dict)
    groups: dict[str, tuple[tuple[Identity, ...], Group | None]] = field(default_factory=dict)

    def all(self, site: Site, now: datetime) -> tuple[Row, ...]:
        """Give the entries of a site, sorted by id and language."""
        files = self._read(site)
        originals = {file.id: file for file in files if not file.lang}
        beside: dict[str, list[EntryFile]] = defaultdict(list)
        for file in files:
            beside[file.id].append(file)
        rows = []
        for file in files:
            head = self.heads[file.path][1]
            row = row_of(site, file, head, now)
            if row.state == "published" and self._is_refused(site, file, beside[file.id], now):
                row = replace(row, state=NOT_SHOWN)
            original = originals.get(file.id)
            if file.lang and head is not None and original:
                state = state_by(_text(head.get(ORIGINAL)), self._version(site, original))
                row = replace(row, translation=TRANSLATIONS[state])
            rows.append(row)
        return tuple(sorted(rows, key=_place))

    def named(self, site: Site) -> set[str] | None:
        """Give the versions of originals that translations name, None where one can't be read."""
        heads = [self.heads[file.path][1] for file in self._read(site) if file.lang]
        readable = [head for head in heads if head is not None]
        return {_text(h.get(ORIGINAL)) for h in readable} if len(readable) == len(heads) else None

    def _read(self, site: Site) -> list[EntryFile]:
        """Read the heads of all entries that changed, and give their files."""
        found = [file for path in site.sources.identities if (file := site.file_of(path))]
        self.heads = {file.path: self._head(site, file) for file in found}
        return found

    def _head(self, site: Site, file: EntryFile) -> tuple[Identity, Head]:
        identity, known = site.sources.identities[file.path], self.heads.get(file.path)
        return known if known and known[0] == identity else (identity, head_of(site, file))

    def _is_refused(
        self, site: Site, file: EntryFile, files: Sequence[EntryFile], now: datetime
    ) -> bool:
        """True where somebody whom an entry shows has not agreed that readers see it; `files` are
        all of the entry's.
        """
        heads = (self.heads[each.path][1] or {} for each in files)
        if not (site.kinds[file.kind].has("consent") or any("people" in head for head in heads)):
            return False
        identities = tuple(site.sources.identities[each.path] for each in files)
        known = self.groups.get(file.id)
        if known is None or known[0] != identities:
            known = self.groups[file.id] = (identities, group_of(site, files))
        entries = known[1].entries if known[1] else ()
        moment = Moment(now, ZoneInfo(site.settings.timezone))
        return any(why_hidden(each, "web", moment) for each in entries if each.path == file.path)

    def _version(self, site: Site, original: EntryFile) -> str:
        """Give the version that an original is, "" where it can't be read."""
        identity, known = site.sources.identities[original.path], self.versions.get(original.path)
        if known is None or known[0] != identity:
            try:
                wording = wording_in(site.sources, site.kinds[original.kind], original.path)
                known = (identity, version_of(wording))
            except (ContentError, FrontMatterError):
                known = (identity, "")
            self.versions[original.path] = known
        return known[1]


def _place(row: Row) -> tuple[str, str]:
    return row.file.id, row.file.lang


def open_site(folder: Path) -> Site:
    """Give a site as it stands now. Raises ContentError where site.yaml has mistakes."""
    return site_of(Sources(folder, walk_site(folder, with_entries=True)))


def site_of(sources: Sources) -> Site:
    """Give the site of sources. Raises ContentError where site.yaml has mistakes."""
    settings = read_settings(sources)
    return Site(sources, settings, kinds_of(settings.kinds))


def group_of(site: Site, files: Sequence[EntryFile]) -> Group | None:
    """Read an entry whole, None where it has mistakes."""
    try:
        found = [(file, site.sources.read(file.path)) for file in files]
    except ContentError:
        return None
    facts = facts_of(site.sources, site.settings)
    return read_group(found, facts, site.settings.default_language).group


def head_of(site: Site, file: EntryFile) -> Head:
    """Read what an entry's file says of itself, None where it can't be read."""
    try:
        text = decode_text(site.sources.read(file.path), file.path)
        return values_in(text, file.path)
    except (ContentError, FrontMatterError, EditError):
        return None


def row_of(site: Site, file: EntryFile, values: Head, now: datetime) -> Row:
    """Give what a list shows of an entry at a moment."""
    lang = file.lang or site.settings.default_language
    if values is None:
        return Row(file, lang, file.id.rpartition("/")[2], "unreadable")
    title = _text(values.get("title")) or file.id.rpartition("/")[2]
    own = lang if file.lang else _text(values.get("lang")) or lang
    zone = ZoneInfo(site.settings.timezone)
    return Row(
        file,
        own,
        title,
        state_of(values, now, zone),
        _text(values.get("date")),
        publish=_text(values.get("publish")),
    )


def state_of(values: Mapping[str, Wanted], now: datetime, zone: ZoneInfo) -> str:
    """Say how an entry stands by its own words; what others agreed to isn't asked."""
    if truth(values.get("draft")) == "true":
        return "draft"
    moment = Moment(now, zone)
    publish, expires = (_moment(values.get(name), zone) for name in ("publish", "expires"))
    meta = Meta(title="", publish=publish, expires=expires)
    if held_until(meta, moment):
        return "scheduled"
    if meta.expires and meta.expires <= moment.at:
        return "expired"
    return "published"


def _moment(value: Wanted, zone: ZoneInfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _text(value: Wanted) -> str:
    return value.text if isinstance(value, Bare) else value if isinstance(value, str) else ""


def translations_of(site: Site, file: EntryFile) -> Iterator[EntryFile]:
    """Give all files of an entry, the original first."""
    start = f"content/{file.id}"
    near = (site.file_of(path) for path in site.below(start))
    yield from sorted((each for each in near if each and each.id == file.id), key=lambda f: f.lang)
