"""Addresses: the path at which an entry is read, and the file that it is written to.

Addresses here begin with a slash at the site's root; the path of a site in a subfolder is put in
front where a page is rendered.
"""

from __future__ import annotations

from sitegen.content.entries import Entry
from sitegen.content.kinds import Story
from sitegen.site.model import Language

SECTIONS = {
    "news": "news",
    "story": "stories",
    "show": "podcast",
    "season": "podcast",
    "episode": "podcast",
    "program": "programs",
    "exhibition": "exhibitions",
    "event": "events",
}
"""The list that entries of a kind stand in; pages stand in none."""


def slug_of(entry: Entry) -> str:
    """Give the last part of an entry's address."""
    return entry.meta.slug or entry.id.rpartition("/")[2]


def year_of(entry: Entry) -> int:
    """Give the year in a news post's or story's address, 0 where none is known."""
    if isinstance(entry.meta, Story) and entry.meta.year:
        return entry.meta.year
    if entry.kind == "news" and entry.meta.date:
        return entry.meta.date.year
    folder = entry.id.split("/")[1]
    return int(folder) if folder.isdecimal() else (entry.meta.date.year if entry.meta.date else 0)


def address_of(entry: Entry, language: Language) -> str:
    """Give an entry's address in its language."""
    own = entry.meta.url
    if own:
        own = own if "." in own.rpartition("/")[2] or own.endswith("/") else f"{own}/"
        starts = language.prefix and own.startswith(f"{language.prefix}/")
        return own if starts else language.prefix + own
    return f"{language.prefix}{_path_of(entry)}"


def _path_of(entry: Entry) -> str:
    slug = slug_of(entry)
    match entry.kind:
        case "news" | "story":
            year = year_of(entry)
            middle = f"{year}/" if year else ""
            return f"/{SECTIONS[entry.kind]}/{middle}{slug}/"
        case "page":
            folders = entry.id.split("/")[1:-1]
            return "/" + "/".join([*folders, slug]) + "/"
        case "season" | "episode":
            return "/" + "/".join([*entry.id.split("/")[:-1], slug]) + "/"
        case "section":
            folder = entry.id.rpartition("/")[0]
            return f"/{folder}/" if folder else "/"
    return f"/{SECTIONS[entry.kind]}/{slug}/"


def output_path(address: str) -> str:
    """Give the file that an address is written to, from the output folder."""
    path = address.lstrip("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html"
