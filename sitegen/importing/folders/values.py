"""What a folder of another generator holds, before anything of it is an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

System = Literal["hugo", "jekyll"]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's fields, its text, and the line on which the text begins.

    `form` is the language of the fields, "" for a file without any. `doubts` are what was read
    otherwise than it stands there.
    """

    fields: Mapping[str, Any]
    body: str
    body_line: int = 1
    form: Literal["", "yaml", "toml", "json"] = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text of the folder: its path there, with all that its place says.

    `address` is where it stood, from the old site's root; `old` are others that led to it. `name`
    is what its own name says without date and language; `section` the folders above it.
    `resources` are the files that belong to it, by their name as the text has it. `hidden` says why
    it is not shown there, or not to everybody.
    """

    path: str
    matter: FrontMatter
    name: str
    section: tuple[str, ...] = ()
    lang: str = ""
    key: str = ""
    address: str = ""
    old: tuple[str, ...] = ()
    is_dated: bool = False
    is_list: bool = False
    hidden: tuple[str, ...] = ()
    day: str = ""
    beside: str = ""
    """The folder, from the root of the source, in which names of its files begin."""

    @property
    def is_draft(self) -> bool:
        """True where it may not be shown as it comes."""
        return bool(self.hidden)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that becomes no entry, and why."""

    path: str
    reason: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class SourceSite:
    """What the folder of a generator says.

    `base` is the old site's address, `prefix` the path that all addresses there begin with.
    `published` gives files by the path at which they were published as they are; the value is the
    file's path in the folder. `shows_future` says that texts with a date to come are shown there.
    """

    title: str
    base: str
    texts: tuple[SourceText, ...]
    left: tuple[LeftOut, ...] = ()
    prefix: str = ""
    languages: tuple[str, ...] = ()
    published: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    shows_future: bool = False


def lowered(fields: Any) -> dict[str, Any]:
    """Give fields by their names in small letters, as Hugo reads them; none for what has none."""
    if not isinstance(fields, Mapping):
        return {}
    return {str(name).lower(): value for name, value in fields.items()}
