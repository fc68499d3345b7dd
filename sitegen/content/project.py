"""Reading a site: its entries and their texts. What is known already isn't read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.content.entries.entries import GroupReading, Unfinished, read_group
from sitegen.content.entries.entry import BodySource, Entry, Group
from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file, walk_site
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import split_text
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import private_names_in, read_settings
from sitegen.content.validation.context import Facts
from sitegen.engine.digest import Digest, digest_value
from sitegen.engine.workers import distribute
from sitegen.errors import ContentError, Problem
from sitegen.kinds.registry import kinds_of

SMALLEST_SHARE = 200
"""Entries below which another process costs more than it brings."""


@dataclass(frozen=True)
class Reading:
    """All entries of a site. `texts` holds the texts of what was read now, by (id, lang).

    `changed` are the ids of those that differ from what was known. `failed` are the ids of entries
    that have mistakes: they are not among the groups; `unfinished` is what of them can be checked.
    """

    groups: tuple[Group, ...]
    texts: Mapping[tuple[str, str], BodySource]
    private_names: tuple[str, ...]
    changed: frozenset[str]
    problems: tuple[Problem, ...] = ()
    failed: frozenset[str] = frozenset()
    unfinished: Mapping[str, Unfinished] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What an earlier build knew: groups by id, and the digests of their files then."""

    groups: Mapping[str, Group] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    under: Digest = b""


def reading_conditions(settings: Settings) -> Digest:
    """Give the digest of the settings that decide how entries are read."""
    return digest_value(
        [
            list(settings.languages),
            settings.print_languages,
            settings.timezone,
            settings.url,
            settings.kinds,
        ]
    )


def facts_of(sources: Sources, settings: Settings) -> Facts:
    """Give what fields of a site's entries are checked against."""
    return Facts(
        files=sources.identities.keys(),
        languages=settings.written_languages,
        zone=ZoneInfo(settings.timezone),
        base=settings.url,
        kinds=kinds_of(settings.kinds),
    )


def read_entries(sources: Sources, settings: Settings, known: Known, jobs: int = 1) -> Reading:
    """Read all entries of a site; those whose files are as they were are taken from `known`.

    Entries with a private name are always read: the name is kept nowhere. All mistakes of all
    files are in the reading's problems. The work is spread over up to `jobs` processes.
    """
    facts = facts_of(sources, settings)
    current = current_groups(sources, known, reading_conditions(settings))
    by_id, problems = classify_files(sources, facts, current)
    groups = dict(current)
    texts: dict[tuple[str, str], BodySource] = {}
    # What stands in a wrong place is read as no entry, and may say whom to keep out of reports.
    names = set(private_names_in(sources, [problem.location.path for problem in problems]))
    changed = known.groups.keys() - current.keys() - by_id.keys()
    unfinished: dict[str, Unfinished] = {}
    task = ReadingTask(sources, facts, settings.default_language)
    for id_, reading in read_groups(task, by_id, jobs):
        problems += reading.problems
        names.update(reading.private_names)
        if reading.group != known.groups.get(id_):
            changed.add(id_)
        if reading.group is None:
            unfinished[id_] = reading.unfinished
            continue
        groups[id_] = reading.group
        texts.update(texts_of(reading.group.entries, reading.bodies))
    ordered = tuple(groups[id_] for id_ in sorted(groups))
    return Reading(
        groups=ordered,
        texts=texts,
        private_names=tuple(sorted(names)),
        changed=frozenset(changed),
        problems=tuple(problems),
        failed=frozenset(unfinished),
        unfinished=unfinished,
    )


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """What entries are read with: the sources, what fields are checked against, the language."""

    sources: Sources
    facts: Facts
    default_language: str


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """An entry as one of the processes read it, with the SHA-256 of its files."""

    id: str
    reading: GroupReading
    digests: Mapping[str, str]


