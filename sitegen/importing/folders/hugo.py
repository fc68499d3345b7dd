"""A folder of Hugo's becomes texts: sections, bundles, languages, addresses.

Source: Hugo's documentation, "Content organization", "Page bundles", "Multilingual mode",
"URL management".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sitegen.importing.folders.fields import read_fields
from sitegen.importing.folders.front_matter import (
    UnreadableError,
    read_settings,
    split_front_matter,
)
from sitegen.importing.folders.hugo_addresses import Place, address_of, urlized
from sitegen.importing.folders.tree import Tree, parts_of
from sitegen.importing.folders.values import LeftOut, SourceSite, SourceText

SETTINGS = ("hugo", "config")
FORMS = ("toml", "yaml", "yml", "json")
TEXTS = ("md", "markdown", "mdown", "html", "htm")
OTHER_TEXTS = {
    **dict.fromkeys(("adoc", "asciidoc", "ad"), "AsciiDoc"),
    **dict.fromkeys(("rst",), "reStructuredText"),
    **dict.fromkeys(("org",), "Org mode"),
    **dict.fromkeys(("pdc", "pandoc"), "Pandoc's Markdown"),
}
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_](.+)")


@dataclass(frozen=True)
class Settings:
    """What Hugo's settings say, as far as addresses and languages follow from it."""

    fields: Mapping[str, Any]
    languages: Mapping[str, str]
    main: str
    permalinks: Mapping[str, str]

    def text(self, name: str) -> str:
        """Give a setting that is a text, whatever the case of its name."""
        value = self.fields.get(name.lower())
        return str(value) if isinstance(value, str | int) else ""

    def says(self, name: str) -> bool:
        """True where a setting is true."""
        return str(self.fields.get(name.lower())).lower() == "true"


def read_hugo(tree: Tree) -> SourceSite:
    """Read a folder of Hugo's. Raises UsageError for settings that can't be read."""
    raw, remarks = _settings(tree)
    settings = _understood(raw)
    base = settings.text("baseurl")
    texts: list[SourceText] = []
    left: list[LeftOut] = []
    for lang, folder in settings.languages.items():
        for each in _texts(tree, settings, lang, folder):
            if isinstance(each, SourceText):
                texts.append(each)
            else:
                left.append(each)
    told = {each.path for each in texts} | {each.path for each in left}
    left += _of_no_language(tree, settings, told)
    return SourceSite(
        title=settings.text("title"),
        base=base.rstrip("/"),
        texts=tuple(texts),
        left=tuple(left),
        prefix=urlsplit(base).path.rstrip("/"),
        languages=tuple(settings.languages),
        published=_published(tree, settings),
        remarks=tuple(remarks),
    )


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
        lowered = {name.lower(): value for name, value in read.items()}
        bare, _, lang = stem.lower().partition(".")
        if bare == "languages" and lang:
            # Each language in a file of its own: languages.he.toml.
            found["languages"] = {**found.get("languages", {}), lang: read}
        else:
            found |= lowered if bare in SETTINGS else {bare: read}
    if not places:
        remarks.append("no hugo.toml or config.toml; addresses are Hugo's usual ones")
    return found, remarks


def _understood(raw: Mapping[str, Any]) -> Settings:
    main = str(raw.get("defaultcontentlanguage") or "en")
    content = str(raw.get("contentdir") or "content").strip("/")
    named = raw.get("languages")
    languages = {main: content}
    for code, facts in (named if isinstance(named, Mapping) else {}).items():
        facts = facts if isinstance(facts, Mapping) else {}
        lowered = {str(name).lower(): value for name, value in facts.items()}
        if str(lowered.get("disabled")).lower() != "true":
            languages[str(code)] = str(lowered.get("contentdir") or content).strip("/")
    links = raw.get("permalinks")
    permalinks: dict[str, str] = {}
    for name, value in (links if isinstance(links, Mapping) else {}).items():
        if isinstance(value, Mapping):
            # Since 0.124 patterns are told apart by what they are for; pages come last.
            here = {str(key): str(each) for key, each in value.items()}
            permalinks = here | permalinks if name != "page" else permalinks | here
        else:
            permalinks[str(name)] = str(value)
    return Settings(raw, languages, main, permalinks)


