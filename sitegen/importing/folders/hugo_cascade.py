"""Fields that Hugo's sections and settings give to all that is below them.

Source: Hugo's documentation, "Front matter", "Cascade", and "Configure cascade".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sitegen.importing.folders.front_matter import UnreadableError, split_front_matter
from sitegen.importing.folders.globs import expression
from sitegen.importing.folders.hugo_addresses import Place
from sitegen.importing.folders.tree import Tree
from sitegen.importing.folders.values import FrontMatter, lowered

NAME = "cascade"
TARGETS = ("target", "_target")
ENVIRONMENT = "production"
# Hugo's patterns are those of gobwas/glob.
STARS = r"(?:\*\*)+|\*"
LONGEST = 500


@dataclass(frozen=True)
class Cascade:
    """What sections give, by their parts; those of the settings are the root's last."""

    given: Mapping[tuple[str, ...], Sequence[Mapping[str, Any]]]

    @classmethod
    def of(
        cls, tree: Tree, sections: Mapping[str, tuple[str, ...]], settings: Sequence[Any]
    ) -> Cascade:
        """Read what sections give, by the paths of their files, and what settings do."""
        given: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
        for path, parts in sections.items():
            try:
                fields = split_front_matter(tree.read(path)).fields
            except (UnreadableError, OSError):
                # The file is named in the report when its turn comes.
                continue
            given.setdefault(parts, []).extend(_rules(lowered(fields).get(NAME)))
        for value in settings:
            given.setdefault((), []).extend(_rules(value))
        return cls(given)

    def onto(self, matter: FrontMatter, place: Place) -> FrontMatter:
        """Give front matter with all that it is given; what it says itself, and what the nearest
        section says, counts."""
        fields = {name: value for name, value in matter.fields.items() if name.lower() != NAME}
        # An empty field says nothing.
        said = {_plain(name) for name, value in fields.items() if value is not None}
        for rule in self._rules_for(place):
            for name, value in rule.items():
                if name == "params" and isinstance(value, Mapping):
                    own = fields.get(name)
                    fields[name] = {**value, **(own if isinstance(own, Mapping) else {})}
                elif _plain(name) not in said:
                    fields = {
                        key: old for key, old in fields.items() if _plain(key) != _plain(name)
                    }
                    fields[name] = value
                    said.add(_plain(name))
        return replace(matter, fields=fields)

    def _rules_for(self, place: Place) -> Iterator[Mapping[str, Any]]:
        for number in range(len(place.sections), -1, -1):
            for rule in self.given.get(place.sections[:number], ()):
                if all(_fits(rule.get(name), place) for name in TARGETS):
                    yield {name: value for name, value in rule.items() if name not in TARGETS}


def _rules(value: Any) -> list[Mapping[str, Any]]:
    given = value if isinstance(value, list) else [value]
    return [lowered(each) for each in given if isinstance(each, Mapping)]


def _plain(name: str) -> str:
    """Give a field's name as it compares; `_build` is the former name of `build`."""
    return name.lower().removeprefix("_")


def _fits(target: Any, place: Place) -> bool:
    """True where a target means a text, or can't be read: rather too many are hidden."""
    if not isinstance(target, Mapping):
        return True
    path = "/".join(("", *place.sections, *([] if place.is_list else [place.name]))).lower()
    kind = "page" if not place.is_list else "section" if place.sections else "home"
    known = {
        "path": (path or "/", f"{path}.md"),
        "kind": (kind,),
        "lang": (place.lang.lower(),),
        "environment": (ENVIRONMENT,),
    }
    wanted = {name: str(value) for name, value in lowered(target).items() if name in known}
    if "path" in wanted and wanted["path"][:1] not in ("/", "{", "*"):
        wanted["path"] = f"/{wanted['path']}"
    return all(_matches(pattern, known[name]) for name, pattern in wanted.items())


def _matches(pattern: str, values: Sequence[str]) -> bool:
    try:
        compiled = re.compile(expression(pattern[:LONGEST].lower(), STARS, _meaning), re.DOTALL)
    except re.error:
        return True
    return any(compiled.fullmatch(value) for value in values)


def _meaning(stars: str) -> str:
    return ".*" if stars.startswith("**") else "[^/]*"