def read_groups(
    task: ReadingTask, by_id: Mapping[str, list[EntryFile]], jobs: int
) -> Iterator[tuple[str, GroupReading]]:
    """Read entries over processes, and give them sorted by id."""
    found: dict[str, GroupReading] = {}
    work = distribute(read_some, task, list(by_id.items()), jobs, lambda _: 1, SMALLEST_SHARE)
    for read in work:
        found[read.id] = read.reading
        task.sources.digests.update(read.digests)
    yield from sorted(found.items())


def read_some(
    task: ReadingTask, share: Sequence[tuple[str, list[EntryFile]]], number: int
) -> Iterator[ReadGroup]:
    """Read entries, one after the other."""
    sources = task.sources
    for id_, files in share:
        problems: list[Problem] = []
        found = read_files(files, sources, problems)
        reading = read_group(found, task.facts, task.default_language)
        digests = {file.path: sources.digests[file.path] for file, _ in found}
        yield ReadGroup(id_, replace(reading, problems=(*problems, *reading.problems)), digests)


def current_groups(sources: Sources, known: Known, conditions: Digest) -> dict[str, Group]:
    """Give the known groups whose files are those that they were read from, byte for byte."""
    if known.under != conditions:
        return {}
    now = {path for path in sources.identities if is_entry_file(path)}
    then = {path for path in known.digests if is_entry_file(path)}
    stale = {path for path in now & then if sources.file_digest(path) != known.digests[path]}
    stale |= then - now
    folders = {path.rpartition("/")[0] for path in now - then}
    gone = known.digests.keys() - sources.identities.keys()
    return {
        id_: group
        for id_, group in known.groups.items()
        if not group.guarded
        and stale.isdisjoint(entry.path for entry in group.entries)
        and gone.isdisjoint(group.files)
        and folders.isdisjoint(folders_of(group))
    }


def folders_of(group: Group) -> set[str]:
    """Give the folders in which a new file could belong to a group."""
    above = group.id.rpartition("/")[0]
    return {f"content/{group.id}", f"content/{above}" if above else "content"}


def classify_files(
    sources: Sources, facts: Facts, current: Mapping[str, Group]
) -> tuple[dict[str, list[EntryFile]], list[Problem]]:
    """Sort the Markdown files below content/ by the entry that they belong to.

    Files of groups that are current already are passed over.
    """
    by_id: dict[str, list[EntryFile]] = defaultdict(list)
    problems: list[Problem] = []
    done = {entry.path for group in current.values() for entry in group.entries}
    for path in sources.identities:
        if is_entry_file(path) and path not in done:
            file = classify(path, facts.languages, facts.kinds)
            if isinstance(file, Problem):
                problems.append(file)
            else:
                by_id[file.id].append(file)
    return by_id, problems


def read_files(
    files: list[EntryFile], sources: Sources, problems: list[Problem]
) -> list[tuple[EntryFile, bytes]]:
    """Read the files of an entry; one that can't be read is a problem."""
    found = []
    for file in files:
        try:
            found.append((file, sources.read(file.path)))
        except ContentError as error:
            problems += error.problems
    return found


def texts_of(
    entries: tuple[Entry, ...], bodies: tuple[BodySource, ...]
) -> dict[tuple[str, str], BodySource]:
    """Give the texts of entries by id and language."""
    return {(entry.id, entry.lang): body for entry, body in zip(entries, bodies, strict=True)}


def read_text(sources: Sources, path: str) -> BodySource:
    """Read the text of an entry's file again. Raises ContentError where it changed meanwhile."""
    split = split_text(decode_text(sources.read(path), path), path)
    return BodySource(path=path, line=split.body_line, text=split.body)


def settings_of(site: Path) -> Settings:
    """Give a site's settings. Raises ContentError where site.yaml has mistakes."""
    return read_settings(Sources(site, walk_site(site)))


def zone_of(site: Path) -> ZoneInfo:
    """Give a site's time zone. Raises ContentError where site.yaml has mistakes."""
    return ZoneInfo(settings_of(site).timezone)
