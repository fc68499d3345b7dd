"""The schemas of a site: settings, names, and front matter of all kinds, the site's own too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sitegen.content.entries.inheritance import NOT_IN_TRANSLATIONS
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import NAMES, walk_site
from sitegen.content.schemas.json_schema import Schema, Told, schema_of_model
from sitegen.content.settings.names_file import NamesFile
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import SETTINGS, read_settings
from sitegen.errors import SitegenError
from sitegen.kinds.kind import Kind
from sitegen.kinds.meta import ORIGINAL
from sitegen.kinds.registry import Kinds, kinds_of
from sitegen.values import Value

DRAFT = "http://json-schema.org/draft-07/schema#"
MARK = "Made by sitegen schemas; made anew, it is written over."
FOLDER = ".vscode/schemas"
EDITOR = ".vscode/settings.json"
"""Where VS Code reads a folder's own settings."""


def write_schemas(site: Path, folder: str) -> list[str]:
    """Write the schemas of a site into a folder of it; gives their paths, from the site's folder.

    Those of kinds that are gone go too. Raises ContentError for mistakes in site.yaml, UsageError
    for no site, SitegenError where a file can't be written, or is there and somebody else made it.
    """
    settings = read_settings(Sources(site, walk_site(site)))
    schemas = {f"{folder}/{name}": schema for name, schema in schemas_of(settings).items()}
    schemas[f"{folder}/markdown.json"] = {
        "$comment": MARK,
        "schemas": files_by_schema(settings, folder),
    }
    for path in schemas:
        if text_of(site / path) is not None and not is_ours(site / path):
            raise SitegenError(f"{path}: there already, and no schema of ours; nothing was written")
    for path, schema in schemas.items():
        write(site / path, schema)
    for file in sorted((site / folder).glob("*.json")):
        if f"{folder}/{file.name}" not in schemas and is_ours(file):
            file.unlink()
    return list(schemas)


def schemas_of(settings: Settings) -> dict[str, Schema]:
    """Give the schemas by the names of their files."""
    kinds = kinds_of(settings.kinds)
    languages = settings.written_languages
    original = Told(languages, kinds.sections, withheld=(ORIGINAL,))
    inherits = Told(languages, kinds.sections, whole=False, withheld=NOT_IN_TRANSLATIONS)
    found = {
        "site.json": document(Settings, SETTINGS, Told(sections=kinds.sections)),
        "names.json": document(NamesFile, NAMES, Told()),
    }
    for kind in kinds:
        title = f"Front matter: {kind.name}"
        found[f"{kind.name}.kind.json"] = document(kind.model, title, original)
        found[f"{kind.name}.translation.json"] = document(
            kind.model, f"{title}, translated", inherits
        )
    return found


def document(model: type[Value], title: str, told: Told) -> Schema:
    """Give the schema of a file."""
    return {"$schema": DRAFT, "$comment": MARK, "title": title, **schema_of_model(model, told)}


def files_by_schema(settings: Settings, folder: str) -> dict[str, list[str]]:
    """Give the patterns of the files that each schema of front matter is for, by its path."""
    kinds = kinds_of(settings.kinds)
    codes = settings.written_languages
    in_languages = "|".join(f"*.{code}" for code in codes)
    found = {}
    for kind in kinds:
        place = f"content/{kind.folder}/**" if kind.folder else "content/**"
        others = "|".join(names_of_others(kind, kinds))
        stem = kind.file if kind.marked else f"!({others})"
        own = f"{stem}.md" if kind.marked else f"!({others}|{in_languages}).md"
        found[f"./{folder}/{kind.name}.kind.json"] = [f"./{place}/{own}"]
        translated = f"./{place}/{stem}.@({'|'.join(codes)}).md"
        found[f"./{folder}/{kind.name}.translation.json"] = [translated]
    return found


def names_of_others(kind: Kind, kinds: Kinds) -> list[str]:
    """Give the names of files in a kind's folder that are of another kind."""
    return [each.file for each in kinds if each.marked and each.folder in ("", kind.folder)]


def editor_settings(folder: str) -> dict[str, Any]:
    """Give the settings by which VS Code's YAML extension uses the schemas."""
    return {
        "yaml.schemas": {f"./{folder}/site.json": SETTINGS, f"./{folder}/names.json": NAMES},
    }


def offer_settings(site: Path, folder: str) -> str:
    """Write these settings where the editor has none yet, else give those that it lacks, as JSON.

    Raises SitegenError where they can't be read or written.
    """
    settings = editor_settings(folder)
    there = text_of(site / EDITOR)
    if there is None:
        write(site / EDITOR, settings)
        return ""
    # The file may have remarks, so it is no JSON; a schema that it names is in use.
    named = all(f'"{path}"' in there for path in settings["yaml.schemas"])
    return "" if named else as_json(settings)


def text_of(path: Path) -> str | None:
    """Give what a file says, None for no file. Raises SitegenError where it can't be read."""
    try:
        return path.read_text("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SitegenError(f"{path}: can't be read: {error.strerror}") from None


def is_ours(path: Path) -> bool:
    """True for a file that this command made."""
    return MARK in (text_of(path) or "")


def write(path: Path, value: Mapping[str, Any]) -> None:
    """Write a value as JSON. Raises SitegenError where that can't be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_json(value), encoding="utf-8", newline="\n")
    except OSError as error:
        raise SitegenError(f"{path}: can't be written: {error.strerror}") from None


def as_json(value: Mapping[str, Any]) -> str:
    """Give a value as JSON that people can read."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
