"""A panel's line in the lists of its set."""

from __future__ import annotations

from sitegen.panels.plan.names import file_stem
from sitegen.panels.values import Listed, Panel, PanelText

ONE_STORY_EACH = ("story", "quote")


def listed_of(panel: Panel) -> Listed:
    """A panel as the lists of its set name it."""
    text = panel.texts[0]
    return Listed(
        number=panel.number,
        stem=file_stem(panel),
        title=_title(panel, text),
        kind=panel.kind,
        width=panel.format.width,
        height=panel.format.height,
        cassette=panel.format.cassette,
        copies=panel.printing.copies,
    )


def _title(panel: Panel, text: PanelText) -> str:
    return (text.name or text.title) if panel.kind in ONE_STORY_EACH else text.title
