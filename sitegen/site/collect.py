"""From groups of entries to the library: what is shown, in which order, under which address."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from types import MappingProxyType

from msgspec.structs import replace as replace_value

from sitegen.content.entries.entries import Unfinished
from sitegen.content.entries.entry import Entry, Group
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.tagnames import (
    Row,
    plain_tag,
    rows_by_name,
    spelled_alike,
    with_tags_of_language,
)
from sitegen.engine.period import Period
from sitegen.errors import Location, Problem
from sitegen.kinds.kind import Kind, newest_first
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.site.addresses import address_of
from sitegen.site.future import future_dates
from sitegen.site.languages import languages_of
from sitegen.site.library import Library, Pair
from sitegen.site.terms import collect_terms
from sitegen.site.visibility import Moment, Surface, judge
from sitegen.text import did_you_mean

NONE_FAILED: Mapping[str, Unfinished] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Collection:
    """A library, the period for which it holds, and what was noticed on the way."""

    library: Library
    period: Period
    problems: tuple[Problem, ...]


def collect(
    groups: Sequence[Group],
    settings: Settings,
    moment: Moment,
    surface: Surface = "web",
    failed: Mapping[str, Unfinished] = NONE_FAILED,
) -> Collection:
    """Relate entries to each other: visible ones only, as their storytellers agreed.

    `failed` are the entries with mistakes, which are not among the groups, by id.
    """
    kinds = kinds_of(settings.kinds)
    problems = [*check_references(groups, failed), *check_years(groups, kinds)]
    problems += check_identifiers(groups)
    problems += check_tag_spellings(groups, settings)
    problems += [warning for group in groups for warning in group.warnings]
    boundaries: set[datetime] = set()
    shown: list[Entry] = []
    hidden: list[Entry] = []
    codes = languages_in(settings, surface)
    for group in groups:
        for entry in group.entries:
            judgement = judge(entry, surface, moment)
            boundaries.update(judgement.boundaries)
            if judgement.problem and entry.original:
                problems.append(judgement.problem)
            if judgement.entry and entry.lang in codes:
                shown.append(judgement.entry)
                boundaries.update(kinds[group.kind].moments(judgement.entry.meta, moment.zone))
            else:
                hidden.append(entry)
        is_shown = surface == "web" and bool(shown) and shown[-1].id == group.id
        for problem, begins in future_dates(group, kinds[group.kind], moment) if is_shown else ():
            problems.append(problem)
            boundaries.add(begins)
        if is_shown and (doubt := doubt_of(group, kinds[group.kind])):
            problems.append(doubt)
    library = build_library(shown, settings, moment, surface)
    library = replace(library, failed=frozenset(failed), hidden=names_of(hidden, library))
    return Collection(library, period_around(boundaries, moment.at), tuple(problems))


def with_tags_called(entry: Entry, rows: Mapping[str, Row]) -> Entry:
    """Give an entry with its tags as its language calls them."""
    meta = with_tags_of_language(entry.meta, entry.lang, rows)
    return entry if meta is entry.meta else replace_value(entry, meta=meta)


def names_of(hidden: Iterable[Entry], library: Library) -> frozenset[str]:
    """Give the ids of entries that are shown in no language, and the addresses of what isn't."""
    by_code = {language.code: language for language in library.languages}
    names = set()
    for entry in hidden:
        if entry.id not in library.written_in:
            names.add(entry.id)
        if entry.lang in by_code:
            names.add(address_of(entry, library.kinds[entry.kind], by_code[entry.lang]))
    return frozenset(names)


def languages_in(settings: Settings, surface: Surface) -> tuple[str, ...]:
    """Give the codes of the languages that a surface shows."""
    printed = settings.print_languages if surface == "print" else ()
    return (*settings.languages, *printed)


def build_library(
    shown: Sequence[Entry], settings: Settings, moment: Moment, surface: Surface
) -> Library:
    """Put entries that may be shown into their orders and give them their addresses."""
    kinds, rows = kinds_of(settings.kinds), rows_by_name(settings.tags)
    shown = [with_tags_called(entry, rows) for entry in shown]
    languages = languages_of(settings)
    by_code = {language.code: language for language in languages}
    default = languages[0]
    entries = {(entry.id, entry.lang): entry for entry in shown}
    written_in: dict[str, list[str]] = defaultdict(list)
    by_kind: dict[Pair, list[Entry]] = defaultdict(list)
    for entry in shown:
        written_in[entry.id].append(entry.lang)
        by_kind[entry.kind, entry.lang].append(entry)
    ordered = {
        (name, lang): in_order(items, kinds[name], by_kind.get((kinds[name].inside, lang), ()))
        for (name, lang), items in by_kind.items()
    }
    tagged = {
        code: [e for kind in kinds if kind.tagged for e in ordered.get((kind.name, code), ())]
        for code in languages_in(settings, surface)
    }
    return Library(
        settings=settings,
        languages=languages,
        moment=moment,
        entries=entries,
        addresses={
            key: address_of(entry, kinds[entry.kind], by_code.get(entry.lang, default))
            for key, entry in entries.items()
        },
        order={pair: tuple(entry.id for entry in items) for pair, items in ordered.items()},
        terms={
            code: collect_terms(sorted(items, key=newest_first)) for code, items in tagged.items()
        },
        written_in={id_: tuple(sorted(langs)) for id_, langs in written_in.items()},
        by_path={entry.path: key for key, entry in entries.items()},
        tag_rows=rows,
        kinds=kinds,
    )


