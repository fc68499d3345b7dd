"""Which files are an entry's alone: they go with it. What others use stays, and is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from sitegen.content.entries.entry import Group
from sitegen.content.folder.covers import cover_of
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import RECEIPTS
from sitegen.site.belongings import Shared, divide
from sitegen.text import normalize

HIDING = ".#~"
"""Signs that editors write in front of the names of what they keep."""


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
    known = {*going, *(path for path, _ in shared)}
    kept = (path for path in left_behind(sources, id_, going) if normalize(path) not in known)
    beside = (*kept, *receipts_of(sources.site, id_))
    return OwnFiles(going, shared, withheld, beside)


def withheld_of(groups: Sequence[Group], id_: str, shared: Shared) -> Iterator[str]:
    """Give those of the shared files of somebody's entry that are theirs wherever they are shown.

    So are all in its folder, and what its front matter names.
    """
    named = {file for group in groups if group.id == id_ for file in group.files}
    for path, _ in shared:
        if path in named or path.startswith(f"content/{id_}/"):
            yield path


def left_behind(sources: Sources, id_: str, paths: Sequence[str]) -> list[str]:
    """Give what lies beside an entry's files and is no part of a site: what editors and people kept
    of them (`noor.md~`, `.noor.md.swp`, `noor.md.bak`), links that lead out."""
    site = sources.site
    own = site / "content" / id_
    found = {path for path in own.rglob("*") if path.is_file() or path.is_symlink()}
    files = [own.with_name(f"{own.name}.md"), *map(site.joinpath, paths)]
    for folder in {file.parent for file in files if file.parent != own and file.parent.is_dir()}:
        names = [file.name for file in files if file.parent == folder]
        beside = (each for each in folder.iterdir() if each.is_file())
        found |= {each for each in beside if any(is_kept_of(each.name, name) for name in names)}
    relative = (path.relative_to(site).as_posix() for path in found)
    known = sources.identities
    return sorted(path for path in relative if not (path.endswith(".md") and path in known))


def is_kept_of(name: str, file: str) -> bool:
    """True for the name of what was kept of a file, by an editor or by hand."""
    bare = name.lstrip(HIDING)
    goes_on = bare.startswith(file) and not bare[len(file) :][:1].isalnum()
    return goes_on and name not in {file, cover_of(file)}


def receipts_of(site: Path, id_: str) -> tuple[str, ...]:
    """Give what `sitegen consent` wrote of an entry, from the site folder."""
    stem = id_.replace("/", "-")
    found = (site / RECEIPTS).glob(f"{escape(stem)}.*")
    return tuple(sorted(path.relative_to(site).as_posix() for path in found if path.is_file()))
