"""Whether a set stands as an earlier run left it: then what that run said is said again.

A run with nothing to do would else read the whole site to find that out. The identities of all that
panels follow from (size, times, inode, as git's index has them) and of all that was made are
compared instead. What may have been written again unseen is never believed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from sitegen.content.folder.survey import survey_site
from sitegen.engine.clock import Clock
from sitegen.engine.files import Identity, identify, walk_files
from sitegen.engine.period import Period
from sitegen.engine.toolchain import built_in_themes, distributions
from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.panels.cache.renditions import read_kept, write_kept
from sitegen.values import Value

NAME = "standing"
BYTECODE = "__pycache__/"
"""What Python writes beside code while it runs."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a run follows from, as it stood before anything of it was read.

    `digest` names it; "" where it can't be believed: a file is young, or a mistake stands in it.
    """

    digest: str
    cache: Path
    clock: Clock


class Standing(Value):
    """What an earlier run left: the scene it saw, until when that holds, the digest of what lay in
    each folder that it wrote, and what it said."""

    scene: str
    folders: dict[str, str]
    said: bytes
    start: datetime | None = None
    end: datetime | None = None


def look(site: Path, cache: Path, asked: Sequence[object]) -> Scene:
    """See what a run follows from; `asked` is what its command line says.

    Raises UsageError where the folder is no site.
    """
    clock = Clock.read(cache, site)
    found = survey_site(site, clock)
    if found.problems or found.young:
        return Scene("", cache, clock)
    code = [_files_in(Path(__file__).parents[2]), _files_in(built_in_themes())]
    parts = (
        asked,
        sys.version_info[:3],
        sorted(set(distributions())),
        code,
        found.identities,
        found.names,
    )
    return Scene(sha256(msgspec.msgpack.encode(parts)).hexdigest(), cache, clock)


def recall(scene: Scene, at: datetime) -> bytes | None:
    """What was said of this very scene, where all that was made of it stands as it was left.

    `at` is the moment that is asked for: an embargo or a consent may have ended since.
    """
    kept = read_kept(scene.cache / NAME) if scene.digest else None
    try:
        standing = msgspec.msgpack.decode(kept or b"", type=Standing)
    except msgspec.DecodeError:
        return None
    if standing.scene != scene.digest or not Period(standing.start, standing.end).includes(at):
        return None
    same = all(_state_of(Path(name)) == state for name, state in standing.folders.items())
    return standing.said if same else None


def forget(scene: Scene) -> None:
    """Forget what was said: a run begins that may make something else."""
    with suppress(OSError):
        (scene.cache / NAME).unlink(missing_ok=True)


def remember(
    scene: Scene,
    folders: Iterable[Path],
    known: FileFactsCache,
    period: Period,
    said: bytes,
) -> None:
    """Remember what a run said of the `folders` that it wrote, for a `period`.

    What was written there since the run began must be what `known` says that it wrote.
    """
    if not scene.digest:
        return
    states = {str(folder.absolute()): _state_of(folder) for folder in folders}
    paths = (Path(folder) / path for folder in states for path, _ in walk_files(Path(folder)))
    if not all(_is_told(path, scene.clock, known) for path in paths):
        return
    standing = Standing(
        scene=scene.digest, folders=states, said=said, start=period.start, end=period.end
    )
    write_kept(scene.cache / NAME, msgspec.msgpack.encode(standing))


def _is_told(path: Path, clock: Clock, known: FileFactsCache) -> bool:
    """Whether a file is older than the run, or what the run wrote."""
    try:
        return clock.is_settled(path.stat(follow_symlinks=False)) or known.believes(path)
    except OSError:
        return False


def _state_of(folder: Path) -> str:
    """The digest of the names and identities of all that lies in a folder of ours."""
    return sha256(msgspec.msgpack.encode(_files_in(folder))).hexdigest()


def _files_in(folder: Path) -> list[tuple[str, Identity]]:
    found = ((path, status) for path, status in walk_files(folder) if BYTECODE not in path)
    return sorted((path, identify(status)) for path, status in found)
