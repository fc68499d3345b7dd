"""What entries say of each other: references, identifiers, numbers, tags, years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from sitegen.content.entries.entries import Unfinished
from sitegen.content.entries.entry import Group, NamedEntry
from sitegen.content.entries.inheritance import name_of
from sitegen.content.front_matter.quoting import LONGEST_NAME, shown
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.tagnames import (
    language_of,
    plain_tag,
    rows_by_name,
    spelled_alike,
    unseen_in,
)
from sitegen.content.settings.tombstones import Tombstones
from sitegen.errors import Location, Problem
from sitegen.kinds.registry import Kinds
from sitegen.text import did_you_mean

YEAR = re.compile(r"\d{4}")

PARENT = "parent"
"""The field that names the entry of which one is a part."""

NOT_NAMED = (
    '"{name}" has no name in {lang}, and is shown there in {other}; name it in both in a row of '
    "`tags` in site.yaml"
)
GONE = "names an entry that was withdrawn; take it out"


def check_references(
    groups: Sequence[Group], failed: Mapping[str, Unfinished], withdrawn: Tombstones
) -> Iterator[Problem]:
    """Report ids in front matter that name no entry, or one of the wrong kind.

    One that was withdrawn stops no build: it has to be gone at once, whoever names it still.
    """
    kinds = {group.id: group.kind for group in groups}
    written = [group.references for group in groups]
    written += [unfinished.references for unfinished in failed.values()]
    for named in chain.from_iterable(written):
        if named.by_name:
            yield from check_name(named, (id_ for id_ in (*kinds, *failed)), kinds)
            continue
        expected, found = named.kind, kinds.get(named.id)
        if named.id in failed:
            continue
        if withdrawn.hold(named.id):
            yield Problem(Location(named.path, named.line), f"{named.field}: {GONE}", "warning")
            continue
        if found is None:
            known = [id_ for id_, kind in kinds.items() if not expected or kind == expected]
            found_id = shown(named.id, LONGEST_NAME)
            message = f"no entry {found_id}; expected an id such as programs/young-voices"
            message += did_you_mean(named.id, known)
        elif expected and found != expected:
            message = f'"{named.id}" is a {found}, expected a {expected}'
        else:
            continue
        yield Problem(Location(named.path, named.line), f"{named.field}: {message}")


def check_parents(groups: Iterable[Group]) -> Iterator[Problem]:
    """Report entries that belong to themselves, also by way of others: no list begins with one."""
    named = {
        group.id: reference
        for group in groups
        for reference in group.references
        if reference.field == PARENT
    }
    for id_, reference in named.items():
        way = [id_]
        while (above := named.get(way[-1])) and above.id not in way:
            way.append(above.id)
        if above and above.id == id_:
            way_back = " → ".join([*way, id_])
            message = f"{PARENT}: leads back to the entry itself: {way_back}"
            yield Problem(Location(reference.path, reference.line), message)


def check_name(
    named: NamedEntry, ids: Iterable[str], kinds: Mapping[str, str]
) -> Iterator[Problem]:
    """Warn of the end of an id that no entry has: it is still to come, or was mistyped."""
    known = {id_.rpartition("/")[2] for id_ in ids if kinds.get(id_, named.kind) == named.kind}
    if named.id.rpartition("/")[2] not in known:
        hint = did_you_mean(named.id.rpartition("/")[2], known)
        message = f"{named.field}: no {named.kind} {shown(named.id, LONGEST_NAME)} so far{hint}"
        yield Problem(Location(named.path, named.line), message, "warning")


def check_numbers(groups: Iterable[Group], kinds: Kinds) -> Iterator[Problem]:
    """Warn of entries beside each other that have the same number, such as two first seasons.

    A trailer or a bonus may have that of the episode which it belongs to (Apple Podcasts for
    Creators, "Podcast RSS feed requirements": itunes:episodeType).
    """
    first: dict[tuple[str, ...], str] = {}
    for group in groups:
        original = next((entry for entry in group.entries if entry.original), None)
        if original is None or not kinds[group.kind].inside:
            continue
        numbers = (each for each in group.places if each.field == "number")
        written = next((each for each in numbers if each.path == original.path), None)
        if written is None:
            continue
        place = (group.id.rpartition("/")[0], getattr(original.meta, "type", ""), written.text)
        other = first.setdefault((group.kind, *place), original.path)
        if other != original.path:
            message = f"number: {written.text} is also that of {other}; expected one of its own"
            yield Problem(written.location, message, "warning")


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
            right = written[meant]
            message = f'"{tag.id}"{unseen_in(tag.id)} is a tag of its own'
            message += f'; did you mean "{right}"{unseen_in(right)}?'
            place = Location(tag.path, tag.line)
            problems.append(Problem(place, f"{tag.field}: {message}", "warning"))
    return problems


def check_tags_translated(groups: Iterable[Group], settings: Settings) -> list[Problem]:
    """Warn of tags that pages show in another language than theirs, once for each of these.

    A tag in signs alone, such as a year, is the same in all.
    """
    rows = rows_by_name(settings.tags)
    told: dict[tuple[str, str], Problem] = {}
    for group in groups:
        shown = [
            each
            for each in group.entries
            if each.tags_in and (rows or each.tags_in != each.lang) and not each.meta.draft
        ]
        if not shown:
            continue
        listed = [tag for tag in group.tags if tag.field.startswith("tags[")]
        own = {tag.path for tag in listed}
        original = next((entry.path for entry in group.entries if entry.original), "")
        for tag, entry in product(listed, shown):
            lang, said_in = entry.lang, language_of(tag.id, entry.tags_in, entry.lang, rows)
            is_its = tag.path == (entry.path if entry.path in own else original)
            if is_its and said_in != lang in settings.languages and any(map(str.isalpha, tag.id)):
                message = NOT_NAMED.format(name=tag.id, lang=name_of(lang), other=name_of(said_in))
                problem = Problem(
                    Location(tag.path, tag.line), f"{tag.field}: {message}", "warning"
                )
                told.setdefault((plain_tag(tag.id), lang), problem)
    return list(told.values())


def check_years(groups: Iterable[Group], kinds: Kinds) -> list[Problem]:
    """Warn of entries in a folder of another year than their address has, or in one of no year."""
    problems = []
    for group in groups:
        original = next((entry for entry in group.entries if entry.original), None)
        if original is None or not kinds[group.kind].yearly:
            continue
        section, folder, *below = group.id.split("/")
        year = kinds[group.kind].year(original)
        if below and not YEAR.fullmatch(folder):
            start = f"content/{section}/"
            behind = original.path.removeprefix(f"{start}{folder}/")
            message = f'"{folder}" is no year; expected {start}{year or "YEAR"}/{behind}'
        elif folder.isdecimal() and year and int(folder) != year:
            message = f"in the folder of {folder}, but its year is {year}; its address has {year}"
        else:
            continue
        problems.append(Problem(Location(original.path), message, "warning"))
    return problems
