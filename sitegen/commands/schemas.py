"""`sitegen schemas`."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.commands.reporting import mistakes_reported, site_option


@click.command("schemas")
@click.argument("folder", required=False)
@site_option
def command(site: Path, folder: str | None) -> None:
    """Write JSON Schemas of front matter and settings, for editors.

    One for each kind of entry, those that the site declares included, one for translations of each,
    one for site.yaml and private/names.yaml. FOLDER is one of the site's; by default
    .vscode/schemas. VS Code's settings are written where there are none yet.

    \b
    Example: sitegen schemas
             sitegen schemas schemas
    """
    from sitegen.content.schemas.site_schemas import EDITOR, FOLDER, offer_settings, write_schemas

    with mistakes_reported():
        place = folder_within(FOLDER if folder is None else folder)
        for path in write_schemas(site, place):
            click.echo((site / path).as_posix())
        if more := offer_settings(site, place):
            click.echo(f"to use them, {EDITOR} needs:\n{more}", err=True, nl=False)


def folder_within(folder: str) -> str:
    """Give a folder of the site. Raises UsageError for one that leads out of it, or is read or made
    by builds."""
    from posixpath import normpath

    from sitegen.builder.commit.places import SOURCES
    from sitegen.builder.options import CACHE, OUTPUT
    from sitegen.content.folder.survey import PRINTS
    from sitegen.errors import UsageError

    plain = normpath(folder.replace("\\", "/"))
    first = plain.partition("/")[0].casefold()
    if (
        plain.startswith(("/", ".."))
        or plain == "."
        or first in (*SOURCES, PRINTS, OUTPUT, CACHE, ".git")
    ):
        raise UsageError(f'"{folder}" found, expected a folder of the site, such as schemas')
    return plain
