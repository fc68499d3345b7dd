"""A site folder read for its panels."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sitegen.content.project import Known, read_entries, read_settings
from sitegen.content.source import walk_site
from sitegen.content.sources import Sources
from sitegen.engine.toolchain import built_in_themes
from sitegen.errors import ContentError
from sitegen.panels.known import KnownFiles
from sitegen.panels.sources import PanelSources
from sitegen.panels.theme import load_theme
from sitegen.safety.gate import Gate
from sitegen.site.collect import collect
from sitegen.site.visibility import Moment


def load_sources(
    site: Path, at: datetime | None = None, known: KnownFiles | None = None
) -> PanelSources:
    """Read all entries of a site as they may be printed at a moment (now, if none is given).

    `known` spares reading photos that are as they were.
    Raises ContentError with all mistakes of all files, sorted.
    """
    files = Sources(site, walk_site(site, with_entries=True))
    settings = read_settings(files)
    reading = read_entries(files, settings, Known())
    gate = Gate(reading.private_names)
    if errors := [problem for problem in reading.problems if problem.severity == "error"]:
        raise ContentError(gate.reworded(errors))
    zone = ZoneInfo(settings.timezone)
    moment = Moment(at=(at or datetime.now(UTC)).astimezone(zone), zone=zone)
    printed = collect(reading.groups, settings, moment, "print").library
    web = collect(reading.groups, settings, moment, "web").library
    folders = [site / "themes" / settings.theme / "panels", built_in_themes() / "base" / "panels"]
    theme = load_theme(folders)
    groups = {group.id: group for group in reading.groups}
    return PanelSources(
        printed, web, reading.texts, files, theme, known or KnownFiles(), groups, gate
    )


def exhibitions_with_panels(sources: PanelSources) -> tuple[str, ...]:
    """The ids of the exhibitions that have panels to make, sorted."""
    from sitegen.content.kinds import Exhibition

    return tuple(
        sorted(
            {
                id_
                for (id_, _), entry in sources.printed.entries.items()
                if isinstance(entry.meta, Exhibition) and entry.meta.panels
            }
        )
    )
