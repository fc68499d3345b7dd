"""An import from what a reader gives to the folder and the report: the same for every system."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.editing.document import EditError, values_in
from sitegen.content.editing.values import Bare
from sitegen.content.folder.sources import Sources
from sitegen.content.folder.survey import PRIVATE, walk_site
from sitegen.content.front_matter.nodes import FrontMatterError
from sitegen.content.settings.settings import Settings
from sitegen.content.settings.settings_file import read_settings
from sitegen.engine.files import write_atomically
from sitegen.errors import SitegenError
from sitegen.importing.reporting.page import page
from sitegen.importing.reporting.records import record
from sitegen.importing.reporting.report import Report, report_on
from sitegen.importing.values import Imported, Redirect
from sitegen.importing.writing.ledger import ledger_path, read_ledger, write_ledger
from sitegen.importing.writing.plan import STANDS, Step, folder_of, planned
from sitegen.importing.writing.redirects import write_redirects
from sitegen.importing.writing.write import carried_out

DRAFT, TRUE = "draft", Bare("true")

REPORTS = f"{PRIVATE}/imports"
"""Where reports go: they name drafts and persons, so they must not leave this machine."""


@dataclass(frozen=True)
class Site:
    """The site that an import goes to: its folder, settings, and the files of its content."""

    folder: Path
    settings: Settings
    files: tuple[str, ...]


def look_at(site: Path) -> Site:
    """Look at a site. Raises UsageError for no site, ContentError for mistakes in site.yaml."""
    sources = Sources(site, walk_site(site))
    files = tuple(path for path in sources.identities if path.startswith("content/"))
    return Site(site, read_settings(sources), files)


def bring_in(
    site: Site,
    imported: Imported,
    *,
    rehearsal: bool = False,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Report:
    """Write what was imported into a site's folder, and give the account.

    What somebody edited, renamed or took away since the last import stays so; a `rehearsal` writes
    nothing. Raises SitegenError where the ledger can't be read or a file can't be written.
    """
    require_distinct(imported)
    ledger = read_ledger(site.folder, imported.name)
    folder = folder_of(site.folder, site.settings, site.files)
    steps = list(planned(imported.entries, ledger, folder))
    hidden = {step.entry.path for step in steps if not _is_shown(step, site.folder)}
    lines = lines_of(imported.redirects, hidden)
    shown = (step.entry for step in steps if step.entry.path not in hidden)
    old = tuple(dict.fromkeys(path for entry in shown for path in entry.old))
    done = carried_out(site.folder, steps, ledger, rehearsal=rehearsal, progress=progress)
    if not rehearsal:
        if done.ledger.entries:
            write_ledger(site.folder, imported.name, done.ledger)
        write_redirects(site.folder, imported.name, lines)
    return report_on(imported, steps, done.kept, lines, old, rehearsal=rehearsal)


def lines_of(redirects: Iterable[Redirect | str], hidden: Collection[str]) -> tuple[str, ...]:
    """Give the lines of redirects whose entries are shown: a draft has no page to lead to."""
    lines = (
        each if isinstance(each, str) else each.line
        for each in redirects
        if isinstance(each, str) or each.entry not in hidden
    )
    return tuple(dict.fromkeys(lines))


def _is_shown(step: Step, site: Path) -> bool:
    if step.verdict not in STANDS:
        return False
    if step.verdict != "edited":
        return step.entry.fields.get(DRAFT) != TRUE
    try:
        return values_in((site / step.path).read_text("utf-8"), step.path).get(DRAFT) != TRUE
    except (OSError, UnicodeDecodeError, EditError, FrontMatterError):
        # Whoever edits it hears of that from the build.
        return False


def require_distinct(imported: Imported) -> None:
    """Raise RuntimeError where two items or entries share a source, or two entries a file.

    Readers see to that: one of the two would be lost without a word.
    """
    for names in (
        [item.source for item in imported.items],
        [entry.source for entry in imported.entries],
        [entry.path.casefold() for entry in imported.entries],
    ):
        twice = [name for name, number in Counter(names).items() if number > 1]
        if twice:
            raise RuntimeError(f"twice in an import: {', '.join(twice[:3])}")


def write_report(report: Report, folder: Path) -> tuple[Path, Path]:
    """Write a report into a folder as NAME.html and NAME.json; give both. Raises SitegenError."""
    ledger_path(report.name)
    html, plain = folder / f"{report.name}.html", folder / f"{report.name}.json"
    text = json.dumps(record(report), ensure_ascii=False, indent=1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(html, page(report).encode(), mode=0o600)
        write_atomically(plain, f"{text}\n".encode(), mode=0o600)
    except OSError as error:
        raise SitegenError(f"{folder}: can't be written: {error.strerror}") from None
    return html, plain
