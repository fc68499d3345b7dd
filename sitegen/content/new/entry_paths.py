"""Where a new entry goes: its file, by kind, title, year and what it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sitegen.content.folder.layout import SLUG
from sitegen.errors import UsageError
from sitegen.kinds.kind import Kind
from sitegen.kinds.registry import KINDS, Kinds
from sitegen.text import did_you_mean, is_device, normalize, slugify

LONGEST_SLUG = 60
"""Characters: file systems take 255 bytes, and an address should be read out in one breath."""


@dataclass(frozen=True, slots=True)
class Place:
    """What decides where a new entry goes. `inside` is the id of what it stands in, or a folder."""

    kind: Kind
    slug: str
    year: int = 0
    inside: str = ""


def kind_named(word: str, kinds: Kinds = KINDS) -> Kind:
    """Give the kind that a word names: its own name, or its folder's, in any case.

    Raises UsageError where there is none.
    """
    plain = word.strip().rstrip("/").casefold()
    found = kinds.by_name.get(plain) or kinds.by_folder.get(plain)
    if found:
        return found
    names = (*kinds.by_name, *kinds.by_folder)
    raise UsageError(
        f'no kind "{word}"; expected one of {", ".join(kinds.by_name)}{did_you_mean(plain, names)}'
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
    return f"{slug}-1" if is_device(slug) or slug in KINDS.fixed_names else slug


def check_slug(slug: str, kinds: Kinds) -> None:
    """Raise UsageError for what can't be the name of an entry's file or folder."""
    if SLUG.fullmatch(slug) is None:
        better = slugify(slug)
        hint = f"; did you mean {better}?" if better else ""
        expected = "can't be part of an address; expected letters, digits and hyphens"
        raise UsageError(f'"{slug}" {expected}{hint}')
    if len(slug) > LONGEST_SLUG:
        raise UsageError(f"{len(slug)} signs are too long; expected at most {LONGEST_SLUG}")
    if is_device(slug):
        raise UsageError(f'"{slug}" is no name of a file on Windows; expected another one')
    if slug in kinds.fixed_names:
        raise UsageError(f'"{slug}" is the name of files of a kind; expected another one')


def path_for(place: Place) -> str:
    """Give the file of a new entry, from the site folder."""
    kind = place.kind
    year = str(place.year) if place.year else ""
    parts = ("content", place.inside or kind.folder, year, place.slug, kind.file)
    return "/".join(filter(None, parts)) + ".md"


def taken_by(path: str, files: Iterable[str]) -> str:
    """Give the file that is the same entry as a new one would be, "" where there is none."""
    stem = path.removesuffix(".md").removesuffix("/index")
    rivals = {f"{stem}.md".casefold(), f"{stem}/index.md".casefold()}
    return next((file for file in files if normalize(file).casefold() in rivals), "")


def entries_of(kind: Kind, files: Iterable[str]) -> list[str]:
    """Give the ids of all entries of a kind whose files have its name, sorted."""
    name = f"/{kind.file}.md"
    return sorted(
        file.removeprefix("content/").removesuffix(name)
        for file in files
        if file.startswith(f"content/{kind.folder}/") and file.endswith(name)
    )


def choose_container(outer: Kind, named: str, files: Collection[str]) -> str:
    """Give the id of what a new entry goes into: the one named, or the only one there is.

    `outer` is its kind. Raises UsageError where that is none, or not the only one.
    """
    known = entries_of(outer, files)
    plain = named.strip("/").removeprefix("content/").removesuffix(f"/{outer.file}.md")
    if plain in known:
        return plain
    if named:
        hint = did_you_mean(plain, known)
        raise UsageError(f'no {outer.name} "{named}"; expected one of {", ".join(known)}{hint}')
    if not known:
        raise UsageError(
            f'no {outer.name} to put it in; begin with: sitegen new {outer.name} "Title"'
        )
    if len(known) > 1:
        raise UsageError(f"which {outer.name}? add --in with one of {', '.join(known)}")
    return known[0]


def next_number(kind: Kind, inside: str, files: Iterable[str]) -> int:
    """Give the number of a new entry of a kind that counts: one more than the last has."""
    start, numbers = f"{inside}/{kind.name}-", [0]
    for id_ in entries_of(kind, files):
        number = id_.removeprefix(start)
        if id_.startswith(start) and number.isdecimal():
            numbers.append(int(number))
    return max(numbers) + 1
