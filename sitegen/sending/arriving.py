"""The folder, brought up to what is at the server: only files that differ are written, the branch
moves last.

Broken off, the folder has some files already that the server has too; the next sending sees that
they are the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from sitegen.engine.git import run_git
from sitegen.sending import obstacles
from sitegen.sending.obstacles import ObstacleError
from sitegen.sending.repository import LOCAL, Repository
from sitegen.sending.snapshot import Change, differences, index_of, set_entries, tree_of_folder

SAVED_MEANWHILE = obstacles.Words(
    "Something was saved in this folder while it was sent.",
    "What others sent comes in with the next sending.",
)


def require_room(repository: Repository, changes: Iterable[Change]) -> None:
    """Raise ObstacleError where a file that Git doesn't know lies where another is to come."""
    taken = [
        change.path
        for change in changes
        if change.added and os.path.lexists(repository.top / change.path)
    ]
    own = [path for path in taken if not is_same(repository, path, changes)]
    if own:
        raise ObstacleError(obstacles.IN_THE_WAY, paths=", ".join(own))


def is_same(repository: Repository, path: str, changes: Iterable[Change]) -> bool:
    """True where the file that lies there is the one that is to come."""
    file = repository.top / path
    if not file.is_file() or file.is_symlink():
        return False
    blob = repository.git("hash-object", "--", path).strip()
    return any(change.path == path and change.blob == blob for change in changes)


def arrive(repository: Repository, folder: str, after: str, commit: str) -> ObstacleError | None:
    """Bring the folder from one tree to another, then the branch to a commit; gives what kept it.

    Nothing is written where something was saved since the folder was looked at.
    """
    try:
        if tree_of_folder(repository) != folder:
            return ObstacleError(SAVED_MEANWHILE)
        write_files(repository, differences(repository, folder, after), after)
        known = differences(repository, repository.head, commit)
        set_entries(repository, [(each.path, each.mode, each.blob) for each in known])
        # What it says of files that differ is no failure.
        run_git(repository.top, ("update-index", "-q", "--refresh"), seconds=LOCAL)
        branch = f"refs/heads/{repository.branch}"
        words = ("update-ref", "-m", "sitegen: sent", branch, commit, repository.head)
        repository.git(*words)
    except ObstacleError as error:
        return error
    except OSError as error:
        return ObstacleError(obstacles.UNWRITABLE, str(error.strerror))
    return None


def write_files(repository: Repository, changes: Iterable[Change], tree: str) -> None:
    """Write the files of a tree that changed, as Git writes them: with the ends of lines and the
    filters that it is told of. Folders that are empty then go.
    """
    written = []
    for change in changes:
        if not change.gone:
            written.append(change.path)
            continue
        file = repository.top / change.path
        with suppress(FileNotFoundError):
            file.unlink()
        for above in file.parents:
            if above == repository.top or any(above.iterdir()):
                break
            above.rmdir()
    data = "".join(f"{path}\0" for path in written).encode("utf-8", "surrogateescape")
    with index_of(repository, tree) as extra:
        repository.git("checkout-index", "--force", "-z", "--stdin", data=data, extra=extra)
