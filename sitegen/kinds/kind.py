"""What a kind of entry is: facts, and small functions of an entry's id and front matter."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any, Literal, Protocol

import msgspec

from sitegen.kinds.meta import Meta
from sitegen.schema.dates import PartialDate

FOLDER = "folder"
"""What an entry stands in that may stand in any folder."""

SPEAKS_FOR_A_FOLDER = "_index"
"""The name of the file that speaks for the folder it stands in."""


class Placed(Protocol):
    """An entry as far as its kind looks at it."""

    @property
    def id(self) -> str:
        """Its id, such as news/2024/olive-season."""

    @property
    def meta(self) -> Any:
        """Its front matter, a value of the kind's model."""


OrderKey = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is published beside an entry's page: its name, and what makes it."""

    name: str
    page: str


def newest_first(entry: Placed) -> OrderKey:
    """Order entries by date, newest first and undated last; ties by id."""
    date = entry.meta.date
    return (-date.first_day.toordinal() if date else 0, entry.id)


def by_place(entry: Placed) -> OrderKey:
    """Order entries by the place that they name for themselves; ties by id."""
    return (entry.meta.order, entry.id)


def year_in_place(entry: Placed) -> int:
    """Give the year of an entry's folder, else of its date, 0 where none is known."""
    folder = entry.id.split("/")[1]
    if folder.isdecimal():
        return int(folder)
    return entry.meta.date.year if entry.meta.date else 0


def slug_of(entry: Placed) -> str:
    """Give the last part of an entry's address."""
    return entry.meta.slug or entry.id.rpartition("/")[2]


def in_section(entry: Placed) -> str:
    """Stand directly below the list of the folder."""
    return f"/{entry.id.partition('/')[0]}/{slug_of(entry)}/"


def where_it_lies(entry: Placed) -> str:
    """Stand where the file lies, but for the slug."""
    return "/" + "/".join([*entry.id.split("/")[:-1], slug_of(entry)]) + "/"


def nothing(*_: object) -> tuple[Any, ...]:
    """Give nothing: what most kinds say of most questions."""
    return ()


def no_more(*_: object) -> dict[str, Any]:
    """Give nothing beyond what all summaries say."""
    return {}


def never(*_: object) -> None:
    """Know of no day."""


def of_all(_: str) -> str:
    """Have all entries of the kind for neighbours."""
    return ""


def itself(meta: Any) -> Any:
    """Keep front matter as it was read."""
    return meta


def silent(_: Any) -> str:
    """Have nothing that is said aloud."""
    return ""


Labels = Mapping[str, str]
"""What something is called, by language; "" for every language that isn't named."""


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """A field that a site declares: its name, the form of its values, what readers call it."""

    name: str
    form: str
    labels: Labels


