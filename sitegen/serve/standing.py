"""How a site stands after a build: what isn't shown and why, which page comes from which file, and
what is missing in each entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import read_previous_state
from sitegen.builder.store.folders import Folders
from sitegen.content.entries.entry import Entry, Group
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file, walk_site
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.content.translating.wording import named_in_file, version_of, words_in_file
from sitegen.errors import ContentError
from sitegen.kinds.declared import DeclaredKind
from sitegen.kinds.meta import Meta
from sitegen.kinds.registry import kinds_of
from sitegen.schema.dates import end_of_day
from sitegen.serve.addresses import place_of
from sitegen.serve.words import Words
from sitegen.site.addresses import address_of
from sitegen.site.freshness import state_by
from sitegen.site.languages import languages_of
from sitegen.site.rights import consents_of
from sitegen.site.status import missing_of
from sitegen.site.visibility import Moment, held_until, in_time, minute, why_hidden

LONGEST_SUMMARY = 200
"""Signs of a summary that lists and search engines show without cutting."""

SOON = timedelta(days=60)
"""How long before a consent ends its page says so: time enough to ask."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of an entry: a message, what is filled in for `{value}`, and the file (and
    field) whose form mends it.
    """

    words: str
    path: str = ""
    value: str = ""
    field: str = ""

    def told(self, words: Words) -> str:
        """Say it."""
        return words.say(self.words, value=self.value) if self.value else words.say(self.words)


@dataclass(frozen=True, slots=True)
class Hidden:
    """An entry that is not shown: why, without a word of it, and its ribbon.

    `waits`: it is a draft, or held back, and shown where drafts are.
    """

    reason: str
    ribbon: Remark | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the server says beside the pages.

    `hidden` has the entries that are there and not shown by the places that they would have, in
    each language in which readers may look for them. `sources` are the files that pages are
    written in, by output path; `ribbons` and `remarks` are of files. `originals` has the original's
    file and kind by that of each translation; `declared` are the kinds of the site's own.
    """

    hidden: Mapping[str, Hidden] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    ribbons: Mapping[str, Remark] = field(default_factory=dict)
    remarks: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    originals: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    declared: Mapping[str, DeclaredKind] = field(default_factory=dict)


def standing_of(options: BuildOptions) -> Standing:
    """Give how a site stands after the build just done. Raises SitegenError."""
    last = PreviousBuild(read_previous_state(Folders.of(options), options))
    settings = read_settings(Sources(options.site, walk_site(options.site)))
    sources = {path: page.source for path, page in last.traces.pages.items()}
    return standing_from(last.entries.groups, settings, sources, drafts=options.drafts)


def standing_from(
    groups: Iterable[Group], settings: Settings, sources: Mapping[str, str], *, drafts: bool
) -> Standing:
    """Give how a site stands now. `sources` are the files that outputs are written in."""
    groups = tuple(groups)
    zone = ZoneInfo(settings.timezone)
    moment = Moment(datetime.now(UTC).astimezone(zone), zone, drafts)
    lacking = dict(missing_of(groups, settings, kinds_of(settings.kinds)))
    ribbons: dict[str, Remark] = {}
    remarks: dict[str, tuple[Remark, ...]] = {}
    for group in groups:
        shared = tuple(remarks_on_group(group, lacking, moment))
        for entry in group.entries:
            if found := (*shared, *remarks_on(entry)):
                remarks[entry.path] = found
            if mark := ribbon_of(entry, moment):
                ribbons[entry.path] = mark
    return Standing(
        hidden=hidden_addresses(groups, settings, moment),
        sources={path: source for path, source in sources.items() if is_entry_file(source)},
        ribbons=ribbons,
        remarks=remarks,
        originals=dict(originals_of(groups)),
        declared=settings.kinds,
    )


def originals_of(groups: Iterable[Group]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the files of translations, each with its original's file and kind."""
    for group in groups:
        original = next((entry.path for entry in group.entries if entry.original), "")
        for entry in group.entries if original else ():
            if not entry.original:
                yield entry.path, (original, entry.kind)


def remarks_on_page(site: Path, standing: Standing, source: str) -> tuple[Remark, ...]:
    """Give what is missing on a page, by its source; a translation is looked at as it is now."""
    missing = standing.remarks.get(source, ())
    original, kind = standing.originals.get(source, ("", ""))
    if not original:
        return missing
    model: type[Meta] = kinds_of(standing.declared)[kind].model
    try:
        named = named_in_file((site / source).read_bytes(), source)
        now = version_of(words_in_file(model, (site / original).read_bytes(), original))
    except (OSError, ContentError, FrontMatterError):
        # Gone, or being written: the build that follows tells what is wrong.
        return missing
    if state_by(named, now) != "older":
        return missing
    return (Remark("Older than the original: what was changed is marked", source), *missing)


def remarks_on_group(
    group: Group, lacking: Mapping[str, tuple[str, ...]], moment: Moment
) -> Iterator[Remark]:
    """Give what is missing in an entry as a whole; `lacking` has languages by its first file."""
    original = next((entry for entry in group.entries if entry.original), None)
    if original is None:
        return
    if langs := lacking.get(original.path):
        yield Remark("Not translated into: {value}", original.path, ", ".join(langs))
    for _, consent in consents_of(original.meta):
        if consent.until and in_time(consent, moment):
            end = end_of_day(consent.until, moment.zone)
            if end - moment.at <= SOON:
                said = "A consent ends soon: {value} is its last day"
                yield Remark(said, original.path, str(consent.until))


def remarks_on(entry: Entry) -> Iterator[Remark]:
    """Give what is missing in one language of an entry."""
    summary = entry.meta.summary
    if not summary:
        yield Remark("No summary yet: lists and search engines show one", entry.path, "", "summary")
    elif len(summary) > LONGEST_SUMMARY:
        said = "The summary is long: {value} signs. Lists and search engines cut it at about 200"
        yield Remark(said, entry.path, str(len(summary)), "summary")


def ribbon_of(entry: Entry, moment: Moment) -> Remark | None:
    """Give the ribbon of an entry that readers don't see at a moment."""
    meta = entry.meta
    if meta.draft:
        return Remark("Draft")
    if held_until(meta, moment) and meta.publish:
        return Remark("Held back until {value}", value=minute(meta.publish, moment))
    if meta.expires and meta.expires <= moment.at:
        return Remark("Expired: shown until {value}", value=minute(meta.expires, moment))
    return None


def hidden_addresses(
    groups: Iterable[Group], settings: Settings, moment: Moment
) -> dict[str, Hidden]:
    """Give the entries that are not shown, by the places that they would have.

    An original stands for the languages that it isn't translated into, too.
    """
    languages = {language.code: language for language in languages_of(settings)}
    kinds = kinds_of(settings.kinds)
    found: dict[str, Hidden] = {}
    for group in groups:
        written = {entry.lang for entry in group.entries}
        for entry in group.entries:
            for code, language in languages.items():
                if code == entry.lang or (entry.original and code not in written):
                    reason = why_hidden(replace(entry, lang=code), "web", moment)
                    if not reason:
                        continue
                    mark = ribbon_of(entry, moment)
                    waits = entry.meta.draft or held_until(entry.meta, moment) is not None
                    addresses = (
                        address_of(entry, kinds[entry.kind], language),
                        *entry.meta.aliases,
                    )
                    hidden = Hidden(reason, mark, waits)
                    found |= {place_of(each): hidden for each in addresses}
    return found
