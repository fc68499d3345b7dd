"""A site folder read for its panels."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sitegen.engine.toolchain import built_in_themes
from sitegen.panels.cache.file_facts import FileFactsCache
from sitegen.panels.plan.sources import PanelSources
from sitegen.panels.theme.theme import load_theme
from sitegen.site.collect import collect
from sitegen.site.reading import read_site
from sitegen.site.visibility import Moment


def load_sources(
    site: Path, at: datetime | None = None, known: FileFactsCache | None = None
) -> PanelSources:
    """Read all entries of a site as they may be printed at a moment (now, if none is given).

    `known` spares reading photos that are as they were.
    Raises ContentError with all mistakes of all files, sorted.
    """
    found = read_site(site)
    moment = Moment(at=(at or datetime.now(UTC)).astimezone(found.zone), zone=found.zone)
    printed = collect(found.reading.groups, found.settings, moment, "print")
    web = collect(found.reading.groups, found.settings, moment, "web")
    folders = [
        site / "themes" / found.settings.theme / "panels",
        built_in_themes() / "base" / "panels",
    ]
    theme = load_theme(folders)
    groups = {group.id: group for group in found.reading.groups}
    return PanelSources(
        printed.library,
        web.library,
        found.reading.texts,
        found.sources,
        theme,
        known or FileFactsCache(),
        groups,
        found.gate,
        printed.period.within(web.period),
    )


def photos_shown(sources: PanelSources) -> frozenset[str]:
    """The digests of all photos and logos that any exhibition's panels may show today."""
    found = set()
    for id_ in exhibitions_with_panels(sources):
        for lang in sources.languages_of(id_):
            found |= {logo.photo.digest for logo in sources.logos(id_, lang) if logo.photo}
        for story in sources.stories_of(id_):
            shown = (sources.photo(story, lang) for lang in sources.languages_of(story))
            found |= {photo.digest for photo in shown if photo}
    return frozenset(found)


def exhibitions_with_panels(sources: PanelSources) -> tuple[str, ...]:
    """The ids of the exhibitions that have panels to make, sorted."""
    from sitegen.kinds.exhibition import Exhibition

    return tuple(
        sorted(
            {
                id_
                for (id_, _), entry in sources.printed.entries.items()
                if isinstance(entry.meta, Exhibition) and entry.meta.panels
            }
        )
    )
