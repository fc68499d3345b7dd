"""Style sheets that are shown before the pages that name them are made.

A style sheet is named by its content, so that one of the theme that is changed makes each page of
the site anew. What an open tab needs of that is the sheet alone: it is made from the theme's files,
under the settings and names of the last build.
"""

from __future__ import annotations

from collections.abc import Collection

from sitegen.builder.options import BuildOptions
from sitegen.builder.tasks.workspace import Workspace
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import survey_themes
from sitegen.errors import ContentError
from sitegen.render.theme.assets import with_assets
from sitegen.render.theme.theme import load_theme


def are_sheets(paths: Collection[str]) -> bool:
    """True where nothing was saved but style sheets of a theme."""
    return bool(paths) and all(
        path.startswith("themes/") and path.endswith(".css") for path in paths
    )


def sheets_of(options: BuildOptions, made_with: Workspace) -> dict[str, bytes]:
    """Give the style sheets of the theme by output path, as they were written: to make them small
    takes longer than all else.

    None of them where one has a mistake: the build tells it.
    """
    sources = Sources(options.site, survey_themes(options.site))
    settings, gate, objects = made_with.library.settings, made_with.gate, made_with.files.facts
    try:
        theme = load_theme(sources, settings.theme, settings.theme_options)
        _, assets = with_assets(
            theme, objects, settings.root, gate, drafts=options.drafts, small=False
        )
    except ContentError:
        return {}
    return {each.path: each.data for each in assets if each.path.endswith(".css")}
