"""What kinds ask of a page, and what they give it of themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sitegen.feeds.feed import Enclosure
from sitegen.feeds.page_data import Organization
from sitegen.feeds.records import Record, page_of
from sitegen.kinds.episode import Audio
from sitegen.site.model import Crumb, Summary


class Asking(Protocol):
    """What a kind may ask of the site for what it tells; nothing is asked that isn't told."""

    def absolute(self, url: str) -> str:
        """Give the absolute address of one that begins at the host."""

    def sound(self, audio: Audio, duration: str = "") -> Enclosure | None:
        """Give a recording as it is published, None where it may not be heard.

        `duration` is its length as front matter says it: "12:34".
        """

    def inside(self, kind: str) -> Sequence[Summary]:
        """Give the entries of a kind that stand directly inside this one and that readers see."""

    def hung(self) -> Sequence[Summary]:
        """Give the stories that this exhibition hangs and that readers see."""


@dataclass(frozen=True, slots=True)
class PageTold:
    """The title and absolute address of an entry's page, what stands above it, who publishes it."""

    title: str
    canonical: str
    crumbs: tuple[Crumb, ...]
    organization: Organization
    asking: Asking

    def above(self, kind: str, depth: int) -> Record:
        """Name what stands above the page, counted from the outermost; {} where nothing does."""
        if depth >= len(self.crumbs):
            return {}
        crumb = self.crumbs[depth]
        return page_of(kind, crumb.title, self.asking.absolute(crumb.url))


RecordOf = Callable[[Any, Summary, PageTold], Record]
"""From an entry's front matter and summary to schema.org's words for it, {} for none."""
