"""The last build of an output, as far as it is remembered: for what explains or judges it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import read_previous_state
from sitegen.builder.store.folders import Folders
from sitegen.builder.store.state import State
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import Survey, walk_site
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings, without_names
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, SitegenError
from sitegen.render.theme.assets import with_assets
from sitegen.render.theme.theme import Theme, load_theme
from sitegen.safety.gate import Gate
from sitegen.site.collect import collect
from sitegen.site.library import Library
from sitegen.site.visibility import Moment


@dataclass(frozen=True)
class PreviousSite:
    """What a build left: its memory, and the site as it was then."""

    options: BuildOptions
    folders: Folders
    build: PreviousBuild
    settings: Settings
    library: Library
    theme: Theme


def previous_site(options: BuildOptions, found: Survey | None = None) -> PreviousSite:
    """Give the last build of an output; `found` are the site's sources, where they are known.

    Raises SitegenError where nothing is known of it, ContentError where site.yaml or the theme have
    mistakes.
    """
    folders = Folders.of(options)
    previous = read_previous_state(folders, options)
    if not previous.known:
        raise SitegenError(
            f"{options.output}: nothing is known of a build; type sitegen build "
            "(a new version of sitegen begins anew)"
        )
    last = PreviousBuild(previous)
    sources = Sources(options.site, found or walk_site(options.site))
    settings = read_settings(sources)
    zone = ZoneInfo(settings.timezone)
    moment = Moment(moment_within(previous.state).astimezone(zone), zone, previous.state.drafts)
    library = collect(last.entries.groups, settings, moment).library
    try:
        theme = load_theme(sources, settings.theme, settings.theme_options)
    except ContentError as error:
        raise ContentError(without_names(error.problems, sources)) from None
    # The names that may not be shown aren't known here, so that nothing is kept.
    objects = ObjectStore(folders.objects, sealed=True)
    gate = Gate(mark=previous.state.mark)
    theme, assets = with_assets(theme, objects, settings.root, gate, drafts=previous.state.drafts)
    theme = replace(theme, assets={**theme.assets, **{asset.name: asset.path for asset in assets}})
    return PreviousSite(options, folders, last, settings, library, theme)


def moment_within(state: State) -> datetime:
    """Give a moment at which the last build's site was as it was then."""
    if state.start is not None:
        return state.start
    if state.end is not None:
        return state.end - timedelta(seconds=1)
    return datetime.now(UTC)
