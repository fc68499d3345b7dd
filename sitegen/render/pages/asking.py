"""What kinds ask of the site for what they tell machines, with the reader that records it."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.content.entries.entry import Entry
from sitegen.engine.query import Reader
from sitegen.feeds.feed import Enclosure
from sitegen.kinds.episode import Audio
from sitegen.render.files.sound import sound_of, tags_for, tags_for_file
from sitegen.render.pages.announced import absolute
from sitegen.render.templates.filters import seconds_of
from sitegen.site.navigation import SiteInfo
from sitegen.site.queries import RightsOver, Summaries, Within, published
from sitegen.site.relations import StoriesIn


@dataclass(frozen=True, slots=True)
class EntryAsking:
    """Questions on what belongs to an entry; its page has asked nearly all of them already."""

    reader: Reader
    site: SiteInfo
    entry: Entry

    def absolute(self, url: str) -> str:
        """Give the absolute address of one that begins at the host."""
        return absolute(self.site, url)

    def sound(self, audio: Audio, duration: str = "") -> Enclosure | None:
        """Give a recording as it is published, None where it may not be heard."""
        lang, tags = self.entry.lang, None
        if audio.file:
            if not self.reader.fetch(RightsOver(lang=lang, path=audio.file)).voice:
                return None
            own = tags_for(self.reader, self.entry, self.site.title)
            tags = tags_for_file(self.reader, lang, audio.file, own)
        elif not audio.url:
            return None
        seconds = seconds_of(duration) if duration else 0
        return sound_of(self.reader, audio, self.site.url, tags, seconds)

    def inside(self, kind: str) -> Summaries:
        """Give the entries of a kind that stand directly inside this one and that readers see."""
        within = Within(lang=self.entry.lang, id=self.entry.id, kind=kind)
        return published(self.reader.fetch(within))

    def hung(self) -> Summaries:
        """Give the stories that this exhibition hangs and that readers see."""
        return published(self.reader.fetch(StoriesIn(lang=self.entry.lang, id=self.entry.id)))
