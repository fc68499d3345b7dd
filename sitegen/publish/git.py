"""A branch that a host serves: GitHub, GitLab and Codeberg Pages, or any other.

The branch is moved in one step, and only if nobody else has moved it: readers see one release
whole, and of two publishers the second is refused. Without `history` the one commit has no parent,
so that the branch keeps nobody who has left the site.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from msgspec.structs import replace as replace_value

from sitegen.content.settings.targets import GitTarget
from sitegen.engine.git import run_git
from sitegen.errors import SitegenError
from sitegen.publish.host import GO_BACK, Held, Host, Terms, Told, hint_in
from sitegen.publish.plan import Plan
from sitegen.publish.record import Record, decode, encode
from sitegen.publish.release import Release

RECORD = ".sitegen/published.json"
"""The record in the branch; it names public files only."""

NO_JEKYLL = ".nojekyll"
"""Tells GitHub to serve all files as they are, those that begin with an underscore too."""

REMOTE = "origin"
FORMER = 20
"""Commits of a branch with history in which former releases are looked for."""

HINTS = {
    "could not read Username": "nobody is asked for a password: write git@HOST:ORG/NAME.git and "
    "give the host your key, or let git keep a token (git help credentials)",
    "Host key verification failed": "type git ls-remote and the remote once, compare the key with "
    "what the host says of itself, and accept it",
    "Permission denied (": "the host doesn't know your key: give it the public one, on its page",
    "hook declined": "a protected branch? allow force pushes to it at the host, or history: true",
    "protected branch": "allow force pushes to it at the host, or write history: true",
}
"""What helps, by what git or ssh(1) says."""

IDENTITY = {
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "sitegen"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "sitegen@localhost"),
}
"""Nobody's name goes into the branch."""


COLLECTED = (
    "the host keeps replaced commits reachable by their names until it collects them, and whoever "
    "knows a name can see what stood there: ask the host to collect the repository's garbage"
)


