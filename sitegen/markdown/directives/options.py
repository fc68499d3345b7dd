"""What is wrong with the first lines of a block: its name, its options, where they stand.

Options are YAML (pymdown-extensions, blocks), four spaces in, directly below `/// name`. What looks
like one elsewhere would be published as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pymdownx.blocks import get_frontmatter
from pymdownx.blocks.block import Block, type_boolean

from sitegen.text import did_you_mean, guess, shortened

HEADER: Final = re.compile(r"(?P<strokes>/{3,}) *(?P<name>[\w-]+) *(?:\|(?P<argument>.*))?")
OPTION: Final = re.compile(r"(?P<indent> {4,})(?P<name>[\w-]+) *:(?P<value>(?: .*)?)")
ANYWHERE: Final = re.compile(r"(?P<indent> *)(?P<name>[A-Za-z][\w-]*) *:(?P<value>(?: .*)?)")
# How like an option's name a word must be where the line may be meant as words as well.
ALIKE: Final = 0.8
SWITCHES: Final = frozenset("true false yes no on off".split())
# What YAML takes for a remark.
REMARK: Final = re.compile(r"\s#")
LONGEST_SHOWN: Final = 60


class Told(NamedTuple):
    """What is wrong with one of some lines, counted from 0."""

    at: int
    message: str


def explain_leftover(lines: Sequence[str], known: Mapping[str, type[Block]]) -> tuple[Told, ...]:
    """Say why a block's first lines have been left as text; nothing where they are none."""
    header = HEADER.fullmatch(lines[0].strip())
    if header is None:
        return ()
    name = header["name"].lower()
    if name not in known:
        return (Told(0, f'"/// {name}": no such block{did_you_mean(name, known)}'),)
    block = known[name]
    argument = (header["argument"] or "").strip()
    told = []
    if block.ARGUMENT and not argument:
        told.append(Told(0, f'"/// {name}" needs an argument: "/// {name} | …"'))
    if block.ARGUMENT is False and argument:
        told.append(Told(0, f'"/// {name}" takes no argument'))
    for at, line in enumerate(lines[1:], 1):
        option = OPTION.fullmatch(line)
        if option is not None and (problem := _problem_of(option, block)):
            told.append(Told(at, problem))
    said = f'"/// {name}": its options can\'t be read; write each as "    name: value"'
    return tuple(told) or (Told(0, said),)


def _problem_of(option: re.Match[str], block: type[Block]) -> str:
    """Say why an option isn't taken, "" if it is by itself."""
    name, value = option["name"], option["value"].strip()
    if name not in _options_of(block):
        hint = did_you_mean(name, block.OPTIONS)
        return f'"/// {block.NAME}": {name}: no such option{hint}'
    if not value:
        return f'"/// {block.NAME}": {name}: a value is missing'
    read = get_frontmatter(f"{name}: {value}")
    takes = _options_of(block)[name][1]
    if read is not None and (takes is None or _is_taken(takes, read.get(name))):
        return ""
    shown = shortened(value, LONGEST_SHOWN)
    if takes is type_boolean:
        return f'"/// {block.NAME}": {name}: "{shown}" found, expected true or false'
    quoted = shown.strip("\"'").replace('"', "'")
    mend = f'put it in quotation marks: {name}: "{quoted}"'
    return f'"/// {block.NAME}": {name}: "{shown}" can\'t be read; {mend}'


def _is_taken(takes: Any, value: object) -> bool:
    try:
        takes(value)
    except Exception:  # noqa: BLE001 - so pymdown-extensions asks: any error is a refusal
        return False
    return True


def _options_of(block: type[Block]) -> Mapping[str, Any]:
    """Give a block's options; each may have attributes."""
    return {"attrs": ({}, None), **block.OPTIONS}


def overlooked_in(lines: Sequence[str], name: str) -> Iterator[Told]:
    """Give what YAML drops from the lines of options that it can read; the first is the block's."""
    given: set[str] = set()
    for at, line in enumerate(lines[1:], 1):
        option = OPTION.fullmatch(line)
        if option is None:
            continue
        value = option["value"].strip()
        if option["name"] in given:
            yield Told(at, f'"/// {name}": {option["name"]}: stands here twice; only one is shown')
        given.add(option["name"])
        if value[:1] not in ("'", '"') and REMARK.search(option["value"]):
            quoted = value.replace('"', "'")
            said = f'put it in quotation marks: {option["name"]}: "{quoted}"'
            yield Told(at, f'"/// {name}": {option["name"]}: " #" begins a remark; {said}')


def misplaced_in(
    lines: Sequence[str], block: type[Block], *, is_first: bool, is_below: bool
) -> Iterator[Told]:
    """Give which lines of a block's text were meant as its options. `is_first`: no text stands
    above them in the block; `is_below`: they stand directly below its first line."""
    name = block.NAME
    for at, line in enumerate(lines):
        option = ANYWHERE.fullmatch(line)
        is_first = is_first and option is not None
        if option is None:
            continue
        may_be_typed_wrong = is_first and bool(is_below or option["indent"])
        if not _is_meant(option, block, may_be_typed_wrong):
            continue
        shown = shortened(line.strip(), LONGEST_SHOWN)
        said = f'an option stands directly below "/// {name}", with four spaces in front'
        yield Told(at, f'"/// {name}": "{shown}" would be shown as text; {said}')


def _is_meant(option: re.Match[str], block: type[Block], may_be_typed_wrong: bool) -> bool:
    known = _options_of(block)
    name = option["name"]
    if may_be_typed_wrong and name not in known:
        name = guess(name, known, ALIKE)
    if name not in known:
        return False
    return known[name][1] is not type_boolean or option["value"].strip().lower() in SWITCHES
