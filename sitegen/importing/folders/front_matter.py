"""Front matter in the three forms that generators read: YAML, TOML and JSON.

YAML is read by PyYAML's safe loader alone, so that no tag makes an object of Python's.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Literal

import yaml

from sitegen.importing.folders.values import FrontMatter
from sitegen.text import shortened, with_line_feeds

LARGEST = 4_000_000
MOST_VALUES = 20_000
DEEPEST = 40
YAML = re.compile(r"\s*---[^\S\n]*\n(.*?)(?:(?<=\n)|\n)(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
TOML = re.compile(r"\s*\+\+\+[^\S\n]*\n(.*?)(?:(?<=\n)|\n)\+\+\+[^\S\n]*(?:\n|\Z)", re.DOTALL)
BEGINS = re.compile(r"(?:---|\+\+\+)[^\S\n]*\n")


class UnreadableError(ValueError):
    """Front matter, or a file of settings, can't be read; the message says where and why."""


class Loader(yaml.SafeLoader):
    """Reads YAML as PyYAML's safe loader does, and notes fields that stand there twice."""

    twice: list[str]

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Make a mapping; the last of two fields of one name counts, as everywhere in YAML."""
        self.flatten_mapping(node)
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    self.twice.append(key.value)
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

    def construct_day(self, node: yaml.ScalarNode) -> Any:
        """Make a date; what looks like one and is no day of the calendar stays a text."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return str(node.value)


Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_day)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Give a file's text: UTF-8, else Windows-1252, which is told."""
    try:
        return with_line_feeds(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = data.decode("cp1252", errors="replace")
        return with_line_feeds(text), (f"line {line} is not UTF-8; read as Windows-1252",)


def split_front_matter(data: bytes) -> FrontMatter:
    """Read a file as Hugo and Jekyll do: fields between `---` or `+++`, or a JSON object.

    A file that begins with none of them has no fields. Raises UnreadableError.
    """
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST // 1_000_000} MB; no text is")
    text, doubts = decode(data)
    if b"\0" in data:
        raise UnreadableError("a file of binary data, not a text")
    for form, pattern, read in (("yaml", YAML, read_yaml), ("toml", TOML, read_toml)):
        match = pattern.match(text)
        if match:
            return _parted(text, match, form, read, doubts)  # type: ignore[arg-type]
    start = text.lstrip()
    if BEGINS.match(start):
        raise UnreadableError(f"the fields below {start[:3]} are never closed")
    if start.startswith("{") and not start.startswith(("{{", "{%", "{:")):
        return _json(text, doubts)
    return FrontMatter({}, text, doubts=doubts)


def _parted(
    text: str,
    match: re.Match[str],
    form: Literal["yaml", "toml"],
    read: Callable[[str], tuple[dict[str, Any], tuple[str, ...]]],
    doubts: tuple[str, ...],
) -> FrontMatter:
    fields, more = read(match[1])
    line = text.count("\n", 0, match.end()) + 1
    return FrontMatter(fields, text[match.end() :], line, form, (*doubts, *more))


def _json(text: str, doubts: tuple[str, ...]) -> FrontMatter:
    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"JSON can't be read: {shortened(str(error), 120)}") from None
    body = text[end:].removeprefix("\n")
    line = text.count("\n", 0, len(text) - len(body)) + 1
    return FrontMatter(_fields(value), body, line, "json", doubts)


def read_yaml(text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Read YAML as fields, with what was said twice. Raises UnreadableError."""
    loader = Loader(text.expandtabs(2) if re.search(r"^\t", text, re.MULTILINE) else text)
    loader.twice = []
    try:
        value = loader.get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = f" in line {mark.line + 2}" if mark else ""
        said = getattr(error, "problem", None) or "it is no YAML"
        raise UnreadableError(f"YAML can't be read{place}: {shortened(said, 120)}") from None
    except (RecursionError, ValueError, OverflowError) as error:
        said = shortened(str(error) or "nested too deeply", 120)
        raise UnreadableError(f"YAML can't be read: {said}") from None
    finally:
        loader.dispose()
    doubts = (f"{name}: stands there twice; the last one counts" for name in loader.twice)
    return _fields(value), tuple(dict.fromkeys(doubts))


def read_toml(text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Read TOML 1.0 as fields. Raises UnreadableError."""
    try:
        return _fields(tomllib.loads(text)), ()
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(f"TOML can't be read: {shortened(str(error), 120)}") from None


def read_settings(data: bytes, ending: str) -> dict[str, Any]:
    """Read a generator's settings, by the ending of their file. Raises UnreadableError."""
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST // 1_000_000} MB; no settings are")
    text, _ = decode(data)
    if ending == "toml":
        return read_toml(text)[0]
    if ending == "json":
        return dict(_json(text, ()).fields)
    return read_yaml(text)[0]


def _fields(value: Any) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise UnreadableError("expected fields, each with a name, found something else")
    _count(value, [0], 0)
    return {str(name): inner for name, inner in value.items()}


def _count(value: Any, counted: list[int], depth: int) -> None:
    """Refuse what is nested or repeated (by YAML's aliases) beyond all that anybody writes."""
    counted[0] += 1
    if counted[0] > MOST_VALUES or depth > DEEPEST:
        raise UnreadableError(f"more than {MOST_VALUES} values, or nested more than {DEEPEST} deep")
    inner = value.values() if isinstance(value, Mapping) else value
    if isinstance(inner, Mapping) or not isinstance(inner, str | bytes):
        for each in inner if hasattr(inner, "__iter__") else ():
            _count(each, counted, depth + 1)
