"""Which arranger makes which kind of panel."""

from __future__ import annotations

from sitegen.panels.documents.documents import DOCUMENTS
from sitegen.panels.layout.arrangement import Arrangement
from sitegen.panels.layout.plans import Settled
from sitegen.panels.layout.portrait import arrange_portrait
from sitegen.panels.layout.winners import arrange_winners
from sitegen.panels.theme.toolkit import Toolkit
from sitegen.panels.values import Panel


def arrange(panel: Panel, toolkit: Toolkit, settled: Settled | None = None) -> Arrangement:
    """The arrangement of a panel or document of any kind, as its set settled on.

    Raises TextTooLongError when its text does not fit at the legible minimum.
    """
    if panel.kind in DOCUMENTS:
        return DOCUMENTS[panel.kind](panel, toolkit)
    if panel.kind == "winners":
        return arrange_winners(panel, toolkit)
    return arrange_portrait(panel, toolkit, settled)
