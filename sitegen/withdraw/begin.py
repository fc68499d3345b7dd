"""From an entry's name to its case: what goes, and what is to be done by hand beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.builder.options import BuildOptions
from sitegen.content.settings.targets import Target
from sitegen.content.settings.tombstones import tombstones_of
from sitegen.errors import SitegenError, UsageError
from sitegen.kinds.registry import kinds_of
from sitegen.withdraw.archive import emptied, judge_archive
from sitegen.withdraw.beyond import Beyond, World, beyond
from sitegen.withdraw.case import Case, place_of, read_case
from sitegen.withdraw.find import Found, Site, find, id_of, read_anyway
from sitegen.withdraw.outputs import says
from sitegen.withdraw.purge import sets_of
from sitegen.withdraw.steps import case_files

WHERE = (
    "say where its files go: --archive FOLDER, outside of the site's folder, or --delete for good"
)


@dataclass(frozen=True)
class Begun:
    """A case with what is told before anything happens.

    `shared` are files that stay, with who uses them; `again` is true for one that was begun before.
    """

    case: Case
    shared: tuple[tuple[str, str], ...]
    targets: dict[str, Target]
    by_hand: tuple[Beyond, ...]
    again: bool = False


def begin(
    options: BuildOptions,
    named: str,
    archive: Path | None,
    *,
    deletes: bool,
    today: date,
    home: Path | None = None,
) -> Begun:
    """Find what is to be withdrawn, or what an earlier run began. Raises SitegenError.

    `home` is where Git keeps the site, if that is elsewhere.
    """
    site = read_anyway(options)
    known = case_named(site, named)
    case = known
    shared: tuple[tuple[str, str], ...] = ()
    if case is None:
        if archive:
            others = emptied(options, site.settings.publish.values())
            judge_archive(options.site, archive, others)
        elif not deletes:
            raise UsageError(WHERE)
        found = find(site, id_of(site, named))
        case, shared = case_of(site, found, archive, today), found.shared
    world = World(
        home or options.site,
        site.settings,
        site.settings.publish,
        site.reading.groups,
        next((each for each in kinds_of(site.settings.kinds) if each.name == case.kind), None),
    )
    return Begun(case, shared, site.settings.publish, beyond(case, world), known is not None)


def case_named(site: Site, named: str) -> Case | None:
    """Give the case of an entry that was begun before. Raises SitegenError for one long done."""
    folder = site.options.site
    id_ = named.removeprefix("content/").rstrip("/").removesuffix(".md").removesuffix("/index")
    if id_ not in site.files_of():
        if case := read_case(place_of(folder, id_)):
            return case
        if tombstones_of(site.settings.withdrawn).hold(id_):
            raise SitegenError(
                f"{id_}: was withdrawn, and private/withdrawn/ knows of it no longer: nothing is "
                "left to search by. Nothing was changed"
            )
        return None
    return read_case(place_of(folder, id_))


def case_of(site: Site, found: Found, archive: Path | None, today: date) -> Case:
    """Give the case of what was found."""
    folder = site.options.site
    return Case(
        id=found.id,
        kind=found.kind,
        date=today.isoformat(),
        archive=str((archive / f"{found.id.replace('/', '-')}-{today}").resolve())
        if archive
        else "",
        files=case_files(folder, found.files),
        addresses=found.addresses,
        telling=tuple(each for each in found.addresses if says(each, found.names)),
        outputs=found.outputs,
        sets=tuple(sets_of(folder, found.id)),
        markers=found.markers,
        secret=found.secret,
        mentions=tuple(map(str, found.mentions)),
    )


def lines_of(by_hand: Sequence[Beyond]) -> list[str]:
    """Give what is to be done by hand, for readers."""
    return [line for each in by_hand for line in (f"{each.what}:", *indented(each.lines))]


def indented(lines: Sequence[str]) -> list[str]:
    """Set lines in by two signs."""
    return [f"  {line}" for line in lines]
