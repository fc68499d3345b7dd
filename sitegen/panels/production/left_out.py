"""What a panel leaves out of what its entry says, as its producer is told."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.entries.inheritance import name_of
from sitegen.panels.values import Panel, PanelText


def told_of(panel: Panel) -> tuple[str, ...]:
    """Tell which languages a panel does without, and what of its texts paper can't show."""
    if panel.story:
        said = "nothing in {}: the story isn't written in it, or consent.languages leaves it out"
    else:
        said = "not in {}: the exhibition isn't written in it; what it says stands in another"
    absent = (said.format(name_of(lang)) for lang in panel.absent)
    return (*absent, *_untranslated(panel), *_unshown(panel))


def _untranslated(panel: Panel) -> Iterator[str]:
    """Tell which fields a translation leaves to its original; names are the same in all."""
    fields = ("title", "quote", "role", "summary", "photo_alt")
    for text in panel.texts:
        if text.lang not in panel.absent:
            yield from _in_other_languages(text, fields)
    # Documents repeat what panels say; winners may hang without a panel of their own.
    for person in panel.people if panel.kind == "winners" else ():
        for text in person.texts:
            for told in _in_other_languages(text, ("quote", "role")):
                yield f"{person.slug}: {told}"


def _in_other_languages(text: PanelText, fields: tuple[str, ...]) -> Iterator[str]:
    spoken = dict(text.inherited)
    for field in fields:
        if lang := spoken.get(getattr(text, field)):
            name = "alt" if field == "photo_alt" else field
            yield f"{name_of(text.lang)}: {name}: not translated; shown in {name_of(lang)}"


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
