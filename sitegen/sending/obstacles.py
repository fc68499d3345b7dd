"""Why something can't be sent, and what to do, in words for those who know no Git."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.errors import SitegenError


@dataclass(frozen=True, slots=True)
class Words:
    """What is in the way, and what to do; names in braces are filled in."""

    what: str
    todo: str


class ObstacleError(SitegenError):
    """Something that keeps files from being sent; nothing was changed.

    `told` is what Git itself said, without names and passwords in addresses.
    """

    def __init__(self, words: Words, told: str = "", **values: str) -> None:
        self.words, self.told = words, told
        self.values = {"branch": "", "remote": "", **values}
        parts = (words.what.format(**self.values), words.todo.format(**self.values))
        super().__init__(" ".join(parts))


ASK = "Ask who looks after the site."
AGAIN = "Try again later; nothing is lost, all is still in this folder."

NO_GIT = Words(
    "Git is not installed on this machine.",
    "Let it be installed (git-scm.com), then open this page again.",
)
OLD_GIT = Words(
    "Git on this machine is too old: {version}.", "Version 2.38 or newer is needed. Update it."
)
NO_REPOSITORY = Words(
    "The site's folder is no Git repository, so there is nowhere to send it to.",
    "Ask who looks after the site for a copy of it that was made with git clone.",
)
NOT_OURS = Words(
    "Git doesn't trust the site's folder, because it belongs to another user of this machine.",
    "Whoever looks after the machine gives you the folder, or adds it to Git's safe.directory.",
)
NO_COMMIT = Words("Nothing was ever committed in this repository.", ASK)
NO_REMOTE = Words("The repository doesn't know where to send to: it has no remote.", ASK)
WHICH_REMOTE = Words(
    "The repository knows several places to send to: {names}.",
    "Write the one that is meant into site.yaml (send: remote:).",
)
UNKNOWN_REMOTE = Words(
    "The repository knows no place that is called {name}.",
    "Mend site.yaml (send: remote:).",
)
NO_BRANCH_THERE = Words(
    "The branch {branch} isn't at {remote} yet.", "Who looks after the site pushes it once."
)
DETACHED = Words(
    "A former state of the site is checked out, and no branch (detached HEAD).",
    "Who looks after the site returns to the branch (git switch), then send again.",
)
UNDER_WAY = Words(
    "Somebody is in the middle of something with Git (a merge, rebase, cherry-pick or bisect).",
    "Whoever began it ends it, then send again.",
)
STAGED = Words(
    "Parts of files are prepared for a commit with Git: {paths}.",
    "Whoever did so commits them, or takes them back (git reset), then send again.",
)
BUSY = Words("Another Git is at work in this folder, or was broken off.", AGAIN)
NO_AUTHOR = Words(
    "It isn't said by whose name it is to be sent.",
    "Write a name and an address into site.yaml (send: author: Name <name@example.org>).",
)
AHEAD = Words(
    "Commits that were made with Git stand in this folder and nobody else has them yet: {commits}.",
    "Whoever made them pushes them first (git pull --rebase, git push), then send again.",
)
NO_NETWORK = Words("The server can't be reached.", "Look whether this machine is online. " + AGAIN)
TOO_LONG = Words("The server didn't answer in time.", AGAIN)
REFUSED = Words(
    "The server doesn't let you in, or doesn't let you write.",
    "Ask who looks after the site for access; passwords and keys are Git's and are never asked "
    "for here.",
)
UNKNOWN_HOST = Words(
    "This machine has never spoken to that server, so it can't tell whether it is the right one.",
    "Who looks after the site connects once by hand and compares the key, then send again.",
)
NOT_THERE = Words("There is no repository at {remote}, or you may not see it.", ASK)
PROTECTED = Words(
    "The branch {branch} is protected: nobody may send to it directly.",
    "Ask who looks after the site to allow it, or for a branch for texts (send: branch: in "
    "site.yaml).",
)
HOOK = Words(
    "A rule of the repository refuses it (a hook).", "What it says stands below; mend that. " + ASK
)
TOO_LARGE = Words("A file is too large for the server.", "Make it smaller, or leave it out. " + ASK)
NO_LFS = Words(
    "Large files of this repository need Git LFS, which failed or is not installed here.",
    "Let it be installed (git-lfs.com), then send again.",
)
HIDDEN_ADDRESS = Words(
    "The server refuses the mail address of the author, because it is to be kept private.",
    "Write another one into site.yaml (send: author:); the server's page shows one for this.",
)
MOVING = Words("Others keep sending at the same time.", AGAIN)
SUBMODULE = Words(
    "{paths} is a repository of its own (a submodule), which can't be sent from here.", ASK
)
ELSEWHERE = Words(
    "Files that are no entries were changed here and by others: {paths}.",
    "Who looks after the site joins them with Git, then send again.",
)
IN_THE_WAY = Words(
    "Others sent a file where one of the same name lies in this folder, which Git doesn't know: "
    "{paths}.",
    "Rename or move it away, then send again.",
)
UNWRITABLE = Words("The folder can't be changed.", "Look at its rights and at the disk.")
UNKNOWN = Words("Git could not do it.", "What it says stands below. " + ASK)

SIGNS: tuple[tuple[str, Words], ...] = (
    ("dubious ownership", NOT_OURS),
    ("not a git repository", NO_REPOSITORY),
    (".lock': File exists", BUSY),
    ("Another git process", BUSY),
    ("git-lfs", NO_LFS),
    ("filter 'lfs'", NO_LFS),
    ("filter lfs", NO_LFS),
    ("GH007", HIDDEN_ADDRESS),
    ("GH001", TOO_LARGE),
    ("exceeds", TOO_LARGE),
    ("too large", TOO_LARGE),
    ("GH006", PROTECTED),
    ("GH013", PROTECTED),
    ("rotected branch", PROTECTED),
    ("Could not resolve host", NO_NETWORK),
    ("ould not resolve hostname", NO_NETWORK),
    ("Connection refused", NO_NETWORK),
    ("Failed to connect", NO_NETWORK),
    ("Couldn't connect", NO_NETWORK),
    ("unable to connect", NO_NETWORK),
    ("Network is unreachable", NO_NETWORK),
    ("No route to host", NO_NETWORK),
    ("Operation too slow", TOO_LONG),
    ("timed out", TOO_LONG),
    ("Host key verification failed", UNKNOWN_HOST),
    ("could not read Username", REFUSED),
    ("could not read Password", REFUSED),
    ("Authentication failed", REFUSED),
    ("Permission denied (", REFUSED),
    ("Access denied", REFUSED),
    ("error: 403", REFUSED),
    ("denied to", REFUSED),
    ("epository not found", NOT_THERE),
    ("does not appear to be a git repository", NOT_THERE),
    ("epository does not exist", NOT_THERE),
    ("' not found", NOT_THERE),
    ("hook declined", HOOK),
    ("unable to create file", UNWRITABLE),
    ("unable to unlink", UNWRITABLE),
    ("Permission denied", UNWRITABLE),
    ("No space left", UNWRITABLE),
)
"""Which words of Git's and of hosts mean what; the first that stands in them counts."""


def obstacle_in(told: str, **values: str) -> ObstacleError:
    """Give what is in the way by what Git said."""
    words = next((words for sign, words in SIGNS if sign in told), UNKNOWN)
    return ObstacleError(words, told.strip(), **values)
