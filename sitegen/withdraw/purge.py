"""What is kept on this machine goes: panels that show the entry, what of it lies in the editor's
bin, and the caches as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from sitegen.builder.commit.manifest import MANIFEST
from sitegen.builder.commit.places import is_cache
from sitegen.builder.lock import build_lock
from sitegen.content.editing.bin import BIN, Binned, in_bin, remove_for_good
from sitegen.content.folder.survey import PRINTS, RECORD
from sitegen.engine.files import walk_files
from sitegen.panels.cache.manifest import read_manifest, reports_of
from sitegen.site.prints import PrintRecord, decode_record
from sitegen.withdraw.proof import Searcher

LOCK = "lock"


def sets_of(site: Path, id_: str) -> Iterator[str]:
    """Give the folders of the panels on which an entry is."""
    for path in sorted((site / PRINTS).glob(f"*/{RECORD}")):
        record = decode_record(path.read_bytes())
        if record and shows(record, id_):
            yield path.parent.name


def shows(record: PrintRecord, id_: str) -> bool:
    """True for a set of panels on which an entry is."""
    panels = (*record.panels, *record.documents)
    return record.exhibition == id_ or any(id_ in panel.stories for panel in panels)


def remove_sets(site: Path, sets: tuple[str, ...], searcher: Searcher) -> tuple[str, ...]:
    """Remove sets of panels: those named, and all in which something of the entry is found.

    Files of others stay. Gives the sets that went. Raises OSError.
    """
    gone = []
    for folder in sorted((site / PRINTS).glob("*/")):
        if folder.name in sets or any(searcher.look(files_in(folder, folder.name))):
            for name in (*read_manifest(folder).files, *reports_of(folder.name), RECORD, MANIFEST):
                (folder / name).unlink(missing_ok=True)
            for part in folder.glob(".*.part"):
                part.unlink()
            if not any(folder.iterdir()):
                folder.rmdir()
            gone.append(folder.name)
    return tuple(gone)


def clear_bin(site: Path, id_: str, searcher: Searcher) -> tuple[Binned, ...]:
    """Remove from the editor's bin what was the entry's, and all in which something of it is found.

    Gives what went. Raises OSError.
    """
    gone = []
    for binned in tuple(in_bin(site)):
        folder = site / BIN / binned.name
        if binned.what.id == id_ or any(searcher.look(files_in(folder, f"{BIN}/{binned.name}"))):
            remove_for_good(site, binned)
            gone.append(binned)
    return tuple(gone)


def clear_cache(cache: Path) -> None:
    """Remove all that a cache holds. Raises OSError; a folder that is no cache stays."""
    if not cache.is_dir() or not is_cache(cache):
        return
    with build_lock(cache, lambda text: None):
        for path in sorted(cache.iterdir()):
            if path.name == LOCK:
                continue
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def files_in(folder: Path, label: str) -> Iterator[tuple[str, bytes]]:
    """Read all files below a folder, each with a name for where it stands."""
    for path, _ in sorted(walk_files(folder)):
        place = folder / path
        if place.is_file() and not place.is_symlink():
            yield f"{label}/{path}", place.read_bytes()
