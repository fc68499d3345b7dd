"""Entries of a theme's catalogs that change nothing: words that nobody says, or that are left out.

Looked at are the catalogs that stand among the site's sources. A build in which all is well reads
these and one catalog of the base theme, and the theme's templates where they say words of their
own; templates are parsed only where it is in doubt that one says a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sitegen.engine.toolchain import built_in_themes
from sitegen.errors import ContentError, Location, Problem
from sitegen.extensions import NAME as EXTENSIONS
from sitegen.render.theme.catalog_entries import Entry, Key, entries_of
from sitegen.render.theme.theme import Theme
from sitegen.text import did_you_mean

CATALOG = re.compile(r"[^:]+:messages/([^/]+)\.po", re.IGNORECASE)

WHOLE = "he"
"""A language that the base theme has all words in: those of its templates and of the code."""

SPEAKING = (".html", ".xml", ".txt", ".svg", ".json")
"""Endings of templates."""

WORDS_AT = {"_": 1, "gettext": 1, "ngettext": 1, "pgettext": 2, "npgettext": 2}
"""Functions that translate, with how many arguments say which message: a context stands first."""


def idle_words(theme: Theme, languages: Iterable[str]) -> tuple[Problem, ...]:
    """Warn of what the catalogs of the site's own themes say in vain, each with its line.

    A catalog of a language that the site doesn't have is left alone: a theme may serve several
    sites.
    """
    catalogs = dict(own_catalogs(theme))
    known = tuple(languages)
    problems = [*misnamed(theme, catalogs, known)]
    for name, lang in catalogs.items():
        entries = entries_of(readable(theme, name)) if lang in known else []
        for line, said in (*left_out(entries), *unsaid(entries, theme)):
            problems.append(Problem(Location(theme.origin(name), line), said, "warning"))
    return tuple(problems)


def readable(theme: Theme, name: str) -> str:
    """Give the text of a catalog, "" for one that can't be read."""
    try:
        return theme.text(name) or ""
    except ContentError:
        # Told where its words are asked for, beside what is wrong with the others.
        return ""


def own_catalogs(theme: Theme) -> Iterator[tuple[str, str]]:
    """Give the catalogs among the site's sources by name, each with the language that it names.

    One whose ending is not in small letters is read by nobody, and names none.
    """
    for name, file in theme.files.items():
        found = CATALOG.fullmatch(name) if isinstance(file, str) else None
        if found:
            yield name, found[1] if name.endswith(".po") else ""


def misnamed(
    theme: Theme, catalogs: dict[str, str], languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Warn of catalogs that would be those of a language of the site with other letters."""
    meant = {lang.lower().replace("_", "-"): lang for lang in languages}
    for name, named in catalogs.items():
        stem = PurePosixPath(name).stem
        lang = meant.get(stem.lower().replace("_", "-"))
        if lang and named != lang:
            message = f'no language of the site has this file\'s name; did you mean "{lang}.po"?'
            yield Problem(Location(theme.origin(name)), message, "warning")


def left_out(entries: list[Entry]) -> Iterator[tuple[int, str]]:
    """Give the messages that are marked as unfinished, and other words for the same message."""
    first: dict[Key, Entry] = {}
    for entry in entries:
        words, line = entry.key[1], first.setdefault(entry.key, entry).line
        if entry.is_fuzzy:
            said = (
                f'msgid "{words}": marked as fuzzy and left out; '
                'take "#, fuzzy" away when its words are right'
            )
            yield entry.line, said
        if first[entry.key].said != entry.said:
            said = f'msgid "{words}": has other words on line {line}; keep one of the two'
            yield entry.line, said


def unsaid(entries: list[Entry], theme: Theme) -> Iterator[tuple[int, str]]:
    """Give the messages that no page says, with the words that may be meant.

    Where a template says words that are known only when it is rendered, those may be any that are
    written in it, and only messages near to known ones are held to be slips.
    """
    base = base_words() if entries else frozenset()
    doubtful = [entry for entry in entries if entry.key not in base]
    if not doubtful:
        return
    texts = own_texts(theme)
    doubtful = [entry for entry in doubtful if not is_plainly_said(*entry.key, texts.values())]
    if not doubtful:
        return
    own, is_open = said_in(text for name, text in texts.items() if name != EXTENSIONS)
    known = base | own
    for entry in doubtful:
        context, words = entry.key
        meant = did_you_mean(words, {said for of, said in known if of == context} - {words})
        is_slip = not is_open or (meant and not is_quoted(words, texts.values()))
        if entry.key not in known and is_slip and not is_quoted(words, [texts[EXTENSIONS]]):
            place = f' in the context "{context}"' if context else ""
            yield entry.line, f'msgid "{words}": no template says these words{place}{meant}'


def base_words() -> frozenset[Key]:
    """Give what the base theme says, and sitegen itself on pages of any theme."""
    catalog = built_in_themes() / "base" / "messages" / f"{WHOLE}.po"
    return frozenset(entry.key for entry in entries_of(catalog.read_text("utf-8")))


def own_texts(theme: Theme) -> dict[str, str]:
    """Give the site's own templates of the whole chain, and its extensions.py, "" without one."""
    texts = {
        name: theme.text(name) or ""
        for name, file in theme.files.items()
        if isinstance(file, str) and ":templates/" in name and name.endswith(SPEAKING)
    }
    has_more = EXTENSIONS in theme.sources.identities
    code = theme.sources.read(EXTENSIONS).decode("utf-8", "replace") if has_more else ""
    return {**texts, EXTENSIONS: code}


def is_plainly_said(context: str, words: str, texts: Iterable[str]) -> bool:
    """Tell, without parsing, whether a template says words as most do: `_("Share")`."""
    said = re.escape(words)
    plain = re.compile(rf"""\b(?:_|n?gettext)\(\s*(["']){said}\1|%\}}{said}\{{%""")
    return not context and any(plain.search(text) for text in texts)


def is_quoted(words: str, texts: Iterable[str]) -> bool:
    """Tell whether words stand in quotation marks anywhere in texts."""
    return any(f"{sign}{words}{sign}" in text for text in texts for sign in "\"'")


def said_in(templates: Iterable[str]) -> tuple[set[Key], bool]:
    """Give the messages that templates say, and whether there may be more: chosen by a variable,
    or in a template that can't be parsed, whose mistake is told when it is rendered."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    environment = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
    said: set[Key] = set()
    is_open = False
    for text in templates:
        try:
            calls = list(environment.parse(text).find_all(nodes.Call))
        except TemplateSyntaxError:
            is_open = True
            continue
        for call in calls:
            count = WORDS_AT.get(call.node.name, 0) if isinstance(call.node, nodes.Name) else 0
            values = [each.value for each in call.args[:count] if isinstance(each, nodes.Const)]
            is_open = is_open or len(values) < count
            if count and len(values) == count:
                said.add(("" if count == 1 else str(values[0]), str(values[-1])))
    return said, is_open
