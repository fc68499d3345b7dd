"""From an entry's name to its case: what goes, and what is to be done by hand beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from sitegen.builder.options import BuildOptions
from sitegen.content.settings.targets import Target
from sitegen.content.settings.tombstones import tombstones_of
from sitegen.errors import SitegenError, UsageError
from sitegen.kinds.registry import kinds_of
from sitegen.withdraw.archive import emptied, folder_in, judge_archive
from sitegen.withdraw.beyond import Beyond, World, beyond, places_hung
from sitegen.withdraw.case import Case, place_of, read_case
from sitegen.withdraw.find import Found, Site, find, id_of, read_anyway
from sitegen.withdraw.outputs import says
from sitegen.withdraw.purge import sets_of
from sitegen.withdraw.steps import case_files

WHERE = (
    "say where its files go: --archive FOLDER, outside of the site's folder, or --delete for good"
)

SETTLED = (
    "{id}: its files {where} already ({date}). Type it again without {choice}: what else is to be "
    "done doesn't depend on that. Nothing was changed"
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Where an entry's files go: into an archive, or away for good; neither: nothing was said."""

    archive: Path | None = None
    deletes: bool = False

    @property
    def made(self) -> bool:
        """True where something was said."""
        return self.deletes or self.archive is not None

    def folder(self, id_: str, date: str) -> str:
        """Give an entry's folder in the archive, which says the day; "" where there is none."""
        return folder_in(self.archive, id_, date) if self.archive else ""


def begin(
    options: BuildOptions,
    named: str,
    choice: Choice,
    *,
    today: date,
    home: Path | None = None,
    only_lists: bool = False,
) -> Begun:
    """Find what is to be withdrawn, or what an earlier run began. Raises SitegenError.

    `home` is where Git keeps the site, if that is elsewhere. Where nothing is done but to list,
    nothing need be chosen.
    """
    site = read_anyway(options)
    if choice.archive:
        others = emptied(options, site.settings.publish.values())
        judge_archive(options.site, choice.archive, others)
    known = case_named(site, named)
    shared: tuple[tuple[str, str], ...] = ()
    if known is not None:
        case = chosen_again(known, choice)
    elif choice.made or only_lists:
        found = find(site, id_of(site, named))
        case, shared = case_of(site, found, choice, today), found.shared
    else:
        raise UsageError(WHERE)
    world = World(
        home or options.site,
        site.settings,
        site.settings.publish,
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


def chosen_again(case: Case, choice: Choice) -> Case:
    """Give a case that was begun with what is chosen now, as long as its files are where they were.

    Raises UsageError where they went another way already.
    """
    folder = choice.folder(case.id, case.date)
    if not choice.made or folder == case.archive:
        return case
    if case.has_gone:
        where = f"went to {case.archive}" if case.archive else "were deleted"
        other = "--archive" if choice.archive else "--delete"
        raise UsageError(SETTLED.format(id=case.id, where=where, date=case.date, choice=other))
    begun = (case.archive,) if case.archive and Path(case.archive).exists() else ()
    return msgspec.structs.replace(case, archive=folder, copies=(*case.copies, *begun))


def case_of(site: Site, found: Found, choice: Choice, today: date) -> Case:
    """Give the case of what was found."""
    folder = site.options.site
    return Case(
        id=found.id,
        kind=found.kind,
        date=today.isoformat(),
        archive=choice.folder(found.id, today.isoformat()),
        files=case_files(folder, found.files),
        withheld=found.withheld,
        addresses=found.addresses,
        telling=tuple(each for each in found.addresses if says(each, found.names)),
        outputs=found.outputs,
        sets=(sets := tuple(sets_of(folder, found.id))),
        hung=tuple(places_hung(sets, site.reading.groups)),
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
