"""Questions on the panels that were made, as far as the website may show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from msgspec.structs import replace

from sitegen.content.folder.survey import PRINTS
from sitegen.engine.digest import Digest, digest_value
from sitegen.engine.query import Query
from sitegen.media.picture import ImageFacts
from sitegen.render.queries.files import Files, ImageFactsOf
from sitegen.site.panel_displays import PanelDisplay, PanelDisplays
from sitegen.site.prints import PrintedPanel
from sitegen.values import Value

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints layer: what may be shown of the panels, and the files to show it from.

    It is judged whole before any page is made: nothing that may not be shown can be asked for.
    """

    panel_displays: PanelDisplays
    files: Files

    @property
    def signature(self) -> Digest:
        """The digest of all that any answer is made from: records name files by their digests."""
        return digest_value(dict(self.panel_displays.shown))

    def of(self, exhibition: str) -> PanelDisplay:
        """Give what may be shown of an exhibition's panels."""
        return self.panel_displays.shown.get(exhibition, PanelDisplay())


class ShownPanel(Value):
    """A panel whose picture may be shown. `file` is the picture's path from the site folder,
    `size` the panel's width and height in millimetres."""

    exhibition: str
    kind: str
    number: int
    stories: tuple[str, ...]
    languages: tuple[str, ...]
    size: tuple[float, float]
    file: str
    digest: str

    @property
    def ratio(self) -> float:
        """Its width over its height."""
        return round(self.size[0] / self.size[1], 4)


class PrintQuery(Query[T], Generic[T]):
    """A question on panels that were made."""

    exhibition: str

    @classmethod
    def layer(cls) -> str:
        """The layer that is asked: the prints."""
        return "prints"


class PanelsShown(PrintQuery[tuple[ShownPanel, ...]]):
    """The panels of an exhibition that may be shown, in hanging order.

    Where several are the same in other languages or sizes, the one that is meant for `lang`.
    """

    lang: str

    def answer(self, layer: Prints) -> tuple[ShownPanel, ...]:
        """Give one panel of each kind and story."""
        chosen: dict[tuple[str, ...], PrintedPanel] = {}
        for panel in layer.of(self.exhibition).panels:
            same = (panel.kind, *sorted(panel.stories))
            known = chosen.get(same)
            if known is None or (self._speaks(panel) and not self._speaks(known)):
                chosen[same] = panel
        return tuple(
            shown(self.exhibition, each)
            for each in sorted(chosen.values(), key=lambda each: each.number)
        )

    def _speaks(self, panel: PrintedPanel) -> bool:
        return self.lang in panel.languages


class PanelOfStory(PrintQuery[ShownPanel | None]):
    """The panel of one story in an exhibition, the one that is meant for `lang`."""

    story: str
    lang: str

    def answer(self, layer: Prints) -> ShownPanel | None:
        """Give the panel, None where there is none that may be shown."""
        every = PanelsShown(exhibition=self.exhibition, lang=self.lang).answer(layer)
        of_story = (each for each in every if each.kind == "story")
        return next((each for each in of_story if each.stories == (self.story,)), None)


class Handout(Value):
    """A PDF of a panel, or of what goes with the panels, that may be given away.

    `kind` is the panel's or the document's, `size` its width and height in millimetres, `file` its
    path from the site folder.
    """

    kind: str
    number: int
    stories: tuple[str, ...]
    languages: tuple[str, ...]
    size: tuple[float, float]
    file: str
    digest: str


class HandoutsOf(PrintQuery[tuple[Handout, ...]]):
    """The PDFs of an exhibition that may be given away, in the order of the kinds asked for.

    `panels` are all panels; of a document that there is in several languages, that in `lang`.
    """

    kinds: tuple[str, ...]
    lang: str

    def answer(self, layer: Prints) -> tuple[Handout, ...]:
        """Give the PDFs."""
        hanging = layer.of(self.exhibition)
        found: list[PrintedPanel] = []
        for kind in dict.fromkeys(self.kinds):
            every = [each for each in hanging.documents if each.kind == kind]
            spoken = [each for each in every if self.lang in each.languages]
            found += hanging.panels if kind == "panels" else spoken or every
        return tuple(handout(self.exhibition, each) for each in found)


def handout(exhibition: str, panel: PrintedPanel) -> Handout:
    """Give a panel's PDF for e-mail as pages may offer it."""
    return Handout(
        kind=panel.kind,
        number=panel.number,
        stories=tuple(sorted(panel.stories)),
        languages=panel.languages,
        size=(panel.width, panel.height),
        file=f"{PRINTS}/{exhibition.rpartition('/')[2]}/{panel.proof}",
        digest=panel.proof_sha256,
    )


class PanelPictureFacts(PrintQuery[ImageFacts | None]):
    """What is known of a panel's picture."""

    file: str

    def answer(self, layer: Prints) -> ImageFacts | None:
        """Give size and kind, None where the picture may not be shown. Raises ContentError."""
        panels = layer.of(self.exhibition).panels
        if self.file not in {preview_of(self.exhibition, panel) for panel in panels}:
            return None
        facts = ImageFactsOf(path=self.file).answer(layer.files)
        # A photo on a wide flat ground passes for a drawing; without loss it weighs four times.
        return replace(facts, line_art=False) if facts else None


def shown(exhibition: str, panel: PrintedPanel) -> ShownPanel:
    """Give a panel as pages may show it."""
    return ShownPanel(
        exhibition=exhibition,
        kind=panel.kind,
        number=panel.number,
        stories=tuple(sorted(panel.stories)),
        languages=panel.languages,
        size=(panel.width, panel.height),
        file=preview_of(exhibition, panel),
        digest=panel.preview_sha256,
    )


def preview_of(exhibition: str, panel: PrintedPanel) -> str:
    """Give the path of a panel's picture from the site folder."""
    return f"{PRINTS}/{exhibition.rpartition('/')[2]}/{panel.preview}"
