"""The shows and seasons that episodes of an archive go into, where the site hasn't them yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from sitegen.content.editing.values import Bare, Wanted
from sitegen.importing.values import ImportedEntry, Item, Remark
from sitegen.importing.wordpress.archive import SYSTEM, Archive
from sitegen.importing.wordpress.places import Place
from sitegen.kinds.episode import EPISODE
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW

PODCAST = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of identifiers of feeds (podcastindex.org, namespace 1.0, podcast:guid)."""


def shows_for(placed: Iterable[Place], archive: Archive) -> Iterator[tuple[ImportedEntry, Item]]:
    """Give the show and season of each episode, each with its account."""
    seasons = sorted({place.id.rpartition("/")[0] for place in placed if place.kind == EPISODE})
    shows = sorted({season.rpartition("/")[0] for season in seasons})
    for show in shows:
        fields: dict[str, Wanted] = {
            "title": archive.title or show.rpartition("/")[2],
            "summary": archive.description or archive.title or None,
            "guid": guid_of(archive.base, show),
        }
        yield _made(show, SHOW.file, SHOW.name, fields, "made for the episodes of the export")
    for number, season in enumerate(seasons, 1):
        name = season.rpartition("/")[2]
        digits = "".join(sign for sign in name if sign.isdecimal())
        fields = {
            "title": f"Season {digits or number}",
            "guid": guid_of(archive.base, season),
            "number": Bare(digits.lstrip("0") or str(number)),
        }
        yield _made(season, SEASON.file, SEASON.name, fields, "made for the episodes of the export")


def guid_of(base: str, id_: str) -> str:
    """Give an identifier that is the same at every import: made of the old site's address."""
    plain = base.removeprefix(f"{urlsplit(base).scheme}://").rstrip("/")
    return f"urn:uuid:{uuid5(PODCAST, f'{plain}/feed/podcast#{id_}')}"


def _made(
    id_: str, file: str, kind: str, fields: dict[str, Wanted], why: str
) -> tuple[ImportedEntry, Item]:
    path = f"content/{id_}/{file}.md"
    source = f"{SYSTEM}:{kind}:{id_}"
    said = f"{why}: look at its words, and at what a podcast directory asks for"
    item = Item(
        source,
        kind,
        str(fields["title"]),
        "written",
        into=path,
        remarks=(Remark("to look at", said),),
    )
    return ImportedEntry(source, path, fields, "", said=source), item