def called(labels: Labels, lang: str) -> str:
    """Give a label in a language, "" where there is none."""
    return labels.get(lang) or labels.get("", "")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry. What a kind doesn't say it has not.

    Where it is written: `folder` of `content/`; `file` is the name that its files have (without
    `.md`; "" where the slug is the name, `index` where a new entry is a folder); `inside` what it
    stands in; `depths` how many parts its ids have; `example` shows a place; `yearly` ones stand in
    folders by year; `numbered` ones are named by number.

    What is found: `found_by` gives words of its front matter, `found_as` words that the theme has
    for what it says (messages); `spoken` and `chaptered` the files whose words and whose chapters
    are found as well, "" for none. `one` is what one entry is called, a message as well, ""
    for a page that is nothing but one.

    Where it is read: `listed` says that its folder's list exists, which is the page `list_page` and
    is called `title` (a message of the theme), or by `labels` in each language where the site names
    it; `years_page` is the page of a year, a part of the list unless `years_apart` says that it is
    a list of its own. `fields` are those that the site declares. `path` is an
    entry's address below the language's prefix, `order` its place in the list; `arrange`, where it
    is not None, orders all of them, given those that they stand in. Those that are `in_turn` are
    read from the first of the list to the last, by name or number; others from the newest back.
    Newer and older is an entry than those `among` which it stands: all, or those of its show.

    How it begins: `begins_with` are fields that a new entry can't be without, `unfinished` ones
    begin as drafts; `sample` gives the fields of a made-up one as of a day, for a site that begins.
    `missing` says what one that is published can't be without, beyond the fields of its model.

    When: those `ahead` are written of before they happen, so that their dates may be to come;
    `happened` is the day that one is of which has no `date` of its own, `moments` change it.

    What leaves the site: `feed` ("own": the site's and its section's, "site": the site's alone),
    `calendar` ("own": each entry's; "shared": that of all as well), `attached` files of one entry.
    """

    name: str
    model: type[Meta]
    folder: str = ""
    file: str = ""
    inside: str = ""
    depths: Container[int] = (2, 3)
    example: str = ""
    yearly: bool = False
    numbered: bool = False

    listed: bool = True
    list_page: str = ""
    years_page: str = ""
    title: str = ""
    labels: Labels = field(default_factory=dict)
    fields: tuple[FieldFacts, ...] = ()
    paged: bool = False
    years_apart: bool = False
    stacked: bool = False
    tagged: bool = True
    path: Callable[[Placed], str] = in_section
    year: Callable[[Placed], int] = year_in_place
    order: Callable[[Placed], OrderKey] = newest_first
    arrange: Callable[[Sequence[Any], Sequence[Any]], list[Any]] | None = None
    in_turn: bool = False

    feed: Literal["", "own", "site"] = ""
    announced: Literal["", "everywhere"] = ""
    calendar: Literal["", "own", "shared"] = ""
    attached: Callable[[Placed], Iterable[Attached]] = nothing
    of_show: bool = False
    article: bool = False

    ahead: bool = False
    moments: Callable[[Any, datetime, tzinfo], Iterable[datetime]] = nothing
    happened: Callable[[Placed, tzinfo], PartialDate | datetime | None] = never
    missing: Callable[[Placed], Iterable[str]] = nothing
    among: Callable[[str], str] = of_all
    summary: Callable[[Placed, datetime, tzinfo], dict[str, Any]] = no_more
    one: str = ""
    found_by: Callable[[Any], Iterable[str]] = nothing
    found_as: Callable[[Any], Iterable[str]] = nothing
    chaptered: Callable[[Any], str] = silent
    spoken: Callable[[Any], str] = silent

    keep: Callable[[Any], Any] = itself

    unfinished: bool = False
    begins_with: Mapping[str, str] = field(default_factory=dict)
    sample: Callable[[date], Mapping[str, str]] = no_more

    @property
    def section(self) -> str:
        """The list that its entries stand in, "" for none."""
        return self.folder if self.listed else ""

    @property
    def speaks(self) -> bool:
        """True where its entries have no page of their own, but speak for a list's."""
        return self.file == SPEAKS_FOR_A_FOLDER

    @property
    def marked(self) -> bool:
        """True where the file's name says that it is one of this kind."""
        return self.file not in ("", "index")

    @property
    def of_site(self) -> bool:
        """True for a kind that the site declares, which has a template only if a theme made one."""
        return bool(self.labels)

    def label(self, lang: str) -> str:
        """Give what the site calls its list in a language, "" for a kind that the theme names."""
        return called(self.labels, lang)

    def has(self, name: str) -> bool:
        """True where its front matter has a field."""
        return name in self.model.__struct_fields__

    def needs(self, name: str) -> bool:
        """True where its front matter can't be without a field."""
        return any(f.name == name and f.required for f in msgspec.structs.fields(self.model))


def people(persons: Iterable[Any]) -> Iterator[str]:
    """Give names with what the persons are."""
    return (", ".join(part for part in (each.name, each.role) if part) for each in persons)
