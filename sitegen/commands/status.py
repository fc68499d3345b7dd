"""`sitegen status`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import mistakes_reported, site_option

if TYPE_CHECKING:
    from sitegen.site.freshness import Translation
    from sitegen.site.reading import ReadSite
    from sitegen.site.status import Status

NEVER = "never"
MINUTE = "%Y-%m-%d %H:%M"


@click.command("status")
@site_option
@click.option("--next-build", is_flag=True, help="Say only when the next build is due.")
@click.option("--at", "moment", metavar="TIME", help="As of that moment (ISO 8601).")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON.")
def command(site: Path, next_build: bool, moment: str | None, as_json: bool) -> None:
    """Say what is published, held back, missing and older, and when the next build is due.

    Example: sitegen status --next-build
    """
    with mistakes_reported(as_json):
        status, hide = read(site, moment, with_translations=not next_build)
    if next_build:
        due = status.next_build.isoformat() if status.next_build else NEVER
        click.echo(json.dumps({"next_build": due}) if as_json else due)
    elif as_json:
        click.echo(json.dumps(record(status, hide), ensure_ascii=False, indent=2))
    else:
        for line in lines(status, hide):
            click.echo(line)


def read(
    site: Path, moment: str | None, *, with_translations: bool
) -> tuple[Status, Callable[[str], str]]:
    """Give a site's status, and what hides the names that may not be shown in paths."""
    from dataclasses import replace

    from sitegen.commands.build import read_moment
    from sitegen.site.reading import read_site
    from sitegen.site.status import status_of
    from sitegen.site.visibility import Moment

    found = read_site(site)
    at = read_moment(moment, site) if moment else datetime.now(UTC)
    now = Moment(at.astimezone(found.zone), found.zone)
    status = status_of(found.reading.groups, found.settings, now)
    if with_translations:
        status = replace(status, translations=tuple(translations(found)))
    return status, found.gate.hide


def translations(found: ReadSite) -> Iterator[Translation]:
    """Give a site's translations; what was said of a change may say a name, and is left out."""
    from dataclasses import replace

    from sitegen.site.freshness import dated_in

    for each in dated_in(found.sources, found.settings):
        if each.since and found.gate.stops(each.since.said, ".md"):
            yield replace(each, since=replace(each.since, said=""))
        else:
            yield each


def since(each: Translation) -> str:
    """Say by which change a translation became older, "" where no history tells."""
    if each.since is None:
        return ""
    return f": since {each.since.day} ({f'{each.since.name} {each.since.said}'.rstrip()})"


def lines(status: Status, hide: Callable[[str], str]) -> Iterator[str]:
    """Give a status for readers."""
    by_kind: dict[str, list[str]] = {}
    for kind, lang, number in status.shown:
        by_kind.setdefault(kind, []).append(f"{number} {lang}")
    yield "published:"
    yield from (f"  {kind}: {', '.join(numbers)}" for kind, numbers in by_kind.items())
    if status.changes:
        yield "to come:"
    for change in status.changes:
        yield f"  {change.at:{MINUTE}}  {hide(change.path)}: {change.what}"
    if status.hidden:
        yield "not shown:"
    yield from (f"  {hide(path)}: {reason}" for path, reason in status.hidden)
    if status.missing:
        yield "translations missing:"
    yield from (f"  {hide(path)}: {', '.join(langs)}" for path, langs in status.missing)
    older = [each for each in status.translations if each.state == "older"]
    if older:
        yield "translations older than their original:"
    yield from (f"  {hide(each.path)}{since(each)}" for each in older)
    unknown = sum(each.state == "unknown" for each in status.translations)
    if unknown:
        yield f"translations that name no version of their original: {unknown} (sitegen translated)"
    if status.samples:
        yield "samples left:"
    yield from (f"  {hide(path)}" for path in status.samples)
    due = f"{status.next_build:{MINUTE}}" if status.next_build else "when something is changed"
    yield f"next build due: {due}"


def record(status: Status, hide: Callable[[str], str]) -> dict[str, object]:
    """Give a status for machines."""
    return {
        "published": [
            {"kind": kind, "lang": lang, "count": number} for kind, lang, number in status.shown
        ],
        "to_come": [
            {"at": each.at.isoformat(), "path": hide(each.path), "what": each.what}
            for each in status.changes
        ],
        "not_shown": [{"path": hide(path), "why": why} for path, why in status.hidden],
        "translations_missing": [
            {"path": hide(path), "languages": list(langs)} for path, langs in status.missing
        ],
        "translations_older": [
            {
                "path": hide(each.path),
                "original": hide(each.original),
                "since": each.since.day.isoformat() if each.since else None,
                "commit": each.since.name if each.since else None,
                "change": each.since.said if each.since else None,
            }
            for each in status.translations
            if each.state == "older"
        ],
        "translations_unknown": [
            hide(each.path) for each in status.translations if each.state == "unknown"
        ],
        "drafts": [hide(path) for path in status.drafts],
        "samples": [hide(path) for path in status.samples],
        "next_build": status.next_build.isoformat() if status.next_build else None,
    }
