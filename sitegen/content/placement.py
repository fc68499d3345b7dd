"""Where a new entry goes: its file, by kind, title, year and what it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sitegen.content.layout import FOLDERS, KINDS
from sitegen.errors import UsageError
from sitegen.text import did_you_mean, normalize, slugify
from sitegen.values import Value

LONGEST_SLUG = 60
"""Characters: file systems take 255 bytes, and an address should be read out in one breath."""

WITH_MEDIA = ("story", "exhibition", "episode")
"""Kinds whose entries are folders, because their pictures and recordings stand beside them."""

INSIDE = {"season": "show", "episode": "season", "section": "folder"}
"""Kinds that stand in something, with what that is."""


class Place(Value):
    """What decides where a new entry goes. `inside` is the id of what it stands in, or a folder."""

    kind: str
    slug: str
    year: int = 0
    inside: str = ""


def kind_named(word: str) -> str:
    """Give the kind that a word names: its own name, or its folder's, in any case.

    Raises UsageError where there is none.
    """
    plain = word.strip().rstrip("/").casefold()
    if plain in KINDS:
        return plain
    if plain in FOLDERS:
        return FOLDERS[plain]
    names = (*KINDS, *FOLDERS)
    raise UsageError(
        f'no kind "{word}"; expected one of {", ".join(KINDS)}{did_you_mean(plain, names)}'
    )


def slug_for(title: str) -> str:
    """Make the slug of a title: its letters and digits, cut between words where it is long.

    Raises UsageError for a title without any.
    """
    slug = normalize(slugify(title))
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    if not slug:
        raise UsageError(f'"{title}": no letter or digit to make an address of')
    return slug


def path_for(place: Place) -> str:
    """Give the file of a new entry, from the site folder."""
    kind, slug = place.kind, place.slug
    if kind == "show":
        return f"content/podcast/{slug}/show.md"
    if kind == "season":
        return f"content/{place.inside}/{slug}/season.md"
    if kind == "section":
        return "/".join(filter(None, ("content", place.inside, "_index.md")))
    folder = next(name for name, each in FOLDERS.items() if each == kind)
    year = str(place.year) if place.year else ""
    parent = place.inside if kind == "episode" else folder
    stem = "/".join(filter(None, (parent, year, slug)))
    return f"content/{stem}/index.md" if kind in WITH_MEDIA else f"content/{stem}.md"


def taken_by(path: str, files: Iterable[str]) -> str:
    """Give the file that is the same entry as a new one would be, "" where there is none."""
    stem = path.removesuffix(".md").removesuffix("/index")
    rivals = {f"{stem}.md".casefold(), f"{stem}/index.md".casefold()}
    return next((file for file in files if normalize(file).casefold() in rivals), "")


def containers(kind: str, files: Iterable[str]) -> list[str]:
    """Give the ids of all shows (for a season) or seasons (for an episode), sorted."""
    name = f"/{INSIDE[kind]}.md"
    return sorted(
        file.removeprefix("content/").removesuffix(name)
        for file in files
        if file.startswith("content/podcast/") and file.endswith(name)
    )


def choose_container(kind: str, named: str, files: Collection[str]) -> str:
    """Give the id of what a season or episode goes into: the one named, or the only one there is.

    Raises UsageError where that is none, or not the only one.
    """
    outer, known = INSIDE[kind], containers(kind, files)
    plain = named.strip("/").removeprefix("content/").removesuffix(f"/{outer}.md")
    if plain in known:
        return plain
    if named:
        hint = did_you_mean(plain, known)
        raise UsageError(f'no {outer} "{named}"; expected one of {", ".join(known)}{hint}')
    if not known:
        raise UsageError(f'no {outer} to put it in; begin with: sitegen new {outer} "Title"')
    if len(known) > 1:
        raise UsageError(f"which {outer}? add --in with one of {', '.join(known)}")
    return known[0]


def next_number(show: str, files: Iterable[str]) -> int:
    """Give the number of a new season of a show: one more than the last has."""
    start, numbers = f"{show}/season-", [0]
    for season in containers("episode", files):
        number = season.removeprefix(start)
        if season.startswith(start) and number.isdecimal():
            numbers.append(int(number))
    return max(numbers) + 1
