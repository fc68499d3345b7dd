"""What a panel leaves out of what its entry says, as its producer is told."""

from __future__ import annotations

from sitegen.content.entries.inheritance import name_of
from sitegen.panels.values import Panel


def told_of(panel: Panel) -> tuple[str, ...]:
    """Tell which languages a panel does without, and what of its texts paper can't show."""
    if panel.story:
        said = "nothing in {}: the story isn't written in it, or consent.languages leaves it out"
    else:
        said = "not in {}: the exhibition isn't written in it; what it says stands in another"
    return (*(said.format(name_of(lang)) for lang in panel.absent), *_unshown(panel))


def _unshown(panel: Panel) -> tuple[str, ...]:
    """Tell what of a panel's texts paper can't show."""
    if panel.kind != "story":
        return ()
    return tuple(
        f"{name_of(text.lang)}: the text has {' and '.join(text.left_out)}, which stays on the "
        "website"
        for text in panel.texts
        if text.left_out
    )