def in_order(entries: Sequence[Entry], kind: Kind, outer: Sequence[Entry]) -> list[Entry]:
    """Order the entries of a kind as their list shows them, given those that they stand in."""
    return kind.arrange(entries, outer) if kind.arrange else sorted(entries, key=kind.order)


def period_around(boundaries: set[datetime], at: datetime) -> Period:
    """Give the stretch between the boundaries before and after a moment."""
    before = [boundary for boundary in boundaries if boundary <= at]
    after = [boundary for boundary in boundaries if boundary > at]
    return Period(max(before, default=None), min(after, default=None))


def check_references(
    groups: Sequence[Group], failed: Mapping[str, Unfinished]
) -> Iterator[Problem]:
    """Report ids in front matter that name no entry, or one of the wrong kind."""
    kinds = {group.id: group.kind for group in groups}
    written = [group.references for group in groups]
    written += [unfinished.references for unfinished in failed.values()]
    for named in chain.from_iterable(written):
        expected, found = named.kind, kinds.get(named.id)
        if named.id in failed:
            continue
        if found is None:
            known = [id_ for id_, kind in kinds.items() if not expected or kind == expected]
            message = f'no entry "{named.id}"; expected an id such as programs/young-voices'
            message += did_you_mean(named.id, known)
        elif expected and found != expected:
            message = f'"{named.id}" is a {found}, expected a {expected}'
        else:
            continue
        yield Problem(Location(named.path, named.line), f"{named.field}: {message}")


def check_identifiers(groups: Iterable[Group]) -> Iterator[Problem]:
    """Report an identifier that two entries have: podcast apps take the second for the first."""
    first: dict[str, str] = {}
    for group in groups:
        for place in group.places:
            if place.field != "guid":
                continue
            other = first.setdefault(place.text, place.path)
            if other != place.path:
                message = f'guid: "{place.text}" is also that of {other}; expected one of its own'
                yield Problem(place.location, message)


def check_tag_spellings(groups: Iterable[Group], settings: Settings) -> list[Problem]:
    """Warn of tags that differ from one that is used elsewhere in hardly more than a sign.

    The spelling of `tags` in the settings is right; else the one that more entries have.
    """
    used = [tag for group in groups for tag in group.tags]
    plain = {name: plain_tag(name) for name in {tag.id for tag in used}}
    uses = Counter(plain[tag.id] for tag in used)
    named = {plain_tag(name): name for row in settings.tags for name in row.values()}
    written = {plain[tag.id]: tag.id for tag in reversed(used)} | named
    alike = {name: spelled_alike(name) for name in written}
    best: dict[str, str] = {}
    for name in sorted(written, key=lambda name: (name not in named, -uses[name], name)):
        best.setdefault(alike[name], name)
    problems = []
    for tag in used:
        name = plain[tag.id]
        meant = best[alike[name]]
        if meant != name and name not in named:
            message = f'"{tag.id}" is a tag of its own; did you mean "{written[meant]}"?'
            place = Location(tag.path, tag.line)
            problems.append(Problem(place, f"{tag.field}: {message}", "warning"))
    return problems


def doubt_of(group: Group, kind: Kind) -> Problem | None:
    """Warn of what an entry leaves open that others need."""
    original = next((entry for entry in group.entries if entry.original), None)
    doubt = kind.doubt(original) if original else ""
    return Problem(Location(original.path), doubt, "warning") if original and doubt else None


def check_years(groups: Iterable[Group], kinds: Kinds) -> list[Problem]:
    """Warn of entries in a folder of another year than their address has."""
    problems = []
    for group in groups:
        original = next((entry for entry in group.entries if entry.original), None)
        if original is None or not kinds[group.kind].yearly:
            continue
        folder, year = group.id.split("/")[1], kinds[group.kind].year(original)
        if folder.isdecimal() and year and int(folder) != year:
            message = f"in the folder of {folder}, but its year is {year}; its address has {year}"
            problems.append(Problem(Location(original.path), message, "warning"))
    return problems