@dataclass(frozen=True)
class GitBranch(Host):
    """A target that is a branch; `folder` is a bare repository of our own, made for this publish.

    `tip` is the commit at the branch's end, "" for none.
    """

    target: GitTarget
    folder: Path
    tip: str

    def git(self, *words: str, data: bytes = b"", extra: Mapping[str, str] | None = None) -> str:
        """Run git in the repository; gives what it prints. Raises SitegenError."""
        done = start(self.folder, words, data, extra or {})
        return said(done, self.target)

    def lock(self, terms: Terms) -> None:
        """Nothing to do: a branch that somebody else has moved since isn't moved."""

    def unlock(self) -> None:
        """Nothing to do."""

    def current(self) -> Record | None:
        """Give the record of what is public."""
        return self.record(self.tip) if self.tip else None

    def record(self, commit: str) -> Record | None:
        """Give the record in a commit."""
        done = start(self.folder, ("cat-file", "blob", f"{commit}:{RECORD}"), b"", {})
        return decode(done.stdout) if not done.returncode else None

    def carry_out(self, plan: Plan, release: Release, told: Told) -> Sequence[str]:
        """Make a plan public."""
        blobs = self._former_blobs()
        if blobs and plan.before is None:
            raise SitegenError(
                f"the branch {self.target.branch} has files that sitegen did not make; choose "
                "another branch:, or delete this one"
            )
        own = [(RECORD, encode(plan.record)), (NO_JEKYLL, b"")]
        blobs |= self._store(chain(sent(plan, release, told), own))
        wanted = {path: blobs[path] for path in (*plan.record.present, RECORD, NO_JEKYLL)}
        self._move(self._commit(self._tree(wanted), plan.record))
        return ()

    def _former_blobs(self) -> dict[str, str]:
        """Give the blobs of the branch's files by path."""
        if not self.tip:
            return {}
        lines = self.git("ls-tree", "-r", "-z", "--full-tree", self.tip).split("\0")
        rows = (line.partition("\t") for line in lines if line)
        return {path: head.split()[2] for head, _, path in rows}

    def _store(self, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
        """Put files into the repository; gives their blobs by path (git-fast-import(1))."""
        names: list[str] = []
        pieces: list[bytes] = []
        for path, data in files:
            names.append(path)
            pieces += [b"blob\nmark :%d\ndata %d\n" % (len(names), len(data)), data, b"\n"]
        marks = self.folder / "marks"
        self.git("fast-import", "--quiet", f"--export-marks={marks}", data=b"".join(pieces))
        rows = (line.split() for line in marks.read_text().splitlines())
        return {names[int(mark.removeprefix(":")) - 1]: blob for mark, blob in rows}

    def _tree(self, blobs: Mapping[str, str]) -> str:
        index = {"GIT_INDEX_FILE": str(self.folder / "release-index")}
        rows = "".join(f"100644 {blob}\t{path}\0" for path, blob in sorted(blobs.items()))
        self.git("update-index", "-z", "--add", "--index-info", data=rows.encode(), extra=index)
        # The files that stay are at the remote: their content needn't be here.
        return self.git("write-tree", "--missing-ok", extra=index).strip()

    def _commit(self, tree: str, record: Record) -> str:
        parents = ("-p", self.tip) if self.target.history and self.tip else ()
        moment = f"{record.at} +0000"
        dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        message = f"Release {record.release}"
        return self.git("commit-tree", tree, *parents, "-m", message, extra=dates).strip()

    def _move(self, commit: str) -> None:
        """Move the branch, if it is still where it was when we looked."""
        branch = f"refs/heads/{self.target.branch}"
        lease = f"--force-with-lease={branch}:{self.tip}"
        self.git("push", "--quiet", lease, REMOTE, f"{commit}:{branch}")

    def releases(self) -> Sequence[Record]:
        """Give the releases that can be returned to, the newest first."""
        return [record for _, record in self._former()]

    def _former(self) -> Iterator[tuple[str, Record]]:
        """Give the commits of the branch with their records, the newest first."""
        if not self.tip:
            return
        if self.target.history:
            branch = f"refs/heads/{self.target.branch}"
            self.git("fetch", "--quiet", f"--depth={FORMER}", "--filter=blob:none", REMOTE, branch)
        known = set()
        for commit in self.git("rev-list", f"--max-count={FORMER}", self.tip).split():
            record = self.record(commit)
            if record and record.release not in known:
                known.add(record.release)
                yield commit, record

    def forget(self, record: Record) -> Sequence[str]:
        """Let the branch begin with what is public: without any commit from before."""
        with fetched(self.target) as now:
            if self.target.history and len(now._commits()) > 1:
                tree = now.git("rev-parse", f"{now.tip}^{{tree}}").strip()
                alone = replace(now, target=replace_value(now.target, history=False))
                now._move(alone._commit(tree, record))
        return (COLLECTED,)

    def _commits(self) -> list[str]:
        """Give the commits of the branch, the newest first, with their files."""
        branch = f"refs/heads/{self.target.branch}"
        if (self.folder / "shallow").exists():
            self.git("fetch", "--quiet", "--unshallow", REMOTE, branch)
        return self.git("rev-list", self.tip).split()

    def beside(self, record: Record) -> Iterator[Held]:
        """Read what is there beside the files of a record as it says they are."""
        with fetched(self.target) as now:
            met = set()
            for commit in now._commits() if now.tip else ():
                for path, blob in replace(now, tip=commit)._former_blobs().items():
                    if blob in met:
                        continue
                    met.add(blob)
                    data = start(now.folder, ("cat-file", "blob", blob), b"", {}).stdout
                    if hashlib.sha256(data).hexdigest() != record.present.get(path):
                        yield path, data

    def keeps_one(self) -> str:
        """Say why no former release can be returned to, "" where some can."""
        why = f"the branch keeps no history (history: false); {GO_BACK}"
        return "" if self.target.history else why

    def return_to(self, record: Record) -> None:
        """Make a former release public again, as a new commit."""
        if not self.target.history:
            raise SitegenError(self.keeps_one())
        commit = next(commit for commit, each in self._former() if each.release == record.release)
        tree = self.git("rev-parse", f"{commit}^{{tree}}").strip()
        self._move(self._commit(tree, record))

    def differing(self, record: Record, told: Told) -> Sequence[str]:
        """Read the branch back; give the files of a record that are missing or differ."""
        with fetched(self.target) as now:
            blobs = now._former_blobs()
            wrong = []
            for number, (path, digest) in enumerate(record.present.items(), 1):
                same = path in blobs and now._digest(blobs[path]) == digest
                wrong += [] if same else [path]
                told(number, len(record.present))
        return wrong

    def _digest(self, blob: str) -> str:
        done = start(self.folder, ("cat-file", "blob", blob), b"", {})
        return hashlib.sha256(done.stdout).hexdigest()


def sent(plan: Plan, release: Release, told: Told) -> Iterator[tuple[str, bytes]]:
    """Read the files of a release that have to be sent."""
    for number, path in enumerate(plan.put, 1):
        yield path, release.read(path)
        told(number, len(plan.put))


@contextmanager
def fetched(target: GitTarget) -> Iterator[GitBranch]:
    """Give a branch as it is now: its last commit and the names of its files, not their content."""
    with tempfile.TemporaryDirectory(prefix="sg-") as name:
        folder = Path(name)
        said(start(folder, ("init", "--quiet", "--bare", "."), b"", {}), target)
        said(start(folder, ("remote", "add", REMOTE, target.remote), b"", {}), target)
        branch = f"refs/heads/{target.branch}"
        heads = said(start(folder, ("ls-remote", REMOTE, branch), b"", {}), target)
        tip = heads.split("\t")[0] if heads.strip() else ""
        if tip:
            words = ("fetch", "--quiet", "--depth=1", "--filter=blob:none", REMOTE, branch)
            said(start(folder, words, b"", {}), target)
        yield GitBranch(target, folder, tip)


def start(
    folder: Path, words: Iterable[str], data: bytes, extra: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """Run git, whatever comes of it."""
    given = {**IDENTITY, **extra, "GIT_DIR": str(folder)}
    return run_git(folder, words, data=data, extra=given)


def said(done: subprocess.CompletedProcess[bytes], target: GitTarget) -> str:
    """Give what git printed. Raises SitegenError where it failed, with what it said."""
    if not done.returncode:
        return done.stdout.decode("utf-8", errors="replace")
    lines = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
    if any("stale info" in line or "fetch first" in line for line in lines):
        raise SitegenError(
            f"{target.branch}: somebody has published here meanwhile; nothing was changed. "
            "Look at what is there, then publish again"
        )
    raise SitegenError(f"{target.remote}: {reason_in(lines)}; what was public before still is")


def reason_in(lines: Sequence[str]) -> str:
    """Give the line of git's that says why: what ssh(1) said before, if that is why."""
    signs = ("fatal", "error", "!")
    at = next((n for n, line in enumerate(lines) if line.lstrip().startswith(signs)), -1)
    if at > 0 and "Could not read from remote" in lines[at]:
        at -= 1
    reason = lines[at] if lines else "git failed and doesn't say why"
    return f"{reason.strip().rstrip('.')}{hint_in(reason, HINTS)}"
