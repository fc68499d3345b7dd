"""The output folder: touched in one marked step, and only what is ours.

The manifest names all that sitegen wrote. An interrupted step leaves its mark; the next build
looks at every file and puts right what isn't as it should be.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.builder.commit.manifest import MANIFEST, encode_digests, is_inside, read_manifest
from sitegen.builder.store.state import FileRecord, State, record_of, record_of_published
from sitegen.engine.clock import Clock
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import (
    PUBLIC_FILE,
    Identity,
    give_rights,
    identify,
    make_public_folder,
    make_public_folders,
    write_atomically,
)
from sitegen.engine.tree import UNKNOWN, walk_again
from sitegen.errors import SitegenError

MARK = ".sitegen-in-progress"
PART = ".sitegen-part.tmp"
"""A file that is not whole yet. It stands in the output itself, so that it can be renamed."""

LEFT_BEHIND = re.compile(r"\.sitegen[^/]*\.tmp")
"""What an interrupted build may leave behind beside the mark: parts of files."""


@dataclass(frozen=True, slots=True)
class OutputState:
    """What lies in the output: digests of what is ours, the rest, and whether a step broke off.

    `manifest` is the record of the manifest itself, None where there is none. `young` are the files
    that may be written again unseen. `folders` are those that needn't be listed again as long as
    they have these identities.
    """

    files: Mapping[str, FileRecord]
    foreign: tuple[str, ...]
    interrupted: bool
    manifest: FileRecord | None = None
    young: frozenset[str] = frozenset()
    folders: Mapping[str, Identity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit did, and the foreign files that it met."""

    written: int
    removed: int
    kept_foreign: tuple[str, ...]


def examine(output: Path, known: State, clock: Clock) -> OutputState:
    """Look at every file of the output; those with a known identity aren't read again.

    `clock` was read before.
    """
    manifest: dict[str, str] | None = None
    own: FileRecord | None = None
    interrupted = False
    files: dict[str, FileRecord] = {}
    foreign: list[str] = []
    young: set[str] = set()
    seen = (*known.outputs, *known.foreign)
    found, folders = walk_again(output, seen, known.folders, clock)
    for path, status in found:
        record = known.manifest if path == MANIFEST else known.outputs.get(path)
        if record is None or record.identity != identify(status) or path in known.young_outputs:
            record = None
            if not clock.is_settled(status):
                young.add(path)
        if path == MANIFEST:
            own = record or record_of(output / path, status)
        elif path == MARK or LEFT_BEHIND.fullmatch(path):
            interrupted = True
        elif record:
            files[path] = record
        else:
            manifest = read_manifest(output) if manifest is None else manifest
            if path in manifest or path in known.outputs:
                files[path] = record_of_published(output / path, status)
            else:
                foreign.append(path)
    young.difference_update(foreign)
    return OutputState(files, tuple(sorted(foreign)), interrupted, own, frozenset(young), folders)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An output as it should be: its digest, and the file that has its bytes.

    `movable` files are ours to move; others are copied.
    """

    digest: str
    source: Path | None
    movable: bool = False


def commit(output: Path, wanted: Mapping[str, Wanted], present: OutputState) -> Changes:
    """Make the output what is wanted: replace, add and remove what differs, under a mark.

    Raises SitegenError where the file system refuses; the mark then stays, and the next build
    repairs what this one began.
    """
    differing = [path for path, want in sorted(wanted.items()) if differs(path, want, present)]
    clashing = clashes(differing, present.foreign)
    surplus = sorted(path for path in present.files if path not in wanted)
    manifest = encode_manifest(wanted)
    own = present.manifest
    unchanged = own is not None and own.digest == sha256_hex(manifest)
    if own and unchanged and not (differing or surplus or present.interrupted):
        return Changes(0, 0, present.foreign)
    folders = folders_of(wanted)
    for name in (MANIFEST, MARK):
        if (output / name).is_dir():
            raise SitegenError(f"{output.name}/{name}: a folder, expected a file; remove it")
    for path in differing:
        if path in folders or not is_inside(path):
            raise SitegenError(f"{output.name}/{path}: no file can have this name; nothing written")
    if clashing:
        raise SitegenError(
            f"{output.name}/{clashing[0]}: a file that sitegen did not write stands where a page "
            "belongs; move it away and build again"
        )
    try:
        make_public_folder(output)
        begin(output, manifest, surplus, wanted, present)
        obstacles = [path for path in surplus if path in folders or is_below(path, wanted)]
        remove(output, obstacles)
        # A folder that is as it was has its rights; what was in the way may have taken some along.
        seen = {} if obstacles else present.folders
        make_public_folders(output, [each for each in folders if is_unseen(each, seen)])
        for path in differing:
            place(output, path, wanted[path])
        remove(output, [path for path in surplus if path not in obstacles])
        if surplus:
            write_atomically(output / MANIFEST, manifest, mode=PUBLIC_FILE)
        for name in [each.name for each in output.iterdir() if LEFT_BEHIND.fullmatch(each.name)]:
            (output / name).unlink()
        (output / MARK).unlink(missing_ok=True)
    except OSError as error:
        name = Path(error.filename).name if error.filename else output.name
        raise SitegenError(
            f"{output.name}: can't write {name}: {error.strerror}; the next build goes on from here"
        ) from None
    return Changes(len(differing), len(surplus), present.foreign)


def is_unseen(folder: str, seen: Mapping[str, Identity]) -> bool:
    """True for a folder of which nothing holds longer than one look."""
    return seen.get(folder, UNKNOWN) == UNKNOWN


def differs(path: str, want: Wanted, present: OutputState) -> bool:
    """True where the output isn't as wanted."""
    record = present.files.get(path)
    return record is None or record.digest != want.digest


