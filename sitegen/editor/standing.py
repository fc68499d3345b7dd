"""How the site stands, as a page: what `sitegen status` tells, each line leading to its form."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sitegen.editor.requests import EditorHandler
from sitegen.editor.shelf import Row
from sitegen.errors import ContentError
from sitegen.site.freshness import dated_in
from sitegen.site.reading import read_site
from sitegen.site.status import CONSENT_ENDS, IS_PUBLISHED, IS_TAKEN_AWAY, Status, status_of
from sitegen.site.visibility import Moment

MINUTE = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: an entry's file, what it is called, in which language, what is told."""

    path: str
    title: str
    lang: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows. `counts` are by kind, then language; `missing` and `older` by language.

    `due` is when the next build is, "" for whenever something is changed.
    """

    counts: Mapping[str, Mapping[str, int]]
    scheduled: tuple[Line, ...]
    expiring: tuple[Line, ...]
    consents: tuple[Line, ...]
    drafts: tuple[Line, ...]
    hidden: tuple[Line, ...]
    missing: Mapping[str, tuple[Line, ...]]
    older: Mapping[str, tuple[Line, ...]]
    unknown: int
    samples: tuple[Line, ...]
    due: str


class StatusHandler(EditorHandler):
    """How the site stands."""

    async def get(self) -> None:
        """Show it; where the site has mistakes, these."""
        try:
            loop = asyncio.get_running_loop()
            standing = await loop.run_in_executor(None, self.standing)
        except ContentError as error:
            self.tell(error, 200)
        else:
            self.show("status.html", standing=standing)

    def standing(self) -> Standing:
        """Read the site, and say how it stands now."""
        now = datetime.now(UTC)
        found = read_site(self.editor.folder)
        moment = Moment(now.astimezone(found.zone), found.zone)
        status = status_of(found.reading.groups, found.settings, moment)
        status = replace(status, translations=tuple(dated_in(found.sources, found.settings)))
        rows = {row.file.path: row for row in self.editor.shelf.all(self.editor.site(), now)}
        return standing_of(status, rows)


def standing_of(status: Status, rows: Mapping[str, Row]) -> Standing:
    """Give a status as the page shows it; `rows` are the entries of the list by path."""

    def line(path: str, told: str = "") -> Line:
        row = rows.get(path)
        return Line(path, row.title if row else path, row.lang if row else "", told)

    def to_come(what: str) -> tuple[Line, ...]:
        changes = [each for each in status.changes if each.what == what]
        return tuple(line(each.path, f"{each.at:{MINUTE}}") for each in changes)

    counts: dict[str, dict[str, int]] = {}
    for kind, lang, number in status.shown:
        counts.setdefault(kind, {})[lang] = number
    scheduled = to_come(IS_PUBLISHED)
    told_above = {*status.drafts, *(each.path for each in scheduled)}
    hidden = [line(path, why) for path, why in status.hidden if path not in told_above]
    missing = [(lang, line(path)) for path, langs in status.missing for lang in langs]
    older = [each for each in status.translations if each.state == "older"]
    since = [(line(each.path), each.since.day.isoformat() if each.since else "") for each in older]
    return Standing(
        counts=counts,
        scheduled=scheduled,
        expiring=to_come(IS_TAKEN_AWAY),
        consents=to_come(CONSENT_ENDS),
        drafts=tuple(map(line, status.drafts)),
        hidden=tuple(hidden),
        missing=by_language(missing),
        older=by_language((each.lang, replace(each, told=day)) for each, day in since),
        unknown=sum(each.state == "unknown" for each in status.translations),
        samples=tuple(map(line, status.samples)),
        due=f"{status.next_build:{MINUTE}}" if status.next_build else "",
    )


def by_language(pairs: Iterable[tuple[str, Line]]) -> dict[str, tuple[Line, ...]]:
    """Give lines by the language that they are told of, the languages in their order."""
    found: dict[str, tuple[Line, ...]] = {}
    for lang, each in pairs:
        found[lang] = (*found.get(lang, ()), each)
    return dict(sorted(found.items()))
