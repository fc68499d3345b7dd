"""Files: walked by their identities, read once, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

Identity = tuple[int, int, int, int]
"""What tells that a file is the one seen before, without reading it, as git's index has it: size in
bytes, time of the last write and of the last change of status in nanoseconds, inode. A plain tuple,
since a build makes one for every source and every output."""


def identify(status: os.stat_result) -> Identity:
    """Give the identity of a file from its status."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that may be a pipe: without waiting, and on Windows as bytes."""

PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755
"""The rights of what is published: a web server is another user, whatever the author's umask."""


WITHOUT_RIGHTS = (errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
"""What file systems say that keep no rights of single files: FAT, Windows' shares, some of FUSE."""


def give_rights(path: str | Path, rights: int) -> None:
    """Give a file or folder its rights where its file system keeps any. Raises OSError.

    Elsewhere whoever mounted it decided for all files. So did the owner of a file that isn't ours.
    """
    try:
        os.chmod(path, rights)
    except OSError as error:
        if error.errno not in WITHOUT_RIGHTS:
            raise


def read_plain(path: Path) -> bytes:
    """Read a file. Raises OSError, also for a pipe or a device, which might be waited for for ever.

    A pipe is opened without waiting (`open(2)`, O_NONBLOCK) and seen to be none of ours.
    """
    with open(os.open(path, os.O_RDONLY | WITHOUT_WAITING), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "Not a file", str(path))
        return file.read()


def whole_path(path: Path) -> Path:
    """Give a path without links, from the root; a link that loops stays as it is.

    `Path.resolve` raises RuntimeError for such a link before Python 3.13.
    """
    return Path(os.path.realpath(path))


def write_atomically(
    path: Path, data: bytes, *, durable: bool = True, mode: int | None = None
) -> None:
    """Write a file so that a reader sees the old or the new content, never a part.

    A `durable` file outlives a power cut; what is verified when it is read needn't. `mode` are its
    rights, None for those that the umask leaves. Raises OSError where the file system refuses;
    nothing is left behind then.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            if mode is not None:
                give_rights(temporary, mode)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_new(path: str, data: bytes) -> None:
    """Write a file at once. Raises OSError where the file system refuses."""
    with open(path, "wb") as file:
        file.write(data)


def make_public_folder(output: Path) -> None:
    """Make a folder that a web server may read, and those above it that are missing."""
    missing = [output, *output.parents]
    for folder in reversed([each for each in missing if not each.exists()]):
        folder.mkdir(exist_ok=True)
        give_rights(folder, PUBLIC_FOLDER)


def make_public_folders(output: Path, folders: Iterable[str]) -> None:
    """Make folders below one, upper ones first; each gets the rights that web servers need."""
    for folder in sorted(folders):
        path = f"{output}/{folder}"
        try:
            rights = stat.S_IMODE(os.stat(path).st_mode)
        except FileNotFoundError:
            os.mkdir(path)
            rights = 0
        if rights & PUBLIC_FOLDER != PUBLIC_FOLDER:
            give_rights(path, rights | PUBLIC_FOLDER)


def read_tree(root: Path, endings: str | tuple[str, ...] = "") -> list[tuple[str, bytes]]:
    """Give the files below a folder of ours whose names end so: their paths, sorted, and bytes.

    Raises OSError. Without the layers of `pathlib` and of buffers, for each command reads all code.
    """
    paths = sorted(path for path, _ in walk_entries(root) if path.endswith(endings))
    return [(path, _read_at_once(f"{root}/{path}")) for path in paths]


def _read_at_once(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def walk_files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Walk a folder that is ours alone: paths from it (posix) with their status, unsorted.

    Links are not followed. A folder that does not exist has no files.
    """
    for path, entry in walk_entries(root):
        yield path, entry.stat(follow_symlinks=False)


def walk_entries(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Walk as `walk_files` does, without asking for the status of what is met."""
    pending = [("", str(root))]
    while pending:
        prefix, folder = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append((f"{prefix}{entry.name}/", entry.path))
            else:
                yield prefix + entry.name, entry
