"""What an import is made of: items of the source, entries to write, and what became of each block.

Everything here is a value: a reader of some system makes it, `writing` and `reporting` take it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, unquote

from sitegen.content.editing.values import Wanted

Outcome = Literal["written", "merged", "left out"]
"""What became of an item: a file of its own, a part of others' files, or nothing."""

What = Literal["changed", "left out", "to look at"]
"""What a remark says: something is written otherwise than it was, is missing, or needs a person."""

SAFE = "/:@!$&'()+,;=~-._"
"""What stands in a path as it is (RFC 3986, pchar), but for `*`, which hosts take for a sign."""

BlockOutcome = Literal["html", "left out"]
"""How a block of a text came over that isn't Markdown proven equal: as HTML, or not."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that whoever imports should know of an item: what it is, and why."""

    what: What
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text: how it came over, how it began there, and why where it isn't Markdown."""

    outcome: BlockOutcome
    source: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the source holds, and what became of it.

    `source` names it for ever, such as `wordpress:post:123`; `type` and `title` are what the source
    calls it, `where` its place there (`export.xml:120`). `into` is the file of `content/` that it
    became or is a part of, `why` says why there is none.
    `state` is what it was there: "", draft, private … `proven` counts the blocks of its text that
    came over as Markdown, `blocks` are all others.
    """

    source: str
    type: str
    title: str
    outcome: Outcome
    into: str = ""
    why: str = ""
    where: str = ""
    state: str = ""
    remarks: tuple[Remark, ...] = ()
    proven: int = 0
    blocks: tuple[Block, ...] = ()

    @property
    def place(self) -> str:
        """Where a person finds it: its file, else its place in the source."""
        return self.into or self.where or self.source


@dataclass(frozen=True, slots=True)
class Placement:
    """A file to be put beside an entry: `path` from the site folder, `origin` on this machine."""

    path: str
    origin: str


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """A Markdown file to be written: its place in `content/`, its fields in their order, its text.

    `source` is that of its item; a file of another language has the language behind `#`, so that
    no two entries share one. `said` is what the source says of it, in any form: it differs where
    the source was changed, whatever is made of it. `old` are
    the paths at which it was, whether they are its aliases now or its address.
    """

    source: str
    path: str
    fields: Mapping[str, Wanted]
    body: str
    said: str = ""
    media: tuple[Placement, ...] = ()
    old: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address (path, perhaps with one parameter) and the new one.

    `entry` is the file of the entry that it leads to, "" for a list: while that is a draft there is
    no page to lead to. `below` is true where all that stands below the old address is meant too.
    """

    path: str
    to: str
    query: str = ""
    entry: str = ""
    below: bool = False

    @property
    def line(self) -> str:
        """Give it as a line of `_redirects`."""
        source = quote(self.path, safe=SAFE)
        to = quote(unquote(self.to), safe=SAFE)
        words = [f"{source.rstrip('/')}/*" if self.below else source, self.query, to, "301"]
        return " ".join(filter(None, words))


@dataclass(frozen=True, slots=True)
class Imported:
    """All that a reader gives. `name` is that of the ledger and the report: letters, digits, dots
    and hyphens. `redirects` are old addresses that no entry can have, or lines of
    `static/_redirects`.
    `remarks` are those on the whole, such as a file that ends in the middle.
    """

    name: str
    items: tuple[Item, ...]
    entries: tuple[ImportedEntry, ...]
    redirects: tuple[Redirect | str, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
