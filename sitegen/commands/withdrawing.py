"""What `sitegen withdraw` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitegen.withdraw.begin import Begun
    from sitegen.withdraw.beyond import Beyond
    from sitegen.withdraw.case import Case
    from sitegen.withdraw.steps import Outcome

MOST = 20
"""How many of a sort are listed."""

FEW = 5
"""How many places are listed of the output, the cache, each target."""

ROOT = re.compile(r"[/:]")

MENTIONS = "other files speak of it (the build warns and goes on): look at each"


def say_plan(begun: Begun) -> None:
    """Say what is going to happen."""
    for line in plan_lines(begun):
        click.echo(line)


def plan_lines(begun: Begun) -> Iterator[str]:
    """Give what is going to happen, for readers."""
    case = begun.case
    again = f", begun on {case.date}" if begun.again else ""
    yield f"{case.id}{again}: {len(case.files)} files {where_to(case)}"
    yield from listed(case.files)
    if begun.shared:
        yield "others use these, so they stay in this folder:"
        yield from listed(f"{path} ({said_of(path, user, case)})" for path, user in begun.shared)
    yield f"{len(case.addresses)} addresses answer no more (410 where the host can, else 404):"
    said = set(case.telling)
    yield from listed(
        f"{each} (says a name: kept as a digest, answers 404)" if each in said else each
        for each in case.addresses
    )
    if case.sets:
        yield f"panels that show it are removed here: {', '.join(case.sets)}"
    targets = ", ".join(begun.targets)
    yield f"published anew, as it stands in this folder: {targets or 'nothing (no target)'}"
    if case.mentions:
        yield f"{MENTIONS}:"
        yield from listed(case.mentions)


def where_to(case: Case) -> str:
    """Say where an entry's files go, or went."""
    if case.has_gone:
        return f"went to {case.archive}" if case.archive else "were deleted"
    return f"go to {case.archive}" if case.archive else "are deleted"


def said_of(path: str, user: str, case: Case) -> str:
    """Say who uses a file that stays, and whether it is shown there."""
    return f"{user}: no longer shown there" if path in case.withheld else user


def listed(items: Iterable[str], most: int = MOST) -> Iterator[str]:
    """Give the first of some things, and how many more there are."""
    rest = iter(items)
    yield from (f"  {item}" for item in islice(rest, most))
    if more := sum(1 for _ in rest):
        yield f"  and {more} more"


def say_outcome(done: Outcome) -> None:
    """Say what was done, what wasn't, and whether anything is left."""
    for note in done.notes:
        click.echo(note, err=True)
    say_failures(done)
    roots: dict[str, list[str]] = {}
    for hit in done.hits:
        roots.setdefault(ROOT.split(hit.place)[0], []).append(f"{hit.place}: {hit.what}")
    for places in roots.values():
        for line in listed(places, FEW):
            click.echo(f"still there:{line[1:]}", err=True)
    markers = done.case.markers.count
    click.echo(
        f"{len(done.hits)} places found in {done.searched} files, by {markers} markers"
        f"{'' if done.is_done else '; run it again when that is mended'}"
    )


def say_failures(done: Outcome) -> None:
    """Say what wasn't done, and why."""
    for said, why in done.failures:
        click.echo(f"not done: {said}: {why}", err=True)


def say_by_hand(by_hand: Sequence[Beyond]) -> None:
    """Say what no command reaches."""
    click.echo("what is left to do by hand:")
    for each in by_hand:
        click.echo(f"- {each.what}")
        for line in listed(each.lines):
            click.echo(f"  {line}")