def clashes(paths: Collection[str], foreign: Iterable[str]) -> list[str]:
    """Give the foreign files that stand where one of the paths, or a folder of one, belongs.

    A foreign file below a path stands in its way too.
    """
    wanted = set(paths)
    taken = wanted | folders_of(wanted)
    return sorted(
        path for path in foreign if path in taken or not wanted.isdisjoint(folders_of([path]))
    )


def folders_of(paths: Iterable[str]) -> set[str]:
    """Give all folders above files."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def begin(
    output: Path,
    manifest: bytes,
    surplus: Collection[str],
    wanted: Mapping[str, Wanted],
    present: OutputState,
) -> None:
    """Set the mark, and name in the manifest all that may stand in the output from now on.

    So that whatever an interruption leaves behind is known as ours. Without a `surplus` that is the
    `manifest` of what is wanted.
    """
    write_atomically(output / MARK, b"a build is putting its pages in place\n")
    old = {path: record.digest for path, record in present.files.items()}
    new = {path: want.digest for path, want in wanted.items()}
    begun = encode_digests({**old, **new}) if surplus else manifest
    write_atomically(output / MANIFEST, begun, mode=PUBLIC_FILE)


def is_below(path: str, wanted: Mapping[str, Wanted]) -> bool:
    """True where a file stands in a folder whose name is that of a wanted file."""
    parts = path.split("/")
    return any("/".join(parts[:length]) in wanted for length in range(1, len(parts)))


def place(output: Path, path: str, want: Wanted) -> None:
    """Put a file in its place, whole or not at all."""
    target = f"{output}/{path}"
    if want.source is None:
        raise SitegenError(f"{path}: nothing was made for this file")
    if want.movable:
        with suppress(OSError):
            give_rights(want.source, PUBLIC_FILE)
            os.replace(want.source, target)
            return
    folder = Path(target)
    if folder.is_dir() and not any(folder.rglob("*")):
        folder.rmdir()
    (output / PART).unlink(missing_ok=True)
    shutil.copyfile(want.source, output / PART)
    give_rights(output / PART, PUBLIC_FILE)
    (output / PART).replace(target)


def remove(output: Path, paths: Iterable[str]) -> None:
    """Remove files of ours, and the folders that this leaves empty."""
    for path in paths:
        (output / path).unlink(missing_ok=True)
        folder = (output / path).parent
        while folder != output and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def encode_manifest(wanted: Mapping[str, Wanted]) -> bytes:
    """Give the manifest's bytes."""
    return encode_digests({path: want.digest for path, want in wanted.items()})


def state_after(
    output: Path, wanted: Mapping[str, Wanted], present: OutputState, clock: Clock
) -> OutputState:
    """Look at the output after a commit, for the next build; `clock` was read after the commit.

    What was written, or may have been since it was looked at, is read: what somebody else wrote
    meanwhile is not taken for ours.
    """
    files: dict[str, FileRecord] = {}
    young: set[str] = set()
    # What goes may take its folder along; a file that changes doesn't show in a folder's times.
    unsure = [path for path in present.files if path not in wanted]

    def look(path: str, before: FileRecord | None, digest: str) -> FileRecord | None:
        if before is None or before.digest != digest or path in present.young:
            status = (output / path).stat(follow_symlinks=False)
            before = record_of(output / path, status)
            if not clock.is_settled(status):
                young.add(path)
        if before.digest == digest:
            return before
        unsure.append(path)
        return None

    for path, want in wanted.items():
        if record := look(path, present.files.get(path), want.digest):
            files[path] = record
    own = look(MANIFEST, present.manifest, sha256_hex(encode_manifest(wanted)))
    unknown = folders_of(unsure)
    folders = {path: known for path, known in present.folders.items() if path not in unknown}
    # Of a folder that is gone nothing is kept: its name may be one that may no longer be said.
    folders |= {path: UNKNOWN for path in unknown if (output / path).is_dir()}
    return OutputState(files, present.foreign, False, own, frozenset(young), folders)
