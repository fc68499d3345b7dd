"""All addresses within the site that readers are led to by fields, tables and settings."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Final

from sitegen.addresses import partition_address, path_within, read_address
from sitegen.builder.schedule.anchors import AnchorLink
from sitegen.builder.tasks.workspace import Workspace
from sitegen.content.folder.static import STATIC
from sitegen.content.project import Reading
from sitegen.content.validation.context import Written
from sitegen.errors import Problem
from sitegen.render.helpers.member_rows import mistakes_in_members
from sitegen.render.helpers.tables import links_in_tables
from sitegen.site.library import Library
from sitegen.site.links import asking, find_target
from sitegen.site.nearby import NearestTo

NOT_SHOWN: Final = "it is a draft, out of its time or not agreed to; nobody is led there"
"""Why readers don't find a link that stands in a field."""

LEADS_ASTRAY: Final = (
    "it is a draft, out of its time or not agreed to; whoever follows it finds nothing"
)
"""The same of an address in full, which is published as it is written."""


def check_field_links(
    workspace: Workspace, reading: Reading, settings: Iterable[Written]
) -> tuple[list[Problem], list[AnchorLink]]:
    """Report where nothing stands, and what of the members' tables would be shown nowhere; give
    the links to places on pages, too.

    Links in texts are looked up when these are converted.

    An entry that isn't shown in any language may lead to what isn't there yet.
    """
    library = workspace.library
    tables, problems = links_in_tables(workspace.files, library.settings.url)
    problems += mistakes_in_members(workspace.files, library.settings.languages)
    shown = [group.links for group in reading.groups if group.id in library.written_in]
    failed = [unfinished.links for unfinished in reading.unfinished.values()]
    fields = (link for links in (*shown, *failed) for link in links)
    static = workspace.files.sources.identities.keys()
    found, anchor_links = check_links(library, static, (*settings, *tables, *fields))
    return [*problems, *found], anchor_links


def check_links(
    library: Library, files: Set[str], links: Iterable[Written]
) -> tuple[list[Problem], list[AnchorLink]]:
    """Report addresses within the site at which nothing stands; warn of those not shown. Give
    those of places on pages, too.

    `links` are those of fields, tables and settings, paths or in full; `files` are the site's,
    static ones too.
    """
    lang = library.languages[0].code
    problems, anchor_links = [], []
    for link in links:
        own = path_within(link.text, library.settings.url)
        path = read_address(own).text if own else link.text
        target = find_target(asking(library), lang, path)
        if target is None and f"{STATIC}{partition_address(path)[0]}" in files:
            continue
        if target is None:
            near = NearestTo(lang=lang, folder="", name=partition_address(path)[0])
            meant = near.answer(library)
            hint = f'; did you mean "{meant}"?' if meant else ""
            message = f'{link.field}: link to "{link.text}": nothing there{hint}'
            problems.append(Problem(link.location, message))
        elif target.hidden:
            said = LEADS_ASTRAY if own else NOT_SHOWN
            message = f'{link.field}: link to "{link.text}": {said}'
            problems.append(Problem(link.location, message, "warning"))
        elif "#" in target.url:
            anchor_links.append(
                AnchorLink(link.location, f'{link.field}: link to "{link.text}"', target.url)
            )
    return problems, anchor_links
