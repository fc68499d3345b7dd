"""The map of an import: what becomes which kind, of which menu, by which tag and name.

It is proposed from the archive, as a file with remarks, for people to change before they import.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

import msgspec

from sitegen.content.editing.values import Bare, Wanted
from sitegen.content.folder.textfile import decode_text
from sitegen.content.front_matter import nodes
from sitegen.content.front_matter.frontmatter import Split, read_block
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.validation.context import Facts, Findings, ValidationContext, judged
from sitegen.content.validation.models import values_of
from sitegen.errors import ContentError, Location, Problem, SitegenError
from sitegen.importing.wordpress.export import Post
from sitegen.kinds.kind import Kind
from sitegen.kinds.registry import Kinds
from sitegen.schema.guide import Guide
from sitegen.text import did_you_mean
from sitegen.values import Value

NOT = "-"
"""What stands for no tag, and for no name."""

Menu = Literal["main", "footer", "none"]


class Rule(Value):
    """Which posts a rule is for (all that is said must hold), and what becomes of them."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "type": Guide("the type of item in WordPress", "post"),
        "category": Guide("the slug of a category, or of a term of the type's own", "storytellers"),
        "tag": Guide("the slug of a tag", "youth"),
        "below": Guide("the slug of a page that it stands below", "our-work"),
        "recording": Guide("true: it has a recording as a podcast has (PowerPress, Podlove)"),
        "kind": Guide("what it becomes", "page"),
        "into": Guide("what it goes into, for kinds that stand in others", "podcast/x/season-1"),
        "fields": Guide("fields that each of them gets", "{award: winner}"),
        "leave_out": Guide("true: it does not come over"),
    }

    type: str = ""
    category: str = ""
    tag: str = ""
    below: str = ""
    recording: bool | None = None
    kind: str = ""
    into: str = ""
    fields: dict[str, Any] = msgspec.field(default_factory=dict)
    leave_out: bool = False


class Map(Value):
    """All rules, in their order: the first that holds decides."""

    guide: ClassVar[Mapping[str, Guide]] = {
        "rules": Guide("what becomes what", "[{type: post, kind: news}]"),
        "menus": Guide("which menu of the site each of WordPress's becomes", "{primary: main}"),
        "tags": Guide("what each category is called as a tag; -: none", '{news: "-"}'),
        "authors": Guide("how each author is named; -: not at all", '{admin: "-"}'),
        "bases": Guide("what addresses of archives begin with", "{category: topics}"),
    }

    rules: tuple[Rule, ...] = ()
    menus: dict[str, Menu] = msgspec.field(default_factory=dict)
    tags: dict[str, str] = msgspec.field(default_factory=dict)
    authors: dict[str, str] = msgspec.field(default_factory=dict)
    bases: dict[str, str] = msgspec.field(default_factory=dict)

    def tag(self, slug: str, name: str) -> str:
        """Give what a category is called as a tag, "" where it is none; `name` is its own."""
        called = self.tags.get(slug, name)
        return "" if called == NOT else called

    def author(self, login: str) -> str:
        """Give how an author is named, "" where not at all."""
        called = self.authors.get(login, login)
        return "" if called == NOT else called


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rules look at of a post beside itself: the slugs of the pages it stands below."""

    above: tuple[str, ...] = ()
    recording: bool = False


def rule_for(map_: Map, post: Post, facts: Surroundings) -> Rule | None:
    """Give the first rule that holds for a post, None for none."""
    return next((rule for rule in map_.rules if holds(rule, post, facts)), None)


def holds(rule: Rule, post: Post, facts: Surroundings) -> bool:
    """True where all conditions of a rule hold for a post."""
    slugs = {label.slug for label in post.labels if label.domain != "post_tag"}
    tags = {label.slug for label in post.labels if label.domain == "post_tag"}
    return (
        rule.type in ("", post.type)
        and (not rule.category or rule.category in slugs)
        and (not rule.tag or rule.tag in tags)
        and (not rule.below or rule.below in facts.above)
        and rule.recording in (None, facts.recording)
    )


def read_map(file: Path, shown: str, kinds: Kinds) -> Map:
    """Read a map; `shown` is its path in messages.

    Raises ContentError with all its mistakes, SitegenError where it can't be read.
    """
    try:
        text = decode_text(file.read_bytes(), shown)
        node, noticed = read_block(Split(text), shown)
    except FrontMatterError as error:
        raise ContentError(error.problems) from None
    except OSError as error:
        raise SitegenError(f"{shown}: can't be read: {error.strerror}") from None
    findings = Findings()
    facts = Facts(files=frozenset(), languages=(), zone=ZoneInfo("UTC"), kinds=kinds)
    values = values_of(Map, node, ValidationContext(facts, findings))
    problems = [*noticed, *judged(findings.problems, noticed)]
    listed = node.fields.get("rules")
    items = listed.items if isinstance(listed, nodes.Sequence) else ()
    for rule, item in zip(values.get("rules", ()), items, strict=False):
        problems += _wrong_in(rule, item, kinds)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise ContentError(errors)
    return Map(**values)


def _wrong_in(rule: Rule, item: nodes.Node, kinds: Kinds) -> list[Problem]:
    """Give what is wrong with what a rule says of kinds and fields."""
    if not isinstance(item, nodes.Mapping):
        return []

    def at(name: str) -> Location:
        return item.fields[name].location if name in item.fields else item.location

    kind = kinds.by_name.get(rule.kind)
    if rule.leave_out:
        return []
    if kind is None:
        known = ", ".join(kinds.by_name)
        hint = did_you_mean(rule.kind, kinds.by_name)
        return [Problem(at("kind"), f'kind: no kind "{rule.kind}"; expected one of {known}{hint}')]
    found = []
    if kinds.outer(kind) and not rule.into:
        said = f"into: missing; a {kind.name} goes into another entry, such as {_example(kind)}"
        found.append(Problem(at("kind"), said))
    for name in rule.fields:
        if not kind.has(name) and name not in kind.model.beside:
            hint = did_you_mean(name, kind.model.__struct_fields__)
            said = f'fields: a {kind.name} has no field "{name}"{hint}'
            found.append(Problem(at("fields"), said))
    return found


def _example(kind: Kind) -> str:
    return kind.example.removeprefix("content/").rpartition("/")[0]


def as_wanted(value: Any) -> Wanted:
    """Give a value of the map as it is written in an entry."""
    if isinstance(value, bool):
        return Bare("true" if value else "false")
    if isinstance(value, int | float):
        return Bare(str(value))
    if isinstance(value, dict):
        return {str(name): as_wanted(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(as_wanted(inner) for inner in value)
    return None if value is None else str(value)
