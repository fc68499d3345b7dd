"""`sitegen consent`."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.commands.reporting import mistakes_reported, site_option
from sitegen.content.folder.survey import RECEIPTS

WARNING = (
    "it says the storyteller's name: give it to nobody else, and send it by no way that others read"
)


@click.command("consent")
@click.argument("named", metavar="STORY")
@site_option
def command(site: Path, named: str) -> None:
    """Write a receipt for a storyteller: what was agreed to, and how to take it back.

    STORY is the story's id, its file or its address. The receipt is a page in the language in which
    the storyteller was asked, as PDF and HTML, in private/receipts/.

    Example: sitegen consent stories/2022/the-night-shift
    """
    from sitegen.panels.receipts.making import make_receipt
    from sitegen.site.naming import entry_named
    from sitegen.site.reading import read_site

    with mistakes_reported():
        read = read_site(site)
        group = entry_named(named, read.reading.groups, read.settings, site)
        made = make_receipt(site, read, group)
        stem = f"{group.id.replace('/', '-')}.{made.lang}"
        for name, data in ((f"{stem}.pdf", made.pdf), (f"{stem}.html", made.html)):
            keep(site, name, data)
            click.echo(f"{RECEIPTS}/{name}")
    click.echo(WARNING, err=True)


def keep(site: Path, name: str, data: bytes) -> None:
    """Write a receipt that nobody else on this machine can read."""
    from sitegen.engine.files import write_atomically

    folder = site / RECEIPTS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomically(folder / name, data, mode=0o600)
