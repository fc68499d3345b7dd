"""Which files are an entry's alone: they go with it. What others use stays, and is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from sitegen.content.entries.entry import Group
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import RECEIPTS
from sitegen.text import normalize
from sitegen.withdraw.places import TARGET

HIDING = ".#~"
"""Signs that editors write in front of the names of what they keep."""

Shared = tuple[tuple[str, str], ...]
"""Files that stay, each with a file that uses it."""


def divide(
    sources: Sources, groups: Sequence[Group], id_: str, paths: Sequence[str]
) -> tuple[tuple[str, ...], Shared]:
    """Give the files that are the entry's alone, and those that others use, with who."""
    there = sources.identities.keys()
    named = {file for group in groups if group.id == id_ for file in group.files}
    for path in paths:
        named.update(targets_in(path, text_of(sources, path)))
    found = {path for path in there if path.startswith(f"content/{id_}/")}
    found |= {path for path in named & there if path.startswith("content/")}
    found |= {cover_of(path) for path in found} & there
    users = users_of(sources, groups, set(paths))
    # The cover of a picture that stays goes on hiding a face.
    users |= {cover_of(path): user for path, user in users.items()}
    shared = tuple(sorted((path, users[path]) for path in found if path in users))
    return tuple(sorted({*paths, *(found - users.keys())})), shared


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """The files of an entry, from the site folder.

    `going` are its alone; `shared` are used by others too, with who, of which `withheld` are
    somebody's, wherever they are shown; no site is made from those that are left `beside`.
    """

    going: tuple[str, ...]
    shared: Shared
    withheld: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def theirs(self) -> tuple[str, ...]:
        """Those that nobody may see any longer, of all that a site is made from."""
        return (*self.going, *self.withheld)


def own_files(
    sources: Sources, groups: Sequence[Group], id_: str, paths: Sequence[str], *, of_people: bool
) -> OwnFiles:
    """Give the files of an entry with some texts; it is one that people agreed to, or isn't."""
    going, shared = divide(sources, groups, id_, paths)
    withheld = tuple(withheld_of(groups, id_, shared)) if of_people else ()
    beside = (*left_behind(sources, id_, paths), *receipts_of(sources.site, id_))
    return OwnFiles(going, shared, withheld, beside)


def withheld_of(groups: Sequence[Group], id_: str, shared: Shared) -> Iterator[str]:
    """Give those of the shared files of somebody's entry that are theirs wherever they are shown.

    So are all in its folder, and what its front matter names, unless it lies in the folder of
    another entry, whose own it is.
    """
    named = {file for group in groups if group.id == id_ for file in group.files}
    homes = {f"content/{group.id}" for group in groups} - {f"content/{id_}"}
    for path, _ in shared:
        is_named = path in named and path.rpartition("/")[0] not in homes
        if is_named or path.startswith(f"content/{id_}/"):
            yield path


def left_behind(sources: Sources, id_: str, paths: Sequence[str]) -> list[str]:
    """Give the files of an entry that no site is made from: what editors keep beside its texts,
    links that lead out."""
    site = sources.site
    own = site / "content" / id_
    found = {path for path in own.rglob("*") if path.is_file() or path.is_symlink()}
    for path in paths:
        folder, name = (site / path).parent, (site / path).name
        if folder != own:
            beside = (each for each in folder.iterdir() if each.is_file())
            found |= {each for each in beside if each.name.lstrip(HIDING).startswith(name)}
    names = (path.relative_to(site).as_posix() for path in found)
    return sorted(name for name in names if normalize(name) not in sources.identities)


def receipts_of(site: Path, id_: str) -> tuple[str, ...]:
    """Give what `sitegen consent` wrote of an entry, from the site folder."""
    stem = id_.replace("/", "-")
    found = (site / RECEIPTS).glob(f"{escape(stem)}.*")
    return tuple(sorted(path.relative_to(site).as_posix() for path in found if path.is_file()))


def cover_of(picture: str) -> str:
    """Give the file that says which regions of a picture nobody may see."""
    return f"{picture}.yaml"


def users_of(sources: Sources, groups: Sequence[Group], own: set[str]) -> dict[str, str]:
    """Give the files that other entries use, each with one that does."""
    found: dict[str, str] = {}
    for group in groups:
        for entry in group.entries:
            if entry.path not in own:
                found |= dict.fromkeys(group.files, entry.path)
    for path in sources.identities:
        if path.endswith(".md") and path not in own:
            targets = targets_in(path, text_of(sources, path))
            found |= {target: path for target in targets if target != path}
    return found


def text_of(sources: Sources, path: str) -> str:
    """Give a source as text. Raises ContentError."""
    return sources.read(path).decode("utf-8-sig", "replace")


def targets_in(path: str, text: str) -> Iterator[str]:
    """Give the files that a text leads to or shows."""
    folder = path.rpartition("/")[0]
    for match in TARGET.finditer(text):
        target = unquote(next(filter(None, match.groups()))).partition("#")[0]
        yield normpath(target[1:] if target.startswith("/") else f"{folder}/{target}")
