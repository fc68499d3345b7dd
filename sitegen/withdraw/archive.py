"""Taking an entry's files out of the site: first into an archive that is read back, then away."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from sitegen.builder.commit.places import lies_in
from sitegen.builder.options import BuildOptions
from sitegen.content.folder.survey import PRIVATE
from sitegen.content.settings.targets import FolderTarget, Target
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError, UsageError

ONLY_MINE = 0o600

UNFIT = (
    "{folder} can't be written to ({why}). Nothing was removed: the entry is as public as it was. "
    "Type it again with another --archive FOLDER, or with --delete"
)

OVERWRITING = (
    "no program can overwrite deleted files for certain on an SSD, a memory card, or a disk that "
    "is synchronised or backed up: look through backups and the wastebasket"
)


LINK = "link"
"""In the place of a digest: it is a link that leads out of the site. It goes, and nothing else."""


def emptied(options: BuildOptions, targets: Iterable[Target]) -> list[Path]:
    """Give the folders that a withdrawal empties: of the output, of caches, of targets here."""
    folders = [options.site / each.path for each in targets if isinstance(each, FolderTarget)]
    return [options.output, options.cache_root, *folders]


def judge_archive(site: Path, folder: Path, others: Iterable[Path]) -> None:
    """Raise UsageError for an archive from which something could be published, or go into Git, or
    that lies in one of the `others`, which are emptied."""
    if lies_in(folder, site) and not lies_in(folder, site / PRIVATE):
        raise UsageError(
            f"{folder}: lies in the site; expected a folder outside of it, or in {PRIVATE}/"
        )
    near = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not near.is_dir() or not os.access(near, os.W_OK | os.X_OK):
        raise UsageError(f"{folder}: can't be made: {near} is no folder that can be written to")
    for other in others:
        if lies_in(folder, other):
            raise UsageError(f"{folder}: lies in {other}, which is published or emptied")


def folder_in(archive: Path, id_: str, date: str) -> str:
    """Give the folder of an archive for what was withdrawn on a day."""
    return str((archive / f"{id_.replace('/', '-')}-{date}").resolve())


def store(site: Path, files: Mapping[str, str], archive: Path) -> None:
    """Copy files into an archive and read them back. Raises SitegenError; nothing is lost then.

    Those that aren't in the site any longer must be in the archive.
    """
    for path, digest in files.items():
        place = archive / path
        if digest != LINK and not is_that(place, digest):
            source = site / path
            if not source.is_file():
                raise SitegenError(f"{path}: neither in the site nor in {archive}")
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(place, source.read_bytes(), mode=ONLY_MINE)
            except OSError as error:
                raise SitegenError(UNFIT.format(folder=archive, why=error.strerror)) from error
            if not is_that(place, digest):
                raise SitegenError(
                    f"{path}: changed since it was looked at, or {archive} can't be trusted; "
                    "nothing was removed. Run it again"
                )


def is_that(place: Path, digest: str) -> bool:
    """True for a file with a digest. Raises OSError."""
    return place.is_file() and sha256_hex(place.read_bytes()) == digest


def remove(site: Path, files: Mapping[str, str]) -> None:
    """Remove files from a site, and folders that this leaves empty. Raises OSError.

    One that was changed since is of somebody who works on it: SitegenError, and all stay.
    """
    here = [path for path in files if os.path.lexists(site / path)]
    for path in here:
        if files[path] != LINK and not is_that(site / path, files[path]):
            raise SitegenError(
                f"{path}: changed since it was looked at; nothing was removed. Remove "
                "private/withdrawn/ of it and run it again"
            )
    for path in here:
        (site / path).unlink()
        folder = (site / path).parent
        while folder not in (site, site / "content") and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
