"""Which arranger makes which kind of panel."""

from __future__ import annotations

from sitegen.panels.arrangement import Arrangement
from sitegen.panels.documents import DOCUMENTS
from sitegen.panels.pictured import arrange_pictured
from sitegen.panels.studio import Studio
from sitegen.panels.values import Panel
from sitegen.panels.winners import arrange_winners


def arrange(panel: Panel, studio: Studio) -> Arrangement:
    """The arrangement of a panel or document of any kind.

    Raises TextTooLongError when its text does not fit at the legible minimum.
    """
    if panel.kind in DOCUMENTS:
        return DOCUMENTS[panel.kind](panel, studio)
    if panel.kind == "winners":
        return arrange_winners(panel, studio)
    return arrange_pictured(panel, studio)
