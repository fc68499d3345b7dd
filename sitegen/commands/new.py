"""`sitegen new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.asking import ask, may_ask
from sitegen.commands.reporting import mistakes_reported, site_option

if TYPE_CHECKING:
    from sitegen.content.new.archetypes import Wish


@click.command("new")
@click.argument("kind", required=False)
@click.argument("title", required=False)
@site_option
@click.option("--lang", metavar="LANGUAGE", help="Begin a translation; TITLE is an entry's id.")
@click.option("--year", type=click.IntRange(1900, 9999), help="The year of a news post or cohort.")
@click.option("--in", "inside", metavar="ID", default="", help="The show or season it belongs to.")
@click.pass_context
def command(
    context: click.Context,
    site: Path,
    kind: str | None,
    title: str | None,
    lang: str | None,
    year: int | None,
    inside: str,
) -> None:
    """Begin an entry: a file with every field explained.

    KIND is page, program, news, story, show, season, episode, exhibition, event or section, or one
    that the site declares (kinds: in site.yaml); or ci, for a recipe that builds and publishes the
    site at github, gitlab or forgejo. On a terminal it asks for what is missing.

    \b
    Example: sitegen new news "Olive season, together"
             sitegen new news news/2024/olive-season --lang he
             sitegen new ci github
    """
    from sitegen.content.new.archetypes import Wish, begin_entry, begin_translation
    from sitegen.content.new.recipes import CI, copy_recipe

    if not may_ask():
        require(context, kind=kind, title=title)
    with mistakes_reported():
        kind = kind or asked_kind(site)
        if kind == CI:
            for path in copy_recipe(site, title or asked_host()):
                click.echo((site / path).as_posix())
            return
        if lang:
            path = begin_translation(site, kind, title or asked_original(site), lang)
            remember_original(site, path)
        else:
            wish = Wish(kind, title or "", year or 0, inside)
            path = begin_entry(site, completed(site, wish) if may_ask() else wish)
        click.echo((site / path).as_posix())


def remember_original(site: Path, path: str) -> None:
    """Keep what an original says where Git doesn't, for the day on which it is changed."""
    from sitegen.builder.options import CACHE
    from sitegen.builder.originals import remember_for

    remember_for(site, path, site / CACHE)


def require(context: click.Context, **given: str | None) -> None:
    """Raise wrong usage where an argument is missing that nobody can be asked for."""
    for each in context.command.params:
        if each.name in given and not given[each.name]:
            raise click.MissingParameter(ctx=context, param=each)


def asked_kind(site: Path) -> str:
    """Ask for the kind of a new entry; each is shown with what it is."""
    from sitegen.content.new.surroundings import look_around

    around = look_around(site)
    choices = around.choices()
    width = max(map(len, choices))
    for name, what in choices.items():
        click.echo(f"  {name:<{width}}  {what}", err=True)
    return str(ask("What kind of entry?", around.kind))


def asked_host() -> str:
    """Ask for the host whose recipe is wanted."""
    from sitegen.content.new.recipes import RECIPES, require_host

    return str(ask(f"For which host? {', '.join(RECIPES)}", require_host))


def asked_original(site: Path) -> str:
    """Ask for the entry that is to be translated."""
    from sitegen.content.new.surroundings import look_around

    question = "Which entry is translated? Its id, such as news/2024/olive-season"
    return str(ask(question, look_around(site).original))


def completed(site: Path, wish: Wish) -> Wish:
    """Ask for what a wish doesn't say: the title with its year, what the entry goes into."""
    from dataclasses import replace

    from sitegen.content.new.surroundings import look_around

    around = look_around(site)
    kind = around.kinds[around.kind(wish.kind)]
    asking = not wish.title
    if asking:
        wish = replace(wish, title=ask("Its title?", lambda text: around.title(kind.name, text)))
        if kind.yearly and not wish.year:
            wish = replace(wish, year=ask("Of which year?", around.year, str(around.this_year)))
    homes = around.homes(kind.name, with_folders=asking)
    if homes and not wish.inside:
        question = f"What does it stand in? {', '.join(homes)}"
        inside = ask(question, lambda text: around.home(kind.name, text), homes[0])
        wish = replace(wish, inside=inside)
    return wish
