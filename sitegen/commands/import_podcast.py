"""`sitegen import podcast`."""

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
    from sitegen.importing.podcast.feed import ReadFeed
    from sitegen.importing.podcast.files import Files
    from sitegen.importing.values import Imported


@click.command("podcast")
@click.argument(
    "feeds",
    metavar="FEED.xml…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@site_option
@click.option("--show", "slug", metavar="NAME", help="The show's folder and address.")
@click.option(
    "--download", is_flag=True, help="Fetch sound, pictures, transcripts, chapters, older pages."
)
@name_option
@rehearsal_option
@report_option
@json_option
def command(
    feeds: tuple[Path, ...],
    site: Path,
    slug: str | None,
    name: str,
    folder: Path | None,
    *,
    download: bool,
    rehearsal: bool,
    as_json: bool,
) -> None:
    """Bring in a podcast from its feed, as any host gives it: guids and enclosures are kept.

    A feed in pages (RFC 5005) is given as its files, the newest first, or fetched by --download.

    \b
    Example: sitegen import podcast feed.xml --dry-run
             sitegen import podcast feed.xml --show many-voices --download
    """

    def read(found: Site) -> Imported:
        from sitegen.importing.podcast.bringing import imported_podcast, target_of
        from sitegen.importing.podcast.feed import feed_files, read_podcast
        from sitegen.importing.podcast.files import Files

        feed, files = read_podcast(feed_files(feeds)), Files()
        target = target_of(found.settings, feed.show, slug)
        if download and not rehearsal:
            feed, files = fetched(feed, site)
        return imported_podcast(feed, target, files, name)

    carry_out(site, read, rehearsal=rehearsal, folder=folder, as_json=as_json)


def fetched(feed: ReadFeed, site: Path) -> tuple[ReadFeed, Files]:
    """Fetch what a feed names; what came stays with what builds keep, for the next import."""
    from sitegen.builder.options import CACHE
    from sitegen.importing.fetching.fetch import Manner
    from sitegen.importing.podcast.fetched import fetched_files, with_older_pages

    folder = site / CACHE / "imports"
    feed = with_older_pages(feed, folder, Manner())
    with progress_shown() as progress:
        told = partial(progress, "fetching files")
        return feed, fetched_files(feed, folder, told, Manner())
