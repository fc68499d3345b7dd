"""The names that a site holds, by the types of its own model: people, organizations, places,
titles, topics."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from sitegen.kinds.consent import Consent
from sitegen.markdown.text.isolates import without_isolates
from sitegen.render.helpers.directory import MEMBERS_TABLE, names_table
from sitegen.schema.fields import Name
from sitegen.site.collect import collect
from sitegen.site.library import Library
from sitegen.site.reading import read_site
from sitegen.site.visibility import Moment

CALLED = ("title", "name", "pseudonym")


def library_of(site: Path) -> Library:
    """Read a site as it may be shown today."""
    read = read_site(site)
    moment = Moment(datetime.now(UTC), read.zone)
    return collect(read.reading.groups, read.settings, moment).library


def names_in(site: Path, library: Library, lang: str) -> list[str]:
    """Give every name that the content of a language holds, each once."""
    language = library.language(lang)
    found = {language.title, language.short_title}
    for (_, code), entry in library.entries.items():
        if code == lang:
            found.update(_named(entry.meta))
    found.update(term.name for term in library.terms.get(lang, {}).values())
    for table in (MEMBERS_TABLE, names_table(lang)):
        rows = (site / table).read_text(encoding="utf-8").splitlines()[1:]
        found.update(cell for row in rows for cell in row.split(",")[: 2 if lang in table else 1])
    return sorted(filter(None, (without_isolates(name).strip() for name in found)))


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, tuple | list):
        for each in value:
            yield from _named(each)
    if not isinstance(value, msgspec.Struct) or isinstance(value, Consent):
        return
    hints = get_type_hints(type(value), include_extras=True)
    for field in value.__struct_fields__:
        held = getattr(value, field)
        if hints[field] == Name or Name in get_args(hints[field]):
            yield from held if isinstance(held, tuple) else [held]
        elif field in CALLED and isinstance(held, str):
            yield held
        elif field == "tags":
            yield from held
        else:
            yield from _named(held)
