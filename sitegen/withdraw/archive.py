"""Taking an entry's files out of the site: first into an archive that is read back, then away."""

from __future__ import annotations

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

OVERWRITING = (
    "no program can overwrite deleted files for certain on an SSD, a memory card, or a disk that "
    "is synchronised or backed up: look through backups and the wastebasket"
)


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
    for other in others:
        if lies_in(folder, other):
            raise UsageError(f"{folder}: lies in {other}, which is published or emptied")


def store(site: Path, files: Mapping[str, str], archive: Path) -> None:
    """Copy files into an archive and read them back. Raises SitegenError; nothing is lost then.

    Those that aren't in the site any longer must be in the archive.
    """
    for path, digest in files.items():
        place = archive / path
        if not place.is_file() or sha256_hex(place.read_bytes()) != digest:
            source = site / path
            if not source.is_file():
                raise SitegenError(f"{path}: neither in the site nor in {archive}")
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(place, source.read_bytes(), mode=ONLY_MINE)
            if sha256_hex(place.read_bytes()) != digest:
                raise SitegenError(
                    f"{path}: changed since it was looked at, or {archive} can't be trusted; "
                    "nothing was removed. Run it again"
                )


def remove(site: Path, files: Mapping[str, str]) -> None:
    """Remove files from a site, and folders that this leaves empty. Raises OSError.

    One that was changed since is of somebody who works on it: SitegenError, and all stay.
    """
    here = [path for path in files if (site / path).is_file()]
    for path in here:
        if sha256_hex((site / path).read_bytes()) != files[path]:
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
