"""What is to be sent, as a page shows it: entries by title and language, and what stops some."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sitegen.content.editing.document import EditError, values_in
from sitegen.content.folder.layout import EntryFile, classify
from sitegen.content.folder.survey import is_entry_file
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.editor.desk import judged
from sitegen.editor.shelf import Head, Row, Site, head_of, row_of
from sitegen.environment.exposure import well_known
from sitegen.errors import Problem
from sitegen.sending.names import Watch, watch_over
from sitegen.sending.parcels import (
    Parcel,
    Shelves,
    parcels_of,
    with_problems,
    with_stops,
)
from sitegen.sending.repository import Repository, find_repository
from sitegen.sending.results import Results
from sitegen.sending.send import Sent
from sitegen.sending.snapshot import CONTENT, differences, text_in, tree_of_folder
from sitegen.text import shortened

LONGEST_LINE = 72
"""Signs of the line on what changed, by custom (git-commit(1), "Discussion")."""


@dataclass(frozen=True, slots=True)
class Item:
    """A parcel on the page: its entries, each a language, and its files from the site's folder."""

    parcel: Parcel
    rows: tuple[Row, ...]
    files: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is called: as its original, else as its file."""
        return self.rows[0].title if self.rows else self.parcel.id

    @property
    def is_draft(self) -> bool:
        """True where nothing of it is meant for readers yet."""
        return bool(self.rows) and all(row.state == "draft" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Outbox:
    """All that could be sent now; `folder` is the tree of the whole folder.

    `host` is the well-known host that everybody may read, "" for one that only the team sees.
    `elsewhere` are mistakes in what isn't sent.
    """

    repository: Repository
    site: Site
    folder: str
    items: tuple[Item, ...]
    watch: Watch
    host: str = ""
    elsewhere: tuple[Problem, ...] = ()

    def judge(self, path: str, text: str) -> Sequence[Problem]:
        """Give the mistakes that an entry would have with a text."""
        file = entry_at(self.site, path)
        problems = judged(self.site, file, text).problems if file else ()
        return [each for each in problems if each.severity == "error"]

    def ticked_at_first(self) -> frozenset[str]:
        """Give what is sent unless somebody says otherwise: all that may, but drafts."""
        return frozenset(
            item.parcel.id for item in self.items if item.parcel.may_go and not item.is_draft
        )

    def line(self) -> str:
        """Give a first line on what changed: the titles, where they may be said."""
        ticked = self.ticked_at_first()
        titles = [item.title for item in self.items if item.parcel.id in ticked]
        line = shortened("; ".join(titles), LONGEST_LINE)
        return "" if self.watch.stops_text(line) else line


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was sent last, and where it is seen what becomes of it."""

    sent: Sent
    items: tuple[Item, ...]
    results: Results
    remote: str


def entry_at(site: Site, path: str) -> EntryFile | None:
    """Give the entry that a path is, or was, the file of; None for what is none."""
    if not is_entry_file(path):
        return None
    found = classify(path, site.languages, site.kinds)
    return None if isinstance(found, Problem) else found


def open_outbox(site: Site, problems: Sequence[Problem], now: datetime) -> Outbox:
    """Give what could be sent. `problems` are those of all the site.

    Raises ObstacleError where nothing can be sent, ContentError where the list of names has
    mistakes.
    """
    folder = site.sources.site
    repository = find_repository(folder, site.settings.send)
    own = repository.site
    host = "" if site.settings.send.private else well_known(f"\t{repository.address}")
    watch = watch_over(folder, public=bool(host))
    tree = tree_of_folder(repository)
    content = f":(top,literal){own}{CONTENT}"
    changes = differences(repository, repository.head, tree, content, renames=True)

    def text_of(path: str) -> str:
        return text_in(repository, tree, f"{own}{path}")

    shelves = Shelves(lambda path: entry_at(site, path), site.sources.identities.keys(), text_of)
    parcels = with_problems(parcels_of(changes, own, shelves), problems, own, shelves)
    parcels = with_stops(repository, parcels, watch.stops)
    told = {problem for parcel in parcels for problem in parcel.problems}
    elsewhere = tuple(each for each in problems if each.severity == "error" and each not in told)
    items = tuple(item_of(site, repository, parcel, now) for parcel in parcels)
    return Outbox(repository, site, tree, items, watch, host, elsewhere)


def item_of(site: Site, repository: Repository, parcel: Parcel, now: datetime) -> Item:
    """Give a parcel as the page shows it."""
    own = repository.site
    files = {change.path.removeprefix(own): change for change in parcel.changes}
    rows = []
    for path, change in files.items():
        file = entry_at(site, path)
        if file and change.gone:
            head = head_before(repository, path)
            rows.append(row_of(site, file, head, now))
        elif file:
            rows.append(row_of(site, file, head_of(site, file), now))
    # The original first: it is called as the entry is.
    return Item(parcel, tuple(sorted(rows, key=lambda row: row.file.lang)), tuple(files))


def head_before(repository: Repository, path: str) -> Head:
    """Give what a file said of itself before it was deleted, None where it couldn't be read."""
    text = text_in(repository, repository.head, f"{repository.site}{path}")
    try:
        return values_in(text, path)
    except (EditError, FrontMatterError):
        return None


def chosen_items(outbox: Outbox, ids: Collection[str]) -> tuple[Item, ...]:
    """Give the items that are ticked, and may go."""
    return tuple(item for item in outbox.items if item.parcel.id in ids and item.parcel.may_go)
