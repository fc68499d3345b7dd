"""A whole site read from its folder: settings, entries, texts, and the gate for its names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import walk_site
from sitegen.content.project import Known, Reading, read_entries
from sitegen.content.settings.covers_files import with_covers
from sitegen.content.settings.names_file import read_names_file
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import private_names_in, read_settings_file
from sitegen.errors import ContentError
from sitegen.safety.gate import Gate
from sitegen.safety.people import Hidden, everyone


@dataclass(frozen=True, slots=True)
class ReadSite:
    """What stands in a site's folder, without a mistake that would stop a build."""

    sources: Sources
    settings: Settings
    reading: Reading
    gate: Gate

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.settings.timezone)


def hidden_people(site: Path) -> tuple[tuple[Hidden, ...], Sources]:
    """Give all who may not be named, whatever mistakes entries have, and the site's sources.

    Raises ContentError for mistakes of private/names.yaml.
    """
    sources = Sources(site, walk_site(site, with_entries=True))
    listed = read_names_file(site)
    if errors := [problem for problem in listed.problems if problem.severity == "error"]:
        raise ContentError(Gate(listed.people).reworded(errors))
    return everyone(private_names_in(sources), listed.people), sources


def read_site(site: Path) -> ReadSite:
    """Read a site. Raises ContentError with all mistakes of all files, sorted."""
    covering = with_covers(Sources(site, walk_site(site, with_entries=True)))
    sources = covering.sources
    found = read_settings_file(sources)
    reading = read_entries(sources, found.settings, Known())
    listed = read_names_file(site)
    gate = Gate(everyone(reading.private_names, listed.people))
    problems = (*found.problems, *listed.problems, *covering.problems, *reading.problems)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ContentError(gate.reworded(errors))
    return ReadSite(sources, found.settings, reading, gate)
