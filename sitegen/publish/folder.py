"""A folder of this machine: `releases/NAME/`, and `current`, a link that is switched by rename.

A web server whose root is `current` never serves two releases mixed: rename(2) is atomic.
"""

from __future__ import annotations

import os
import shutil
import socket
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.settings.targets import FolderTarget
from sitegen.engine.digest import sha256_hex
from sitegen.engine.files import walk_files, write_atomically
from sitegen.errors import SitegenError
from sitegen.publish.host import Held, Host, Terms, Told
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record, decode, encode
from sitegen.publish.release import Release

RELEASES = "releases"
CURRENT = "current"
STATE = ".sitegen"
LOCK = "lock"
PART = ".part"
FEW = 50
"""Files that are brought to the disk one by one; for more, the whole disk is."""

READABLE = 0o644
ENTERABLE = 0o755
"""A web server of another user reads the files, whatever the umask."""


@dataclass(frozen=True)
class Folder(Host):
    """A target that is a folder."""

    target: FolderTarget
    root: Path

    def lock(self, terms: Terms) -> None:
        """Keep others from publishing here at the same time."""
        path = self.root / STATE / LOCK
        with told_plainly(self.root):
            (self.root / STATE).mkdir(parents=True, exist_ok=True)
            (self.root / RELEASES).mkdir(exist_ok=True)
            if terms.break_lock:
                path.unlink(missing_ok=True)
            try:
                lock = path.open("x", encoding="utf-8")
            except FileExistsError:
                holder = path.read_text("utf-8", errors="replace").strip()
                raise SitegenError(locked(holder)) from None
            try:
                with lock:
                    lock.write(f"{publisher()}\n")
            except OSError:
                path.unlink()  # A full disk keeps nobody out who comes when there is room again.
                raise

    def unlock(self) -> None:
        """Let others publish again."""
        (self.root / STATE / LOCK).unlink(missing_ok=True)

    def current(self) -> Record | None:
        """Give the record of what is public."""
        try:
            name = (self.root / CURRENT).readlink().name
        except OSError:
            return None
        return self.record(name)

    def record(self, name: str) -> Record | None:
        """Give the record of a release."""
        try:
            return decode((self.root / STATE / f"{name}.json").read_bytes())
        except OSError:
            return None

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        name = plan.record.release
        part = self.root / RELEASES / f"{name}{PART}"
        with told_plainly(self.root):
            check_link(self.root / CURRENT)
            for left in (self.root / RELEASES).glob(f"*{PART}"):
                shutil.rmtree(left)
            part.mkdir()
            part.chmod(ENTERABLE)
            self._fill(part, plan, release, told)
            settle(part, plan.put)
            finished = self.root / RELEASES / name
            if finished.exists():
                shutil.rmtree(finished)
            part.rename(finished)
            write_atomically(self.root / STATE / f"{name}.json", encode(plan.record))
            self._switch(name)
            self._tidy(name)
        return ()

    def _fill(self, part: Path, plan: Plan, release: Release, told: Told) -> None:
        """Write a release: what is unchanged is linked, the rest copied and compared."""
        former = f"{self.root}/{RELEASES}/{plan.before.release}" if plan.before else ""
        folders: set[str] = set()
        put = frozenset(plan.put)
        wanted = plan.record.present
        for number, path in enumerate(wanted, 1):
            parent = path.rpartition("/")[0]
            if parent not in folders:
                make_folders(part, parent, folders)
            if path in put or not former or not linked(f"{former}/{path}", f"{part}/{path}"):
                target = part / path
                target.write_bytes(release.read(path))
                target.chmod(READABLE)
            told(number, len(wanted))

    def _switch(self, name: str) -> None:
        link = self.root / f"{CURRENT}.new"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(RELEASES) / name)
        link.replace(self.root / CURRENT)

    def _tidy(self, current: str) -> None:
        """Remove the oldest releases."""
        names = [record.release for record in self.releases()]
        for name in [name for name in names if name != current][self.target.releases - 1 :]:
            (self.root / STATE / f"{name}.json").unlink(missing_ok=True)
            shutil.rmtree(self.root / RELEASES / name, ignore_errors=True)

    def forget(self, record: Record) -> Sequence[str]:
        """Remove all releases but the public one, and what is remembered of them."""
        with told_plainly(self.root):
            for folder in (self.root / RELEASES).iterdir():
                if folder.name != record.release:
                    shutil.rmtree(folder)
            for path in (self.root / STATE).glob("*.json"):
                if path.stem != record.release:
                    path.unlink()
        return ()

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is there beside the files of a record as it says they are."""
        current = f"{RELEASES}/{record.release}/"
        with told_plainly(self.root):
            for path, status in walk_files(self.root):
                if not stat.S_ISREG(status.st_mode):
                    continue
                data = (self.root / path).read_bytes()
                known = record.present.get(path.removeprefix(current))
                if not (path.startswith(current) and known == sha256_hex(data)):
                    yield path, data

    def releases(self) -> Sequence[Record]:
        """Give the releases that can be returned to, the newest first."""
        names = sorted((path.stem for path in (self.root / STATE).glob("*.json")), reverse=True)
        there = (name for name in names if (self.root / RELEASES / name).is_dir())
        return [record for name in there if (record := self.record(name))]

    def return_to(self, record: Record) -> None:
        """Make a former release public again."""
        with told_plainly(self.root):
            self._switch(record.release)

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Read back what is there; give the files of a record that are missing or differ."""
        folder = self.root / RELEASES / record.release
        wrong = []
        for number, (path, digest) in enumerate(record.present.items(), 1):
            try:
                same = sha256_hex((folder / path).read_bytes()) == digest
            except OSError:
                same = False
            if not same:
                wrong.append(path)
            told(number, len(record.present))
        return wrong


def settle(folder: Path, paths: Collection[str]) -> None:
    """Have the disk keep what was written: else a power cut after the switch leaves empty pages."""
    if len(paths) > FEW and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        with (folder / path).open("rb") as file:
            os.fsync(file.fileno())


def make_folders(root: Path, folder: str, known: set[str]) -> None:
    """Make a folder and those above it, as far as they aren't known to be there already.

    A web server of another user can read them.
    """
    below = ""
    for name in folder.split("/") if folder else ():
        below = f"{below}/{name}" if below else name
        if below not in known:
            known.add(below)
            # Beside ten thousand folders, pathlib's objects cost as much as what is done here.
            os.mkdir(f"{root}/{below}")
            os.chmod(f"{root}/{below}", ENTERABLE)
    known.add(folder)


def linked(source: str, target: str) -> bool:
    """Link a file of the former release; false where it isn't there or the disk has no links."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def check_link(current: Path) -> None:
    """Raise SitegenError where something of somebody else stands in the place of the link."""
    if current.exists() and not current.is_symlink():
        raise SitegenError(
            f"{current}: a folder or file that sitegen did not make stands here; "
            "move it away, or choose another path for the target"
        )


def publisher() -> str:
    """Name this publisher, for whoever finds the lock."""
    return f"{socket.gethostname()}, process {os.getpid()}"


def locked(holder: str) -> str:
    """Say that somebody else is publishing."""
    by = f" ({holder})" if holder else ""
    return (
        f"somebody is publishing here already{by}; nothing was changed. "
        "If that was broken off, add --break-lock"
    )


@contextmanager
def told_plainly(root: Path) -> Iterator[None]:
    """Turn refusals of the file system into SitegenError."""
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise SitegenError(f"{root}: {said}; what was public before still is") from error
