"""The letters of a set: those that the panels' fonts lack, told where they stand before anything
is drawn; those that another's glyph can stand for, written with it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from sitegen.errors import Location, Problem
from sitegen.panels.plan.planned import DocumentPlan, ExhibitionPlan
from sitegen.panels.plan.sources import PanelSources
from sitegen.panels.theme.alike import spelling
from sitegen.panels.theme.fonts import characters_in, missing_characters
from sitegen.panels.theme.theme import PanelTheme
from sitegen.panels.values import Block, Panel, PanelText, Person, Photo
from sitegen.text import normalize, said_characters

LACKING = "{field}: the panels' fonts have no {characters}; write it otherwise"
OWN = ("title", "quote", "name", "role", "place")
OF_EXHIBITION = ("exhibition", "venue")
OF_SITE = ("organisation", "cohort")
# Panels leave these out.
OF_PRESS = ("summary", "contact")
NAMES = {"contact": "press_contact", "organisation": "title", "cohort": "storyteller"}
"""What a field is called where its author writes it."""

Said = tuple[str, str, str, str]
"""Some words of a panel: the entry that they are of, their language, field and text."""


class Lettering:
    """How the words of a set are written with the characters that its theme's fonts have."""

    def __init__(self, theme: PanelTheme) -> None:
        self._letters = spelling(characters_in(theme))

    def document(self, plan: DocumentPlan) -> DocumentPlan:
        """A document's plan with such words."""
        return structs.replace(plan, panel=self.panel(plan.panel))

    def panel(self, panel: Panel) -> Panel:
        """A panel or document with such words; addresses and names of files stay as they are."""
        return structs.replace(
            panel,
            texts=self._texts(panel.texts),
            people=tuple(self._person(person) for person in panel.people),
            photo=self._photo(panel.photo),
            listed=tuple(
                structs.replace(each, title=self._text(each.title)) for each in panel.listed
            ),
            logos=tuple(structs.replace(each, name=self._text(each.name)) for each in panel.logos),
        )

    def _person(self, person: Person) -> Person:
        texts, photo = self._texts(person.texts), self._photo(person.photo)
        return structs.replace(person, texts=texts, photo=photo)

    def _photo(self, photo: Photo | None) -> Photo | None:
        return photo and structs.replace(photo, credit=self._text(photo.credit))

    def _texts(self, texts: tuple[PanelText, ...]) -> tuple[PanelText, ...]:
        return tuple(self._written(text) for text in texts)

    def _written(self, text: PanelText) -> PanelText:
        fields = {name: getattr(text, name) for name in text.__struct_fields__}
        same = {name: self._text(said) for name, said in fields.items() if isinstance(said, str)}
        return structs.replace(
            text,
            **same,
            blocks=tuple(self._block(block) for block in text.blocks),
            inherited=tuple((self._text(said), lang) for said, lang in text.inherited),
        )

    def _block(self, block: Block) -> Block:
        return structs.replace(block, text=self._text(block.text))

    def _text(self, text: str) -> str:
        return text.translate(self._letters)


def lacking(plan: ExhibitionPlan, exhibition: str, sources: PanelSources) -> tuple[Problem, ...]:
    """Tell the characters that panels and documents can't show: each once on each of its lines.

    Raises UsageError where the theme lacks a font.
    """
    drawn = characters_in(plan.theme)
    fields: dict[tuple[str, int, str], list[str]] = {}
    for panel in (*plan.panels, *(each.panel for each in plan.documents)):
        for id_, lang, field, text in _said(panel, exhibition):
            for character in missing_characters(drawn, text):
                for path, line in _places(id_, lang, character, sources):
                    told = fields.setdefault((path, line, character), [])
                    told += [field] if field not in told else []
    return tuple(
        Problem(
            Location(path, line),
            LACKING.format(field=", ".join(told), characters=said_characters(character)),
        )
        for (path, line, character), told in sorted(fields.items())
    )


def _said(panel: Panel, exhibition: str) -> Iterator[Said]:
    of_press = OF_PRESS if panel.kind == "press-sheet" else ()
    for text in panel.texts:
        yield from _fields(text, (*OWN, *of_press), panel.story or exhibition)
        yield from _fields(text, OF_EXHIBITION, exhibition)
        yield from _fields(text, OF_SITE, "")
    for person in panel.people:
        for text in person.texts:
            yield from _fields(text, OWN, person.story)
        photo = person.photo if panel.kind == "press-sheet" else None
        yield person.story, person.texts[0].lang, "credit", photo.credit if photo else ""
        yield person.story, person.texts[0].lang, "address", person.short_address
    lang = panel.texts[0].lang
    yield panel.story or exhibition, lang, "address", panel.short_address
    hosts = "".join(logo.name for logo in panel.logos if not logo.is_drawn)
    yield exhibition, lang, "hosts", hosts


def _fields(text: PanelText, fields: tuple[str, ...], id_: str) -> Iterator[Said]:
    for field in fields:
        yield id_, text.lang, NAMES.get(field, field), getattr(text, field)
    if "title" in fields:
        yield id_, text.lang, "text", "".join(block.text for block in text.blocks)


def _places(id_: str, lang: str, character: str, sources: PanelSources) -> list[tuple[str, int]]:
    """The lines of an entry's file that have a character; those of its other languages, from which
    a translation takes what it doesn't say, where its own has none; the file's first line where
    none is seen."""
    languages = dict.fromkeys((lang, *sources.languages_of(id_)))
    paths = [sources.written(id_, code)[0] for code in languages] if id_ else ["site.yaml"]
    for path in paths:
        lines = normalize(sources.files.read(path).decode("utf-8", "replace")).splitlines()
        if found := [(path, at) for at, line in enumerate(lines, 1) if character in line]:
            return found
    return [(paths[0], 1)]