def _texts(
    tree: Tree, settings: Settings, lang: str, folder: str
) -> Iterator[SourceText | LeftOut]:
    """Give the texts of a language; files of others in the same folder are passed over."""
    files = tree.below(folder)
    bundles = {
        parts_of(path)[0]
        for path in files
        if parts_of(path)[1].partition(".")[0] == "index" and parts_of(path)[2] in TEXTS
    }
    inner = [each for code, each in settings.languages.items() if each.startswith(f"{folder}/")]
    for path in files:
        if any(path.startswith(f"{each}/") for each in inner if each != folder):
            continue
        place, stem, ending = parts_of(path)
        name, own = _language(stem, settings)
        if (own or _first_of(folder, settings)) != lang:
            continue
        if ending in OTHER_TEXTS:
            yield LeftOut(path, f"{OTHER_TEXTS[ending]}, which isn't read; convert it to Markdown")
        elif ending in TEXTS:
            above = next((each for each in bundles if _is_inside(path, each, name)), "")
            if above:
                reason = f"a part of the bundle {above}, which only a template shows"
                yield LeftOut(path, reason)
            else:
                section = place.removeprefix(folder).strip("/")
                yield _text(tree, settings, path, lang, section, name)


def _of_no_language(tree: Tree, settings: Settings, told: set[str]) -> Iterator[LeftOut]:
    """Give the texts that lie in the folder of no language: parts that templates put together."""
    content = settings.text("contentdir") or "content"
    for path in tree.below(content):
        if parts_of(path)[2] in (*TEXTS, *OTHER_TEXTS) and path not in told:
            yield LeftOut(path, "it lies in the folder of no language, so it was no page")


def _first_of(folder: str, settings: Settings) -> str:
    """Give the language of a file that names none: that of its folder, the main one's first."""
    if settings.languages.get(settings.main) == folder:
        return settings.main
    return next(code for code, each in settings.languages.items() if each == folder)


def _language(stem: str, settings: Settings) -> tuple[str, str]:
    name, dot, lang = stem.rpartition(".")
    return (name, lang) if dot and lang in settings.languages else (stem, "")


def _is_inside(path: str, bundle: str, name: str) -> bool:
    place = parts_of(path)[0]
    return (place == bundle and name != "index") or place.startswith(f"{bundle}/")


def _text(
    tree: Tree, settings: Settings, path: str, lang: str, place: str, name: str
) -> SourceText | LeftOut:
    try:
        matter = split_front_matter(tree.read(path))
    except (UnreadableError, OSError) as error:
        return LeftOut(path, str(error))
    fields = read_fields(matter.fields)
    parts = tuple(part for part in place.split("/") if part)
    is_list = name == "_index"
    if name == "index" and parts:
        parts, name = parts[:-1], parts[-1]
    day, plain = (match[1], match[2]) if (match := DATED.fullmatch(name)) else ("", name)
    if is_list and parts and parts[0] in ("tags", "categories", "series", "authors"):
        return LeftOut(path, f"the page of a term: {'/'.join(parts)}")
    where = Place(parts, name, plain, is_list, lang)
    address = address_of(where, fields, settings.permalinks, is_ugly=settings.says("uglyurls"))
    prefix = _prefix(settings, lang)
    return SourceText(
        path=path,
        matter=matter,
        name=(parts[-1] if parts else "index") if is_list else plain,
        section=parts,
        lang=lang,
        key=fields.key or _key(path, settings, lang),
        address=prefix + _lowered(address, settings),
        old=tuple(_old(each, address, prefix) for each in fields.aliases),
        is_dated=bool(fields.moment or day) and not is_list,
        is_list=is_list,
        is_draft=fields.is_hidden,
        day=day,
        beside=parts_of(path)[0],
    )


def _prefix(settings: Settings, lang: str) -> str:
    inside = settings.says("defaultcontentlanguageinsubdir")
    return f"/{lang.lower()}" if lang != settings.main or inside else ""


def _lowered(address: str, settings: Settings) -> str:
    return address if settings.says("disablepathtolower") else address.lower()


def _old(alias: str, address: str, prefix: str) -> str:
    """Give an alias from the root: one without a slash is seen from the page's section."""
    if alias.startswith("/"):
        return alias
    above = address.rstrip("/").rpartition("/")[0]
    return f"{prefix}{above}/{urlized(alias)}"


def _key(path: str, settings: Settings, lang: str) -> str:
    """Give what the files of a text in several languages share."""
    folder = settings.languages[lang]
    place, stem, _ = parts_of(path.removeprefix(folder).strip("/"))
    return f"{place}/{_language(stem, settings)[0]}"


def _published(tree: Tree, settings: Settings) -> dict[str, str]:
    """Give the files that are published as they are, by their path: static, and content's own."""
    found: dict[str, str] = {}
    named = settings.fields.get("staticdir")
    folders = [str(each) for each in named] if isinstance(named, list) else [str(named or "static")]
    for folder in ("assets", *settings.languages.values(), *folders):
        for path in tree.below(folder):
            if parts_of(path)[2] not in (*TEXTS, *OTHER_TEXTS):
                found["/" + path.removeprefix(f"{folder.strip('/')}/")] = path
    return found
