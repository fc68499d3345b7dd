"""What a judge of a panel's file should find in it."""

from __future__ import annotations

from sitegen.panels.layout.context import bare
from sitegen.panels.production.produce import PanelFiles
from sitegen.panels.values import DOCUMENT_KINDS, Panel, PanelText, Photo
from sitegen.preflight.expectations import Expectations, ExpectedText, NamedPicture


def expectations_of(files: PanelFiles) -> Expectations:
    """The words, address, size, bleed, distance and photos of a panel's print file."""
    panel = files.panel
    return Expectations(
        texts=tuple(
            ExpectedText(language=lang, text=" ".join(words))
            for lang, words in sorted(_words(panel).items())
            if words
        ),
        address=panel.address,
        trim_mm=(panel.format.width, panel.format.height),
        bleed_mm=panel.printing.sheet.bleed,
        viewing_distance_mm=panel.distance * 1000,
        pictures=tuple(
            NamedPicture(file=photo.path, width=photo.width, height=photo.height)
            for photo in _photos(panel)
        ),
        pages=None if panel.kind in DOCUMENT_KINDS else 1,
    )


def _words(panel: Panel) -> dict[str, list[str]]:
    """All words that stand on a panel, by language."""
    people = () if panel.kind == "press-sheet" else panel.people
    texts = [*panel.texts, *(text for person in people for text in person.texts)]
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(text.lang, []).extend(word for word in _shown(panel, text) if word)
    return found


def _shown(panel: Panel, text: PanelText) -> tuple[str, ...]:
    named = (text.name or text.title, text.role, text.place)
    blocks = tuple(block.text for block in text.blocks)
    match panel.kind:
        case "story":
            return (*named, bare(text.quote), *blocks)
        case "quote" | "winners" | "labels":
            return (*named, bare(text.quote))
        case "large-print":
            return blocks
        case "title" | "introduction" | "closing":
            return (text.title, *blocks)
        case "press-sheet":
            return (text.title, *blocks)
    return ()


def _photos(panel: Panel) -> tuple[Photo, ...]:
    own = (panel.photo,) if panel.photo else ()
    return (*own, *(person.photo for person in panel.people if person.photo))
