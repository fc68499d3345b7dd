"""What a build is going to make: the site's sources related, its layers, routes and files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sitegen.builder.options import BuildOptions
from sitegen.builder.scan.inputs import Inputs, judge_prints, stopped_fields
from sitegen.builder.scan.previous_build import PreviousBuild
from sitegen.builder.scan.theming import theme_as_meant
from sitegen.builder.schedule.anchors import AnchorLink
from sitegen.builder.schedule.field_links import check_field_links
from sitegen.builder.schedule.file_checks import covered_with_mistakes
from sitegen.builder.store.folders import Folders
from sitegen.builder.tasks.workspace import StoredBodies, Workspace
from sitegen.content.entries.strays import find_strays
from sitegen.content.folder.static import static_outputs
from sitegen.content.project import Reading
from sitegen.content.settings.settings_file import place_of
from sitegen.engine.digest import Digest
from sitegen.engine.store import ObjectStore
from sitegen.errors import ContentError, Problem
from sitegen.render.files.static import check_static
from sitegen.render.queries.files import Files
from sitegen.render.queries.prints import Prints
from sitegen.render.theme.assets import Asset
from sitegen.site.collect import Collection
from sitegen.site.expiry import expiring
from sitegen.site.facets import facets_of
from sitegen.site.feed_names import unanswered_feeds
from sitegen.site.panel_displays import PanelDisplays
from sitegen.site.route import Route
from sitegen.site.routes import check_paths, plan_routes
from sitegen.site.speakers import find_unheard
from sitegen.site.visibility import Moment


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be built: layers, routes, the theme's files and the site's own, what was noticed.

    `unchanged` are the layers that answer every question as they did; `routes` are None where they
    are those of the last build; `facets` are the library's; `anchor_links` are the links of fields
    to places on pages.
    """

    workspace: Workspace
    reading: Reading
    collection: Collection
    unchanged: frozenset[str]
    routes: tuple[Route, ...] | None
    assets: tuple[Asset, ...]
    static: Mapping[str, str]
    facets: Mapping[str, Digest]
    anchor_links: tuple[AnchorLink, ...]
    problems: tuple[Problem, ...]


def plan_build(
    inputs: Inputs, last: PreviousBuild, at: datetime, options: BuildOptions, folders: Folders
) -> Plan:
    """Relate the site's sources as of a moment; give everything that must exist.

    Raises ContentError where the theme or the site's address leave nothing to plan with.
    """
    settings, reading = inputs.settings, inputs.reading
    zone = ZoneInfo(settings.timezone)
    moment = Moment(at.astimezone(zone), zone, options.drafts)
    collection = last.relate(reading, settings, moment, fresh=options.verify)
    hung = judge_prints(inputs, collection)
    try:
        inputs.stop_address()
        workspace, assets, mistaken = lay_out(inputs, collection, hung, options, folders)
    except ContentError as error:
        # A mistake in the theme or the address must not hide those in the content.
        noticed = (*inputs.sources.survey.problems, *inputs.problems, *collection.problems)
        raise ContentError([*noticed, *error.problems]) from None
    unchanged = last.unchanged_layers(workspace, reading, collection)
    same_names = last.state.mark == inputs.gate.mark
    problems = [*inputs.problems, *collection.problems, *hung.problems, *mistaken]
    problems += asked_of_settings(inputs, collection, moment)
    astray, anchor_links = check_field_links(workspace, reading, inputs.links)
    problems += [*astray, *asked_of_entries(inputs, collection)]
    problems += covered_with_mistakes(workspace.files)
    problems += stopped_fields(inputs, collection, same_names=same_names)
    routes, facets = None, last.state.facets
    if "library" not in unchanged:
        facets = dict(facets_of(collection.library))
        routes = plan_routes(collection.library, drafts=options.drafts)
        problems += check_paths(routes, reading.groups)
    static, left_out = static_outputs(inputs.sources.identities)
    problems += [*left_out, *check_static(static, routes or last.routes())]
    return Plan(
        workspace=workspace,
        reading=reading,
        collection=collection,
        unchanged=unchanged,
        routes=routes,
        assets=assets,
        static=static,
        facets=facets,
        anchor_links=tuple(anchor_links),
        problems=tuple(problems),
    )


def asked_of_settings(inputs: Inputs, collection: Collection, moment: Moment) -> Iterator[Problem]:
    """Report settings that time or the entries have left behind."""
    asked = partial(place_of, inputs.sources)
    if inputs.settings.security:
        yield from expiring(inputs.settings, asked("security", "expires"), moment)
    yield from unanswered_feeds(collection.library, asked)


def asked_of_entries(inputs: Inputs, collection: Collection) -> Iterator[Problem]:
    """Report who is named and never heard, and files that were meant as entries and are none."""
    groups, library = inputs.reading.groups, collection.library
    yield from find_unheard(groups, library)
    yield from find_strays(inputs.sources, groups, inputs.settings.languages, library.kinds)


def lay_out(
    inputs: Inputs,
    collection: Collection,
    hung: PanelDisplays,
    options: BuildOptions,
    folders: Folders,
) -> tuple[Workspace, tuple[Asset, ...], tuple[Problem, ...]]:
    """Lay out the layers of the site, and an empty stage; give the theme's mistakes, too."""
    # What files say of themselves, such as chapters in a recording, no page need show.
    refuses = inputs.gate.may_stand_in if inputs.gate else None
    again = options.clean or options.verify
    objects = ObjectStore(folders.objects, fresh=again, refuses=refuses)
    (theme, assets), mistaken = theme_as_meant(inputs, objects, drafts=options.drafts)
    shutil.rmtree(folders.stage, ignore_errors=True)
    folders.stage.mkdir(parents=True)
    folders.recordings.mkdir()
    kept = (objects, inputs.settings.maximum_megapixels, folders.recordings)
    workspace = Workspace(
        site=options.site,
        library=collection.library,
        theme=theme,
        files=Files(inputs.sources, *kept),
        prints=Prints(hung, Files(inputs.prints, *kept)),
        gate=inputs.gate,
        bodies=StoredBodies(folders.bodies, {}),
        stage=folders.stage,
    )
    return workspace, assets, mistaken
