"""`sitegen init`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitegen.commands.asking import ask, may_ask
from sitegen.commands.reporting import Folder, mistakes_reported
from sitegen.errors import UsageError, refusals_told

if TYPE_CHECKING:
    from sitegen.render.theme.catalogs import Catalog

EXAMPLE = "https://www.example.org"
NO_HOST = "none"


@click.command("init")
@click.argument("folder", type=Folder())
@click.option("--name", help="What the site is called.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="A language of the site, such as en; the first one first. May be repeated.",
)
@click.option("--url", help=f"Where the site will live.  [default: {EXAMPLE}]")
@click.option("--ci", "host", help="The recipe of github, gitlab or forgejo, or none.")
def command(
    folder: Path, name: str | None, languages: tuple[str, ...], url: str | None, host: str | None
) -> None:
    """Begin a site: settings, menus, a sample of each kind.

    Without options it asks, on a terminal. FOLDER has to be empty, or not there yet.

    \b
    Example: sitegen init our-site
             sitegen init our-site --name "Our voices" --language en --language ar
    """
    from sitegen.content.new.site import NewSite, begin_site, require_empty

    with mistakes_reported():
        with refusals_told(folder):
            require_empty(folder)
            judge_place(folder)
        if may_ask() and not (name or languages or url or host):
            name = ask("What is the site called?", site_name)
            languages = tuple(ask("In which languages? The first one first", codes_in, "en"))
            url = ask("Where will it live? Change it later in site.yaml", site_address, EXAMPLE)
            host = ask("Who keeps its files: github, gitlab, forgejo or none?", host_named, NO_HOST)
        if not name:
            raise UsageError("--name: missing; expected what the site is called")
        wish = NewSite(
            name=site_name(name),
            languages={code: name_of_language(code) for code in codes_in(" ".join(languages))},
            url=site_address(url or EXAMPLE),
            host=host_named(host or NO_HOST),
        )
        with refusals_told(folder):
            for path in begin_site(folder, wish, translated, date.today()):
                click.echo((folder / path).as_posix())
        click.echo(f"begun; see it by: sitegen serve --site {folder}", err=True)


def judge_place(folder: Path) -> None:
    """Raise UsageError for a folder in which a site would be read or removed by another's build."""
    from sitegen.builder.commit.places import OF_OTHERS, SOURCES
    from sitegen.builder.options import OUTPUT
    from sitegen.content.folder.survey import PRINTS
    from sitegen.content.settings.settings_file import SETTINGS
    from sitegen.engine.files import whole_path

    whole = whole_path(folder)
    lies_in = next((part for part in whole.parts if part.casefold() in OF_OTHERS), "")
    for above in whole.parents:
        if (above / SETTINGS).is_file():
            first = whole.relative_to(above).parts[0]
            if first.startswith(".") or first.casefold() in (*SOURCES, PRINTS, OUTPUT):
                lies_in = str(above / first)
    if lies_in:
        expected = "expected a folder that is no part of a site"
        raise UsageError(f"{folder}: lies in {lies_in}; {expected}")


def judged(hint: Any, text: str, option: str) -> str:
    """Give a text that is right for a setting of a type. Raises UsageError for any other."""
    from sitegen.content.new.answers import refusal_of

    if said := refusal_of(hint, text):
        raise UsageError(f"{option}: {said}")
    return text


def site_name(text: str) -> str:
    """Give the name of a site."""
    from sitegen.content.settings.settings import OneLine
    from sitegen.text import UNFIT, normalize

    if unfit := UNFIT.search(text):
        raise UsageError(f"--name: the sign U+{ord(unfit[0]):04X} found; take it out")
    return judged(OneLine, normalize(text).strip(), "--name")


def site_address(text: str) -> str:
    """Give the address of a site."""
    from sitegen.content.settings.settings import SiteAddress

    return judged(SiteAddress, text.strip(), "--url")


def codes_in(text: str) -> list[str]:
    """Give the codes of languages, each once; English where there is none."""
    from sitegen.content.settings.settings import Locale
    from sitegen.schema.fields import LanguageCode

    codes = list(dict.fromkeys(text.replace(",", " ").split())) or ["en"]
    for code in codes:
        judged(LanguageCode, code, "--language")
        judged(Locale, code, "--language")
    return codes


def host_named(text: str) -> str:
    """Give the host whose recipe is wanted, "" for none."""
    from sitegen.content.new.recipes import require_host

    return "" if text == NO_HOST else require_host(text)


def name_of_language(code: str) -> str:
    """Give what a language calls itself (CLDR), as a word that stands alone."""
    from babel import Locale

    name = Locale.parse(code.replace("-", "_")).get_display_name() or code
    return name[:1].upper() + name[1:]


def translated(lang: str, message: str) -> str:
    """Give a message of the theme in a language, as it is where the theme has none."""
    return catalog_of(lang).singular("", message)


@lru_cache(maxsize=16)
def catalog_of(lang: str) -> Catalog:
    """Give the built-in theme's messages in a language."""
    from sitegen.engine.toolchain import built_in_themes
    from sitegen.render.theme.catalogs import Catalog, parse_catalog

    file = built_in_themes() / "base" / "messages" / f"{lang}.po"
    return Catalog(*parse_catalog(file.read_text("utf-8"))) if file.is_file() else Catalog({}, "")
