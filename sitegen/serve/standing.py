"""How a site stands after a build: what isn't shown and why, which page comes from which file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import read_previous_state
from sitegen.builder.store.folders import Folders
from sitegen.content.settings import Settings
from sitegen.content.settings_file import read_settings
from sitegen.content.source import walk_site
from sitegen.content.sources import Sources
from sitegen.site.addresses import address_of
from sitegen.site.languages import languages_of
from sitegen.site.visibility import Moment, why_hidden


@dataclass(frozen=True, slots=True)
class Standing:
    """What the server says beside the pages.

    `hidden` has the reasons by the addresses of entries that are there and not shown: a reason
    holds no word of its entry. `sources` are the files of pages, by output path, that warnings are
    on.
    """

    hidden: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


def standing_of(options: BuildOptions) -> Standing:
    """Give how a site stands after the build just done. Raises SitegenError."""
    last = PreviousBuild(read_previous_state(Folders.of(options), options))
    settings = read_settings(Sources(options.site, walk_site(options.site)))
    warned = {problem.location.path for problem in last.state.warnings}
    pages = last.traces.pages.items() if warned else ()
    return Standing(
        hidden=hidden_addresses(last, settings, drafts=options.drafts),
        sources={path: page.source for path, page in pages if page.source in warned},
    )


def hidden_addresses(last: PreviousBuild, settings: Settings, *, drafts: bool) -> dict[str, str]:
    """Give why the entries that are not shown are not, by the addresses that they would have."""
    zone = ZoneInfo(settings.timezone)
    moment = Moment(datetime.now(UTC).astimezone(zone), zone, drafts)
    languages = {language.code: language for language in languages_of(settings)}
    return {
        address_of(entry, languages[entry.lang]): reason
        for group in last.entries.groups
        for entry in group.entries
        if entry.lang in languages and (reason := why_hidden(entry, "web", moment))
    }
