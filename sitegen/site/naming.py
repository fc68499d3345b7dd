"""Which entry a person means who types its id, its file, its folder or its address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from sitegen.content.entries.entry import Group
from sitegen.content.settings.settings import Settings
from sitegen.errors import UsageError
from sitegen.kinds.registry import kinds_of
from sitegen.site.addresses import address_of
from sitegen.site.languages import languages_of
from sitegen.text import did_you_mean


def entry_named(word: str, groups: Sequence[Group], settings: Settings, site: Path) -> Group:
    """Give the entry that is meant, shown or not. Raises UsageError where there is none."""
    path = unquote(word).removeprefix(settings.base).removeprefix(f"{site}/").rstrip("/")
    for group in groups:
        files = {entry.path for entry in group.entries}
        if path in (group.id, f"content/{group.id}") or path in files:
            return group
        if path in {address.rstrip("/") for address in addresses_of(group, settings)}:
            return group
    hint = did_you_mean(path.removeprefix("content/"), [group.id for group in groups])
    raise UsageError(f'no entry "{word}"; expected its id, its file or its address{hint}')


def addresses_of(group: Group, settings: Settings) -> frozenset[str]:
    """Give the addresses at which an entry is, or would be if it were shown."""
    kind, languages = kinds_of(settings.kinds)[group.kind], languages_of(settings)
    return frozenset(
        address_of(entry, kind, language)
        for entry in group.entries
        for language in languages
        if language.code == entry.lang
    )
