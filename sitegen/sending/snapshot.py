"""What the folder holds now, as a tree of Git's, and how trees differ. Git's own index stays."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen.sending.repository import Repository
from sitegen.text import with_line_feeds

CONTENT = "content"
LINK_TO_REPOSITORY = "160000"
"""The mode of a path that is a repository of its own (gitformat-index(5))."""


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two trees: a path (`former` before, for a file that was renamed), its
    mode and blob afterwards, "" where it is gone. Paths are from the top of the repository.
    """

    path: str
    mode: str
    blob: str
    former: str = ""
    added: bool = False

    @property
    def gone(self) -> bool:
        """True for a file that is there no longer."""
        return not self.blob


@contextmanager
def index_of(repository: Repository, tree: str = "") -> Iterator[Mapping[str, str]]:
    """Give the surroundings of calls that work on an index of their own: one that holds a tree, or
    else a copy of Git's, which knows files that didn't change without reading them.
    """
    with tempfile.TemporaryDirectory(prefix="sg-") as name:
        index = Path(name, "index")
        extra = {"GIT_INDEX_FILE": str(index)}
        if tree:
            repository.git("read-tree", tree, extra=extra)
        else:
            own = repository.top / repository.git("rev-parse", "--git-path", "index").strip()
            if own.is_file():
                shutil.copy2(own, index)
        yield extra


def tree_of_folder(repository: Repository) -> str:
    """Give the tree of all that Git knows, as it is in the folder, and of all below content/.

    What Git is told to ignore isn't in it.
    """
    content = f":(top,literal){repository.site}{CONTENT}"
    with index_of(repository) as extra:
        repository.git("add", "--update", ":(top)", extra=extra)
        repository.git("add", "--all", "--", content, extra=extra)
        return repository.git("write-tree", extra=extra).strip()


def tree_with(repository: Repository, tree: str, entries: Iterable[tuple[str, str, str]]) -> str:
    """Give a tree with other entries: (path, mode, blob), without a blob for what is to be gone."""
    with index_of(repository, tree) as extra:
        set_entries(repository, entries, extra)
        return repository.git("write-tree", extra=extra).strip()


def set_entries(
    repository: Repository,
    entries: Iterable[tuple[str, str, str]],
    extra: Mapping[str, str] | None = None,
) -> None:
    """Set entries of an index: Git's own unless `extra` names another (git-update-index(1))."""
    nothing = "0" * len(repository.head)
    rows = [
        f"{mode} {blob}\t{path}\0" if blob else f"0 {nothing}\t{path}\0"
        for path, mode, blob in entries
    ]
    data = "".join(rows).encode("utf-8", "surrogateescape")
    repository.git("update-index", "-z", "--index-info", data=data, extra=extra)


def differences(
    repository: Repository, before: str, after: str, *paths: str, renames: bool = False
) -> tuple[Change, ...]:
    """Give what differs between two trees, by path (git-diff-tree(1), "Raw output format")."""
    words = ["diff-tree", "-r", "-z", "-M" if renames else "--no-renames", before, after]
    fields = iter(repository.git(*words, "--", *paths).split("\0"))
    found = []
    for head in fields:
        if not head:
            continue
        _, mode, _, blob, status = head.removeprefix(":").split(" ")
        path = next(fields)
        former = ""
        if status[0] in "RC":
            former, path = path, next(fields)
        gone = status[0] == "D"
        found.append(
            Change(
                path=path,
                mode="" if gone else mode,
                blob="" if gone else blob,
                former=former if status[0] == "R" else "",
                added=status[0] in "AC",
            )
        )
    return tuple(found)


def commit_of(repository: Repository, tree: str, parent: str, message: str) -> str:
    """Make a commit that no branch knows yet, without a `parent` a first one; gives its name."""
    name, _, address = repository.author.rpartition(" <")
    address = address.removesuffix(">")
    extra = {
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), name),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), address),
    }
    above = ("-p", parent) if parent else ()
    words = ("commit-tree", tree, *above, "-F", "-")
    return repository.git(*words, data=f"{message}\n".encode(), extra=extra).strip()


def blob_at(repository: Repository, tree: str, path: str) -> bytes:
    """Give the content of a file in a tree or commit."""
    return repository.git_bytes("cat-file", "blob", f"{tree}:{path}")


def text_in(repository: Repository, tree: str, path: str) -> str:
    """Give a file in a tree as a text, whatever it holds."""
    return with_line_feeds(blob_at(repository, tree, path).decode("utf-8-sig", "replace"))
