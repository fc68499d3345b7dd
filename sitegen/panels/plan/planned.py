"""All that is to be made for one exhibition."""

from __future__ import annotations

import msgspec

from sitegen.panels.pictures.colour import OutputProfile
from sitegen.panels.theme.theme import PanelTheme
from sitegen.panels.values import Panel
from sitegen.values import Value


class DocumentPlan(Value):
    """A document that goes with the panels; it is made after them, and may show them."""

    panel: Panel


class ExhibitionPlan(Value):
    """An exhibition's panels in hanging order, its documents, and what all of them need.

    `peers` are all panels of the set, whose design each shares, however few are to be made.
    `complete` is false where only a part was asked for: then nothing made earlier is removed.
    `names` are those of files that are called otherwise on the disk, by their paths. `problem` says
    why there is no panel, where there is none.
    """

    slug: str
    panels: tuple[Panel, ...]
    documents: tuple[DocumentPlan, ...]
    complete: bool
    theme: PanelTheme
    profiles: tuple[OutputProfile, ...]
    peers: tuple[Panel, ...] = ()
    names: dict[str, str] = msgspec.field(default_factory=dict)
    problem: str = ""
