"""Web space with SFTP alone: no shell, no links. Files are uploaded aside, then moved into place.

Every page that is served finds all its assets and links, at each moment: what is asked for is moved
before what asks, and deletions come last, when everything else has succeeded. What is about to be
moved is written down when all of it is uploaded: an upload that is gone has been moved, so that a
publish that follows one that broke off knows each of our files without reading it back.
"""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.content.settings.targets import SshTarget
from sitegen.engine.digest import sha256_hex
from sitegen.errors import SitegenError
from sitegen.publish.folder import locked, publisher
from sitegen.publish.host import GO_BACK, Held, Host, Terms, Told
from sitegen.publish.journal import LOST, OURS, PENDING, RECORD, found_there, refuse_foreign, whole
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record, decode, encode
from sitegen.publish.release import Release
from sitegen.publish.remote import NOT_REACHED, Connection, checked
from sitegen.publish.sftp import ECHO, above, folders, in_steps, listed, word
from sitegen.publish.uploads import UPLOADS, aside, key, named, tags

LOCK = f"{OURS}lock"
HOLDER = f"{LOCK}/holder"
PAUSE = 2.0
"""Seconds after which another publisher who began at the same time has written too."""

HIDING = f"{OURS}.htaccess"
DENIED = b"Require all denied\n"
"""For Apache: what publishing remembers is nobody's business, though it names public files only."""


