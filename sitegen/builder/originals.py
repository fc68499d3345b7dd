"""Copies of what originals said when they were translated, where Git doesn't know it.

Without one nobody could show what was changed since: a post is often written, translated and
changed before anybody commits it, and staff may have no Git at all. A copy lies in the cache, never
among the sources: no page is made from it, a withdrawal deletes it with the cache and looks for
what is left, and a build under new names looks through it as through all that is kept. It is
only the words that a translation is made of, and goes once no translation names it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sitegen.builder.commit.places import prepare_cache
from sitegen.builder.store.folders import ORIGINALS
from sitegen.content.editing.document import EditError, write_over
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.settings_file import read_settings
from sitegen.content.translating.renewing import renewed
from sitegen.content.translating.wording import Wording, version_of
from sitegen.engine.files import read_plain, write_atomically
from sitegen.errors import ContentError, FileSystemError, Location, Problem
from sitegen.kinds.meta import Meta
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.safety.gate import Gate
from sitegen.site.freshness import (
    Former,
    Translation,
    former_in_git,
    translations_in,
    wording_in,
)
from sitegen.site.reading import hidden_people

VERSION = re.compile(r"[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Original:
    """An original: the site's folder, its file in it, the model of its front matter."""

    site: Path
    path: str
    model: type[Meta]


def remember(original: Original, cache: Path, wording: Wording) -> None:
    """Keep what an original says, so that what is changed in it later can be shown.

    Nothing is kept that Git knows, and nothing where it is not known who may not be named.
    Raises SitegenError where the cache can't be written.
    """
    version = version_of(wording)
    if former_in_git(original.site, original.model, original.path, version).wording is not None:
        return
    try:
        people, _ = hidden_people(original.site)
    except ContentError:
        return
    prepare_cache(original.site, cache)
    keep(cache, wording, Gate(people))


def recall(original: Original, cache: Path, version: str) -> Former:
    """Give what an original said in a version: from Git, else from a copy."""
    former = former_in_git(original.site, original.model, original.path, version)
    return former if former.wording is not None else Former(kept(cache, version))


def remember_for(site: Path, path: str, cache: Path) -> None:
    """Keep what the original of a translation says. Raises as `renew` does."""
    sources = Sources(site, walk_site(site, with_entries=True))
    settings = read_settings(sources)
    found = (each for each in translations_in(sources, settings) if each.path == path)
    for each in found:
        kind = kinds_of(settings.kinds)[each.kind]
        wording = wording_in(sources, kind, each.original)
        remember(Original(site, each.original, kind.model), cache, wording)


def renew(sources: Sources, kinds: Kinds, translation: Translation, cache: Path) -> None:
    """Say in a translation's file that it says what its original says now.

    Raises ContentError where either can't be read or written, SitegenError for the cache.
    """
    path = translation.path
    model: type[Meta] = kinds[translation.kind].model
    try:
        wording = wording_in(sources, kinds[translation.kind], translation.original)
        text = sources.read(path).decode()
        new = renewed(model, text, path, version_of(wording))
    except FrontMatterError as error:
        raise ContentError(error.problems) from None
    except EditError as error:
        raise ContentError([Problem(Location(path), str(error))]) from None
    if new != text:
        write_over(sources.file(path), path, new)
    remember(Original(sources.site, translation.original, model), cache, wording)


def keep(cache: Path, wording: Wording, gate: Gate) -> bool:
    """Keep words by their version, unless the gate would stop them; true where it did not.

    Raises FileSystemError where the cache can't be written.
    """
    data = msgspec.json.encode(dict(wording), order="deterministic")
    if gate.may_stand_in(data):
        return False
    file = file_of(cache, version_of(wording))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, data, durable=False)
    except OSError as error:
        raise FileSystemError(f"{file}: can't be written: {error.strerror}") from None
    return True


def kept(cache: Path, version: str) -> Wording | None:
    """Give the words of a version, None where they aren't kept, or are damaged."""
    if not VERSION.fullmatch(version):
        return None
    try:
        wording = msgspec.json.decode(read_plain(file_of(cache, version)), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return None
    return wording if version_of(wording) == version else None


def tidy(cache: Path, named: Collection[str]) -> None:
    """Remove the copies that no translation names. Raises FileSystemError."""
    for file in (cache / ORIGINALS).glob("*.json"):
        if VERSION.fullmatch(file.stem) and file.stem not in named:
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                raise FileSystemError(f"{file}: can't be removed: {error.strerror}") from None


def file_of(cache: Path, version: str) -> Path:
    """Give the file of a version."""
    return cache / ORIGINALS / f"{version}.json"
