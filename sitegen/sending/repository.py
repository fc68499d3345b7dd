"""The repository that a site's folder stands in: whether, and where to, anything can be sent.

Nothing is asked of the network here. Git's index and branch are left as they are, whatever fails.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.settings.sending import SendSettings
from sitegen.engine.git import TOO_LATE, run_git, without_secrets
from sitegen.errors import MissingToolError
from sitegen.sending import obstacles
from sitegen.sending.obstacles import ObstacleError, obstacle_in

LOCAL = 60.0
"""Seconds that a call may take which asks nobody."""

OLDEST = (2, 38)
"""The first Git whose merge-tree joins without touching the folder (its release notes)."""

SETTINGS = (
    *("-c", "core.quotePath=false"),
    *("-c", "core.safecrlf=false"),
    *("-c", "advice.addEmbeddedRepo=false"),
    *("-c", "user.useConfigOnly=true"),
)
"""Paths as they are; ends of lines as Git's own settings have them, without a word; nobody's name
is guessed from that of the machine (git-config(1))."""

SIGNS_OF_WORK = (
    *("MERGE_HEAD", "rebase-merge", "rebase-apply"),
    *("CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG"),
)
"""What Git leaves in its folder while somebody is in the middle of something."""

VERSION = re.compile(r"(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository out of which can be sent. Paths of Git's are from `top`.

    `site` is the way from there to the site's folder, "" or with a slash at its end. `head` is the
    commit that the local `branch` ends at, `target` the branch at the `remote`, `author` whose name
    a commit bears (a name and an address).
    """

    top: Path
    site: str
    branch: str
    head: str
    remote: str
    target: str
    author: str

    @property
    def address(self) -> str:
        """Where is sent to, without names and passwords."""
        return without_secrets(self.git("remote", "get-url", "--push", self.remote).strip())

    @property
    def names(self) -> Mapping[str, str]:
        """What sentences on the repository are filled in with."""
        return {"branch": self.target, "remote": self.remote}

    def git(
        self,
        *words: str,
        data: bytes = b"",
        extra: Mapping[str, str] | None = None,
        seconds: float = LOCAL,
    ) -> str:
        """Run git; gives what it prints. Raises ObstacleError where it fails."""
        out = self.git_bytes(*words, data=data, extra=extra, seconds=seconds)
        return out.decode("utf-8", "surrogateescape")

    def git_bytes(
        self,
        *words: str,
        data: bytes = b"",
        extra: Mapping[str, str] | None = None,
        seconds: float = LOCAL,
    ) -> bytes:
        """Run git; gives the bytes that it prints. Raises ObstacleError where it fails."""
        return called(self.top, words, data, extra, seconds, **self.names)


def called(
    folder: Path,
    words: Sequence[str],
    data: bytes = b"",
    extra: Mapping[str, str] | None = None,
    seconds: float = LOCAL,
    **names: str,
) -> bytes:
    """Run git; gives the bytes that it prints. Raises ObstacleError where it fails."""
    try:
        done = run_git(folder, (*SETTINGS, *words), data=data, extra=extra, seconds=seconds)
    except MissingToolError:
        raise ObstacleError(obstacles.NO_GIT) from None
    if done.returncode == TOO_LATE:
        raise ObstacleError(obstacles.TOO_LONG)
    if done.returncode:
        said = done.stdout if "--porcelain" in words else b""
        told = (done.stderr + said).decode("utf-8", "replace")
        raise obstacle_in(without_secrets(told), **names)
    return done.stdout


def find_repository(site: Path, settings: SendSettings) -> Repository:
    """Give the repository that a site's folder stands in.

    Raises ObstacleError where nothing can be sent from it.
    """
    require_git(site)
    top = Path(line(site, "rev-parse", "--show-toplevel"))
    require_rest(top)
    branch = line_or_nothing(top, "symbolic-ref", "--quiet", "--short", "HEAD")
    if not branch:
        raise ObstacleError(obstacles.DETACHED)
    head = line_or_nothing(top, "rev-parse", "--quiet", "--verify", "HEAD^{commit}")
    if not head:
        raise ObstacleError(obstacles.NO_COMMIT)
    remote = remote_of(top, branch, settings.remote)
    upstream = line_or_nothing(top, "config", f"branch.{branch}.merge")
    return Repository(
        top=top,
        site=line(site, "rev-parse", "--show-prefix"),
        branch=branch,
        head=head,
        remote=remote,
        target=settings.branch or upstream.removeprefix("refs/heads/") or branch,
        author=author_of(top, settings.author),
    )


def require_git(site: Path) -> None:
    """Raise ObstacleError where there is no Git, or one that is too old."""
    version = line(site, "--version")
    found = VERSION.search(version)
    if found is None or (int(found[1]), int(found[2])) < OLDEST:
        raise ObstacleError(obstacles.OLD_GIT, version=version.removeprefix("git version "))


def require_rest(top: Path) -> None:
    """Raise ObstacleError where somebody is in the middle of something with Git."""
    words = [word for name in SIGNS_OF_WORK for word in ("--git-path", name)]
    if any((top / path).exists() for path in line(top, "rev-parse", *words).splitlines()):
        raise ObstacleError(obstacles.UNDER_WAY)
    if line(top, "ls-files", "--unmerged"):
        raise ObstacleError(obstacles.UNDER_WAY)
    staged = listed(top, "diff-index", "-z", "--cached", "--name-only", "--no-renames", "HEAD")
    both = staged & listed(top, "diff-files", "-z", "--name-only")
    if both:
        raise ObstacleError(obstacles.STAGED, paths=", ".join(sorted(both)))


def listed(top: Path, *words: str) -> set[str]:
    """Give the paths that a call lists with `-z`; none where it fails, as without any commit."""
    done = run_git(top, (*SETTINGS, *words), seconds=LOCAL)
    names = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return {name for name in names if name} if not done.returncode else set()


def remote_of(top: Path, branch: str, wanted: str) -> str:
    """Give what Git calls the place to send to. Raises ObstacleError where that can't be told."""
    known = line(top, "remote").splitlines()
    if wanted:
        if wanted not in known:
            raise ObstacleError(obstacles.UNKNOWN_REMOTE, name=wanted)
        return wanted
    if not known:
        raise ObstacleError(obstacles.NO_REMOTE)
    usual = line_or_nothing(top, "config", f"branch.{branch}.remote")
    for name in (usual, "origin"):
        if name in known:
            return name
    if len(known) > 1:
        raise ObstacleError(obstacles.WHICH_REMOTE, names=", ".join(known))
    return known[0]


def author_of(top: Path, wanted: str) -> str:
    """Give whose name a commit bears. Raises ObstacleError where neither settings nor Git say."""
    if wanted:
        return wanted
    done = run_git(top, (*SETTINGS, "var", "GIT_AUTHOR_IDENT"), seconds=LOCAL)
    if done.returncode:
        raise ObstacleError(obstacles.NO_AUTHOR)
    # The ident ends with the moment: Name <address> 1732900000 +0200.
    return done.stdout.decode("utf-8", "replace").rpartition(">")[0] + ">"


def line(folder: Path, *words: str) -> str:
    """Give what a call prints, without the line break at its end. Raises ObstacleError."""
    return called(folder, words).decode("utf-8", "surrogateescape").removesuffix("\n")


def line_or_nothing(folder: Path, *words: str) -> str:
    """Give what a call prints, "" where it says that there is nothing."""
    done = run_git(folder, (*SETTINGS, *words), seconds=LOCAL)
    out = done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")
    return out if not done.returncode else ""
