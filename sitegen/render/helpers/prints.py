"""Helpers for the panels that were made: a template sees those only that may be shown."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.engine.query import Reader
from sitegen.render.files.demands import demand_handout
from sitegen.render.helpers.panel_words import TOLD_BY_STORY, PanelWords, story_in, words_on
from sitegen.render.queries.prints import (
    Handout,
    HandoutsOf,
    PanelOfStory,
    PanelsShown,
    ShownPanel,
)
from sitegen.site.model import Summary
from sitegen.site.relations import ExhibitionsOf
from sitegen.values import Value


class PanelPicture(Value):
    """A panel's picture with the words that describe it; `story` is None for those of no one story.

    `told` is the story in the page's language, else in one that the panel shows.
    """

    panel: ShownPanel
    kind: str
    languages: tuple[str, ...]
    told: Summary | None = None


class Offer(Value):
    """A PDF that readers may take: its address, and what it is of."""

    url: str
    kind: str
    languages: tuple[str, ...]
    size: tuple[float, float]
    told: Summary | None = None


@dataclass(frozen=True)
class PrintHelpers:
    """Questions on panels; a PDF that is offered is also demanded."""

    reader: Reader
    lang: str
    root: str

    def panels_of(self, exhibition: str) -> tuple[PanelPicture, ...]:
        """Give the panels of an exhibition that may be shown, in hanging order."""
        query = PanelsShown(exhibition=exhibition, lang=self.lang)
        return tuple(self._described(panel) for panel in self.reader.fetch(query))

    def panel_of(self, story: str) -> PanelPicture | None:
        """Give the panel of a story in the latest exhibition that has one, None without."""
        for exhibition in self.reader.fetch(ExhibitionsOf(lang=self.lang, id=story)):
            query = PanelOfStory(exhibition=exhibition.id, story=story, lang=self.lang)
            panel = self.reader.fetch(query)
            if panel is not None:
                return self._described(panel)
        return None

    def panel_words(self, hung: PanelPicture) -> PanelWords:
        """Give what a panel says, in the page's language where its story is told in it."""
        return words_on(self.reader, hung.panel, hung.told, self.lang)

    def handouts_of(self, exhibition: str, kinds: tuple[str, ...]) -> tuple[Offer, ...]:
        """Give the PDFs of an exhibition's panels that may be given away; the kinds say which."""
        if not kinds:
            return ()
        query = HandoutsOf(exhibition=exhibition, kinds=kinds, lang=self.lang)
        return tuple(self._offer(exhibition, each) for each in self.reader.fetch(query))

    def _offer(self, exhibition: str, handout: Handout) -> Offer:
        return Offer(
            url=self.root + demand_handout(self.reader, exhibition, handout),
            kind=handout.kind,
            languages=handout.languages,
            size=handout.size,
            told=self._told(handout),
        )

    def _described(self, panel: ShownPanel) -> PanelPicture:
        told = self._told(panel)
        return PanelPicture(panel=panel, kind=panel.kind, languages=panel.languages, told=told)

    def _told(self, panel: ShownPanel | Handout) -> Summary | None:
        if panel.kind not in TOLD_BY_STORY:
            return None
        return story_in(self.reader, panel.stories[0], (self.lang, *panel.languages))
