"""`sitegen names`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import mistakes_reported, site_option

if TYPE_CHECKING:
    from sitegen.safety.sought import Sought

READ = (".md", ".csv", "site.yaml", ".vtt", ".srt", ".txt", ".json", ".po")
"""How the names of sources end in which similar names are looked for."""

NOBODY = "nobody: private/names.yaml is not there, and no story keeps a name back (docs/safety.md)"

MOST = 5
"""How many places with similar names are listed of each person."""


@click.command("names")
@site_option
@click.option("--try", "text", metavar="TEXT", help="Say whether this text would stop a build.")
def command(site: Path, text: str | None) -> None:
    """Show whom the site must not name, and what is looked for; names are printed here.

    They stand in private/names.yaml and in stories whose consent keeps the name back.

    \b
    Example: sitegen names
             sitegen names --try "Ms Darwich came"
    """
    from sitegen.safety.sought import judged, sought
    from sitegen.site.reading import hidden_people

    with mistakes_reported():
        people, sources = hidden_people(site)
        read = [path for path in sorted(sources.identities) if path.endswith(READ)]
        texts = [(path, sources.read(path).decode("utf-8", "replace")) for path in read]
    if text is not None:
        found = list(judged(text, people))
        for person, stops in found:
            click.echo(f"{'stopped' if stops else 'told as similar'}: {person.names[0]}")
        if not found:
            click.echo("let through")
        return
    for line in lines(sought(people, texts)):
        click.echo(line)


def lines(found: Iterable[Sought]) -> Iterator[str]:
    """Give what is looked for, for readers."""
    every = tuple(found)
    for each in every:
        yield from _about(each)
    if not every:
        yield NOBODY


def _about(found: Sought) -> Iterator[str]:
    person = found.person
    yield person.names[0]
    if person.names[1:]:
        yield f"  also written: {', '.join(person.names[1:])}"
    if found.examples:
        yield f"  found too, as all that sounds so: {', '.join(found.examples)}"
    if person.alone:
        yield f"  alone: {', '.join(person.alone)}"
    if person.allow:
        yield f"  let through: {', '.join(person.allow)}"
    if found.short:
        yield f"  short, so that others sound like it: {', '.join(found.short)}"
    for place in found.similar[:MOST]:
        yield f"  similar: {place.path}:{place.line}"
    if len(found.similar) > MOST:
        yield f"  similar: {len(found.similar) - MOST} more places"
