"""The site folder as it stands: every source file with its identity."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitegen.content.folder.left_behind import is_left_behind
from sitegen.content.folder.static import STATIC
from sitegen.content.folder.walk import Listings, Walk, is_utf8
from sitegen.engine.clock import Clock
from sitegen.engine.files import Identity
from sitegen.errors import ContentError, Location, Problem, UsageError
from sitegen.text import normalize

ROOTS = ("content", STATIC, "themes")
"""The folders that a site is made from."""

PRIVATE = "private"
"""The folder of what must not leave: names that the staff list, receipts of storytellers."""
LEDGERS = "imports"
"""The folder of what imports wrote, which stands in Git."""

NAMES, RECEIPTS = f"{PRIVATE}/names.yaml", f"{PRIVATE}/receipts"
SINGLE_FILES = ("site.yaml", "extensions.py", NAMES)
PROFILE_ENDINGS = (".icc", ".icm")
"""How files beside site.yaml end that say how a printer prints: panels are made with them."""

PRINTS = "output-print"
"""The folder that panels are written to, and the website's pictures of them are read from."""

NO_SITE = (
    "no site.yaml; expected a site folder (see --site). Two lines make one: "
    '"title: Our voices" and "url: https://www.example.org"'
)
"""What is said where a folder is no site."""

MISSING = "no such folder; expected the site's texts and photos in it (is the checkout whole?)"
EMPTY = 'no entry in it; expected a Markdown file, such as: sitegen new page "About us"'
"""What is said of a content folder that gives no site."""

RECORD = "panels.json"
"""What a folder of panels says of itself; no other file of it counts without that one."""

SHOWN_PRINTS = ("_preview.png", "_proof.pdf")
"""How the names of those files end that a website may show of a set of panels."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Files by their path from the site folder (posix, NFC), sorted, with their identities.

    `names` are the paths by which those are opened whose names stand otherwise on the disk: a Mac
    makes them of decomposed letters (UAX #15). `young` are the files that may be written again
    unseen; `problems` what can't be read or followed.
    """

    identities: Mapping[str, Identity] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    young: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def walk_site(site: Path, *, with_entries: bool = False) -> Survey:
    """Give every source file of a site, as `survey_site` does.

    Raises UsageError where the folder is no site, ContentError for what can't be read or followed,
    and where entries are expected and none is there.
    """
    found = survey_site(site) if with_entries else _survey(site, Clock())[0]
    if found.problems:
        raise ContentError(found.problems)
    return found


def survey_site(site: Path, clock: Clock | None = None) -> Survey:
    """Give every source file of a site; `clock` was read before.

    Hidden files and those that editors leave behind are passed over; links that loop or lead out
    of the site are problems, and so are two files of one name, what is neither file nor folder, and
    a site without a single entry: its content was not fetched, or moved away.
    Raises UsageError where the folder is no site.
    """
    found, _ = _survey(site, clock or Clock())
    told = any(each.location.path.partition("/")[0] == "content" for each in found.problems)
    if told or any(is_entry_file(path) for path in found.identities):
        return found
    missing = Problem(Location("content"), EMPTY if (site / "content").is_dir() else MISSING)
    return replace(found, problems=(*found.problems, missing))


def is_entry_file(path: str) -> bool:
    """True for a Markdown file below content/ whose name is not hidden."""
    return path.endswith(".md") and path.startswith("content/") and "/." not in path


def _survey(site: Path, clock: Clock, known: Listings | None = None) -> tuple[Survey, Listings]:
    require_site(site)
    walk = Walk(clock, known)
    for name in SINGLE_FILES:
        if (site / name).is_file():
            walk.note(name, name, (site / name).stat())
        elif os.path.lexists(site / name):
            walk.tell(name, "no file stands here, expected one")
    for file in sorted(site.iterdir()):
        if _is_profile(file.name) and file.is_file():
            walk.note(normalize(file.name), file.name, file.stat())
    for root in ROOTS:
        base = site / root
        if base.is_dir():
            walk.through(base, root, (site.resolve(), base.resolve()))
    for root in (*ROOTS, PRIVATE):
        if os.path.lexists(site / root) and not (site / root).is_dir():
            walk.tell(root, "no folder stands here, expected one; move it away or rename it")
    return _met(walk), walk.listings


def _is_profile(name: str) -> bool:
    return name.endswith(PROFILE_ENDINGS) and not is_left_behind(name) and is_utf8(name)


def survey_prints(site: Path, clock: Clock | None = None) -> Survey:
    """Give what may be shown of the panels that were made: records, previews, proofs, sorted.

    They are no sources: content can't name them, since a story on them may be withdrawn. Links are
    not followed. A folder that can't be read holds nothing to show.
    """
    walk = Walk(clock or Clock())
    folders: list[os.DirEntry[str]] = []
    with suppress(OSError):
        folders += os.scandir(site / PRINTS)
    for folder in folders:
        if folder.is_dir(follow_symlinks=False) and is_utf8(folder.name):
            with suppress(OSError):
                for entry in _prints_in(Path(folder.path)):
                    name = f"{PRINTS}/{folder.name}/{entry.name}"
                    walk.note(normalize(name), name, entry.stat(follow_symlinks=False))
    return _met(walk)


def _prints_in(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not (folder / RECORD).is_file():
        return
    for entry in os.scandir(folder):
        name = entry.name
        wanted = name == RECORD or (name.endswith(SHOWN_PRINTS) and is_utf8(name))
        if wanted and not is_left_behind(name) and entry.is_file(follow_symlinks=False):
            yield entry


def survey_names(site: Path, known: Listings, clock: Clock) -> tuple[Survey, Listings]:
    """Give every source file of a site, and what was found in each folder.

    A folder that is as it was `known` isn't looked into again: its files' names are right, their
    identities those of then. `clock` was read before. Raises as `walk_site` does.
    """
    found, listings = _survey(site, clock, known)
    if found.problems:
        raise ContentError(found.problems)
    return found, listings


def survey_themes(site: Path) -> Survey:
    """Give the files of a site's themes alone, as `survey_site` does."""
    walk, base = Walk(Clock()), site / "themes"
    if base.is_dir():
        walk.through(base, "themes", (site.resolve(), base.resolve()))
    return _met(walk)


def require_site(site: Path) -> None:
    """Raise UsageError where a folder is no site."""
    if not (site / "site.yaml").is_file():
        raise UsageError(f"{site}: {NO_SITE}")


def _met(walk: Walk) -> Survey:
    """Give what a walk met."""
    return Survey(
        identities=dict(sorted(walk.identities.items())),
        names=walk.names,
        young=frozenset(walk.young),
        problems=tuple(walk.problems),
    )
