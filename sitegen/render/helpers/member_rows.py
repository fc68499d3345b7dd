"""The tables of members, judged: what stands in them and would be shown nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sitegen.errors import Location, Problem
from sitegen.render.helpers.directory import MEMBERS_TABLE, names_table
from sitegen.render.queries.files import Files, sound_rows
from sitegen.text import did_you_mean

COLUMNS: Final = ("name", "url", "kind", "about")
OWN_COLUMNS: Final = ("name", "own_name", "about")
KINDS: Final = ("member", "partner")
NAMELESS: Final = "name: missing; expected what the organisation is called"

Rows = list[tuple[int, dict[str, str]]]
"""The rows below the headings: the line of each, and its cells by heading."""


def mistakes_in_members(files: Files, languages: Iterable[str]) -> Iterator[Problem]:
    """Report columns that nothing reads, kinds that don't exist, and names that no member has."""
    rows, problems = read_rows(files, MEMBERS_TABLE, COLUMNS)
    yield from problems
    for line, row in rows:
        if row.get("kind", "") not in ("", *KINDS):
            hint = did_you_mean(row["kind"], KINDS)
            message = f'kind: "{row["kind"]}" found, expected {" or ".join(KINDS)}{hint}'
            yield Problem(Location(MEMBERS_TABLE, line), message)
    yield from named_twice(MEMBERS_TABLE, rows)
    known = {row.get("name", "") for _, row in rows}
    for path in map(names_table, languages):
        own_rows, problems = read_rows(files, path, OWN_COLUMNS)
        yield from problems
        yield from named_twice(path, own_rows)
        for line, row in own_rows:
            if (name := row.get("name", "")) not in known:
                message = f'name: no member "{name}" in {MEMBERS_TABLE}{did_you_mean(name, known)}'
                yield Problem(Location(path, line), message, "warning")


def read_rows(files: Files, path: str, columns: Sequence[str]) -> tuple[Rows, list[Problem]]:
    """Give the rows of a table (none where there is no such file) that can be read and have a
    name, and what is wrong with the others and with the headings."""
    found, problems = sound_rows(files, path)
    if not found:
        return [], problems
    (line, heads), *rows = found
    place = Location(path, line)
    if "name" not in heads:
        hint = did_you_mean("name", heads)
        message = f'no column "name"; expected {", ".join(columns)} in the first line{hint}'
        return [], [*problems, Problem(place, message)]
    for head in heads:
        if head not in columns:
            message = f'column "{head}": not shown; expected {", ".join(columns)}'
            said = f"{message}{did_you_mean(head, columns)}"
            problems.append(Problem(place, said, "warning"))
    by_heading = [(line, dict(zip(heads, row, strict=True))) for line, row in rows]
    problems += [
        Problem(Location(path, line), NAMELESS) for line, row in by_heading if not row["name"]
    ]
    return [(line, row) for line, row in by_heading if row["name"]], problems


def named_twice(path: str, rows: Rows) -> Iterator[Problem]:
    """Warn of names that stand in two rows."""
    first: dict[str, int] = {}
    for line, row in rows:
        before = first.setdefault(row["name"], line)
        if before != line:
            message = f'name: "{row["name"]}" also stands in line {before}'
            yield Problem(Location(path, line), message, "warning")
