"""Reading site.yaml: all its mistakes, and its settings as far as they can be made out.

So that a mistake there hides none of those in entries, and none repeats a name that may not be
shown: which names these are stands in the entries, which are read after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from sitegen.content.declarations import check_declarations
from sitegen.content.entries.entry_files import read_part
from sitegen.content.entries.privacy import names_as_written
from sitegen.content.folder.layout import EntryFile
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import is_entry_file
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter.frontmatter import Split, read_as_meant, read_block
from sitegen.content.front_matter.nodes import FrontMatterError, Mapping, Node, Scalar, Sequence
from sitegen.content.front_matter.swallowed import find_swallowed
from sitegen.content.mistaken_kinds import kinds_as_meant
from sitegen.content.settings.names_file import read_names_file
from sitegen.content.settings.settings import LanguageSettings, Settings, is_known_locale
from sitegen.content.settings.tagnames import check_tag_names
from sitegen.content.validation.context import (
    Facts,
    Findings,
    ValidationContext,
    Written,
    in_order,
    judged,
)
from sitegen.content.validation.models import fields_of, values_of
from sitegen.errors import ContentError, Location, Problem, has_errors
from sitegen.kinds.story import STORY
from sitegen.safety.gate import Gate
from sitegen.safety.people import everyone
from sitegen.schema.fields import matches
from sitegen.text import did_you_mean, guess

SETTINGS = "site.yaml"
ALIKE = ({"no", "nb", "nn"}, {"sh", "sr", "hr", "bs"}, {"tl", "fil"}, {"iw", "he"}, {"in", "id"})
"""Codes of languages of which one is shown in the forms of the other (CLDR, aliases)."""

IS_CODE = matches(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
NAMED_ELSEWHERE = (
    "print_titles.{code}: the site has pages in it; expected its name there under languages, "
    "as title of {code}"
)
NOT_PRINTED = (
    "print_titles.{code}: panels aren't printed in it; expected it in print_languages{hint}"
)
UNKNOWN = Settings(title="", url="https://example.org")
"""What stands in the place of settings that have mistakes."""


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """What site.yaml says. Where a setting has a mistake, its default stands.

    `links` are the addresses of the site that it leads to; `problems` its mistakes and what may
    have been meant otherwise.
    """

    settings: Settings
    links: tuple[Written, ...]
    problems: tuple[Problem, ...]


def read_settings(sources: Sources) -> Settings:
    """Read and check site.yaml. Raises ContentError with all its mistakes."""
    found = read_settings_file(sources)
    errors = [problem for problem in found.problems if problem.severity == "error"]
    if errors:
        raise ContentError(without_names(errors, sources))
    return found.settings


def read_settings_file(sources: Sources) -> SettingsReading:
    """Read and check site.yaml. Raises ContentError where it can't be read at all."""
    try:
        split = Split(decode_text(sources.read(SETTINGS), SETTINGS))
        node, noticed = read_block(split, SETTINGS)
    except FrontMatterError as error:
        raise ContentError(without_names(error.problems, sources)) from None
    findings = Findings()
    # Words that only panels could show have no place in a menu: its labels know no other language.
    languages, files = languages_named(node), frozenset(sources.identities)
    own = node.fields.get("url")
    base = own.text if isinstance(own, Scalar) else ""
    facts = Facts(files=files, languages=languages, zone=ZoneInfo("UTC"), base=base)
    values = values_of(Settings, node, ValidationContext(facts, findings))
    settings = replace(UNKNOWN, **values)
    fields = fields_of(Settings)
    swallowed = find_swallowed(split.front_matter, SETTINGS, split.line, fields, node.fields)
    problems = [*noticed, *judged(findings.problems, noticed), *findings.warnings, *swallowed]
    if not settings.languages:
        place = node.keys.get("languages", Location(SETTINGS))
        problems.append(Problem(place, "languages: expected at least one"))
    if has_errors(problems):
        settings = with_languages(settings, node)
    known = settings.written_languages
    problems += check_tag_names(node.fields.get("tags"), known)
    problems += check_locales(node.fields.get("languages"))
    problems += check_print_titles(node.fields.get("print_titles"), settings)
    problems += check_declarations(node.fields.get("kinds"), languages)
    if has_errors(problems):
        settings = replace(settings, kinds=kinds_as_meant(node_meant(node, "kinds", fields), facts))
    return SettingsReading(settings, in_order(findings.links), tuple(sorted(set(problems))))


