"""The bin: what was deleted in the editor lies in `private/bin/` until it is put back.

`private/` never leaves: nothing of it is built, published, or kept by Git. Each deletion is a
folder with the files as they stood, below `files/`, and `deleted.json`, which says what they were.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

import msgspec

from sitegen.content.editing.moving import move_all, remove_empty
from sitegen.content.folder.survey import PRIVATE
from sitegen.engine.files import walk_files, write_atomically
from sitegen.errors import SitegenError
from sitegen.values import Value

BIN = f"{PRIVATE}/bin"
RECORD, FILES = "deleted.json", "files"
NAME = re.compile(r"\d{8}T\d{6}(?:-\d{1,3})?", re.ASCII)
"""What a deletion's folder is called: its moment (ISO 8601, basic), and a number if need be."""

ONLY_MINE = 0o700


class Deleted(Value, tag=False):
    """One deletion: `files` are paths from the site folder; `date` is its moment in ISO 8601.

    `lang` is "" where it was all languages of the entry.
    """

    id: str
    kind: str
    lang: str
    title: str
    date: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Binned:
    """A deletion that lies in the bin, with the name of its folder there."""

    name: str
    what: Deleted


def throw_away(site: Path, what: Deleted, moment: datetime, places: Sequence[Path]) -> str:
    """Move files into the bin, and give the name that the deletion has there.

    `places` are where the files stand, one for each of its paths. Raises SitegenError where that
    can't be done; all of them are where they were then.
    """
    try:
        folder = _new_folder(site, moment)
    except OSError as error:
        raise SitegenError(f"{BIN}: can't be made: {error.strerror}") from None
    kept = [folder / FILES / path for path in what.files]
    try:
        write_atomically(folder / RECORD, msgspec.json.format(msgspec.json.encode(what), indent=1))
        move_all(zip(places, kept, strict=True))
    except OSError as error:
        shutil.rmtree(folder)
        raise SitegenError(f"can't be moved into {BIN}: {error.strerror}") from None
    for place in places:
        remove_empty(place.parent, site / "content")
    return folder.name


def _new_folder(site: Path, moment: datetime) -> Path:
    base = site / BIN
    base.mkdir(parents=True, exist_ok=True, mode=ONLY_MINE)
    if not (base / ".gitignore").exists():
        (base / ".gitignore").write_text("*\n", encoding="utf-8")
    name, number = f"{moment:%Y%m%dT%H%M%S}", 1
    while True:
        folder = base / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=ONLY_MINE)
        except FileExistsError:
            number += 1
        else:
            return folder


def in_bin(site: Path) -> Iterator[Binned]:
    """Give what lies in the bin, the latest first. Folders without a record that reads are told by
    their name alone: they are nobody's to lose."""
    base = site / BIN
    names = (path.name for path in base.iterdir()) if base.is_dir() else ()
    for name in sorted(filter(NAME.fullmatch, names), reverse=True):
        yield Binned(name, _record(base / name))


def _record(folder: Path) -> Deleted:
    try:
        return msgspec.json.decode((folder / RECORD).read_bytes(), type=Deleted)
    except (OSError, msgspec.MsgspecError):
        root = folder / FILES
        files = tuple(sorted(path for path, _ in walk_files(root)))
        return Deleted(id="", kind="", lang="", title="", date="", files=files)


def named(site: Path, name: str) -> Binned:
    """Give what lies in the bin under a name. Raises SitegenError where nothing does."""
    if NAME.fullmatch(name) and (site / BIN / name).is_dir():
        return Binned(name, _record(site / BIN / name))
    raise SitegenError("This lies in the bin no longer.")


def put_back(site: Path, binned: Binned) -> None:
    """Move files out of the bin to where they were.

    Raises SitegenError where something else stands there now, or they can't be moved; the bin is
    as it was then.
    """
    folder = site / BIN / binned.name
    for path in binned.what.files:
        if not is_source(path):
            raise SitegenError(f"{path}: no file of content/; move it by hand out of {BIN}")
        if (site / path).exists() or (site / path).is_symlink():
            raise SitegenError(f"{path}: another file stands there now; rename or move that first")
    try:
        # Backwards: what covers a picture is there before the picture is.
        move_all((folder / FILES / path, site / path) for path in reversed(binned.what.files))
    except OSError as error:
        raise SitegenError(f"can't be moved out of {BIN}: {error.strerror}") from None
    shutil.rmtree(folder)


def is_source(path: str) -> bool:
    """True for a path below content/ that leads out of it nowhere."""
    return path.startswith("content/") and ".." not in PurePosixPath(path).parts


def remove_for_good(site: Path, binned: Binned) -> None:
    """Remove a deletion from the bin. Raises OSError."""
    shutil.rmtree(site / BIN / binned.name)
