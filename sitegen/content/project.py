"""Reading a site: settings, entries, texts. What is known already isn't read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.content.entries import BodySource, Entry, Group, read_group
from sitegen.content.frontmatter import FrontMatterError, compose
from sitegen.content.layout import EntryFile, classify
from sitegen.content.schema import read_model
from sitegen.content.scope import Facts, Findings, Scope
from sitegen.content.settings import Settings
from sitegen.content.source import walk_site
from sitegen.content.sources import Sources
from sitegen.engine.digest import Digest, digest_value
from sitegen.errors import ContentError, Location, Problem

SETTINGS = "site.yaml"


@dataclass(frozen=True)
class Reading:
    """All entries of a site. `texts` holds the texts of what was read now, by (id, lang).

    `changed` is true where any entry differs from what was known. `failed` are the ids of entries
    that have mistakes: they are not among the groups.
    """

    groups: tuple[Group, ...]
    texts: Mapping[tuple[str, str], BodySource]
    private_names: tuple[str, ...]
    changed: bool
    problems: tuple[Problem, ...] = ()
    failed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """What an earlier build knew: groups by id, and the digests of their files then."""

    groups: Mapping[str, Group] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    under: Digest = b""


def read_settings(sources: Sources) -> Settings:
    """Read and check site.yaml. Raises ContentError with all its mistakes."""
    try:
        text = sources.read(SETTINGS).decode("utf-8")
        node = compose(text, SETTINGS)
    except UnicodeDecodeError:
        message = "not UTF-8 text; expected the file to be saved as UTF-8"
        raise ContentError([Problem(Location(SETTINGS), message)]) from None
    except FrontMatterError as error:
        raise ContentError([error.problem]) from None
    findings = Findings()
    facts = Facts(files=frozenset(sources.identities), languages=(), zone=ZoneInfo("UTC"))
    settings = read_model(Settings, node, Scope(facts, findings))
    if settings is None:
        raise ContentError(findings.problems)
    if not settings.languages:
        raise ContentError([Problem(Location(SETTINGS), "languages: expected at least one")])
    return settings


def reading_conditions(settings: Settings) -> Digest:
    """Give the digest of the settings that decide how entries are read."""
    return digest_value([list(settings.languages), settings.print_languages, settings.timezone])


def read_entries(sources: Sources, settings: Settings, known: Known) -> Reading:
    """Read all entries of a site; those whose files are as they were are taken from `known`.

    Entries with a private name are always read: the name is kept nowhere. All mistakes of all
    files are in the reading's problems.
    """
    languages = (*settings.languages, *settings.print_languages)
    zone = ZoneInfo(settings.timezone)
    facts = Facts(files=sources.identities.keys(), languages=languages, zone=zone)
    by_id, problems = classify_files(sources, languages)
    same_conditions = known.under == reading_conditions(settings)
    groups: list[Group] = []
    texts: dict[tuple[str, str], BodySource] = {}
    names: set[str] = set()
    changed = bool(set(known.groups) - set(by_id))
    failed: set[str] = set()
    for id_, files in sorted(by_id.items()):
        old = known.groups.get(id_)
        if old and same_conditions and is_current(old, files, sources, known):
            groups.append(old)
            continue
        reading = read_group(read_files(files, sources, problems), facts, settings.default_language)
        problems += reading.problems
        names.update(reading.private_names)
        changed = changed or reading.group != old
        if reading.group is None:
            failed.add(id_)
            continue
        groups.append(reading.group)
        texts.update(texts_of(reading.group.entries, reading.bodies))
    return Reading(
        tuple(groups), texts, tuple(sorted(names)), changed, tuple(problems), frozenset(failed)
    )


def classify_files(
    sources: Sources, languages: tuple[str, ...]
) -> tuple[dict[str, list[EntryFile]], list[Problem]]:
    """Sort the Markdown files below content/ by the entry that they belong to."""
    by_id: dict[str, list[EntryFile]] = defaultdict(list)
    problems: list[Problem] = []
    for path in sources.identities:
        if path.startswith("content/") and path.endswith(".md"):
            file = classify(path, languages)
            if isinstance(file, Problem):
                problems.append(file)
            else:
                by_id[file.id].append(file)
    return by_id, problems


def is_current(old: Group, files: list[EntryFile], sources: Sources, known: Known) -> bool:
    """True where a group's files are those that it was read from, byte for byte."""
    if old.guarded or {file.path for file in files} != {entry.path for entry in old.entries}:
        return False
    return all(sources.digest(file.path) == known.digests.get(file.path) for file in files) and all(
        path in sources.identities for path in old.files
    )


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
    from sitegen.content.frontmatter import split_document

    document = split_document(sources.read(path).decode().replace("\r\n", "\n"), path)
    return BodySource(path=path, line=document.body_line, text=document.body)


def zone_of(site: Path) -> ZoneInfo:
    """Give a site's time zone. Raises ContentError where site.yaml has mistakes."""
    return ZoneInfo(read_settings(Sources(site, walk_site(site))).timezone)