def place_of(sources: Sources, *names: str) -> Location:
    """Give where a setting stands in site.yaml: by its name, below those of its groups.

    What isn't there stands where its group does.
    """
    place = Location(SETTINGS)
    node, _, _ = read_as_meant(decode_text(sources.read(SETTINGS), SETTINGS), SETTINGS, 1)
    for name in names:
        if not isinstance(node, Mapping) or name not in node.fields:
            break
        place, node = node.keys[name], node.fields[name]  # type: ignore[assignment]
    return place


def node_meant(node: Mapping, name: str, names: Iterable[str]) -> Node | None:
    """Give what stands under a name, else under one of which it was guessed; None for nothing."""
    guessed = (each for each in node.fields if each not in names and guess(each, names) == name)
    return node.fields.get(name) or node.fields.get(next(guessed, ""))


def languages_named(node: Mapping) -> tuple[str, ...]:
    """Give the codes of the languages that site.yaml names, those of print aside."""
    shown = node.fields.get("languages")
    return tuple(shown.fields) if isinstance(shown, Mapping) else ("en",)


def with_languages(settings: Settings, node: Mapping) -> Settings:
    """Give settings with all languages that are named, whatever mistakes their own settings have.

    Without them every translation would be a mistake.
    """
    codes = [code for code in languages_named(node) if IS_CODE(code)] or ["en"]
    languages = {code: settings.languages.get(code, LanguageSettings(name=code)) for code in codes}
    printed = settings.print_languages or tuple(codes_in(node.fields.get("print_languages")))
    return replace(settings, languages=languages, print_languages=printed)


def check_locales(node: Node | None) -> Iterator[Problem]:
    """Warn of languages whose dates and numbers are shown in another language.

    `node` is what site.yaml says under `languages`. What CLDR doesn't have borrows from another.
    """
    for code, language in node.fields.items() if isinstance(node, Mapping) else ():
        said = language.fields.get("locale") if isinstance(language, Mapping) else None
        locale = said.text if isinstance(said, Scalar) else ""
        own, other = (each.partition("-")[0].lower() for each in (code, locale))
        is_alike = own == other or any({own, other} <= alike for alike in ALIKE)
        if said and is_known_locale(locale) and is_known_locale(own) and not is_alike:
            told = f'"{locale}" would show dates and numbers in another language than "{code}"'
            yield Problem(said.location, f"languages.{code}.locale: {told}", "warning")


def check_print_titles(node: Node | None, settings: Settings) -> Iterator[Problem]:
    """Report names of the site in languages that aren't printed alone: nothing would show them.

    `node` is what site.yaml says under `print_titles`.
    """
    known = settings.print_languages
    keys = node.keys if isinstance(node, Mapping) else {}
    for code, place in keys.items():
        if code in settings.languages:
            told = NAMED_ELSEWHERE.format(code=code)
        elif code not in known:
            told = NOT_PRINTED.format(code=code, hint=did_you_mean(code, known))
        else:
            continue
        yield Problem(place, told)


def codes_in(node: Node | None) -> list[str]:
    """Give the codes of languages in a list that may have mistakes."""
    items = node.items if isinstance(node, Sequence) else ()
    return [item.text for item in items if isinstance(item, Scalar) and IS_CODE(item.text)]


def without_names(problems: Iterable[Problem], sources: Sources) -> tuple[Problem, ...]:
    """Give problems as they may be printed: without a name that an entry says is not to be shown.

    The entries are looked through as they stand, whatever mistakes they have.
    """
    listed = read_names_file(sources.site).people
    return Gate(everyone(private_names_in(sources), listed)).reworded(problems)


def may_name(data: bytes) -> bool:
    """True unless no field in which a name is kept back stands in a file, however it is written.

    Only behind a backslash may a field's name be written otherwise (YAML 1.2.2, 5.7).
    """
    return any(sign in data for sign in (b"storyteller", b"consent", b"\\"))


def private_names_in(sources: Sources, paths: Iterable[str] | None = None) -> tuple[str, ...]:
    """Give the names that may not be shown, as far as they can be made out without the settings.

    Of all entries, or of those in `paths`.
    """
    groups: dict[str, list[Mapping]] = {}
    for path in filter(is_entry_file, sources.identities if paths is None else paths):
        # A translation is called as its original is, with its language behind a dot.
        folder, _, name = path.rpartition("/")
        entry = f"{folder.removesuffix('/index')}/{name.partition('.')[0]}".removesuffix("/index")
        try:
            data = sources.read(path)
        except ContentError:
            # Gone since it was seen: told where the entry is read.
            continue
        if not may_name(data):
            continue
        part = read_part(EntryFile(path=path, id=entry, kind=STORY.name), data)
        if part.document:
            groups.setdefault(entry, []).append(part.document.front_matter)
    return tuple(sorted({name for group in groups.values() for name in names_as_written(group)}))
