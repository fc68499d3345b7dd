"""The fields of an episode's entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from sitegen.content.editing.values import Bare, Wanted
from sitegen.importing.moments import write_seconds
from sitegen.importing.old_paths import REFUSED, can_be_alias
from sitegen.importing.podcast.chapters import chapter_lines
from sitegen.importing.podcast.files import Folder, best_transcript
from sitegen.importing.podcast.further import (
    CAST,
    HOSTS,
    further_missing,
    further_of_item,
    person_of,
)
from sitegen.importing.podcast.values import Part, ReadItem, ReadShow
from sitegen.importing.values import Remark


def episode_fields(
    item: ReadItem, show: ReadShow, folder: Folder, parts: Sequence[Part], zone: str
) -> dict[str, Wanted]:
    """Give the fields of an episode's entry; `parts` are its chapters, wherever they were named.

    The day is the site's zone's. The moment stands beside it, since apps sort by that.
    """
    moment = item.moment
    explicit = show.explicit if item.explicit is None else item.explicit
    cast = [person for person in item.persons or show.persons if person.group == CAST]
    transcript = best_transcript(item.transcripts, show.lang)
    picture = item.picture if item.picture != show.artwork else ""
    image = folder.take(picture, "picture") if picture else ""
    return {
        "guid": item.guid,
        "date": Bare(f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d}") if moment else None,
        "publish": Bare(moment.isoformat()) if moment else None,
        "draft": None if moment else Bare("true"),
        "number": Bare(str(item.number)) if item.number else None,
        "type": item.type if item.type not in ("", "full") else None,
        "audio": _audio(item, folder),
        "duration": write_seconds(item.seconds) if item.seconds else None,
        "hosts": tuple(person_of(each) for each in cast if each.part in HOSTS),
        "guests": tuple(person_of(each) for each in cast if each.part not in HOSTS),
        "chapters": tuple(chapter_lines(parts)),
        "transcript": (folder.take(transcript.url, "transcript") if transcript else "") or None,
        "explicit": Bare("true") if explicit else None,
        "tags": tuple(item.keywords),
        "image": image or None,
        "alt": item.title if image else None,
        **further_of_item(item),
    }


def _audio(item: ReadItem, folder: Folder) -> Wanted:
    sound = item.sound
    if sound is None:
        raise ValueError(f"{item.guid} has no sound")
    if file := folder.take(sound.url, "recording"):
        return {"file": file}
    length = Bare(str(sound.length)) if sound.length else None
    return {"url": sound.url, "length": length, "type": sound.type}


def old_paths(item: ReadItem, site: str, doubts: list[str]) -> tuple[str, ...]:
    """Give the path of an episode's former page, where that stood on the site's own host; one that
    no page can have is told."""
    link = urlsplit(item.link)
    own = urlsplit(site)
    path = link.path
    if not link.netloc or link.netloc.lower() != own.netloc.lower() or path in ("", "/"):
        return ()
    root = own.path.rstrip("/")
    path = unquote(path.removeprefix(root) if path.startswith(f"{root}/") else path)
    if not can_be_alias(path):
        doubts.append(f"{item.link}: {REFUSED}")
        return ()
    return (path,)


def episode_remarks(
    item: ReadItem, show: ReadShow, folder: Folder, doubts: Iterable[str]
) -> Iterator[Remark]:
    """Say what of an item its entry can't have, and what a person has to look at."""
    for doubt in (*item.doubts, *doubts):
        yield Remark("changed", doubt)
    if item.moment is None:
        yield Remark("to look at", "without a date that can be read: a draft until it has one")
    if not item.title:
        yield Remark("to look at", "without a title")
    yield from further_missing(item.license, item.discussions)
    others = [person for person in item.persons if person.group != CAST]
    if others:
        names = ", ".join(f"{each.name} ({each.part})" for each in others)
        yield Remark("left out", f"podcast:person: {names}: entries name hosts and guests")
    shown = [person.name for person in item.persons if person.picture]
    if shown:
        yield Remark("left out", f"podcast:person: pictures of {', '.join(shown)}")
    yield from _files_missing(item, show, folder)
    if item.parts and any(part.link or part.picture for part in item.parts):
        yield Remark("left out", "psc:chapters: links and pictures of chapters")
    for name in item.unread:
        yield Remark("left out", f"{name}: has no place in an entry")


def _files_missing(item: ReadItem, show: ReadShow, folder: Folder) -> Iterator[Remark]:
    named = []
    if item.picture and item.picture != show.artwork:
        named.append(("itunes:image", item.picture))
    if item.parts_file and not item.parts:
        named.append(("podcast:chapters", item.parts_file.url))
    best = best_transcript(item.transcripts, show.lang)
    if best:
        named.append(("podcast:transcript", best.url))
    for what, address in named:
        if address not in folder.files.here:
            why = folder.files.absence(address)
            yield Remark("left out", f"{what}: {address}: {why}")
    for each in item.transcripts:
        if each is not best:
            yield Remark("left out", f"podcast:transcript: {each.url} ({each.type or 'no type'})")
