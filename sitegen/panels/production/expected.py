"""What a judge of a panel's file should find in it."""

from __future__ import annotations

from sitegen.panels.layout.quotations import quoted_words
from sitegen.panels.production.reports import PanelFiles
from sitegen.panels.values import DOCUMENT_KINDS, Panel, PanelText, Person, Photo
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
        cassette_mm=panel.format.cassette,
        every_word=True,
        pages=None if panel.kind in DOCUMENT_KINDS else 1,
    )


def _words(panel: Panel) -> dict[str, list[str]]:
    """All words that stand on a panel or document, by language, those of the theme left out."""
    found: dict[str, list[str]] = {}
    for text in panel.texts:
        said = [*_shown(panel, text), *_foot(panel, text)]
        found.setdefault(text.lang, []).extend(word for word in said if word)
    for person in panel.people:
        for text in person.texts:
            found.setdefault(text.lang, []).extend(filter(None, _of_person(panel, person, text)))
    first = panel.texts[0].lang
    found.setdefault(first, []).extend(_once(panel))
    return found


def _quoted(text: PanelText) -> str:
    return quoted_words(text.quote, text.lang)


def _shown(panel: Panel, text: PanelText) -> tuple[str, ...]:
    """What stands once for each language of a panel."""
    blocks = tuple(block.text for block in text.blocks)
    match panel.kind:
        case "story":
            title = text.title if text.name else ""
            return (*_named(text), title, _quoted(text), *blocks)
        case "quote":
            return (*_named(text), _quoted(text))
        case "title" | "introduction" | "closing":
            return (text.title, *blocks)
        case "winners":
            return (text.title,)
        case "large-print":
            return (text.exhibition, text.venue, *blocks)
        case "press-sheet":
            written = (text.summary, text.contact, *blocks)
            return (text.title, text.venue, text.organisation, *written)
        case "hanging-plan" | "packing-list" | "contact-sheet":
            return (text.exhibition, text.venue)
    return ()


def _foot(panel: Panel, text: PanelText) -> tuple[str, ...]:
    if panel.kind in DOCUMENT_KINDS:
        return ()
    exhibition = "" if panel.kind == "title" else text.exhibition
    return (exhibition, text.venue, text.organisation, text.cohort)


def _of_person(panel: Panel, person: Person, text: PanelText) -> tuple[str, ...]:
    """What stands of one of several people."""
    match panel.kind:
        case "winners" | "labels":
            return (*_named(text), _quoted(text))
        case "large-print":
            blocks = (block.text for block in text.blocks)
            return (
                *_named(text),
                _quoted(text),
                *blocks,
                person.short_address,
            )
        case "press-sheet":
            return (*_named(text), _quoted(text), person.short_address)
    return ()


def _named(text: PanelText) -> tuple[str, ...]:
    return (text.name or text.title, text.role, text.place)


def _once(panel: Panel) -> tuple[str, ...]:
    """What stands on a panel or document once, in no language of its own."""
    listed = tuple(item.title for item in panel.listed)
    if panel.kind in ("packing-list", "hanging-plan", "contact-sheet"):
        return listed
    address = (panel.short_address,) if panel.kind not in ("labels", "large-print") else ()
    if panel.kind == "press-sheet":
        return (*address, *(logo.name for logo in panel.logos))
    if panel.kind == "closing":
        return (*address, *(logo.name for logo in panel.logos if not logo.is_drawn))
    return address


def _photos(panel: Panel) -> tuple[Photo, ...]:
    own = (panel.photo,) if panel.photo else ()
    if panel.kind == "closing":
        own = (*own, *(logo.photo for logo in panel.logos if logo.photo))
    return (*own, *(person.photo for person in panel.people if person.photo))
