"""Recorded questions in words, and the files that their answers come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from sitegen.builder.trace.questions import question_decoder
from sitegen.engine.query import Query
from sitegen.errors import ContentError
from sitegen.render.queries.blocks import BlocksOf
from sitegen.render.queries.theme import (
    AssetAddress,
    IconText,
    Message,
    Option,
    PictureUse,
    PluralMessage,
    TemplateOf,
    ThemeSignature,
    template_closure,
)
from sitegen.render.theme.sheets import files_of_sheet
from sitegen.render.theme.theme import Theme
from sitegen.safety.gate import PrivateNames
from sitegen.site.library import Library
from sitegen.site.navigation import Actions, Menu, Setting, SiteIn
from sitegen.site.prints import record_path
from sitegen.values import Value, texts_of

SETTINGS = "site.yaml"
OF_SETTINGS = (Actions, Menu, Setting, SiteIn, Option)
"""Questions whose answer stands, at least in part, in site.yaml."""


class Question(Value):
    """A question in words: what it asks, of what, and the files that its answer comes from."""

    asks: str
    of: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dependencies:
    """Puts recorded questions into words, by what the last build knew of the site."""

    library: Library
    theme: Theme

    @cached_property
    def decoder(self) -> msgspec.msgpack.Decoder[Query[Any]]:
        """What reads recorded questions."""
        return question_decoder()

    @cached_property
    def files_by_name(self) -> dict[str, str]:
        """The file of each entry by its path and by its address."""
        found = {path: path for path in self.library.by_path}
        for key, address in self.library.addresses.items():
            for name in (self.library.link(address), self.library.settings.base + address):
                found[name] = self.library.entries[key].path
        return found

    def question(self, encoded: bytes) -> Question:
        """Give a recorded question in words."""
        try:
            query = self.decoder.decode(encoded)
        except msgspec.DecodeError:
            return Question(asks="A question of another version of sitegen")
        files = sorted(set(self.files_of(query)))
        return Question(asks=asks(query), of=arguments(query), files=tuple(files))

    def files_of(self, query: Query[Any]) -> Iterator[str]:
        """Give the files that the answer to a question comes from."""
        if isinstance(query, OF_SETTINGS):
            yield SETTINGS
        match query.layer():
            case "files":
                yield query.path  # type: ignore[attr-defined]
            case "theme":
                yield from self._files_of_theme(query)
            case "prints":
                slug = query.exhibition.rpartition("/")[2]  # type: ignore[attr-defined]
                yield getattr(query, "file", "") or record_path(slug)
            case "bodies":
                yield from self._entry_file(query.id, query.lang)  # type: ignore[attr-defined]
            case "library":
                yield from self._files_of_library(query)

    def _files_of_library(self, query: Query[Any]) -> Iterator[str]:
        if hasattr(query, "id"):
            yield from self._entry_file(query.id, getattr(query, "lang", ""))
        try:
            answer = query.answer(self.library)
        except (ContentError, LookupError, AttributeError):
            # The question was asked of another site: one that has changed since.
            return
        for text in texts_of(answer):
            if text in self.files_by_name:
                yield self.files_by_name[text]

    def _entry_file(self, id_: str, lang: str) -> Iterator[str]:
        entry = self.library.entry(id_, lang)
        if entry is not None:
            yield entry.path

    def _files_of_theme(self, query: Query[Any]) -> Iterator[str]:
        theme = self.theme
        match query:
            case TemplateOf(name=name) | BlocksOf(name=name):
                for each in template_closure(theme, name):
                    yield from self._theme_file(template_file(each))
            case Message(lang=lang) | PluralMessage(lang=lang):
                for label in theme.chain:
                    yield from self._theme_file(f"{label}:messages/{lang}.po")
            case Option() | PictureUse():
                for label in theme.chain:
                    yield from self._theme_file(f"{label}:theme.yaml")
            case IconText(name=name):
                yield from self._theme_file(f"assets/icons/{name}.svg")
            case AssetAddress(name=name):
                yield from self.files_of_asset(name)
            case ThemeSignature():
                yield from (self.theme.origin(each) for each in theme.files if ":" in each)

    def files_of_asset(self, name: str) -> Iterator[str]:
        """Give the files that a published file of the theme is made from."""
        parts = self.theme.settings.bundles.get(name, (name,))
        for part in parts:
            full = f"assets/{part}"
            sheet = full.endswith(".css") and full in self.theme.files
            for each in files_of_sheet(self.theme, full) if sheet else (full,):
                yield from self._theme_file(each)

    def _theme_file(self, name: str) -> Iterator[str]:
        if name in self.theme.files:
            yield self.theme.origin(name)


def template_file(name: str) -> str:
    """Give the name of a template's file in the theme."""
    label, colon, rest = name.partition(":")
    return f"{label}:templates/{rest}" if colon else f"templates/{name}"


def asks(query: Query[Any]) -> str:
    """Say what a kind of question asks: the first words of its description."""
    if isinstance(query, PrivateNames):
        return "The names that may not be shown"
    described = (type(query).__doc__ or type(query).__name__).split("\n")[0]
    for mark in (". ", ": ", ", as (", " ("):
        described = described.partition(mark)[0]
    return described.rstrip(".")


def arguments(query: Query[Any]) -> str:
    """Say what a question is about: its own fields, as far as they have values."""
    values = (getattr(query, name) for name in query.__struct_fields__)
    return ", ".join(in_words(value) for value in values if value not in ("", (), None, False))


def in_words(value: object) -> str:
    """Give an argument as it is read."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
