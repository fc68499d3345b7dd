"""A host with a shell: release folders and a switched link, as in a folder of this machine."""

from __future__ import annotations

import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.content.settings.targets import SshTarget
from sitegen.errors import SitegenError
from sitegen.publish.folder import locked, publisher
from sitegen.publish.host import Held, Host, Terms, Told
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record, decode, encode
from sitegen.publish.release import Release
from sitegen.publish.remote import NOT_REACHED, Connection, checked, quoted

BATCH = 8_000_000
"""Bytes that travel in one archive: what was sent before a break needn't be sent again."""

BUSY = 17
STRANGER = 18
"""Exit codes of our scripts that mean something."""

DIGESTS = "if command -v sha256sum >/dev/null; then {0} sha256sum; else {0} shasum -a 256; fi"


@dataclass(frozen=True)
class Ssh(Host):
    """A target that is reached by ssh."""

    target: SshTarget
    connection: Connection

    def run(self, script: str, data: bytes = b"") -> str:
        """Run a script in the target's folder."""
        return self.connection.run(f"cd {quoted(self.target.folder)} && {script}", data)

    def lock(self, terms: Terms) -> None:
        """Keep others from publishing here at the same time."""
        broken = "rm -rf .sitegen/lock; " if terms.break_lock else ""
        script = (
            f"mkdir -p {quoted(self.target.folder)} && cd {quoted(self.target.folder)} && "
            f"mkdir -p .sitegen releases || exit 1; {broken}"
            f"if [ -d .sitegen/lock ]; then cat .sitegen/lock/holder; exit {BUSY}; fi; "
            "mkdir .sitegen/lock && { cat > .sitegen/lock/holder || "
            # A full disk keeps nobody out who comes when there is room again.
            "{ rm -rf .sitegen/lock; exit 1; }; }"
        )
        done = self.connection.start(script, f"{publisher()}\n".encode())
        if done.returncode == BUSY:
            raise SitegenError(locked(done.stdout.decode(errors="replace").strip()))
        if done.returncode not in (0, NOT_REACHED) and not self._has_shell():
            raise SitegenError(
                f"{self.target.host} has no shell, only SFTP; write mode: plain for the target"
            )
        checked(done, self.target.host)

    def _has_shell(self) -> bool:
        return b"shell" in self.connection.start("echo shell").stdout

    def unlock(self) -> None:
        """Let others publish again."""
        self.run("rm -rf .sitegen/lock")

    def current(self) -> Record | None:
        """Give the record of what is public."""
        path = quoted(self.target.folder)
        script = (
            f"cd {path} 2>/dev/null || exit 0; name=$(readlink current) || exit 0; "
            'cat ".sitegen/${name##*/}.json" 2>/dev/null || true'
        )
        return decode(self.connection.run(script).encode())

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        part = f"releases/{plan.record.release.rpartition('-')[2]}.part"
        wanted = plan.record.present
        sending, surplus = list(plan.put), list(plan.delete)
        if not self._begin(part, plan.before):
            # A publish broke off here: what it sent is compared, on the host, and not sent again.
            present = self._all_digests(part)
            sending = [path for path in wanted if present.get(path) != wanted[path]]
            surplus = [path for path in present if path not in wanted]
        # Out of the way first: an archive must not be written into the former release's files.
        self.run(f"cd {part} && xargs -0 rm -f", listed([*sending, *surplus]))
        done = len(wanted) - len(sending)
        script = f"umask 022 && cd {quoted(self.target.folder)} && tar -xf - -C {part}"
        for batch in batches(sending, release):
            self.connection.stream(script, archive(batch, plan.record.at))
            done += len(batch)
            told(done, len(wanted))
        self._finish(part, plan.record)
        return ()

    def _begin(self, part: str, before: Record | None) -> bool:
        """Lay the former release out as links; false where a broken-off publish left its part."""
        base = f"{part}.base"
        former = f"releases/{before.release}" if before else ""
        plainly = f"{{ rm -rf {base}; cp -a {former} {base}; }}"
        copy = f"{{ cp -al {former} {base} 2>/dev/null || {plainly}; }}"
        done = self.connection.start(
            f"umask 022 && cd {quoted(self.target.folder)} && "
            f"if [ -e current ] && [ ! -L current ]; then exit {STRANGER}; fi; "
            "for each in releases/*.part releases/*.base; do "
            f'[ "$each" = {part} ] || rm -rf "$each"; done; '
            f"[ -d {part} ] || {{ {copy if former else f'mkdir {base}'} && mv {base} {part} && "
            "echo new; }"
        )
        if done.returncode == STRANGER:
            raise SitegenError(
                f"{self.target.host}:{self.target.folder}/current: a folder or file that sitegen "
                "did not make stands here; move it away, or choose another path for the target"
            )
        return b"new" in checked(done, self.target.host)

    def _finish(self, part: str, record: Record) -> None:
        """Give the release its name, note it, switch to it, remove the oldest."""
        name = record.release
        keep = self.target.releases - 1
        script = (
            f"find {part} -type d -empty -delete; "
            f"rm -rf releases/{name} && mv {part} releases/{name} && "
            f"cat > .sitegen/{name}.new && mv .sitegen/{name}.new .sitegen/{name}.json && "
            # After a power cut, pages that are public are whole (syncfs(2), where sync knows -f).
            f"{{ sync -f .sitegen 2>/dev/null || sync; }} && {switch(name)} && "
            f"ls .sitegen | grep '\\.json$' | sort -r | grep -v '^{name}' | tail -n +{keep + 1} | "
            'while read -r old; do rm -rf "releases/${old%.json}" ".sitegen/$old"; done'
        )
        self.run(script, encode(record))

    def forget(self, record: Record) -> Sequence[str]:
        """Remove all releases but the public one, and what is remembered of them."""
        self.run(
            f'for each in releases/*; do [ "$each" = releases/{record.release} ] || '
            'rm -rf "$each"; done; '
            f'for each in .sitegen/*.json; do [ "$each" = .sitegen/{record.release}.json ] || '
            'rm -f "$each"; done'
        )
        return ()

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is there beside the files of a record as it says they are."""
        current = f"releases/{record.release}/"
        for path, digest in self._all_digests(".").items():
            known = record.present.get(path.removeprefix(current))
            if not (path.startswith(current) and known == digest):
                place = quoted(f"{self.target.folder}/{path}")
                yield path, checked(self.connection.start(f"cat {place}"), self.target.host)

    def releases(self) -> Sequence[Record]:
        """Give the releases that can be returned to, the newest first."""
        script = (
            "for each in .sitegen/*.json; do name=${each##*/}; "
            '[ -d "releases/${name%.json}" ] && { cat "$each"; echo; }; done; true'
        )
        records = [decode(line.encode()) for line in self.run(script).splitlines()]
        return sorted(filter(None, records), key=lambda each: each.release, reverse=True)

    def return_to(self, record: Record) -> None:
        """Make a former release public again."""
        self.run(switch(record.release))

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Compare digests on the host; gives the files of a record that are missing or differ."""
        present = self._digests(f"releases/{record.release}", record.present)
        told(len(present), len(record.present))
        return [path for path, digest in record.present.items() if present.get(path) != digest]

    def _all_digests(self, folder: str) -> dict[str, str]:
        """Give the SHA-256 of all files in a folder, made on the host."""
        names = self.run(f"cd {folder} && find . -type f -print").splitlines()
        return self._digests(folder, (name.removeprefix("./") for name in names))

    def _digests(self, folder: str, paths: Iterable[str]) -> dict[str, str]:
        """Give the SHA-256 of the files that are there, made on the host."""
        script = f"cd {folder} && {DIGESTS.format('xargs -0')} 2>/dev/null; true"
        lines = self.run(script, listed(paths)).splitlines()
        return {
            path: digest for digest, _, path in (line.partition("  ") for line in lines) if path
        }


def switch(name: str) -> str:
    """Give the script that makes a release public: by rename(2), never by taking the link away."""
    return (
        f"rm -f current.new && ln -s releases/{name} current.new && "
        "{ mv -T current.new current 2>/dev/null || mv -h current.new current; }"
    )


def listed(paths: Iterable[str]) -> bytes:
    """Give paths as xargs -0 reads them."""
    return b"".join(path.encode() + b"\0" for path in paths)


def batches(paths: Iterable[str], release: Release) -> Iterator[list[tuple[str, bytes]]]:
    """Read files and put them together to archives of some size."""
    batch: list[tuple[str, bytes]] = []
    size = 0
    for path in paths:
        data = release.read(path)
        batch.append((path, data))
        size += len(data)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def archive(files: Iterable[tuple[str, bytes]], at: int) -> Iterator[bytes]:
    """Give a tar archive of files (POSIX.1-2001, pax), piece by piece."""
    for path, data in files:
        info = tarfile.TarInfo(path)
        info.size, info.mtime, info.mode = len(data), at, 0o644
        yield info.tobuf(tarfile.PAX_FORMAT)
        yield data
        yield bytes(-len(data) % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)
