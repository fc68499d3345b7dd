"""The folder layout: which file of `content/` is which entry, in which language.

PRODUCT.md, "The folder" and "Exact shapes".
"""

from __future__ import annotations

import re
from collections.abc import Collection

from sitegen.content.kinds import (
    Episode,
    Event,
    Exhibition,
    Meta,
    News,
    Page,
    Program,
    Season,
    Section,
    Show,
    Story,
)
from sitegen.errors import Location, Problem
from sitegen.text import did_you_mean, normalize
from sitegen.values import Value

KINDS: dict[str, type[Meta]] = {
    "news": News,
    "story": Story,
    "show": Show,
    "season": Season,
    "episode": Episode,
    "program": Program,
    "exhibition": Exhibition,
    "event": Event,
    "page": Page,
    "section": Section,
}
"""The kinds by name; the name is what templates are called."""

FOLDERS = {
    "pages": "page",
    "programs": "program",
    "news": "news",
    "stories": "story",
    "podcast": "episode",
    "exhibitions": "exhibition",
    "events": "event",
}
"""The folders of `content/`, with the kind of the entries in each."""

FIXED_NAMES = ("index", "_index", "show", "season")
"""Names of files that say what an entry is, and are no part of its address."""

SLUG = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")


class EntryFile(Value):
    """A Markdown file by what its path says. `lang` is "" for an original."""

    path: str
    id: str
    kind: str
    lang: str = ""

    @property
    def folder(self) -> str:
        """Where names of media in its front matter begin."""
        return self.path.rpartition("/")[0]


def classify(path: str, languages: Collection[str]) -> EntryFile | Problem:
    """Say which entry and language a Markdown file below `content/` is.

    Gives a Problem for a folder or language that the site doesn't have, or a name that can't
    become part of an address.
    """
    parts = normalize(path).removeprefix("content/").removesuffix(".md").split("/")
    stem, dot, lang = parts[-1].partition(".")
    meant = translation_named(stem, languages)
    if meant and meant.partition(".")[0] in FIXED_NAMES and not dot:
        return Problem(Location(path), f'"{stem}" is no name of an entry; did you mean {meant}.md?')
    if "." in lang and all(each in languages for each in lang.split(".")):
        named = ", ".join(lang.split("."))
        return Problem(
            Location(path), f"several languages in the file's name: {named}; expected one"
        )
    if dot and lang not in languages:
        expected = ", ".join(languages)
        return Problem(
            Location(path),
            f'"{lang}" in the file\'s name is no language of the site; expected one of {expected}'
            f"{did_you_mean(lang, languages)} (a slug has no dot)",
        )
    if stem == "_index":
        return EntryFile(path=path, id="/".join([*parts[:-1], "_index"]), kind="section", lang=lang)
    folder = parts[0] if len(parts) > 1 else ""
    if folder not in FOLDERS:
        hint = did_you_mean(folder, FOLDERS)
        return Problem(
            Location(path),
            f'"{folder or parts[0]}" is no kind of content; expected a file in one of '
            f"{', '.join(sorted(FOLDERS))}{hint}",
        )
    return _entry_file(path, [*parts[:-1], stem], lang)


def translation_named(stem: str, languages: Collection[str]) -> str:
    """Give what a translation is called that was called `index-he`: `index.he`; "" for others."""
    before, sign, lang = stem.replace("_", "-").rpartition("-")
    return f"{stem[: len(before)]}.{lang}" if sign and before and lang in languages else ""


def _entry_file(path: str, parts: list[str], lang: str) -> EntryFile | Problem:
    kind = FOLDERS[parts[0]]
    if parts[0] == "podcast" and parts[-1] in ("show", "season"):
        kind, parts = parts[-1], parts[:-1]
    elif parts[-1] == "index":
        parts = parts[:-1]
    wrong = next((part for part in parts[1:] if SLUG.fullmatch(part) is None), None)
    if wrong is not None:
        return Problem(
            Location(path),
            f'"{wrong}" can\'t be part of an address; expected letters, digits and hyphens',
        )
    if not _has_right_depth(kind, len(parts)):
        return Problem(Location(path), f"not a place for this kind; expected {PLACES[kind]}")
    return EntryFile(path=path, id="/".join(parts), kind=kind, lang=lang)


PLACES = {
    "page": "content/pages/slug.md",
    "program": "content/programs/slug.md",
    "news": "content/news/2024/slug.md",
    "story": "content/stories/2022/slug/index.md",
    "show": "content/podcast/show/show.md",
    "season": "content/podcast/show/season-1/season.md",
    "episode": "content/podcast/show/season-1/slug.md",
    "exhibition": "content/exhibitions/slug/index.md",
    "event": "content/events/slug.md",
}


def _has_right_depth(kind: str, depth: int) -> bool:
    depths = {"show": (2,), "season": (3,), "episode": (4,), "page": range(2, 9)}
    return depth in depths.get(kind, (2, 3))
