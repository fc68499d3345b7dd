"""What a translation takes from its original, and what of that stays in the original's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitegen.content.entries.pictures import as_written
from sitegen.content.front_matter.frontmatter import Document
from sitegen.content.front_matter.nodes import Mapping, Scalar, says_nothing
from sitegen.content.validation.context import Words
from sitegen.errors import Location, Problem
from sitegen.kinds.meta import ORIGINAL

NOT_IN_TRANSLATIONS = ("consent", "people", "date", "year", "award", "guid")
# A text for the panel that is in another language would hang beside this one's.
NOT_INHERITED = ("aliases", "lang", ORIGINAL, "panel")


def translated(base: Mapping, own: Mapping, lang: str, problems: list[Problem]) -> Mapping:
    """Lay a translation's fields over the original's: groups key by key, lists as a whole.

    `lang` is the language in the file's name; what may not be said again goes to the problems.
    """
    for name in NOT_IN_TRANSLATIONS:
        if name in own.fields:
            message = f"{name}: can't be set in a translation; it is the original's"
            problems.append(Problem(own.keys[name], message))
    written = own.fields.get("lang")
    if isinstance(written, Scalar) and not says_nothing(written) and written.text != lang:
        message = f'lang: "{written.text}" found, but the file\'s name says {lang}'
        problems.append(Problem(written.location, message))
    inherited = {name: node for name, node in base.fields.items() if name not in NOT_INHERITED}
    fields = {name: node for name, node in own.fields.items() if name not in NOT_IN_TRANSLATIONS}
    base_keys = {name: base.keys[name] for name in inherited}
    merged = _merge(
        Mapping(inherited, base_keys, base.location), Mapping(fields, own.keys, own.location)
    )
    # What is missing is missing in the original, and said there once.
    return Mapping(merged.fields, merged.keys, base.location)


def of_no_translation(base: Mapping) -> Iterator[Problem]:
    """Give the mistake of an original that names a version of an original."""
    if ORIGINAL in base.fields:
        message = f"{ORIGINAL}: only a translation has it; this is the original, so take it out"
        yield Problem(base.keys[ORIGINAL], message)


def clearing(base: Mapping, own: Mapping) -> Iterator[Location]:
    """Give the places of a translation's empty fields that take away what it would inherit."""
    for name, node in own.fields.items():
        below = base.fields.get(name)
        if isinstance(below, Mapping) and isinstance(node, Mapping):
            yield from clearing(below, node)
        elif below is not None and says_nothing(node) and not says_nothing(below):
            yield node.location


def _merge(base: Mapping, over: Mapping) -> Mapping:
    fields = dict(base.fields)
    for name, node in over.fields.items():
        below = fields.get(name)
        both = isinstance(below, Mapping) and isinstance(node, Mapping)
        fields[name] = _merge(below, node) if both else node  # type: ignore[arg-type]
    return Mapping(fields, {**base.keys, **over.keys}, over.location)


def foreign_words(words: Iterable[Words], lang: str) -> tuple[Words, ...]:
    """Give the words that are in another language than the page's; signs alone are in none."""
    return tuple(each for each in words if each.lang != lang and any(map(str.isalpha, each.text)))


def untranslated(
    foreign: Sequence[Words], original: Document, translation: Document
) -> Iterable[Problem]:
    """Warn of words that a translation's page shows in the original's language, by field.

    A list is translated as a whole, so it is told once. Names are the same in all languages.
    """
    told = [
        Problem(each.location, f"{each.field.partition('[')[0]}:{each.lang}", "warning")
        for each in foreign
        if not each.is_name
    ]
    place = translation.front_matter.location
    for problem in as_written(told, original.front_matter):
        field, _, lang = problem.message.rpartition(":")
        message = f"{field}: not translated; shown in {name_of(lang)}"
        yield Problem(place, message, "warning")


def name_of(lang: str) -> str:
    """Give the English name of a language (CLDR), its code where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang.replace("-", "_")).get_display_name("en") or lang
    except (UnknownLocaleError, ValueError):
        return lang
