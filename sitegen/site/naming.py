"""Which entry a person means who types its id, its file, its folder or its address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from sitegen.content.entries.entry import Group
from sitegen.content.settings.settings import Settings
from sitegen.errors import UsageError
from sitegen.kinds.registry import kinds_of
from sitegen.site.addresses import address_of
from sitegen.site.languages import languages_of
from sitegen.text import did_you_mean


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry by all that it may be called: its id, its files, its addresses."""

    id: str
    files: Collection[str]
    addresses: Collection[str] = ()


def id_meant(word: str, candidates: Iterable[Candidate], settings: Settings, site: Path) -> str:
    """Give the id of the entry that is meant. Raises UsageError where there is none."""
    path = unquote(word).removeprefix(settings.base).removeprefix(f"{site}/").rstrip("/")
    known = []
    for each in candidates:
        addresses = {address.rstrip("/") for address in each.addresses}
        if path in (each.id, f"content/{each.id}") or path in each.files or path in addresses:
            return each.id
        known.append(each.id)
    raise UsageError(
        f'no entry "{word}"; expected its id, such as stories/2022/noor, its file or its address'
        f"{did_you_mean(path.removeprefix('content/'), known)}"
    )


def entry_named(word: str, groups: Sequence[Group], settings: Settings, site: Path) -> Group:
    """Give the entry that is meant, shown or not. Raises UsageError where there is none."""
    by_id = {group.id: group for group in groups}
    candidates = (
        Candidate(group.id, {entry.path for entry in group.entries}, addresses_of(group, settings))
        for group in groups
    )
    return by_id[id_meant(word, candidates, settings, site)]


def addresses_of(group: Group, settings: Settings) -> tuple[str, ...]:
    """Give the addresses at which an entry is, or would be if it were shown, and its former ones,
    sorted."""
    kind, found = kinds_of(settings.kinds)[group.kind], set[str]()
    for entry in group.entries:
        for language in languages_of(settings):
            if language.code == entry.lang:
                found.add(address_of(entry, kind, language))
        found.update(entry.meta.aliases)
    return tuple(sorted(found))
