"""The site folder as it stands: every source file with its identity."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitegen.content.folder.left_behind import is_left_behind
from sitegen.content.folder.static import STATIC
from sitegen.engine.clock import Clock
from sitegen.engine.files import Identity, identify
from sitegen.errors import ContentError, Location, Problem, UsageError
from sitegen.text import normalize

ROOTS = ("content", STATIC, "themes")
"""The folders that a site is made from."""

PRIVATE = "private"
"""The folder of what must not leave: names that the staff list, receipts of storytellers."""
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
    found = survey_site(site) if with_entries else _survey(site, Clock())
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
    found = _survey(site, clock or Clock())
    told = any(each.location.path.partition("/")[0] == "content" for each in found.problems)
    if told or any(is_entry_file(path) for path in found.identities):
        return found
    missing = Problem(Location("content"), EMPTY if (site / "content").is_dir() else MISSING)
    return replace(found, problems=(*found.problems, missing))


def is_entry_file(path: str) -> bool:
    """True for a Markdown file below content/."""
    return path.endswith(".md") and path.startswith("content/")


def _survey(site: Path, clock: Clock) -> Survey:
    require_site(site)
    walk = _Walk(clock)
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
    return walk.survey()


def _is_profile(name: str) -> bool:
    return name.endswith(PROFILE_ENDINGS) and not is_left_behind(name) and is_utf8(name)


def survey_prints(site: Path, clock: Clock | None = None) -> Survey:
    """Give what may be shown of the panels that were made: records, previews, proofs, sorted.

    They are no sources: content can't name them, since a story on them may be withdrawn. Links are
    not followed. A folder that can't be read holds nothing to show.
    """
    walk = _Walk(clock or Clock())
    folders: list[os.DirEntry[str]] = []
    with suppress(OSError):
        folders += os.scandir(site / PRINTS)
    for folder in folders:
        if folder.is_dir(follow_symlinks=False) and is_utf8(folder.name):
            with suppress(OSError):
                for entry in _prints_in(Path(folder.path)):
                    name = f"{PRINTS}/{folder.name}/{entry.name}"
                    walk.note(normalize(name), name, entry.stat(follow_symlinks=False))
    return walk.survey()


def _prints_in(folder: Path) -> Iterator[os.DirEntry[str]]:
    if not (folder / RECORD).is_file():
        return
    for entry in os.scandir(folder):
        name = entry.name
        wanted = name == RECORD or (name.endswith(SHOWN_PRINTS) and is_utf8(name))
        if wanted and not is_left_behind(name) and entry.is_file(follow_symlinks=False):
            yield entry


def survey_themes(site: Path) -> Survey:
    """Give the files of a site's themes alone, as `survey_site` does."""
    walk, base = _Walk(Clock()), site / "themes"
    if base.is_dir():
        walk.through(base, "themes", (site.resolve(), base.resolve()))
    return walk.survey()


def require_site(site: Path) -> None:
    """Raise UsageError where a folder is no site."""
    if not (site / "site.yaml").is_file():
        raise UsageError(f"{site}: {NO_SITE}")


CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Line breaks, controls and signs that begin or end a direction: a name that has one can be told
from another neither in a report nor in an address."""


def is_utf8(name: str) -> bool:
    """True unless a name holds bytes that the file system took and no text can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look at: its path, what it is called, its name on the disk, what is above it."""

    path: str
    label: str
    name: str
    above: tuple[str, ...]


class _Walk:
    """One walk through the folders of a site: it gathers what it meets."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._identities: dict[str, Identity] = {}
        self._names: dict[str, str] = {}
        self._young: set[str] = set()
        self._problems: list[Problem] = []

    def survey(self) -> Survey:
        """Give what was met."""
        return Survey(
            identities=dict(sorted(self._identities.items())),
            names=self._names,
            young=frozenset(self._young),
            problems=tuple(self._problems),
        )

    def note(self, path: str, name: str, status: os.stat_result) -> None:
        """Take a file."""
        self._identities[path] = identify(status)
        if name != path:
            self._names[path] = name
        if not self._clock.is_settled(status):
            self._young.add(path)

    def through(self, base: Path, label: str, limits: tuple[Path, ...]) -> None:
        """Walk through a folder and its links, which may not lead out of the `limits`."""
        pending = [_Folder(str(base), label, label, (str(limits[1]),))]
        while pending:
            pending += self._look(pending.pop(), limits)

    def _look(self, folder: _Folder, limits: tuple[Path, ...]) -> list[_Folder]:
        try:
            found = os.scandir(folder.path)
            entries = [e for e in found if not is_left_behind(normalize(e.name), folder.label)]
        except OSError as error:
            self._tell_unreadable(folder.label, error)
            return []
        self._compare([entry.name for entry in entries], folder.label)
        entered = (self._enter(entry, folder, limits) for entry in entries)
        return [each for each in entered if each]

    def _enter(
        self, entry: os.DirEntry[str], folder: _Folder, limits: tuple[Path, ...]
    ) -> _Folder | None:
        """Take a file; give what is a folder."""
        path, name = f"{folder.label}/{normalize(entry.name)}", f"{folder.name}/{entry.name}"
        if not is_utf8(path):
            shown = path.encode("utf-8", "replace").decode()
            self.tell(shown, "the name is not UTF-8; rename it")
            return None
        above = folder.above
        if unfit := CONTROL.search(path):
            self.tell(path, f"the name holds {unfit[0]!a}, which no address has; rename it")
            return None
        if entry.is_symlink():
            target = self._target(entry.path, path, limits, above)
            if target is None:
                return None
            above = (*above, target)
        if entry.is_dir():
            return _Folder(entry.path, path, name, above)
        # What vanished meanwhile is not there.
        with suppress(FileNotFoundError):
            try:
                if entry.is_file():
                    self.note(path, name, entry.stat())
                else:
                    self.tell(path, "neither a file nor a folder; remove it")
            except PermissionError as error:
                self._tell_unreadable(path, error)
        return None

    def _tell_unreadable(self, path: str, error: OSError) -> None:
        self.tell(path, f"can't be read: {error.strerror or 'unreadable'}")

    def _compare(self, names: list[str], label: str) -> None:
        """Report names that are one name in two forms of Unicode."""
        met: dict[str, str] = {}
        for name in sorted(names):
            other = met.setdefault(normalize(name), name)
            if other != name:
                self.tell(
                    f"{label}/{normalize(name)}",
                    f"two of this name: {other!a} and {name!a}, which Unicode takes "
                    "for the same; keep one of them",
                )

    def _target(
        self, link: str, path: str, limits: tuple[Path, ...], above: tuple[str, ...]
    ) -> str | None:
        """Give where a link leads, None (and a problem) where it must not be followed."""
        try:
            real = Path(link).resolve(strict=True)
        except (OSError, RuntimeError):
            self.tell(path, "a link that loops or leads nowhere; remove it")
            return None
        if not any(real.is_relative_to(limit) for limit in limits):
            self.tell(path, "a link that leaves the site folder; copy the file")
            return None
        here = Path(link).parent.resolve()
        if real.is_dir() and (here.is_relative_to(real) or str(real) in above):
            self.tell(path, "a link to a folder around it, a loop; remove it")
            return None
        return str(real)

    def tell(self, path: str, message: str) -> None:
        """Take a problem."""
        self._problems.append(Problem(Location(path), message))
