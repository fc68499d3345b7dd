"""What of a story or a panel stands in lists and beside other people."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from sitegen.panels.plan.names import file_stem
from sitegen.panels.values import Listed, Panel, PanelText

ONE_STORY_EACH = ("story", "quote")


def without_prose(texts: Iterable[PanelText]) -> tuple[PanelText, ...]:
    """The same words without the text: what doesn't show it isn't made anew when it changes."""
    return tuple(structs.replace(text, blocks=(), left_out=()) for text in texts)


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
