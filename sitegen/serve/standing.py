"""How a site stands after a build: what isn't shown and why, which page comes from which file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import read_previous_state
from sitegen.builder.store.folders import Folders
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file, walk_site
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.kinds.registry import kinds_of
from sitegen.serve.addresses import place_of
from sitegen.site.addresses import address_of
from sitegen.site.languages import languages_of
from sitegen.site.visibility import Moment, why_hidden


@dataclass(frozen=True, slots=True)
class Standing:
    """What the server says beside the pages.

    `hidden` has the reasons by the places of entries that are there and not shown, in each language
    in which readers may look for them: a reason holds no word of its entry. `sources` are the
    files that pages are written in, by output path.
    """

    hidden: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)


def standing_of(options: BuildOptions) -> Standing:
    """Give how a site stands after the build just done. Raises SitegenError."""
    last = PreviousBuild(read_previous_state(Folders.of(options), options))
    settings = read_settings(Sources(options.site, walk_site(options.site)))
    pages = last.traces.pages.items()
    return Standing(
        hidden=hidden_addresses(last, settings, drafts=options.drafts),
        sources={path: page.source for path, page in pages if is_entry_file(page.source)},
    )


def hidden_addresses(last: PreviousBuild, settings: Settings, *, drafts: bool) -> dict[str, str]:
    """Give why the entries that are not shown are not, by the places that they would have.

    An original stands for the languages that it isn't translated into, too.
    """
    zone = ZoneInfo(settings.timezone)
    moment = Moment(datetime.now(UTC).astimezone(zone), zone, drafts)
    languages = {language.code: language for language in languages_of(settings)}
    kinds = kinds_of(settings.kinds)
    found: dict[str, str] = {}
    for group in last.entries.groups:
        written = {entry.lang for entry in group.entries}
        for entry in group.entries:
            for code, language in languages.items():
                if code == entry.lang or (entry.original and code not in written):
                    reason = why_hidden(replace(entry, lang=code), "web", moment)
                    addresses = (
                        address_of(entry, kinds[entry.kind], language),
                        *entry.meta.aliases,
                    )
                    found |= {place_of(each): reason for each in addresses if reason}
    return found
