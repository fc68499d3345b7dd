"""The words of an original, by field, and the digest that names this version of them.

A translation names the version that it was made from. So what counts is what a translation says
anew, however it is written: the order of fields, quotation marks, remarks and ends of lines are
nobody's words. What it inherits (dates, tags, pictures) changes with the original by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.content.entries.inheritance import NOT_IN_TRANSLATIONS
from sitegen.content.entries.pictures import fold_image
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import Document, read_as_meant, split_text
from sitegen.content.front_matter.nodes import Scalar
from sitegen.content.translating.words import without_private_name, words_of
from sitegen.engine.digest import digest_value
from sitegen.kinds.meta import ORIGINAL, Meta
from sitegen.text import with_line_feeds

Wording = Mapping[str, str]
"""The words of an entry by the names of their fields: title, image.alt, guests.0.role, text."""

TEXT = ""
"""What the text below the front matter is called in a wording: no field has this name."""

NOT_FOR_READERS = ("panels",)
"""Fields with texts that only machines read."""

NOT_SAID = (*NOT_IN_TRANSLATIONS, *NOT_FOR_READERS, "aliases", "lang", ORIGINAL)
"""Fields that are nobody's words."""

DIGITS = 16
"""Digits of a version: of an entry's versions no two share them."""


def wording_of(model: type[Meta], document: Document) -> Wording:
    """Give the words of an original. A name that is kept back is none of them: no digest of it,
    by which it could be tried, stands in a translation.
    """
    node = fold_image(document.front_matter)
    words = without_private_name(words_of(model, node, NOT_SAID), node)
    said = {**dict(_flat(words, "")), TEXT: document.body}
    plain = {name: _plain(text) for name, text in said.items()}
    return {name: text for name, text in plain.items() if text}


def words_in_file(model: type[Meta], data: bytes, path: str) -> Wording:
    """Give the words of an original's file. Raises ContentError, FrontMatterError."""
    return wording_of(model, _document(data, path))


def named_in_file(data: bytes, path: str) -> str:
    """Give the version that a translation's file names. Raises ContentError, FrontMatterError."""
    return said_in(_document(data, path))


def _document(data: bytes, path: str) -> Document:
    """Take a file apart, for its words alone: what is mistyped is told by a build."""
    split = split_text(decode_text(data, path), path)
    front_matter, _, _ = read_as_meant(split.front_matter, path, split.line)
    return Document(front_matter, split.body, split.body_line)


def version_of(wording: Wording) -> str:
    """Give the digest by which a translation names this version of its original.

    Translations keep it: whatever else is counted here makes all of them older.
    """
    return digest_value(sorted(wording.items())).hex()[:DIGITS]


def said_in(translation: Document) -> str:
    """Give the version that a translation names, "" for none."""
    node = translation.front_matter.fields.get(ORIGINAL)
    return node.text.strip() if isinstance(node, Scalar) and node.tag != "null" else ""


def _flat(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for inner, each in _public(value).items():
            yield from _flat(each, f"{name}.{inner}" if name else inner)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value):
            yield from _flat(item, f"{name}.{number}")
    elif isinstance(value, list):
        yield name, "\n".join(map(str, value))
    elif value is not None:
        yield name, str(value)


def _public(group: dict[str, Any]) -> dict[str, Any]:
    """Give a group without a person's consent, and without the name that it keeps back."""
    if "consent" not in group:
        return group
    consent = group["consent"]
    is_public = isinstance(consent, dict) and consent.get("name") == "public"
    hidden = ("consent",) if is_public else ("consent", "name")
    return {name: value for name, value in group.items() if name not in hidden}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", with_line_feeds(text)).strip()
