"""Style sheets that are shown before the pages that name them are made.

A style sheet is named by its content, so that one of the theme that is changed makes each page of
the site anew. What an open tab needs of that is the sheet alone: it is made from the theme's files,
under the settings and names of the last build, and stands in for the old one until the pages are
there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.previous_state import read_previous_state
from sitegen.builder.scan.purge import gate_of
from sitegen.builder.store.folders import Folders
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import survey_themes, walk_site
from sitegen.content.project import read_entries
from sitegen.content.settings.names_file import read_names_file
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError
from sitegen.render.theme.assets import with_assets
from sitegen.render.theme.theme import load_theme
from sitegen.safety.gate import Gate
from sitegen.safety.people import everyone

NAMED = re.compile(rb"assets/([\w-]+)-[0-9a-f]{10}\.css")


@dataclass(frozen=True, slots=True)
class Basis:
    """What sheets are made with, beside the theme: as it was in the last build."""

    settings: Settings
    gate: Gate


@dataclass(frozen=True, slots=True)
class Sheets:
    """The style sheets of the theme as the pages will name them: bytes by output path."""

    files: Mapping[str, bytes] = field(default_factory=dict)

    def named_in(self, html: bytes) -> bytes:
        """Give a page that names these sheets instead of those of before."""
        stems = {
            found[1]: path.encode() for path in self.files if (found := NAMED.match(path.encode()))
        }
        return NAMED.sub(lambda at: stems.get(at[1], at[0]), html) if stems else html


def are_sheets(paths: Collection[str]) -> bool:
    """True where nothing was saved but style sheets of a theme."""
    return bool(paths) and all(
        path.startswith("themes/") and path.endswith(".css") for path in paths
    )


def sheets_of(options: BuildOptions, basis: Basis) -> Sheets | None:
    """Make the style sheets of the theme; None where one has a mistake: the build tells it."""
    sources = Sources(options.site, survey_themes(options.site))
    settings, objects = basis.settings, ObjectStore(Folders.of(options).objects, fresh=False)
    try:
        theme = load_theme(sources, settings.theme, settings.theme_options)
        _, assets = with_assets(theme, objects, settings.root, basis.gate, drafts=options.drafts)
    except ContentError:
        return None
    return Sheets({each.path: each.data for each in assets if each.path.endswith(".css")})


def basis_at_rest(options: BuildOptions) -> Basis | None:
    """Read what the last build knew; None where other names may not be shown than then.

    Raises SitegenError.
    """
    folders = Folders.of(options)
    last = PreviousBuild(read_previous_state(folders, options))
    sources = Sources(options.site, walk_site(options.site))
    settings = read_settings(sources)
    reading = read_entries(sources, settings, last.known(), options.jobs)
    listed = read_names_file(options.site)
    gate, passed = gate_of(everyone(reading.private_names, listed.people), folders)
    return Basis(settings, gate) if passed else None
