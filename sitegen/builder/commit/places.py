"""Where may be written: the folders of outputs and of the cache, judged before anything is.

An output is made of the site, so it can't be part of it; and a build removes what it no longer
wants, so it needs a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.builder.commit.manifest import MANIFEST
from sitegen.builder.commit.output import MARK
from sitegen.builder.options import CACHE, OUTPUT
from sitegen.builder.store.misshapen import make_way
from sitegen.content.folder.survey import (
    LEDGERS,
    PRINTS,
    PRIVATE,
    ROOTS,
    SINGLE_FILES,
    require_site,
)
from sitegen.engine.clock import touched
from sitegen.engine.files import whole_path, write_atomically
from sitegen.errors import FileSystemError, UsageError

EXPECTED = "expected a folder of its own, such as output"

APART = "expected a path: of its own, such as ../preview"

SOURCES = (*ROOTS, PRIVATE, LEDGERS, *(name for name in SINGLE_FILES if "/" not in name))
"""The folders of a site that only its authors write to, and the names of its own files."""

OF_OTHERS = frozenset((".git", ".hg", ".svn", ".ssh", ".gnupg"))
"""Hidden folders that belong to another program wherever they stand."""

TAG = "CACHEDIR.TAG"
TAG_TEXT = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# This folder is a cache of sitegen and may be deleted at any time.\n"
)
"""The mark of a cache, which backups leave out (bford.info/cachedir)."""

SERVED = "serve"
"""The folder of the cache that the local server builds to."""

EMPTY = frozenset((".gitkeep", ".gitignore", ".DS_Store"))
"""Files of folders in which nothing is."""


def judge_output(site: Path, output: Path, cache: Path) -> None:
    """Raise UsageError for an output that is, holds or lies in what is not to be written to.

    Links and the case of letters don't hide it.
    """
    if is_same(output, cache / SERVED):
        return
    judge_site(site, output)
    if lies_in(cache, output) or lies_in(output, cache):
        raise UsageError(f"{output}: is the cache's folder, or part of it; {EXPECTED}")
    judge_place(site, output, (*SOURCES, PRINTS))


def judge_prints(site: Path, output: Path, cache: Path) -> None:
    """Raise UsageError for a folder that panels can't be written to."""
    judge_site(site, output)
    if lies_in(cache, output) or lies_in(output, cache):
        raise UsageError(f"{output}: is the cache's folder, or part of it; {EXPECTED}")
    judge_place(site, output, SOURCES)
    if is_ours(output):
        raise UsageError(f"{output}: holds a website that sitegen built; {EXPECTED}")


def judge_target(site: Path, folder: Path, output: Path, cache: Path) -> None:
    """Raise UsageError for a folder that releases can't be published to."""
    for place, called in ((output, "the output that is published"), (cache, "the cache")):
        if lies_in(place, folder) or lies_in(folder, place):
            raise UsageError(
                f"{folder}: is the folder of {called}, part of it or above it; {APART}"
            )
    judge_place(site, folder, (*SOURCES, PRINTS))


def judge_place(site: Path, folder: Path, sources: tuple[str, ...]) -> None:
    """Raise UsageError for a folder that is another one's.

    That is the site's folder, one above it, hidden in it, or of its sources, a folder of Git or the
    like anywhere, and whatever lies in a website that was built: what is kept or made there would
    be shown with it.
    """
    judge_site(site, folder)
    within = parts_in(folder, site)
    first = within[0] if within else ""
    for name in sources:
        # On a Mac and on Windows the two are one folder, and the site may be there tomorrow.
        if lies_in(folder, site / name) or first.casefold() == name:
            raise UsageError(f"{folder}: lies in {name}, which only authors write to; {EXPECTED}")
    hidden = [part for part in within if part.startswith(".")]
    hidden += [part for part in whole_path(folder).parts if part.casefold() in OF_OTHERS]
    if hidden:
        raise UsageError(f"{folder}: lies in {hidden[0]}, which is not sitegen's; {EXPECTED}")
    for built in whole_path(folder).parents:
        if is_ours(built):
            raise UsageError(f"{folder}: lies in {built.name}, a built website; {EXPECTED}")


