"""Web space with SFTP alone: no shell, no links. Files are uploaded aside, then moved into place.

Every page that is served finds all its assets and links, at each moment: what is asked for is moved
before what asks, and deletions come last, when everything else has succeeded. What was uploaded and
not moved yet is found again by the publish that follows one that broke off.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sitegen.content.settings.targets import SshTarget
from sitegen.engine.digest import sha256_hex
from sitegen.errors import SitegenError
from sitegen.publish.folder import locked
from sitegen.publish.host import Host, Terms, Told
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record, decode, encode
from sitegen.publish.release import Release
from sitegen.publish.remote import Connection, checked

STATE = ".sitegen"
UPLOADS = f"{STATE}/uploads"
LOCK = f"{STATE}/lock"
HOLDER = f"{LOCK}/holder"
PAUSE = 2.0
"""Seconds after which another publisher who began at the same time has written too."""

RECORD = f"{STATE}/published.json"
DENIED = "Require all denied\n"
"""For Apache: what publishing remembers is nobody's business, though it names public files only."""

STEP = 40
"""Files in one call, after which progress is shown."""


@dataclass(frozen=True)
class WebSpace(Host):
    """A target that is reached by sftp alone."""

    target: SshTarget
    connection: Connection

    def batch(self, lines: Sequence[str]) -> str:
        """Run lines of sftp(1) in the target's folder. Raises SitegenError where one fails."""
        done = self.connection.sftp([f"cd {word(self.target.folder)}", *lines])
        return checked(done, self.target.host).decode("utf-8", errors="replace")

    def works(self, lines: Sequence[str]) -> bool:
        """Run lines in the target's folder; true where every one worked."""
        return not self.connection.sftp([f"cd {word(self.target.folder)}", *lines]).returncode

    def lock(self, terms: Terms) -> None:
        """Keep others from publishing here at the same time: a folder can be made once.

        On some hosts it can be made again and again. There whoever wrote last holds the lock, as
        read back after a while.
        """
        made = [f"-mkdir {word(folder)}" for folder in above(self.target.folder)]
        checked(self.connection.sftp([*made, f"cd {word(self.target.folder)}"]), self.target.host)
        self.batch([f"-mkdir {STATE}", f"-mkdir {UPLOADS}"])
        if terms.break_lock:
            self.unlock()
        own = f"{socket.gethostname()}, process {os.getpid()}, {secrets.token_hex(4)}"
        if not self.works([f"mkdir {LOCK}"]):
            raise SitegenError(locked(self._holder()))
        weak = self._makes_twice()
        if weak and (holder := self._holder()):
            raise SitegenError(locked(holder))
        with tempfile.NamedTemporaryFile("w", prefix="sg-", encoding="utf-8") as file:
            file.write(own)
            file.flush()
            self.batch([f"put {word(file.name)} {HOLDER}"])
        if weak:
            time.sleep(PAUSE)
            if (holder := self._holder()) != own:
                raise SitegenError(locked(holder))

    def _makes_twice(self) -> bool:
        """True where the host lets a folder be made that is there: making one locks nothing."""
        return self.works([f"mkdir {LOCK}"])

    def _holder(self) -> str:
        return self.fetch([HOLDER]).get(HOLDER, b"").decode("utf-8", errors="replace").strip()

    def unlock(self) -> None:
        """Let others publish again."""
        self.works([f"-rm {HOLDER}", f"rmdir {LOCK}"])

    def current(self) -> Record | None:
        """Give the record of what is public."""
        return decode(self.fetch([RECORD]).get(RECORD))

    def fetch(self, paths: Sequence[str]) -> dict[str, bytes]:
        """Give those of the target's files that are there."""
        with tempfile.TemporaryDirectory(prefix="sg-") as name:
            folder = Path(name)
            files = {path: folder / str(number) for number, path in enumerate(paths)}
            lines = [f"-get {word(path)} {word(str(file))}" for path, file in files.items()]
            self.works(lines)
            return {path: file.read_bytes() for path, file in files.items() if file.exists()}

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        keys = {path: key(path, plan.record.present[path]) for path in plan.put}
        self._upload(keys, release, told)
        replaces = self._replaces()
        there = plan.before.present if plan.before else {}
        lines = [f"-mkdir {word(folder)}" for folder in folders(plan.put)]
        for path in plan.put:
            if path in there and not replaces:
                lines.append(f"-rm {word(path)}")
            lines.append(f"rename {word(f'{UPLOADS}/{keys[path]}')} {word(path)}")
        self.batch(lines)
        self.batch([f"-rm {word(path)}" for path in plan.delete])
        self.batch([f"-rmdir {word(each)}" for each in reversed(folders(plan.delete))])
        self._write(RECORD, encode(plan.record).decode(), replaces)
        self._write(f"{STATE}/.htaccess", DENIED, replaces)
        notes = []
        if not replaces:
            notes.append(
                "this host can't replace a file at once: each changed page was away for a moment"
            )
        if self._makes_twice():
            notes.append(
                "this host can't keep two publishers apart for certain: let only one at a time, as "
                "by concurrency: in CI"
            )
        return notes

    def _upload(self, keys: dict[str, str], release: Release, told: Told) -> None:
        """Upload files aside, each under a name that tells its content; whole or not at all."""
        there = {line.rpartition("/")[2] for line in self.batch([f"ls -1 {UPLOADS}"]).split("\n")}
        missing = [path for path in keys if keys[path] not in there]
        done = len(keys) - len(missing)
        for paths in in_steps(missing):
            lines = []
            for path in paths:
                release.read(path)  # Is it what the build wrote? Else nothing more is sent.
                aside = f"{UPLOADS}/{keys[path]}"
                lines.append(f"put {word(str(release.place(path)))} {word(f'{aside}.part')}")
                lines.append(f"-rm {word(aside)}")
                lines.append(f"rename {word(f'{aside}.part')} {word(aside)}")
            self.batch(lines)
            done += len(paths)
            told(done, len(keys))

    def _replaces(self) -> bool:
        """Find out whether the host lets one file take another's place: many don't."""
        old, new = f"{UPLOADS}/old", f"{UPLOADS}/new"
        with tempfile.NamedTemporaryFile(prefix="sg-") as empty:
            self.batch([f"put {word(empty.name)} {old}", f"put {word(empty.name)} {new}"])
        replaces = self.works([f"rename {new} {old}"])
        self.works([f"-rm {old}", f"-rm {new}"])
        return replaces

    def _write(self, path: str, text: str, replaces: bool) -> None:
        """Write one of our own files, whole."""
        with tempfile.NamedTemporaryFile("w", prefix="sg-", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            away = [] if replaces else [f"-rm {word(path)}"]
            aside = f"{UPLOADS}/own"
            move = [f"put {word(file.name)} {aside}", *away, f"rename {aside} {word(path)}"]
            self.batch(move)

    def releases(self) -> Sequence[Record]:
        """Give no releases: web space keeps one."""
        return ()

    def return_to(self, record: Record) -> None:
        """Refuse: there is nothing to go back to."""
        raise SitegenError("web space keeps no former releases")

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Read everything back; give the files of a record that are missing or differ."""
        wrong: list[str] = []
        done = 0
        for paths in in_steps(record.present):
            found = self.fetch(paths)
            for path in paths:
                data = found.get(path)
                if data is None or sha256_hex(data) != record.present[path]:
                    wrong.append(path)
            done += len(paths)
            told(done, len(record.present))
        return wrong


def word(text: str) -> str:
    """Write a text as one word of a batch; nothing in it is a pattern (sftp(1))."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def key(path: str, digest: str) -> str:
    """Name an upload by where it goes and what is in it."""
    return hashlib.sha256(f"{digest} {path}".encode()).hexdigest()[:40]


def above(path: str) -> list[str]:
    """Give a folder and those above it, the uppermost first."""
    parts = PurePosixPath(path)
    return [str(each) for each in reversed((parts, *parts.parents)) if str(each) not in (".", "/")]


def folders(paths: Iterable[str]) -> list[str]:
    """Give the folders of paths and those above them, each before what is in it."""
    found = {folder for path in paths for folder in above(path)[:-1]}
    return sorted(found)


def in_steps(paths: Iterable[str]) -> Iterator[list[str]]:
    """Give paths, some at a time."""
    every = list(paths)
    for start in range(0, len(every), STEP):
        yield every[start : start + STEP]
