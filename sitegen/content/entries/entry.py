"""What is known of an entry: one value a language, and the group of all its languages."""

from __future__ import annotations

from sitegen.content.validation.context import Written
from sitegen.errors import Problem
from sitegen.kinds.registry import AnyMeta
from sitegen.values import Value


class Entry(Value):
    """One entry in one language. `folder` is where names of files in its text begin.

    `inherited` are the texts of its front matter that stand in another language than its own, since
    the translation doesn't say them, each with its language; `tags_in` is the language of its
    tags, "" where it has none.
    """

    id: str
    lang: str
    kind: str
    path: str
    meta: AnyMeta
    original: bool = True
    inherited: tuple[tuple[str, str], ...] = ()
    tags_in: str = ""

    @property
    def folder(self) -> str:
        """The folder of its file, from the site folder."""
        return self.path.rpartition("/")[0]


class BodySource(Value):
    """Where an entry's text stands: its file, first line and the text itself."""

    path: str
    line: int
    text: str


class NamedEntry(Value):
    """An entry (or a tag) that a field of front matter names, with the place of the name.

    `kind` is the one that the entry must be of, "" for any; `by_name`: the end of its id is enough,
    and it may be still to come.
    """

    id: str
    field: str
    path: str
    line: int
    kind: str = ""
    by_name: bool = False


class Group(Value):
    """All that was read of one entry: its values by language, and what it refers to.

    `links` are the addresses of the site in its fields; `places` are the fields that decide where
    and when it stands.
    `guarded` groups have a name that is not among their values; it is read anew each time.
    """

    id: str
    kind: str
    entries: tuple[Entry, ...]
    references: tuple[NamedEntry, ...] = ()
    tags: tuple[NamedEntry, ...] = ()
    links: tuple[Written, ...] = ()
    places: tuple[Written, ...] = ()
    warnings: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()
    guarded: bool = False
