"""From groups of entries to the library: what is shown, in which order, under which address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType

from msgspec.structs import replace as replace_value

from sitegen.content.entries.entries import Unfinished
from sitegen.content.entries.entry import Entry, Group
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.tagnames import (
    Row,
    rows_by_name,
    with_tags_of_language,
)
from sitegen.content.settings.tombstones import tombstones_of
from sitegen.engine.period import Period
from sitegen.errors import Problem
from sitegen.kinds.kind import Kind, newest_first
from sitegen.kinds.registry import kinds_of
from sitegen.site.addresses import address_of
from sitegen.site.cross_checks import (
    check_identifiers,
    check_numbers,
    check_parents,
    check_references,
    check_tag_spellings,
    check_tags_translated,
    check_years,
)
from sitegen.site.feeds import check_dates
from sitegen.site.future import future_dates, future_records
from sitegen.site.judging import judge_all
from sitegen.site.languages import languages_of
from sitegen.site.library import Library, Pair
from sitegen.site.terms import collect_terms
from sitegen.site.visibility import Moment, Surface

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
    withdrawn = tombstones_of(settings.withdrawn)
    problems = [*check_references(groups, failed, withdrawn), *check_years(groups, kinds)]
    problems += [*check_identifiers(groups), *check_numbers(groups, kinds)]
    problems += check_parents(groups)
    problems += check_tag_spellings(groups, settings)
    problems += check_tags_translated(groups, settings)
    problems += [warning for group in groups for warning in group.warnings]
    boundaries: set[datetime] = set()
    shown: list[Entry] = []
    hidden: list[Entry] = []
    codes = languages_in(settings, surface)
    every = judge_all(groups, surface, moment, withdrawn)
    problems += every.problems
    for group, judged in every.judged:
        for entry, judgement in judged:
            boundaries.update(judgement.boundaries)
            if judgement.problem and entry.original:
                problems.append(judgement.problem)
            if judgement.entry and entry.lang in codes:
                shown.append(judgement.entry)
                meta = judgement.entry.meta
                boundaries.update(kinds[group.kind].moments(meta, moment.at, moment.zone))
            else:
                hidden.append(entry)
        is_shown = surface == "web" and bool(shown) and shown[-1].id == group.id
        dates = future_dates(group, kinds[group.kind], moment) if is_shown else ()
        for problem, begins in (*dates, *future_records(group, moment)):
            problems.append(problem)
            boundaries.add(begins)
        for problem, ends in check_dates(group, kinds[group.kind], moment) if is_shown else ():
            problems.append(problem)
            boundaries.update(filter(None, (ends,)))
    library = build_library(shown, settings, moment, surface)
    library = replace(
        library,
        failed=frozenset(failed),
        hidden=names_of(hidden, library),
        rights=every.rights,
        withdrawn=withdrawn,
    )
    return Collection(library, period_around(boundaries, moment), tuple(problems))


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
            code: collect_terms(sorted(items, key=newest_first), code, rows)
            for code, items in tagged.items()
        },
        written_in={id_: tuple(sorted(langs)) for id_, langs in written_in.items()},
        by_path={entry.path: key for key, entry in entries.items()},
        tag_rows=rows,
        kinds=kinds,
    )


def in_order(entries: Sequence[Entry], kind: Kind, outer: Sequence[Entry]) -> list[Entry]:
    """Order the entries of a kind as their list shows them, given those that they stand in."""
    return kind.arrange(entries, outer) if kind.arrange else sorted(entries, key=kind.order)


def period_around(boundaries: Iterable[datetime], moment: Moment) -> Period:
    """Give the stretch between the boundaries before and after a moment, in its zone."""
    instants = {boundary.astimezone(UTC) for boundary in boundaries}
    before = max((each for each in instants if each <= moment.at), default=None)
    after = min((each for each in instants if each > moment.at), default=None)
    return Period(*(each and each.astimezone(moment.zone) for each in (before, after)))
