"""What a tag is called in each language: the rows of `tags` in site.yaml.

An entry may write any of a row's names; in each language it has that language's. So a translation
inherits the tags of its original, and their pages know each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from msgspec.structs import replace

from sitegen.content.front_matter.nodes import Mapping as Fields
from sitegen.content.front_matter.nodes import Node, Scalar, Sequence
from sitegen.errors import Problem
from sitegen.kinds.exhibition import Exhibition
from sitegen.kinds.program import Program
from sitegen.kinds.registry import AnyMeta
from sitegen.kinds.story import StoryQuery
from sitegen.markdown.text.scripts import ARABIC_MARKS, HEBREW_MARKS
from sitegen.text import did_you_mean, normalize, without_invisible

M = TypeVar("M", bound=AnyMeta)
UNSEEN: Final = "\u034f\u180e\u200c\u200d\ufe00-\ufe0f"
UNHEARD: Final = re.compile(f"[\"'`´’‘‛“”„‟\u0640{UNSEEN}{HEBREW_MARKS}{ARABIC_MARKS}]")
Row = Mapping[str, str]
"""A tag's names by language."""


def plain_tag(name: str) -> str:
    """Give a tag's name without what makes no other tag of it: case, spaces, unseen signs."""
    return " ".join(normalize(without_invisible(name)).casefold().split())


def spelled_alike(name: str) -> str:
    """Give what is the same for spellings of a tag that are hardly meant to be two tags.

    They differ in vowel points, stretched letters (tatweel), signs between letters that nobody
    sees, or the form of an apostrophe, of gershayim or of a quotation mark only.
    """
    return UNHEARD.sub("", plain_tag(name))


def unseen_in(name: str) -> str:
    """Say which signs of a tag nobody sees, though they are part of how it is spelled; "" if none.

    Joiners part or tie letters, which some languages write and which else are pasted along.
    """
    found = dict.fromkeys(re.findall(f"[{UNSEEN}]", name))
    signs = ", ".join(f"U+{ord(sign):04X}" for sign in found)
    return f" with a sign that can't be seen ({signs})" if signs else ""


def rows_by_name(rows: Iterable[Row]) -> Mapping[str, Row]:
    """Give the rows by each of their names, in their plain form."""
    shown = [{lang: without_invisible(name) for lang, name in row.items()} for row in rows]
    return {plain_tag(name): row for row in shown for name in row.values()}


def called(name: str, lang: str, rows: Mapping[str, Row]) -> str:
    """Give what a tag is called in a language: as it is written where it has no row.

    Where its row has no name in the language, it is called by the first: it is one tag there too,
    whichever of its names an entry writes.
    """
    row = rows.get(plain_tag(name))
    return row.get(lang) or next(iter(row.values())) if row else name


def language_of(name: str, written_in: str, lang: str, rows: Mapping[str, Row]) -> str:
    """Give the language of what a tag is called in one: of its row, else that it is written in."""
    row = rows.get(plain_tag(name))
    if row:
        return lang if row.get(lang) else next(iter(row))
    return written_in or lang


def with_tags_of_language(meta: M, lang: str, rows: Mapping[str, Row]) -> M:
    """Give front matter with all tags that it names as a language calls them."""
    if not rows:
        return meta

    def translated(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(called(name, lang, rows) for name in names))

    if isinstance(meta, Program) and meta.feeds.tags:
        meta = replace(meta, feeds=replace(meta.feeds, tags=translated(meta.feeds.tags)))
    if (
        isinstance(meta, Exhibition | Program)
        and isinstance(meta.stories, StoryQuery)
        and meta.stories.tag
    ):
        query = replace(meta.stories, tag=called(meta.stories.tag, lang, rows))
        meta = replace(meta, stories=query)
    return replace(meta, tags=translated(meta.tags)) if meta.tags else meta


def check_tag_names(node: Node | None, languages: Iterable[str]) -> list[Problem]:
    """Report languages that the site doesn't have, and names that stand in two rows.

    `node` is what site.yaml says under `tags`.
    """
    known, seen = tuple(languages), dict[str, int]()
    problems = []
    rows = node.items if isinstance(node, Sequence) else ()
    for number, row in enumerate((row for row in rows if isinstance(row, Fields)), 1):
        for code, name in row.fields.items():
            where = f"tags[{number}].{code}"
            if code not in known:
                hint = did_you_mean(code, known)
                message = f'"{code}" found, expected one of {", ".join(known)}{hint}'
                problems.append(Problem(row.keys[code], f"{where}: {message}"))
            if isinstance(name, Scalar) and seen.setdefault(plain_tag(name.text), number) != number:
                message = f'"{name.text}" is a name of another tag already; expected one row a tag'
                problems.append(Problem(name.location, f"{where}: {message}"))
    return problems
