"""All kinds, as the layers ask for them: by name, by folder, by the page that shows a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec

from sitegen.kinds.declared import Declared, DeclaredKind, MistakenKind, kind_of
from sitegen.kinds.episode import EPISODE, Episode
from sitegen.kinds.event import EVENT, Event
from sitegen.kinds.exhibition import EXHIBITION, Exhibition
from sitegen.kinds.kind import FOLDER, Kind
from sitegen.kinds.news import NEWS, News
from sitegen.kinds.page import PAGE, Page
from sitegen.kinds.program import PROGRAM, Program
from sitegen.kinds.season import SEASON, Season
from sitegen.kinds.section import SECTION, Section
from sitegen.kinds.show import SHOW, Show
from sitegen.kinds.story import STORY, Story

AnyMeta = (
    News
    | Story
    | Show
    | Season
    | Episode
    | Program
    | Exhibition
    | Event
    | Page
    | Section
    | Declared
)
"""The front matter of any entry."""

BUILT_IN = (NEWS, STORY, SHOW, SEASON, EPISODE, PROGRAM, EXHIBITION, EVENT, PAGE, SECTION)


@dataclass(frozen=True)
class Kinds:
    """The kinds of a site; `declared` are the declarations of those that are its own, encoded.

    `by_folder` has the kind of the entries in each folder of `content/`; `by_page` the kind that a
    page shows, an entry's or a list's.
    """

    by_name: Mapping[str, Kind]
    by_folder: Mapping[str, Kind]
    by_page: Mapping[str, Kind]
    declared: bytes = b"{}"

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as declarations: their models are made anew there."""
        return _kinds_of, (self.declared,)

    def __iter__(self) -> Iterator[Kind]:
        """Give all kinds, in their order."""
        return iter(self.by_name.values())

    def __getitem__(self, name: str) -> Kind:
        """Give a kind by its name. Raises KeyError where there is none."""
        return self.by_name[name]

    @property
    def sections(self) -> tuple[str, ...]:
        """The folders whose lists exist in every language, also when they are empty."""
        return tuple(folder for folder, kind in self.by_folder.items() if kind.listed)

    @property
    def fixed_names(self) -> tuple[str, ...]:
        """Names of files that say what an entry is, and are no part of its address."""
        return ("index", *(kind.file for kind in self if kind.marked))

    @property
    def marked(self) -> tuple[Kind, ...]:
        """The kinds that stand in a folder of another, known by the names of their files."""
        return tuple(kind for kind in self if kind.marked and kind.folder)

    def inside(self, name: str) -> Kind | None:
        """Give the kind whose entries stand in those of a kind, None where none does."""
        return next((kind for kind in self if kind.inside == name), None)

    def outer(self, kind: Kind) -> Kind | None:
        """Give the kind that a kind's entries stand in, None where they stand in none."""
        return self.by_name.get(kind.inside) if kind.inside != FOLDER else None


def gather(kinds: Sequence[Kind], declared: bytes = b"{}") -> Kinds:
    """Give kinds as they are asked for."""
    pages = [
        (page, kind) for kind in kinds for page in (kind.name, kind.list_page, kind.years_page)
    ]
    return Kinds(
        by_name={kind.name: kind for kind in kinds},
        by_folder={kind.folder: kind for kind in kinds if kind.folder and not kind.marked},
        by_page={page: kind for page, kind in pages if page},
        declared=declared,
    )


def kinds_of(declared: Mapping[str, DeclaredKind]) -> Kinds:
    """Give the kinds of a site: those that every site has, and its own."""
    return _kinds_of(msgspec.json.encode(declared)) if declared else KINDS


@lru_cache(maxsize=8)
def _kinds_of(declared: bytes) -> Kinds:
    declarations = msgspec.json.decode(declared, type=dict[str, DeclaredKind | MistakenKind])
    own = (kind_of(name, each) for name, each in declarations.items())
    return gather((*BUILT_IN, *own), declared)


KINDS = gather(BUILT_IN)
