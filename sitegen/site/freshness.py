"""Whether translations say what their originals say now: a fact, by the version that each names.

What an original said before comes from Git's history, else from the copies that the cache keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from sitegen.content.folder.layout import EntryFile, files_by_entry
from sitegen.content.folder.sources import Sources
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.settings import Settings
from sitegen.content.translating.wording import (
    Wording,
    named_in_file,
    version_of,
    words_in_file,
)
from sitegen.errors import ContentError
from sitegen.kinds.kind import Kind
from sitegen.kinds.meta import Meta
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.site.history import Commit, Version, texts_of, versions_of

State = Literal["current", "older", "unknown"]
"""A translation says what its original says now, what it said before, or nobody knows."""


@dataclass(frozen=True, slots=True, order=True)
class Translation:
    """A translation beside its original: their files, the version that it names, its state.

    `since` is the change by which it became older, None where no history tells.
    """

    path: str
    original: str
    kind: str
    names: str
    state: State
    since: Commit | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Former:
    """What an original said in a former version, and the change that came after it.

    Either is None where no history tells.
    """

    wording: Wording | None = None
    since: Commit | None = None


def state_by(named: str, version: str) -> State:
    """Give the state of a translation by the version that it names and the original's."""
    if not named:
        return "unknown"
    return "current" if named == version else "older"


def translations_in(sources: Sources, settings: Settings) -> Iterator[Translation]:
    """Give the translations of a site, sorted by their files; what can't be read is left out."""
    kinds = kinds_of(settings.kinds)
    entries = files_by_entry(sources.identities, settings.written_languages, kinds)
    found = (each for files in entries.values() for each in translations_of(sources, kinds, files))
    yield from sorted(found)


def translations_of(
    sources: Sources, kinds: Kinds, files: Sequence[EntryFile]
) -> Iterator[Translation]:
    """Give the translations among the files of an entry; none where one of them can't be read."""
    originals = [file for file in files if not file.lang]
    others = [file for file in files if file.lang]
    if len(originals) != 1 or not others:
        return
    original = originals[0]
    try:
        version = version_of(wording_in(sources, kinds[original.kind], original.path))
        named = [(file, named_in(sources, file.path)) for file in others]
    except (ContentError, FrontMatterError):
        return
    for file, name in named:
        state = state_by(name, version)
        yield Translation(file.path, original.path, original.kind, name, state)


def wording_in(sources: Sources, kind: Kind, path: str) -> Wording:
    """Give the words of an original. Raises ContentError, FrontMatterError."""
    return words_in_file(kind.model, sources.read(path), path)


def named_in(sources: Sources, path: str) -> str:
    """Give the version that a translation names. Raises ContentError, FrontMatterError."""
    return named_in_file(sources.read(path), path)


def dated_in(sources: Sources, settings: Settings) -> Iterator[Translation]:
    """Give the translations of a site; older ones with the change since which they are."""
    site, kinds = sources.site, kinds_of(settings.kinds)
    all_ = list(translations_in(sources, settings))
    older = [each for each in all_ if each.state == "older"]
    history = versions_of(site, sorted({each.original for each in older}))
    for each in all_:
        if each.state == "older":
            model: type[Meta] = kinds[each.kind].model
            former = former_of(site, model, each.names, history[each.original])
            yield replace(each, since=former.since)
        else:
            yield each


def former_in_git(site: Path, model: type[Meta], path: str, named: str) -> Former:
    """Give what an original said in a version that is named, by the history of its file."""
    return former_of(site, model, named, versions_of(site, [path]).get(path, ()))


def former_of(site: Path, model: type[Meta], named: str, history: Sequence[Version]) -> Former:
    """Give the version of a name among those of a file, the newest first."""
    after: Commit | None = None
    for version, data in texts_of(site, history):
        try:
            wording = words_in_file(model, data, "")
        except (ContentError, FrontMatterError):
            continue
        if version_of(wording) == named:
            return Former(wording, after)
        after = version.commit
    return Former()
