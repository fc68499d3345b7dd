"""The entries of a site as a list: what each is called and how it stands. Files that are as they
were are not read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.content.editing.document import EditError, values_in
from sitegen.content.editing.values import Bare, Wanted
from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file, walk_site
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.engine.files import Identity
from sitegen.errors import ContentError, Problem
from sitegen.kinds.registry import Kinds, kinds_of

Head = Mapping[str, Wanted] | None
"""What the front matter of a file says, None where it can't be read."""

STATES = ("published", "draft", "scheduled", "expired", "unreadable")


@dataclass(frozen=True, slots=True)
class Site:
    """A site as it stands now: its files and settings."""

    sources: Sources
    settings: Settings
    kinds: Kinds

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
    """An entry's file on the list. `state`: published, draft, scheduled, expired or unreadable."""

    file: EntryFile
    lang: str
    title: str
    state: str
    date: str = ""


@dataclass
class Shelf:
    """What was read of files, by path and identity: a list of ten thousand is read once."""

    heads: dict[str, tuple[Identity, Head]] = field(default_factory=dict)

    def all(self, site: Site, now: datetime) -> tuple[Row, ...]:
        """Give the entries of a site, sorted by id and language."""
        kept: dict[str, tuple[Identity, Head]] = {}
        rows = []
        for path, identity in site.sources.identities.items():
            file = site.file_of(path)
            if file is not None:
                known = self.heads.get(path)
                is_known = known is not None and known[0] == identity
                kept[path] = known if known and is_known else (identity, head_of(site, file))
                rows.append(row_of(site, file, kept[path][1], now))
        self.heads = kept
        return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[str, str]:
    return row.file.id, row.file.lang


def open_site(folder: Path) -> Site:
    """Give a site as it stands now. Raises ContentError where site.yaml has mistakes."""
    sources = Sources(folder, walk_site(folder, with_entries=True))
    settings = read_settings(sources)
    return Site(sources, settings, kinds_of(settings.kinds))


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
    return Row(file, own, title, state_of(values, now, zone), _text(values.get("date")))


def state_of(values: Mapping[str, Wanted], now: datetime, zone: ZoneInfo) -> str:
    """Say how an entry stands by its own words; whether consent holds isn't asked."""
    if _text(values.get("draft")) == "true":
        return "draft"
    if (moment := _moment(values.get("publish"), zone)) and moment > now:
        return "scheduled"
    if (moment := _moment(values.get("expires"), zone)) and moment <= now:
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
    near = (site.file_of(path) for path in site.sources.identities if path.startswith(start))
    yield from sorted((each for each in near if each and each.id == file.id), key=lambda f: f.lang)
