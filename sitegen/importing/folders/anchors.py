"""Links from entry to entry with a place in it: those that the new text has stay."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import unquote

from sitegen.importing.folders.links import led
from sitegen.importing.prose.matching import places_in
from sitegen.importing.values import ImportedEntry, Remark


def with_anchors_that_are_there(
    entries: Sequence[ImportedEntry], language: str
) -> tuple[list[ImportedEntry], dict[str, list[Remark]]]:
    """Give entries whose links to places of others lead to those that are there, else to the top
    of the entry; and what is to be said of that, by the entry's source.

    Each generator makes anchors of headings in its own way.
    """
    by_path = {entry.path: entry for entry in entries}
    places: dict[str, frozenset[str]] = {}
    lost: dict[str, list[Remark]] = defaultdict(list)

    def lead(own: ImportedEntry, target: str) -> str:
        path, mark, fragment = target.partition("#")
        if not mark or not path or ":" in path:
            return target
        folder = own.path.rpartition("/")[0]
        there = posixpath.normpath(posixpath.join(folder, unquote(path)))
        other = by_path.get(there)
        if other is None:
            return target
        if there not in places:
            lang = other.fields.get("lang")
            places[there] = places_in(other.body, lang if isinstance(lang, str) else language)
        if unquote(fragment) in places[there]:
            return target
        why = f"a link to {target}: no such place there; it leads to its top"
        lost[own.source].append(Remark("changed", why))
        return path

    changed = []
    for entry in entries:
        body = entry.body
        if "#" in body:
            link = partial(lead, entry)
            body = led(body, link, str)
        changed.append(replace(entry, body=body))
    return changed, lost
