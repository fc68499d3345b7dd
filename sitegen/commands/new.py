"""`sitegen new`."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.commands.reporting import mistakes_reported, site_option


@click.command("new")
@click.argument("kind")
@click.argument("title")
@site_option
@click.option("--lang", metavar="LANGUAGE", help="Begin a translation; TITLE is an entry's id.")
@click.option("--year", type=click.IntRange(1900, 9999), help="The year of a news post or cohort.")
@click.option("--in", "inside", metavar="ID", default="", help="The show or season it belongs to.")
def command(
    site: Path, kind: str, title: str, lang: str | None, year: int | None, inside: str
) -> None:
    """Begin an entry: a file with every field explained.

    KIND is page, program, news, story, show, season, episode, exhibition, event or section, or one
    that the site declares (kinds: in site.yaml); or ci, for a recipe that builds and publishes the
    site at github, gitlab or forgejo.

    \b
    Example: sitegen new news "Olive season, together"
             sitegen new news news/2024/olive-season --lang he
             sitegen new ci github
    """
    from sitegen.content.new.archetypes import Wish, begin_entry, begin_translation
    from sitegen.content.new.recipes import CI, copy_recipe

    with mistakes_reported():
        if kind == CI:
            for path in copy_recipe(site, title):
                click.echo((site / path).as_posix())
            return
        if lang:
            path = begin_translation(site, kind, title, lang)
        else:
            path = begin_entry(site, Wish(kind, title, year or 0, inside))
        click.echo((site / path).as_posix())
