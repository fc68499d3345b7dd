"""The steps of a withdrawal, in an order in which nothing is lost and the public goes first.

A failure ends its step and is told; the steps after it that don't need it are done all the same.
Run again, what was done is left alone and the rest is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from sitegen.builder.commit.places import lies_in
from sitegen.builder.pipeline import build
from sitegen.content.editing.bin import BIN
from sitegen.content.folder.survey import PRINTS
from sitegen.engine.digest import sha256_hex
from sitegen.errors import SitegenError, refusals_told
from sitegen.withdraw.archive import LINK, remove, store
from sitegen.withdraw.case import ARCHIVE, REMOVE, Case, write_case
from sitegen.withdraw.names_file import keep_secret
from sitegen.withdraw.proof import Hit, Searcher
from sitegen.withdraw.purge import clear_bin, clear_cache, files_in, remove_sets
from sitegen.withdraw.targets import Place, Work, held_there, publish_without, take_away
from sitegen.withdraw.tombstone import line_for, put_up

Tell = Callable[[str], None]
"""Hears what is being done, one line a step."""

NAMES, TOMBSTONE, BUILD = "names", "tombstone", "build"
SETS, BINNED, CACHES = "panels", "bin", "caches"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a withdrawal stands: what went wrong by step, notes of hosts, where something is left."""

    case: Case
    failures: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    searched: int = 0

    @property
    def is_done(self) -> bool:
        """True where every step was done and nothing is left."""
        return not self.failures and not self.hits


@dataclass
class Run:
    """One run; what is done is written down after each step."""

    case: Case
    work: Work
    places: Sequence[Place]
    tell: Tell
    failures: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def site(self) -> Path:
        """The site's folder."""
        return self.work.options.site

    def step(self, name: str, said: str, do: Callable[[], object]) -> bool:
        """Do a step unless it was done; true where it is. What the system refuses is told."""
        if self.case.is_done(name):
            return True
        self.tell(said)
        try:
            with refusals_told(self.site):
                do()
        except SitegenError as error:
            self.failures.append((said, str(error)))
            return False
        self.case = msgspec.structs.replace(self.case, done=(*self.case.done, name))
        write_case(self.site, self.case)
        return True

    def all(self) -> Outcome:
        """Do all steps, and prove it. Raises OSError where nothing can be written down."""
        write_case(self.site, self.case)
        if self.take_out():
            self.publish()
            self.step(SETS, "panels on this machine", self._remove_sets)
            self.step(BINNED, "the editor's bin", self._clear_bin)
        if not self.failures:
            self.step(CACHES, "caches", lambda: clear_cache(self.work.options.cache_root))
        return self.prove()

    def take_out(self) -> bool:
        """Bring the entry into safety, away from what is public, and out of the site."""
        case, site = self.case, self.site
        if case.archive:
            archive = Path(case.archive)
            said = f"archive in {archive}"
            if not self.step(ARCHIVE, said, lambda: store(site, case.files, archive)):
                return False
        for place in self.places if case.files else ():
            self._take_away(place)
        if not self.step(NAMES, "names that stay secret", lambda: keep_secret(site, case.secret)):
            return False
        if not case.files:
            return True
        line = line_for(case)
        return self.step(TOMBSTONE, "site.yaml", lambda: put_up(site, line, case.id)) and self.step(
            REMOVE, "its files", lambda: remove(site, case.files)
        )

    def _take_away(self, place: Place) -> None:
        if not self.case.is_done(f"publish {place.name}"):
            said = f"{place.name}: its own pages"
            self.step(f"away {place.name}", said, lambda: take_away(place, self.case, self.work))

    def publish(self) -> None:
        """Build the site without it, and publish that everywhere."""
        built = self.step(BUILD, "build", lambda: build(self.work.options, notify=self.tell))
        for place in self.places if built else ():
            self.step(f"publish {place.name}", f"{place.name}: publish", self._publishing(place))

    def _publishing(self, place: Place) -> Callable[[], None]:
        def do() -> None:
            notes = publish_without(place, self.work)
            self.notes += [f"{place.name}: {note}" for note in notes]

        return do

    def _remove_sets(self) -> None:
        gone = remove_sets(self.site, self.case.sets, Searcher(self.case.markers))
        self.notes += [
            f"{PRINTS}/{name} showed it and is gone; to make it again: sitegen panels {name}"
            for name in gone
        ]

    def _clear_bin(self) -> None:
        gone = clear_bin(self.site, self.case.id, Searcher(self.case.markers))
        self.notes += [
            f"{BIN}/{each.name} held something of it and is gone"
            + (f", with {each.what.id}" if each.what.id not in ("", self.case.id) else "")
            for each in gone
        ]

    def prove(self) -> Outcome:
        """Search everything; where something is found, the next run does the steps again."""
        self.tell("search")
        searcher = Searcher(self.case.markers)
        hits = list(searcher.look(self._here()))
        searched = frozenset(digest for digest, _ in searcher.met)
        for place in self.places:
            try:
                with refusals_told(self.site):
                    found = held_there(place, self.site, searched)
                    hits += searcher.look((f"{place.name}: {path}", data) for path, data in found)
            except SitegenError as error:
                self.failures.append((f"{place.name}: search", str(error)))
        if hits:
            again = {
                BUILD,
                SETS,
                BINNED,
                CACHES,
                *(f"publish {place.name}" for place in self.places),
            }
            done = tuple(step for step in self.case.done if step not in again)
            self.case = msgspec.structs.replace(self.case, done=done)
            write_case(self.site, self.case)
        return Outcome(
            self.case,
            tuple(self.failures),
            tuple(self.notes),
            tuple(sorted(set(hits))),
            len(searcher.met),
        )

    def _here(self) -> Iterator[tuple[str, bytes]]:
        options = self.work.options
        kept = (options.output, options.cache_root, options.site / PRINTS, options.site / BIN)
        for folder in kept:
            yield from files_in(folder, folder.name)


def withdraw(case: Case, work: Work, places: Sequence[Place], tell: Tell) -> Outcome:
    """Withdraw an entry. Raises OSError where nothing can be written down."""
    return Run(case, work, places, tell).all()


def case_files(site: Path, files: Sequence[str]) -> dict[str, str]:
    """Give files with the SHA-256 of each, LINK for links that lead to no file of the site."""
    return {path: digest_in(site, path) for path in files}


def digest_in(site: Path, path: str) -> str:
    """Give the SHA-256 of a file of a site. Raises OSError."""
    place = site / path
    is_ours = place.is_file() and lies_in(place.resolve(), site)
    return LINK if place.is_symlink() and not is_ours else sha256_hex(place.read_bytes())
