"""`sitegen translated`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import cache_option, mistakes_reported, site_option

if TYPE_CHECKING:
    from sitegen.site.freshness import Translation


@click.command("translated")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@site_option
@cache_option
@click.option("--unknown", is_flag=True, help="All that name no version of their original yet.")
def command(site: Path, cache: Path | None, files: tuple[str, ...], unknown: bool) -> None:
    """Say that translations say what their originals say now.

    Of each FILE (such as content/news/2024/olive-season.he.md) only the line `original:` is
    written: the version of the original that it says. Changes made there later are then told.

    Example: sitegen translated content/news/2024/olive-season.he.md
    """
    from sitegen.builder.options import CACHE
    from sitegen.builder.originals import renew
    from sitegen.content.folder.sources import Sources
    from sitegen.content.folder.survey import walk_site
    from sitegen.content.settings.settings_file import read_settings
    from sitegen.errors import UsageError
    from sitegen.kinds.registry import kinds_of
    from sitegen.site.freshness import translations_in

    if not files and not unknown:
        raise click.UsageError("name a translation's FILE, or say --unknown")
    with mistakes_reported():
        sources = Sources(site, walk_site(site, with_entries=True))
        settings = read_settings(sources)
        all_ = list(translations_in(sources, settings))
        wanted = [named(file, site, all_) for file in files]
        if unknown:
            wanted += [each for each in all_ if each.state == "unknown"]
        if not wanted:
            raise UsageError("--unknown: every translation names a version of its original")
        for each in dict.fromkeys(wanted):
            renew(sources, kinds_of(settings.kinds), each, cache or site / CACHE)
            click.echo(each.path)


def named(word: str, site: Path, known: Sequence[Translation]) -> Translation:
    """Give the translation that a person means by its file. Raises UsageError where there is none.

    The file is found from here, from the site's folder and from content/.
    """
    from sitegen.engine.files import whole_path
    from sitegen.errors import UsageError
    from sitegen.text import did_you_mean, normalize

    plain = normalize(word).replace("\\", "/")
    below = f"content/{plain.removeprefix('content/').removesuffix('.md')}.md"
    for each in known:
        if each.path == below or whole_path(site / each.path) == whole_path(Path(word)):
            return each
    expected = "expected its file, such as content/news/2024/olive-season.he.md"
    hint = did_you_mean(below, [each.path for each in known])
    raise UsageError(f'no translation "{word}"; {expected}{hint}')
