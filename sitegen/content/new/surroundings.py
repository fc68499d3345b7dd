"""What a new entry may be, and go into, in a site as it stands: for questions to its author."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from inspect import getdoc
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.new.archetypes import find_original, list_folder
from sitegen.content.new.entry_paths import entries_of, kind_named, slug_for
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.errors import UsageError
from sitegen.kinds.kind import FOLDER, Kind, called
from sitegen.kinds.registry import Kinds, kinds_of

HOME = "home"
"""What is answered for the list that stands in no folder."""
YEARS = range(1900, 10000)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A site as somebody sees it who begins an entry."""

    sources: Sources
    settings: Settings
    kinds: Kinds
    this_year: int

    def choices(self) -> dict[str, str]:
        """Give what each kind is, in words, by its name."""
        return {kind.name: self.what(kind) for kind in self.kinds}

    def what(self, kind: Kind) -> str:
        """Say what a kind is: its label in the site's language, else the first sentence on it."""
        label = called(kind.labels, self.settings.default_language)
        return label or (getdoc(kind.model) or kind.name).partition(".")[0]

    def kind(self, word: str) -> str:
        """Give the name of the kind that a word names. Raises UsageError where there is none."""
        return kind_named(word, self.kinds).name

    def title(self, kind: str, text: str) -> str:
        """Give a title that an address can be made of. Raises UsageError for any other."""
        if not self.kinds[kind].numbered and self.kinds[kind].inside != FOLDER:
            slug_for(text)
        return text

    def year(self, text: str) -> int:
        """Give a year. Raises UsageError for what is none."""
        if not text.isdecimal() or int(text) not in YEARS:
            raise UsageError(f'"{text}" found, expected a year such as {self.this_year}')
        return int(text)

    def original(self, name: str) -> str:
        """Give the id of an entry. Raises UsageError where there is none."""
        return find_original(name, self.sources, self.settings).id

    def homes(self, kind: str, *, with_folders: bool) -> list[str]:
        """Give what an entry of a kind may go into; [] where there is nothing to choose.

        What stands in any folder stands in none by itself, so folders are given where wanted.
        """
        if self.kinds[kind].inside == FOLDER:
            return [HOME, *self.kinds.sections] if with_folders else []
        outer = self.kinds.outer(self.kinds[kind])
        found = entries_of(outer, self.sources.identities) if outer else []
        return found if len(found) > 1 else []

    def home(self, kind: str, text: str) -> str:
        """Give what was chosen of these. Raises UsageError for what is none of them."""
        if self.kinds[kind].inside == FOLDER:
            return "" if text == HOME else list_folder(text, self.kinds)
        known = self.homes(kind, with_folders=True)
        if text not in known:
            raise UsageError(f'"{text}" found, expected one of {", ".join(known)}')
        return text


def look_around(site: Path) -> Surroundings:
    """Look at a site. Raises ContentError where site.yaml has mistakes, UsageError for no site."""
    sources = Sources(site, walk_site(site))
    settings = read_settings(sources)
    year = datetime.now(ZoneInfo(settings.timezone)).year
    return Surroundings(sources, settings, kinds_of(settings.kinds), year)
