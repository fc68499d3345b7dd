"""What Hugo's settings say, as far as addresses, languages and what is shown follow from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitegen.importing.folders.front_matter import UnreadableError, read_settings
from sitegen.importing.folders.tree import Tree, parts_of
from sitegen.importing.folders.values import lowered

SETTINGS = ("hugo", "config")
FORMS = ("toml", "yaml", "yml", "json")


@dataclass(frozen=True)
class Settings:
    """What Hugo's settings say, as far as addresses and languages follow from it."""

    fields: Mapping[str, Any]
    languages: Mapping[str, str]
    main: str
    permalinks: Mapping[str, str]
    disabled: frozenset[str] = frozenset()
    ignored: tuple[re.Pattern[str], ...] = ()

    def text(self, name: str) -> str:
        """Give a setting that is a text, whatever the case of its name."""
        value = self.fields.get(name.lower())
        return str(value) if isinstance(value, str | int) else ""

    def says(self, name: str) -> bool:
        """True where a setting is true."""
        return str(self.fields.get(name.lower())).lower() == "true"

    def cascades(self, lang: str) -> list[Any]:
        """Give the fields that the settings give to all texts of a language."""
        named = self.fields.get("languages")
        own = lowered(named.get(lang) if isinstance(named, Mapping) else None)
        whole = self.fields.get("cascade")
        # A file of its own, cascade.toml, may say the name once more.
        inner = whole.get("cascade", whole) if isinstance(whole, Mapping) else whole
        return [own.get("cascade"), inner]

    def passed_over(self, path: str) -> str:
        """Say why Hugo doesn't read a file, "" where it does."""
        found = next((each.pattern for each in self.ignored if each.search(f"/{path}")), None)
        return f"not shown there: the settings pass it over (ignoreFiles: {found})" if found else ""


def read_hugo_settings(tree: Tree) -> tuple[Settings, list[str]]:
    """Read what Hugo's settings say, and give what could not be read."""
    raw, remarks = _settings(tree)
    return _understood(raw, remarks), remarks


def _settings(tree: Tree) -> tuple[dict[str, Any], list[str]]:
    found: dict[str, Any] = {}
    remarks = []
    names = [f"{name}.{form}" for name in SETTINGS for form in FORMS]
    places = [path for path in names if path in tree.files][:1]
    places += [path for path in tree.below("config/_default") if parts_of(path)[2] in FORMS]
    for path in places:
        _, stem, ending = parts_of(path)
        try:
            read = read_settings(tree.read(path), "yaml" if ending == "yml" else ending)
        except (UnreadableError, OSError) as error:
            remarks.append(f"{path}: {error}; what it says is not known")
            continue
        settings = lowered(read)
        bare, _, lang = stem.lower().partition(".")
        if bare == "languages" and lang:
            # Each language in a file of its own: languages.he.toml.
            found["languages"] = {**found.get("languages", {}), lang: read}
        else:
            found |= settings if bare in SETTINGS else {bare: read}
    if not places:
        remarks.append("no hugo.toml or config.toml; addresses are Hugo's usual ones")
    return found, remarks


def _understood(raw: Mapping[str, Any], remarks: list[str]) -> Settings:
    main = str(raw.get("defaultcontentlanguage") or "en")
    content = str(raw.get("contentdir") or "content").strip("/")
    named = raw.get("languages")
    languages = {main: content}
    disabled = set(_texts(raw.get("disablelanguages")))
    for code, value in (named if isinstance(named, Mapping) else {}).items():
        facts = lowered(value)
        if str(facts.get("disabled")).lower() == "true":
            disabled.add(str(code))
        if str(code) not in disabled:
            languages[str(code)] = str(facts.get("contentdir") or content).strip("/")
    links = raw.get("permalinks")
    permalinks: dict[str, str] = {}
    for name, value in (links if isinstance(links, Mapping) else {}).items():
        if isinstance(value, Mapping):
            # Since 0.124 patterns are told apart by what they are for; pages come last.
            here = {str(key): str(each) for key, each in value.items()}
            permalinks = here | permalinks if name != "page" else permalinks | here
        else:
            permalinks[str(name)] = str(value)
    ignored = tuple(_patterns(_texts(raw.get("ignorefiles")), remarks))
    return Settings(raw, languages, main, permalinks, frozenset(disabled - {*languages}), ignored)


def _texts(value: Any) -> list[str]:
    return [str(each) for each in (value if isinstance(value, list) else [value]) if each]


def _patterns(written: list[str], remarks: list[str]) -> Iterator[re.Pattern[str]]:
    for each in written:
        try:
            yield re.compile(each)
        except re.error:
            remarks.append(f"ignoreFiles: {each} can't be read; what it hides comes along")
