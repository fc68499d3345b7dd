"""`sitegen import markdown`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.imports import (
    carry_out,
    json_option,
    name_option,
    rehearsal_option,
    report_option,
)
from sitegen.commands.reporting import progress_shown, site_option

if TYPE_CHECKING:
    from sitegen.importing.bringing import Site
    from sitegen.importing.folders.values import System
    from sitegen.importing.values import Imported


OWN = "{folder}: is of this very site; expected the folder of the site of {system} to bring in"


@click.command("markdown")
@click.argument("source", metavar="FOLDER", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--from",
    "system",
    required=True,
    type=click.Choice(("hugo", "jekyll")),
    help="The generator whose folder it is.",
)
@site_option
@name_option
@rehearsal_option
@report_option
@json_option
def command(
    source: Path,
    system: System,
    site: Path,
    name: str,
    folder: Path | None,
    *,
    rehearsal: bool,
    as_json: bool,
) -> None:
    """Bring in a site of Hugo or Jekyll: texts, front matter, pictures, addresses.

    FOLDER is the one with the generator's settings (hugo.toml, _config.yml).

    \b
    Example: sitegen import markdown ../old-blog --from jekyll --dry-run
             sitegen import markdown ../old-site --from hugo
    """

    def read(found: Site) -> Imported:
        from sitegen.importing.folders.bringing import imported_folder

        judge_source(source, system, found.folder)
        with progress_shown() as progress:
            told = partial(progress, "reading texts")
            return imported_folder(source, system, found.settings, name, told)

    carry_out(site, read, rehearsal=rehearsal, folder=folder, as_json=as_json)


def judge_source(source: Path, system: System, site: Path) -> None:
    """Raise UsageError for a folder whose texts are the site's own already."""
    from sitegen.builder.commit.places import SOURCES, is_same, lies_in
    from sitegen.errors import UsageError

    if is_same(source, site) or any(lies_in(source, site / name) for name in SOURCES):
        raise UsageError(OWN.format(folder=source, system=system.title()))