def judge_site(site: Path, folder: Path) -> None:
    """Raise UsageError for the site's folder and those above it."""
    if lies_in(site, folder):
        raise UsageError(f"{folder}: is the site's folder, or above it; {EXPECTED}")


def parts_in(folder: Path, site: Path) -> tuple[str, ...]:
    """Give the names of the folders of a site in which another one lies, none where it doesn't."""
    whole, root = whole_path(folder), whole_path(site)
    return whole.relative_to(root).parts if whole.is_relative_to(root) else ()


def judge_content(folder: Path, *, known: bool, adopt: bool, ours: bool) -> None:
    """Raise UsageError for a folder that is neither empty nor ours, unless it is to be taken.

    `known`: the cache remembers a build of it; `ours`: it says so itself.
    """
    if adopt or known or ours:
        return
    try:
        names = {path.name for path in folder.iterdir()} - EMPTY
    except FileNotFoundError:
        if folder.is_symlink():
            raise UsageError(f"{folder}: a link that leads nowhere; {EXPECTED}") from None
        return
    except NotADirectoryError:
        raise UsageError(f"{folder}: a file, expected a folder; {EXPECTED}") from None
    if names:
        raise UsageError(
            f"{folder}: holds files that sitegen did not write, such as {min(names)}; {EXPECTED}, "
            "or --adopt to write beside them"
        )


def is_ours(folder: Path) -> bool:
    """True for a folder that a build wrote, or began to write."""
    return any((folder / name).is_file() for name in (MANIFEST, MARK))


def is_cache(folder: Path) -> bool:
    """True for a cache, also for one that lost its mark: any file of it may get lost."""
    looks_so = (folder / "lock").is_file() and (folder / "cache").is_dir()
    return looks_so or (folder / TAG).is_file()


def holds_prints(folder: Path) -> bool:
    """True for a folder in which sets of panels stand, or whose first set was only begun."""
    if any(folder.glob(f"*/{MANIFEST}")):
        return True
    begun = folder.is_dir() and all(path.is_dir() for path in folder.glob("*"))
    return begun and all(path.name.startswith(f".{MANIFEST}.") for path in folder.glob("*/*"))


def prepare_cache(site: Path, cache: Path) -> None:
    """Make the cache's folder, and mark it as one.

    Raises UsageError for a folder that is no cache, and where there is no site to have one;
    FileSystemError where nothing can be written.
    """
    require_site(site)
    own = site / CACHE
    if not is_same(cache, own) or own.is_symlink():
        judge_place(site, cache, (*SOURCES, PRINTS))
        if lies_in(cache, site / OUTPUT):
            # Whoever hosts it would show texts of drafts.
            raise UsageError(f"{cache}: lies in {OUTPUT}, the folder of the website; {EXPECTED}")
        judge_content(cache, known=False, adopt=False, ours=is_cache(cache))
    try:
        cache.mkdir(parents=True, exist_ok=True)
        if not (cache / TAG).is_file():
            write_atomically(cache / TAG, TAG_TEXT, durable=False)
        touched(cache)
    except OSError as error:
        if make_way(error, cache):
            return prepare_cache(site, cache)
        raise FileSystemError(
            f"{cache}: the cache can't be written: {error.strerror}; name a folder of yours with "
            "--cache DIR (and another one with --output DIR)"
        ) from None


def lies_in(path: Path, folder: Path) -> bool:
    """True for a path that is a folder or lies in it, by whatever names."""
    return any(is_same(each, folder) for each in above(path))


def above(path: Path) -> Iterator[Path]:
    """Give a path and all folders above it."""
    whole = whole_path(path)
    yield whole
    yield from whole.parents


def is_same(path: Path, other: Path) -> bool:
    """True for two names of one place, whether there is something or not."""
    try:
        return path.samefile(other)
    except OSError:
        return whole_path(path) == whole_path(other)