@dataclass(frozen=True)
class WebSpace(Host):
    """A target that is reached by sftp alone."""

    target: SshTarget
    connection: Connection
    mark: str = field(default_factory=lambda: f"{publisher()}, {secrets.token_hex(4)}")

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
        self.batch([f"-mkdir {OURS}", f"-mkdir {UPLOADS}"])
        if terms.break_lock:
            self._remove_lock()
        if not self.works([f"mkdir {LOCK}"]):
            raise SitegenError(locked(self._holder()))
        weak = self._makes_twice()
        if weak and (holder := self._holder()):
            raise SitegenError(locked(holder))
        with tempfile.NamedTemporaryFile("w", prefix="sg-", encoding="utf-8") as file:
            file.write(self.mark)
            file.flush()
            try:
                self.batch([f"put {word(file.name)} {HOLDER}"])
            except SitegenError:
                self._remove_lock()  # A full disk keeps nobody out who comes when there is room.
                raise
        if weak:
            time.sleep(PAUSE)
            if (holder := self._holder()) != self.mark:
                raise SitegenError(locked(holder))

    def _makes_twice(self) -> bool:
        """True where the host lets a folder be made that is there: making one locks nothing."""
        return self.works([f"mkdir {LOCK}"])

    def _holder(self) -> str:
        return self.fetch([HOLDER]).get(HOLDER, b"").decode("utf-8", errors="replace").strip()

    def _remove_lock(self) -> None:
        self.works([f"-rm {HOLDER}", f"rmdir {LOCK}"])

    def _hold(self) -> None:
        """Raise SitegenError where somebody broke our lock: from then on they publish."""
        if self._holder() != self.mark:
            raise SitegenError(LOST)

    def unlock(self) -> None:
        """Let others publish again; a lock of somebody else stays."""
        if self._holder() == self.mark:
            self._remove_lock()

    def current(self) -> Record | None:
        """Give the record of what is there, also after a publish that broke off."""
        own = self.fetch([RECORD, aside(RECORD), PENDING, aside(PENDING)])
        published, pending = (
            decode(own.get(path)) or decode(own.get(aside(path))) for path in (RECORD, PENDING)
        )
        if pending is None:
            return published
        return found_there(
            named(published) if published else None,
            named(pending),
            tags(published, pending, self._uploads()),
        )

    def fetch(self, paths: Sequence[str]) -> dict[str, bytes]:
        """Give those of the target's files that are there. Raises SitegenError out of reach."""
        with tempfile.TemporaryDirectory(prefix="sg-") as name:
            folder = Path(name)
            files = {path: folder / str(number) for number, path in enumerate(paths)}
            lines = [f"-get {word(path)} {word(str(file))}" for path, file in files.items()]
            done = self.connection.sftp([f"cd {word(self.target.folder)}", *lines])
            if done.returncode == NOT_REACHED:
                checked(done, self.target.host)
            return {path: file.read_bytes() for path, file in files.items() if file.exists()}

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        self._refuse_foreign(plan)
        replaces = self._replaces()
        if plan.before and self.fetch([PENDING]):
            # What broke off is forgotten with the next journal, and its files are not.
            self._write(RECORD, encode(plan.before), replaces)
        keys = {path: key(path, plan.record.present[path]) for path in plan.put}
        self._upload(keys, release, told)
        self._hold()  # Whoever holds the lock takes what is uploaded away in the end.
        self._write(PENDING, encode(plan.record), replaces)
        self._hold()
        there = plan.before.present if plan.before else {}
        lines = [f"-mkdir {word(folder)}" for folder in folders(plan.put)]
        for path in plan.put:
            if path in there and not replaces:
                lines.append(f"-rm {word(path)}")
            lines.append(f"rename {word(f'{UPLOADS}/{keys[path]}')} {word(path)}")
        self.batch(lines)
        self._hold()
        emptied = [f"-rmdir {word(folder)}" for folder in reversed(folders(plan.delete))]
        self.batch([*(f"-rm {word(path)}" for path in plan.delete), *emptied])
        self._write(HIDING, DENIED, replaces)
        self._write(RECORD, encode(plan.record), replaces)
        self.batch([f"-rm {PENDING}", f"-rm {UPLOADS}/*"])
        return self._notes(replaces)

    def _notes(self, replaces: bool) -> Sequence[str]:
        """Say what this host can't do."""
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

    def _refuse_foreign(self, plan: Plan) -> None:
        """Raise SitegenError where files of somebody else stand in the place of new ones."""
        known = plan.before.present if plan.before else {}
        standing = self._standing([path for path in plan.put if path not in known])
        foreign = []
        for paths in in_steps(standing):
            found = self.fetch(paths)
            same = {path for path in found if sha256_hex(found[path]) == plan.record.files[path]}
            foreign += [path for path in paths if path not in same]
        where = f"{self.target.host}:{self.target.folder}"
        refuse_foreign(foreign, where, "choose another path: for the target")

    def _standing(self, paths: Iterable[str]) -> list[str]:
        """Give those of some paths at which something stands, looking from the top downwards."""
        wanted = set(paths)
        inner = set(folders(wanted))
        found: set[str] = set()
        level = [""] if wanted else []
        while level:
            lines = [f"-ls -1a {word(folder)}" if folder else "ls -1a" for folder in level]
            names = listed(self.batch(lines))
            found |= names & wanted
            level = sorted(names & inner)
        return sorted(found)

    def _uploads(self) -> frozenset[str]:
        """Give the names of what was uploaded and not moved yet."""
        names = listed(self.batch([f"-ls -1 {UPLOADS}"]))
        return frozenset(name.rpartition("/")[2] for name in names)

    def _upload(self, keys: dict[str, str], release: Release, told: Told) -> None:
        """Upload files aside, each under a name that tells its content; whole or not at all."""
        there = self._uploads()
        missing = [path for path in keys if keys[path] not in there]
        done = len(keys) - len(missing)
        for paths in in_steps(missing):
            lines = []
            for path in paths:
                release.read(path)  # Is it what the build wrote? Else nothing more is sent.
                place = f"{UPLOADS}/{keys[path]}"
                lines.append(f"put {word(str(release.place(path)))} {word(f'{place}.part')}")
                lines.append(f"-rm {word(place)}")
                lines.append(f"rename {word(f'{place}.part')} {word(place)}")
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

    def _write(self, path: str, data: bytes, replaces: bool) -> None:
        """Write one of our own files, whole: here or aside, there is one at each moment."""
        with tempfile.NamedTemporaryFile(prefix="sg-") as file:
            file.write(data)
            file.flush()
            away = [] if replaces else [f"-rm {word(path)}"]
            move = f"rename {word(aside(path))} {word(path)}"
            self.batch([f"put {word(file.name)} {word(aside(path))}", *away, move])

    def keeps_one(self) -> str:
        """Say why no former release can be returned to."""
        return f"web space keeps no former releases; {GO_BACK}"

    def releases(self) -> Sequence[Record]:
        """Give the one release that is there, none after a publish that broke off."""
        return whole(self.current())

    def forget(self, record: Record) -> Sequence[str]:
        """Remove what a publish that broke off may have left aside."""
        self.works([f"-rm {PENDING}", f"-rm {aside(PENDING)}", f"-rm {UPLOADS}/*"])
        return ()

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is there beside the files of a record as it says they are."""
        for paths in in_steps(sorted(self._all_names(record))):
            for path, data in self.fetch(paths).items():
                if sha256_hex(data) != record.present.get(path):
                    yield path, data

    def _all_names(self, record: Record) -> set[str]:
        """Give the names of all files and folders; what a record calls a file is no folder."""
        found: set[str] = set()
        level = {""}
        while level:
            lines = [f"-ls -1a {word(folder)}" if folder else "ls -1a" for folder in sorted(level)]
            names = {name for name in listed(self.batch(lines)) if not name.startswith(ECHO)}
            new = {name for name in names if name.rpartition("/")[2].strip(".")} - found
            found |= new
            level = new - record.present.keys()
        return found

    def return_to(self, record: Record) -> None:
        """Refuse: there is nothing to go back to."""
        raise SitegenError(self.keeps_one())

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
