"""`sitegen import wordpress`."""

from __future__ import annotations

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
from sitegen.commands.reporting import site_option

if TYPE_CHECKING:
    from sitegen.importing.bringing import Site
    from sitegen.importing.values import Imported
    from sitegen.importing.wordpress.archive import Archive
    from sitegen.importing.wordpress.rules import Map

EXPORT = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class InLanguage(click.ParamType[tuple[str, Path]]):
    """A language with the export of its posts: he=export-he.xml."""

    name = "LANGUAGE=EXPORT"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """Give the language's code and the file."""
        code, equals, path = str(value).partition("=")
        if not equals or not code:
            self.fail(f'"{value}" found, expected such as he=export-he.xml', param, ctx)
        return code, Path(EXPORT.convert(path, param, ctx))


@click.command("wordpress")
@click.argument("exports", nargs=-1, metavar="EXPORT.xml…", type=EXPORT)
@site_option
@click.option("--media", type=FOLDER, help="The folder of uploads (wp-content/uploads).")
@click.option("--download", is_flag=True, help="Fetch what is missing from the old site, politely.")
@click.option(
    "--map",
    "map_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What becomes of what; proposed there where it is missing."
    "  [default: imports/NAME.map.yaml]",
)
@click.option(
    "--lang", "in_languages", type=InLanguage(), multiple=True, help="An export of one language."
)
@click.option("--pages", type=FOLDER, help="Saved pages of the old site: which are translations.")
@rehearsal_option
@click.option("--verify", is_flag=True, help="Build and serve, and ask for each old address.")
@name_option
@report_option
@json_option
def command(
    exports: tuple[Path, ...],
    site: Path,
    media: Path | None,
    download: bool,
    map_file: Path | None,
    in_languages: tuple[tuple[str, Path], ...],
    pages: Path | None,
    rehearsal: bool,
    verify: bool,
    name: str,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Bring in a WordPress site from its export (Tools, Export, All content).

    Large sites export in parts: name all files. What becomes of what stands in a map, which is
    proposed where there is none; look at it, and import again.

    \b
    Example: sitegen import wordpress export.xml --media uploads --dry-run
             sitegen import wordpress en.xml --lang he=he.xml --download --verify
    """
    if not exports and not in_languages:
        raise click.UsageError("no export named; expected EXPORT.xml")
    given = [*((file, "") for file in exports), *((file, code) for code, file in in_languages)]

    def read(found: Site) -> Imported:
        fetches = download and not rehearsal
        return imported(found, given, media, map_file, pages, name, download=fetches)

    carry_out(site, read, rehearsal=rehearsal, folder=folder, as_json=as_json, verify=verify)


def imported(
    site: Site,
    given: list[tuple[Path, str]],
    media: Path | None,
    map_file: Path | None,
    pages: Path | None,
    name: str,
    *,
    download: bool,
) -> Imported:
    """Read exports with all that goes along. Raises SitegenError."""
    from sitegen.builder.options import CACHE
    from sitegen.commands.reporting import progress_shown
    from sitegen.content.folder.survey import LEDGERS
    from sitegen.errors import refusals_told
    from sitegen.importing.wordpress.download import Download
    from sitegen.importing.wordpress.languages import saved_alternates
    from sitegen.importing.wordpress.reading import Wishes, imported_from, name_of, read_archive
    from sitegen.importing.wordpress.stock import Stock

    with refusals_told():
        archive = read_archive(given)
        name = name or name_of(archive)
        map_ = map_for(site, archive, map_file, name)
        kept = site.folder / CACHE / LEDGERS / name
        fetched = Download(archive.base, kept, told=told) if download else None
        folders = tuple(filter(None, (media, kept if download else None)))
        stock = Stock(folders, site.settings.maximum_megapixels, fetched)
        wishes = Wishes(
            name=name,
            settings=site.settings,
            map=map_,
            stock=stock,
            alternates=tuple(saved_alternates(pages)) if pages else (),
        )
        with progress_shown() as progress:
            return imported_from(archive, wishes, progress)


def told(path: str) -> None:
    """Say that a file is fetched: each takes a while."""
    click.echo(f"fetching {path}", err=True)


def map_for(site: Site, archive: Archive, file: Path | None, name: str) -> Map:
    """Give the map of an import; one that isn't there is proposed, and written."""
    from sitegen.content.folder.survey import LEDGERS
    from sitegen.importing.wordpress.proposal import map_text, proposed
    from sitegen.importing.wordpress.rules import read_map
    from sitegen.importing.writing.ledger import ledger_path
    from sitegen.kinds.registry import kinds_of

    ledger_path(name)
    kinds = kinds_of(site.settings.kinds)
    place = file or site.folder / LEDGERS / f"{name}.map.yaml"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        text = map_text(proposed(archive, kinds), tuple(kinds.by_name))
        place.write_text(text, "utf-8", newline="\n")
        click.echo(f"{place.as_posix()}: proposed; look at what becomes of what", err=True)
    return read_map(place, place.name, kinds)
