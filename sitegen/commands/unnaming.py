"""`sitegen withdraw --name`: line by line, as somebody confirms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.withdrawing import listed, say_outcome

if TYPE_CHECKING:
    from sitegen.builder.options import BuildOptions
    from sitegen.content.settings.targets import Target
    from sitegen.errors import Location
    from sitegen.withdraw.names import Named, Naming
    from sitegen.withdraw.steps import Outcome
    from sitegen.withdraw.targets import Place, Work

LEFT = "left: mend these by hand, then type the same again"
KEEP_OUT = "the name stands in private/names.yaml from now on: no build says it again"


def say_named(named: Named) -> None:
    """Say where a name stands."""
    for line in named.lines:
        click.echo(f"{line.location.path}:{line.location.line}: {line.text.strip()}")
    for path in named.paths:
        click.echo(f"{path}: the file is called so; rename it")
    for path in named.inside:
        click.echo(f"{path}: the file says it; take it out there, or another file in its place")
    for place in named.similar:
        click.echo(f"{place.path}:{place.line}: a similar name; look at it")
    click.echo(f"{len(named.lines)} lines say it, {len(named.similar)} say a similar name")


def confirmed(lines: Sequence[Naming], by: str | None, *, yes: bool) -> dict[Location, str]:
    """Ask for each line what is to become of it; `by` replaces the name without a question."""
    found: dict[Location, str] = {}
    for line in lines:
        if not line.spans:
            continue
        click.echo(f"{line.location.path}:{line.location.line}: {line.text.strip()}")
        said = by
        if said is None:
            said = click.prompt(
                "  in its place (nothing: take it out)", default="", show_default=False
            )
        new = line.replaced(said)
        click.echo(f"  becomes: {new.strip()}")
        if yes or click.confirm("  write it?", default=True):
            found[line.location] = new
    return found


def without_name(
    options: BuildOptions, name: str, texts: Mapping[str, str], work: Work, places: list[Place]
) -> Outcome:
    """Write texts, then build, publish and purge without the name. Raises SitegenError, OSError."""
    from sitegen.withdraw.case import place_of, read_case
    from sitegen.withdraw.find import read_anyway
    from sitegen.withdraw.names import case_of_name, namings
    from sitegen.withdraw.rewriting import write_texts
    from sitegen.withdraw.steps import withdraw

    write_texts(options.site, texts)
    left = namings(read_anyway(options), name)
    files_left = [*left.paths, *left.inside]
    keeps = not left.lines and not files_left
    if keeps:
        click.echo(KEEP_OUT)
    else:
        click.echo(f"{LEFT}:", err=True)
        places_left = [f"{each.location.path}:{each.location.line}" for each in left.lines]
        for line in listed([*places_left, *files_left]):
            click.echo(line, err=True)
    case = case_of_name(name, date.today(), keeps=keeps)
    before = read_case(place_of(options.site, case.id))
    if before and not texts and before.secret == case.secret:
        case = before  # What an earlier run has done needn't be done again.
    done = withdraw(case, work, places, click.echo)
    say_outcome(done)
    return done


def store_before(
    options: BuildOptions,
    targets: Iterable[Target],
    paths: Iterable[str],
    archive: Path | None,
) -> None:
    """Copy the files that change into an archive, if one was named. Raises SitegenError."""
    from sitegen.withdraw.archive import emptied, judge_archive, store
    from sitegen.withdraw.steps import case_files

    if archive:
        judge_archive(options.site, archive, emptied(options, targets))
        store(
            options.site,
            case_files(options.site, sorted(paths)),
            archive / f"before-{date.today()}",
        )
