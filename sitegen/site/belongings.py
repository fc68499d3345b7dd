"""Which files are an entry's alone, and which of them others use too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from posixpath import normpath
from urllib.parse import unquote

from sitegen.content.editing.references import TARGET
from sitegen.content.entries.entry import Group
from sitegen.content.folder.covers import cover_of
from sitegen.content.folder.sources import Sources

INDEX = re.compile(r"index(?:\.[\w-]+)?\.md")
"""The text of an entry that has a folder of its own."""

DATA = "content/data"
"""The folder of tables that any page is made from."""

Shared = tuple[tuple[str, str], ...]
"""Files that stay, each with a file that uses it."""


def divide(
    sources: Sources, groups: Sequence[Group], id_: str, paths: Sequence[str]
) -> tuple[tuple[str, ...], Shared]:
    """Give the files that are the entry's alone, and those that others use, with who.

    A text is its own entry's, whoever leads to it, and so is what lies in the folder of one.
    """
    there = {path for path in sources.identities if not path.endswith(".md")}
    homes = homes_in(sources) - {f"content/{id_}"}
    named = {file for group in groups if group.id == id_ for file in group.files}
    for path in paths:
        named.update(targets_in(path, text_of(sources, path)))
    found = {path for path in there if path.startswith(f"content/{id_}/")}
    found |= {path for path in named & there if is_free(path, homes)}
    found |= {cover_of(path) for path in found} & there
    users = users_of(sources, groups, set(paths))
    # The cover of a picture that stays goes on hiding a face.
    users |= {cover_of(path): user for path, user in users.items()}
    shared = tuple(sorted((path, users[path]) for path in found if path in users))
    return tuple(sorted({*paths, *(found - users.keys())})), shared


def homes_in(sources: Sources) -> set[str]:
    """Give the folders that are an entry's own."""
    parts = (path.rpartition("/") for path in sources.identities)
    return {folder for folder, _, name in parts if INDEX.fullmatch(name)}


def is_free(path: str, homes: Set[str]) -> bool:
    """True for a file below content/ that lies in no entry's own folder, and is no table."""
    folders = path.split("/")[:-1]
    above = {"/".join(folders[:count]) for count in range(1, len(folders) + 1)}
    return path.startswith("content/") and above.isdisjoint(homes | {DATA})


def users_of(sources: Sources, groups: Sequence[Group], own: set[str]) -> dict[str, str]:
    """Give the files that other entries use, each with one that does."""
    found: dict[str, str] = {}
    for group in groups:
        for entry in group.entries:
            if entry.path not in own:
                found |= dict.fromkeys(group.files, entry.path)
    for path in sources.identities:
        if path.endswith(".md") and path not in own:
            targets = targets_in(path, text_of(sources, path))
            found |= {target: path for target in targets if target != path}
    return found


def text_of(sources: Sources, path: str) -> str:
    """Give a source as text. Raises ContentError."""
    return sources.read(path).decode("utf-8-sig", "replace")


def targets_in(path: str, text: str) -> Iterator[str]:
    """Give the files that a text leads to or shows."""
    folder = path.rpartition("/")[0]
    for match in TARGET.finditer(text):
        target = unquote(next(filter(None, match.groups()))).partition("#")[0]
        yield normpath(target[1:] if target.startswith("/") else f"{folder}/{target}")
