"""A show as it was read becomes entries: the show, its seasons, its episodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sitegen.content.editing.values import Bare, Wanted
from sitegen.importing.podcast.chapters import json_chapters
from sitegen.importing.podcast.episodes import episode_fields, episode_remarks, old_paths
from sitegen.importing.podcast.files import Files, Folder
from sitegen.importing.podcast.notes import body_beside, notes_of, summary_of
from sitegen.importing.podcast.places import (
    season_folder,
    season_guid,
    show_folder,
    shown_titles,
    slugs,
)
from sitegen.importing.podcast.shows import show_fields, show_remarks
from sitegen.importing.podcast.values import Part, ReadItem, ReadShow
from sitegen.importing.values import ImportedEntry, Item, Remark
from sitegen.kinds.episode import EPISODE
from sitegen.kinds.season import SEASON
from sitegen.kinds.show import SHOW

SOURCE = "feed"


@dataclass(frozen=True)
class Target:
    """The site that a show comes to, as far as entries depend on it.

    `slug` names the show's folder. `written_in` is the language of its texts; `lang` is the same,
    and "" where that is the site's first.
    """

    slug: str
    address: str
    zone: str
    written_in: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """An item of the feed, with its entry where it became one."""

    item: Item
    entry: ImportedEntry | None = None


def made_of_show(show: ReadShow, target: Target, files: Files, where: str) -> tuple[Made, str]:
    """Give the show's entry with its item, and the show's guid."""
    place = show_folder(target.slug)
    folder = Folder(place, files)
    notes = notes_of(show.notes, show.link or show.feed, folder, target.written_in)
    summary = summary_of(show.subtitle, show.notes, "", notes.plain)
    fields, guid = show_fields(show, folder, summary)
    fields["new_feed_url"] = f"{target.address}/{SHOW.folder}/{target.slug}/feed.xml"
    path = f"{place}/{SHOW.file}.md"
    entry = ImportedEntry(
        source=f"{SOURCE}:{SHOW.name}",
        path=path,
        fields=with_language(fields, target.lang),
        body=body_beside(summary, notes.text),
        said=said(show),
        media=folder.media,
    )
    item = Item(
        source=entry.source,
        type=SHOW.name,
        title=show.title,
        outcome="written",
        into=path,
        where=where,
        remarks=(*show_remarks(show, folder), *notes.remarks),
        proven=notes.proven,
        blocks=notes.blocks,
    )
    return Made(item, entry), guid


def made_of_seasons(
    items: Sequence[ReadItem], guid: str, target: Target, where: str
) -> Iterator[Made]:
    """Give an entry for each season that episodes name; those of none stand in one of number 0."""
    titles = shown_titles(items)
    for number in sorted({item.season for item in items}):
        path = f"{season_folder(show_folder(target.slug), number)}/{SEASON.file}.md"
        title = titles.get(number) or (f"Season {number}" if number else "Episodes")
        fields: dict[str, Wanted] = {
            "title": title,
            "guid": season_guid(guid, number),
            "number": Bare(str(number)),
        }
        source = f"{SOURCE}:{SEASON.name}:{number}"
        entry = ImportedEntry(
            source, path, with_language(fields, target.lang), "", f"{number} {title}"
        )
        yield Made(Item(source, SEASON.name, title, "written", path, where=where), entry)


def made_of_items(
    items: Sequence[ReadItem], show: ReadShow, target: Target, files: Files
) -> Iterator[Made]:
    """Give the entry of each item that can be heard, in the feed's order; say why others have none.

    Of two with the same guid the first is taken, as apps do.
    """
    heard = [item for item in items if item.sound]
    names = slugs(list({item.guid: item for item in reversed(heard)}.values())[::-1])
    seen: dict[str, str] = {}
    for number, item in enumerate(items):
        source = f"{SOURCE}:{item.guid}"
        if item.sound is None:
            why = "no enclosure that can be heard, without which an episode is none"
            yield Made(_left_out(item, f"{source}#{number}", why))
        elif item.guid in seen:
            why = f'the guid "{item.guid}" stands twice; apps take the first, at {seen[item.guid]}'
            yield Made(_left_out(item, f"{source}#{number}", why))
        else:
            seen[item.guid] = item.place
            yield _made_of(item, names[item.guid], show, target, files)


def _left_out(item: ReadItem, source: str, why: str) -> Item:
    remarks = tuple(Remark("changed", doubt) for doubt in item.doubts)
    return Item(
        source=source,
        type=EPISODE.name,
        title=item.title,
        outcome="left out",
        why=why,
        where=item.place,
        remarks=remarks,
    )


def _made_of(item: ReadItem, slug: str, show: ReadShow, target: Target, files: Files) -> Made:
    place = f"{season_folder(show_folder(target.slug), item.season)}/{slug}"
    folder = Folder(place, files)
    doubts: list[str] = []
    notes = notes_of(item.notes, item.link or show.link, folder, target.written_in)
    summary = summary_of(item.subtitle, item.notes, item.short, notes.plain)
    parts = item.parts or _parts_fetched(item, files, doubts)
    fields: dict[str, Wanted] = {"title": item.title or slug, "summary": summary or None}
    fields |= episode_fields(item, show, folder, parts, target.zone)
    fields["aliases"] = old_paths(item, target.address, doubts)
    path = f"{place}/index.md"
    entry = ImportedEntry(
        source=f"{SOURCE}:{item.guid}",
        path=path,
        fields=with_language(fields, target.lang),
        body=body_beside(summary, notes.text),
        said=said(msgspec.structs.replace(item, place="")),
        media=folder.media,
    )
    shown = Item(
        source=entry.source,
        type=EPISODE.name,
        title=item.title,
        outcome="written",
        into=path,
        where=item.place,
        state="" if item.moment else "undated",
        remarks=(*episode_remarks(item, show, folder, doubts), *notes.remarks),
        proven=notes.proven,
        blocks=notes.blocks,
    )
    return Made(shown, entry)


def _parts_fetched(item: ReadItem, files: Files, doubts: list[str]) -> tuple[Part, ...]:
    file = item.parts_file
    if file is None or file.url not in files.here:
        return ()
    try:
        parts = json_chapters(Path(files.here[file.url]).read_bytes(), file.url)
    except (ValueError, RecursionError):
        doubts.append(f"podcast:chapters: {file.url}: no chapters of Podcasting 2.0; left out")
        return ()
    if any(part.link or part.picture for part in parts):
        doubts.append("podcast:chapters: links and pictures of chapters are left out")
    return parts


def with_language(fields: Mapping[str, Wanted], lang: str) -> dict[str, Wanted]:
    """Give fields with the language that they are in, where that is not the site's first."""
    return {**fields, **({"lang": lang} if lang else {})}


def said(value: object) -> str:
    """Give what a feed says of something, in one form."""
    return msgspec.json.encode(value, order="deterministic").decode()
