"""What Jekyll's settings say of files: which it reads, and what fields it gives to them.

Source: Jekyll's `entry_filter.rb` (names, `include`, `exclude`), `frontmatter_defaults.rb`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from sitegen.importing.folders.front_matter import UnreadableError, read_settings
from sitegen.importing.folders.globs import expression
from sitegen.importing.folders.hiding import FALSE, said
from sitegen.importing.folders.tree import Tree

SETTINGS = ("_config.yml", "_config.yaml", "_config.toml")
FORMER_SORTS = {"page": "pages", "post": "posts", "draft": "drafts"}
STARS = r"\*\*/|\*+"
SPECIAL = (".", "_", "#", "~")
ENDS = ("~", ".")


@dataclass(frozen=True)
class Settings:
    """What Jekyll's settings say, as far as texts and addresses follow from it."""

    fields: Mapping[str, Any]
    collections: Mapping[str, Mapping[str, Any]]
    defaults: tuple[Mapping[str, Any], ...]

    def text(self, name: str) -> str:
        """Give a setting that is a text."""
        value = self.fields.get(name)
        return str(value) if isinstance(value, str | int) else ""

    @property
    def directory(self) -> str:
        """The folder in which posts and collections lie, "" for the root."""
        return self.text("collections_dir").strip("/")

    def excludes(self, path: str) -> bool:
        """True for a file that the settings take out: it, or a folder above it."""
        return any(self._names("exclude", part) for part in _with_above(path))

    def passes_over(self, entry: str) -> bool:
        """True for a name, or a path from its collection, that Jekyll reads only if told to."""
        name = entry.rpartition("/")[2]
        is_special = entry.startswith(SPECIAL) or name.startswith(SPECIAL)
        if not is_special and not name.endswith(ENDS):
            return False
        return not self._names("include", entry) and not self._names("include", name)

    def includes(self, path: str) -> bool:
        """True for a file that the settings name by its whole path, wherever it lies."""
        return any(pattern == path for pattern in self._patterns("include"))

    def _names(self, setting: str, part: str) -> bool:
        return any(
            fnmatchcase(part, pattern) or part.startswith(pattern)
            for pattern in self._patterns(setting)
        )

    def _patterns(self, setting: str) -> Iterator[str]:
        named = self.fields.get(setting)
        for each in named if isinstance(named, list) else [named] if named else []:
            if pattern := str(each).removeprefix("./").strip("/"):
                yield pattern

    def given_to(self, path: str, sort: str) -> dict[str, Any]:
        """Give the fields that `defaults` give to a file of a sort; the nearest place's last."""
        values: dict[str, Any] = {}
        rules = []
        for rule in self.defaults:
            scope = rule.get("scope")
            scope = scope if isinstance(scope, Mapping) else {}
            place, meant = str(scope.get("path") or "").strip("/"), str(scope.get("type") or "")
            given = rule.get("values")
            if isinstance(given, Mapping) and FORMER_SORTS.get(meant, meant) in ("", sort):
                rules.append((len(place), bool(meant), self._fitting(path, place, given)))
        for *_, given in sorted(rules, key=lambda rule: rule[:2]):
            values |= {str(name): value for name, value in given.items()}
        return values

    def _fitting(self, path: str, place: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give what a rule gives to a file, {} where its place is another one.

        Jekyll 4 takes each path that begins with the place's letters, 3 whole names alone: what
        only one of them hides is hidden, what only one of them shows isn't shown.
        """
        bare = path.removeprefix(f"{self.directory}/")
        places = {place, place.removeprefix(f"{self.directory}/")}
        paths = {part for each in (path, bare) for part in _with_above(each)}
        if not place or any(_is_place(part, each) for part in paths for each in places):
            return given
        begins = any(each.startswith(tuple(places)) for each in (path, bare))
        is_held = said(given.get("published")) in FALSE
        return {"published": False} if is_held and begins else {}


def settings_of(tree: Tree) -> tuple[Settings, list[str]]:
    """Read a folder's settings, with what could not be read."""
    fields: dict[str, Any] = {}
    remarks = []
    path = next((name for name in SETTINGS if name in tree.files), "")
    if path:
        try:
            fields = read_settings(tree.read(path), "toml" if path.endswith("toml") else "yaml")
        except (UnreadableError, OSError) as error:
            remarks.append(f"{path}: {error}; what it says is not known")
    else:
        remarks.append("no _config.yml; addresses are Jekyll's usual ones")
    named = fields.get("collections")
    if isinstance(named, list):
        named = {str(each): {} for each in named}
    collections = {
        str(name): facts if isinstance(facts, Mapping) else {}
        for name, facts in (named if isinstance(named, Mapping) else {}).items()
    }
    defaults = fields.get("defaults")
    rules = defaults if isinstance(defaults, list) else []
    given = tuple(each for each in rules if isinstance(each, Mapping))
    return Settings(fields, collections, given), remarks


def _with_above(path: str) -> Sequence[str]:
    return [path, *(path[:at] for at, sign in enumerate(path) if sign == "/")]


def _is_place(path: str, pattern: str) -> bool:
    """True for a path that a pattern of Ruby's `Dir.glob` finds; one without signs is itself."""
    if path == pattern:
        return True
    if "*" not in pattern:
        return False
    try:
        return re.fullmatch(expression(pattern, STARS, _meaning), path, re.DOTALL) is not None
    except re.error:
        return False


def _meaning(stars: str) -> str:
    """Give what stars stand for: `**/` for any number of folders, none too."""
    return "(?:[^/]+/)*" if stars == "**/" else "[^/]*"
