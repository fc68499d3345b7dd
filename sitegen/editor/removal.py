"""Deleting an entry, or one of its translations: what goes into the bin, and what that touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sitegen.content.editing.bin import Binned, Deleted, named, put_back, throw_away
from sitegen.content.editing.references import Leading, Moves, leading_in
from sitegen.content.folder.layout import EntryFile
from sitegen.content.project import Known, read_entries
from sitegen.editor.shelf import Site, head_of, row_of, translations_of
from sitegen.errors import SitegenError
from sitegen.site.belongings import Shared, divide
from sitegen.site.naming import addresses_of
from sitegen.site.rights import is_of_people

READ = (".md", ".yaml")
"""How the names of sources end in which others may lead to an entry."""

NOWHERE = "-"
"""Where that is led to which goes."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What is to go: `files` of an entry, or one translation (`lang`).

    `shared` stay, since others use them; `leading` are the places that lead to what goes.
    `of_people`: somebody told it, or is shown in it, which may be why it is to go.
    """

    file: EntryFile
    lang: str
    files: tuple[str, ...]
    shared: Shared = ()
    leading: tuple[Leading, ...] = ()
    of_people: bool = False


def removal_of(site: Site, file: EntryFile, *, whole: bool) -> Removal:
    """Say what goes with an entry in all languages, or with one translation alone.

    Raises SitegenError where other entries stand below it.
    """
    own = [each.path for each in translations_of(site, file)]
    if file.lang and not whole:
        return Removal(file, file.lang, (file.path,))
    below = sorted({id_ for id_ in ids_of(site) if id_.startswith(f"{file.id}/")})
    if below:
        raise SitegenError(f"{file.id}: other entries stand in it, such as {below[0]}")
    reading = read_entries(site.sources, site.settings, Known())
    group = next((each for each in reading.groups if each.id == file.id), None)
    going, shared = divide(site.sources, reading.groups, file.id, own)
    addresses = addresses_of(group, site.settings) if group else ()
    gone = Moves(
        files=dict.fromkeys(going, NOWHERE),
        ids={file.id: NOWHERE},
        addresses=dict.fromkeys(addresses, f"/{NOWHERE}/"),
    )
    return Removal(
        file,
        "",
        going,
        shared,
        tuple(leading_to(site, gone, set(going))),
        # What can't be read may be somebody's.
        of_people=group is None or any(is_of_people(entry.meta) for entry in group.entries),
    )


def ids_of(site: Site) -> Iterator[str]:
    """Give the ids of a site's entries, each once a language."""
    for path in site.sources.identities:
        if file := site.file_of(path):
            yield file.id


def leading_to(site: Site, moves: Moves, own: set[str]) -> Iterator[Leading]:
    """Give where other files than `own` lead to what moves or goes. Raises ContentError."""
    for path in site.sources.identities:
        if path.endswith(READ) and path not in own and not path.startswith("private/"):
            text = site.sources.read(path).decode("utf-8-sig", "replace")
            yield from leading_in(path, text, moves)


def remove(site: Site, removal: Removal, moment: datetime) -> str:
    """Move what is to go into the bin, and give its name there. Raises SitegenError."""
    file = removal.file if removal.lang else next(translations_of(site, removal.file))
    what = Deleted(
        id=file.id,
        kind=file.kind,
        lang=removal.lang,
        title=row_of(site, file, head_of(site, file), moment).title,
        date=moment.isoformat(timespec="seconds"),
        files=removal.files,
    )
    places = [site.sources.file(path) for path in removal.files]
    return throw_away(site.sources.site, what, moment, places)


def restore(folder: Path, name: str) -> Binned:
    """Put back what lies in a site's bin under a name, and give it. Raises SitegenError."""
    binned = named(folder, name)
    put_back(folder, binned)
    return binned
