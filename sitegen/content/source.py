"""The site folder as it stands: every source file with its identity."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sitegen.engine.files import Identity, identify
from sitegen.errors import ContentError, Location, Problem, UsageError
from sitegen.text import normalize

ROOTS = ("content", "themes")
"""The folders that a site is made from."""

SINGLE_FILES = ("site.yaml", "extensions.py")
PRINTS = "output-print"
"""The folder that panels are written to, and that the website's pictures of them are read from."""

NO_SITE = (
    "no site.yaml; expected a site folder (see --site). Two lines make one: "
    '"title: Our voices" and "url: https://www.example.org"'
)
"""What is said where a folder is no site."""

RECORD = "panels.json"
"""What a folder of panels says of itself: no other file of it is looked at without that one."""

SHOWN_PRINTS = ("_preview.png", "_proof.pdf")
"""How the names of those files end that a website may show of a set of panels."""

LARGEST_TEXT = 5_000_000
"""Bytes: more than any entry's text; a larger Markdown file is a mistake."""


def walk_site(site: Path) -> dict[str, Identity]:
    """Give every source file of a site, as `survey_site` does.

    Raises UsageError where the folder is no site, ContentError for links that can't be followed.
    """
    found, problems = survey_site(site)
    if problems:
        raise ContentError(problems)
    return found


def survey_site(site: Path) -> tuple[dict[str, Identity], list[Problem]]:
    """Give every source file of a site: paths from its folder (posix, NFC), sorted.

    Hidden files and those that editors leave behind are passed over; links that loop or lead out
    of the site are problems. Raises UsageError where the folder is no site.
    """
    require_site(site)
    problems: list[Problem] = []
    found: dict[str, Identity] = {}
    for name in SINGLE_FILES:
        if (site / name).is_file():
            found[name] = identify((site / name).stat())
    for root in ROOTS:
        base = site / root
        if base.is_dir():
            limits = (site.resolve(), base.resolve())
            found.update(_walk(str(base), f"{root}/", limits, (str(limits[1]),), problems))
    return dict(sorted(found.items())), problems


def survey_prints(site: Path) -> dict[str, Identity]:
    """Give what may be shown of the panels that were made: records, previews, proofs, sorted.

    They are no sources: content can't name them, since a story on them may be withdrawn. Links are
    not followed. A folder that can't be read holds nothing to show.
    """
    found: dict[str, Identity] = {}
    folders: list[os.DirEntry[str]] = []
    with suppress(OSError):
        folders += os.scandir(site / PRINTS)
    for folder in folders:
        if folder.is_dir(follow_symlinks=False) and is_utf8(folder.name):
            with suppress(OSError):
                found |= dict(_prints_in(Path(folder.path), f"{PRINTS}/{normalize(folder.name)}/"))
    return dict(sorted(found.items()))


def _prints_in(folder: Path, prefix: str) -> Iterator[tuple[str, Identity]]:
    if not (folder / RECORD).is_file():
        return
    for entry in os.scandir(folder):
        name = entry.name
        wanted = name == RECORD or (name.endswith(SHOWN_PRINTS) and is_utf8(name))
        if wanted and not is_left_behind(name) and entry.is_file(follow_symlinks=False):
            yield prefix + normalize(name), identify(entry.stat(follow_symlinks=False))


def require_site(site: Path) -> None:
    """Raise UsageError where a folder is no site."""
    if not (site / "site.yaml").is_file():
        raise UsageError(f"{site}: {NO_SITE}")


def is_left_behind(name: str) -> bool:
    """True for hidden files and those that editors leave behind, which no site is made from."""
    return name.startswith(".") or name.endswith(("~", ".swp", ".tmp")) or name == "__pycache__"


def is_utf8(name: str) -> bool:
    """True unless a name holds bytes that the file system took and no text can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _walk(
    folder: str,
    prefix: str,
    limits: tuple[Path, ...],
    above: tuple[str, ...],
    problems: list[Problem],
) -> Iterator[tuple[str, Identity]]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        reason = error.strerror or "unreadable"
        problems.append(Problem(Location(prefix.rstrip("/")), f"can't be read: {reason}"))
        return
    for entry in entries:
        name = normalize(entry.name)
        if is_left_behind(name):
            continue
        path = prefix + name
        if not is_utf8(name):
            shown = path.encode("utf-8", "replace").decode()
            problems.append(Problem(Location(shown), "the name is not UTF-8; rename it"))
            continue
        inside = above
        if entry.is_symlink():
            target = _target(entry.path, path, limits, above, problems)
            if target is None:
                continue
            inside = (*above, target)
        if entry.is_dir():
            yield from _walk(entry.path, f"{path}/", limits, inside, problems)
        elif entry.is_file():
            yield path, identify(entry.stat())


def _target(
    link: str, path: str, limits: tuple[Path, ...], above: tuple[str, ...], problems: list[Problem]
) -> str | None:
    """Give where a link leads, None (and a problem) where it must not be followed."""
    try:
        real = Path(link).resolve(strict=True)
    except (OSError, RuntimeError):
        problems.append(Problem(Location(path), "a link that loops or leads nowhere; remove it"))
        return None
    if not any(real.is_relative_to(limit) for limit in limits):
        problems.append(
            Problem(Location(path), "a link that leaves the site folder; copy the file")
        )
        return None
    here = Path(link).parent.resolve()
    if real.is_dir() and (here.is_relative_to(real) or str(real) in above):
        problems.append(Problem(Location(path), "a link to a folder around it, a loop; remove it"))
        return None
    return str(real)


def read_source(site: Path, path: str) -> bytes:
    """Read a source file. Raises ContentError where it has vanished, or is a text over 5 MB."""
    file = site / path
    try:
        if path.endswith((".md", ".yaml")) and file.stat().st_size > LARGEST_TEXT:
            size = file.stat().st_size // 1_000_000
            message = f"{size} MB is too large for a text; expected at most 5 MB"
            raise ContentError([Problem(Location(path), message)])
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise ContentError([Problem(Location(path), f"can't be read: {reason}")]) from None
