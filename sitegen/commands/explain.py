"""`sitegen explain`."""

from __future__ import annotations

import click

from sitegen.commands.reporting import mistakes_reported
from sitegen.errors import UsageError

LONGEST = 2000
"""Signs of a message that are looked at: no message is longer."""

LONGEST_SHOWN = 200


@click.command("explain")
@click.argument("about", metavar="NAME", required=False)
def command(about: str | None) -> None:
    """Say what a mistake means, and how it is mended.

    NAME is what a report names at its end, a rule of `sitegen check`, or a message itself, in
    quotes, with its place or without. Without NAME, all names are listed.

    Example: sitegen explain unknown-field
    """
    from sitegen.explanations import entries, entry_of, without_place
    from sitegen.text import did_you_mean, shortened

    known = entries()
    with mistakes_reported():
        if not about:
            for name in known:
                click.echo(name)
            return
        about = about[:LONGEST]
        entry = known.get(about) or entry_of(without_place(about))
        if entry is None:
            meant = did_you_mean(about[:LONGEST_SHOWN], known)
            raise UsageError(f'no message "{shortened(about, LONGEST_SHOWN)}"{meant}')
        click.echo(f"{entry.name}\n\n{entry.text}\n\n{entry.address}")
