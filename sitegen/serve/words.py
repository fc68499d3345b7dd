"""The server's own words on pages, in the language of the page that they stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sitegen.editor.words import LANGUAGES, catalog_of
from sitegen.text import direction

FOLDER = Path(__file__).parent / "messages"
LANGUAGE = re.compile(rb"<html[^>]*?\slang=[\"']?([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Words:
    """What the server says in a language; English where it doesn't speak that of a page."""

    lang: str = LANGUAGES[0]

    @property
    def dir(self) -> str:
        """The direction of the language."""
        return direction(self.lang)

    def say(self, message: str, **inserted: object) -> str:
        """Give a message, with what is inserted."""
        words = catalog_of(self.lang, FOLDER).singular("", message)
        return words.format(**inserted) if inserted else words

    def count(self, one: str, many: str, number: int) -> str:
        """Give a message with a number, in the form that the language has for it."""
        catalog = catalog_of(self.lang, FOLDER)
        return catalog.plural_form("", one, many, number).format(number=number)


def words_of(html: bytes) -> Words:
    """Give the words in the language of a page."""
    found = LANGUAGE.search(html)
    lang = found[1].decode().lower() if found else ""
    return Words(lang if lang in LANGUAGES else LANGUAGES[0])
