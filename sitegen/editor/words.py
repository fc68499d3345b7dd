"""The editor's own words in the language of the person at this machine."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sitegen.render.theme.catalogs import Catalog, parse_catalog

FOLDER = Path(__file__).parent / "messages"
LANGUAGES = ("en", "he", "ar")
"""English first: it is what messages are written in."""

NAMES = {"en": "English", "he": "עברית", "ar": "العربية"}


def language_wanted(asked: str, accepted: str) -> str:
    """Give the language to speak: the one asked for, else the first that a browser accepts.

    `accepted` is its header Accept-Language (RFC 9110, 12.5.4), by its order alone.
    """
    if asked in LANGUAGES:
        return asked
    codes = (part.partition(";")[0].strip().partition("-")[0] for part in accepted.split(","))
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


@lru_cache(maxsize=16)
def catalog_of(lang: str, folder: Path = FOLDER) -> Catalog:
    """Give the messages of a language in a folder of them; English has none of its own."""
    file = folder / f"{lang}.po"
    return Catalog(*parse_catalog(file.read_text("utf-8"))) if file.is_file() else Catalog({}, "")
