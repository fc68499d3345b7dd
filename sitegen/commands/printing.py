"""Making and judging sets of panels for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from sitegen.commands.panels_told import Said, said_again, said_of

if TYPE_CHECKING:
    from sitegen.errors import Problem
    from sitegen.panels.cache.file_facts import FileFactsCache
    from sitegen.panels.cache.standing import Scene
    from sitegen.panels.plan.planned import ExhibitionPlan
    from sitegen.panels.plan.sources import PanelSources
    from sitegen.panels.production.reports import Report
    from sitegen.preflight.findings import FileReport


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which panels, where to, how."""

    site: Path
    output: Path
    cache: Path
    story: str
    format: str
    lang: str
    proof: bool
    jobs: int

    def asked(self, exhibition: str) -> tuple[object, ...]:
        """Give what files and what is said of them depend on: all but the number of processes."""
        places = [str(path.absolute()) for path in (self.site, self.output)]
        return (exhibition, *places, self.story, self.format, self.lang, self.proof)


@dataclass(frozen=True, slots=True)
class Printed:
    """One exhibition's files, with what preflight says of each ("--proof": nothing)."""

    report: Report
    judged: tuple[FileReport, ...]

    @property
    def good(self) -> bool:
        """True where every panel could be made and passed."""
        return not self.report.problems and all(each.passed for each in self.judged)

    @property
    def warned(self) -> bool:
        """True where a file of it has a warning."""
        return any(each.warnings for each in (*self.report.panels, *self.report.documents))


def answers(order: Order, exhibition: str) -> tuple[Said, ...]:
    """Say what stands of one exhibition, or of all: made and judged where anything differs."""
    from sitegen.panels.cache.standing import forget, look, recall

    scene = look(order.site, order.cache / "panels", order.asked(exhibition))
    said = recall(scene, datetime.now(UTC))
    if said is not None:
        return msgspec.json.decode(said, type=tuple[Said, ...])
    from sitegen.commands.judging import require_panels

    require_panels()
    forget(scene)
    return tuple(map(said_of, make_panels(order, exhibition, scene)))


def require_language(order: Order, sources: PanelSources) -> None:
    """Raise UsageError for a language that nothing of the site is written in."""
    from sitegen.errors import UsageError

    languages = sources.printed.settings.written_languages
    if order.lang and order.lang not in languages:
        raise UsageError(f'no language "{order.lang}"; expected one of {", ".join(languages)}')


def make_panels(order: Order, exhibition: str, scene: Scene) -> list[Printed]:
    """Make and judge the panels of one exhibition, or of all."""
    from sitegen.engine.clock import Clock
    from sitegen.panels.cache.file_facts import FileFactsCache
    from sitegen.panels.cache.pieces import documents_in, prune_pieces
    from sitegen.panels.cache.pruning import previews_in, prune_photos
    from sitegen.panels.cache.standing import remember
    from sitegen.panels.plan.loading import load_sources, photos_shown
    from sitegen.panels.production.code import code_digest

    known = FileFactsCache(
        order.cache / "panels", Clock.read(order.cache, order.output, order.site)
    )
    sources = load_sources(order.site, known=known)
    forget_uncovered(order, sources)
    require_language(order, sources)
    plans = plans_of(order, sources, chosen(sources, exhibition))
    try:
        done = [make_exhibition(order, sources, id_, plans[id_], known) for id_ in plans]
        live = photos_shown(sources) | previews_in(order.output)
        prune_photos(order.cache / "panels" / "photos", live, code_digest())
        prune_pieces(order.cache / "panels", documents_in(order.output))
    finally:
        known.save()
    if all(each.good for each in done):
        again = msgspec.json.encode([said_again(each) for each in done])
        folders = [each.report.folder for each in done]
        remember(scene, folders, known, sources.period, again)
    return done


def forget_uncovered(order: Order, sources: PanelSources) -> None:
    """Remove what was made of pictures before they were covered, whichever panels are asked for."""
    from sitegen.builder.scan.covering import newly_covered, note_covered, without_uncovered
    from sitegen.content.folder.sources import Sources
    from sitegen.content.folder.survey import survey_prints
    from sitegen.errors import refusals_told

    with refusals_told(order.cache, order.output):
        covered = newly_covered(sources.files, order.cache)
        prints = Sources(order.site, survey_prints(order.site))
        without_uncovered(prints, covered, sources.groups, sources.digest)
        note_covered(sources.files, order.cache)


def plans_of(
    order: Order, sources: PanelSources, exhibitions: Sequence[str]
) -> dict[str, ExhibitionPlan]:
    """Plan exhibitions, by id, before anything of one is made.

    Raises ContentError with the mistakes of all of them, UsageError for what there isn't.
    """
    from sitegen.errors import ContentError
    from sitegen.panels.plan.letters import lacking
    from sitegen.panels.plan.plan import Wanted, plan_exhibition

    wanted = Wanted(story=order.story, format=order.format, lang=order.lang)
    plans: dict[str, ExhibitionPlan] = {}
    problems: list[Problem] = []
    for id_ in exhibitions:
        try:
            plans[id_] = plan_exhibition(id_, sources, wanted)
            problems += lacking(plans[id_], id_, sources)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return plans


def chosen(sources: PanelSources, exhibition: str) -> tuple[str, ...]:
    """Give the ids of the exhibitions that are meant. Raises UsageError where there is none."""
    from sitegen.errors import UsageError
    from sitegen.panels.plan.loading import exhibitions_with_panels
    from sitegen.text import did_you_mean

    known = exhibitions_with_panels(sources)
    slugs = {id_.rpartition("/")[2]: id_ for id_ in known}
    if not exhibition:
        if not known:
            raise UsageError("no exhibition has panels; its field panels: says what is printed")
        return known
    slug = exhibition.strip("/").rpartition("/")[2]
    if slug not in slugs:
        expected = f"expected one of {', '.join(slugs)}" if slugs else "there is none at all"
        hint = did_you_mean(slug, slugs)
        raise UsageError(f'no exhibition "{exhibition}" with panels; {expected}{hint}')
    return (slugs[slug],)


def make_exhibition(
    order: Order, sources: PanelSources, id_: str, plan: ExhibitionPlan, known: FileFactsCache
) -> Printed:
    """Make and judge one exhibition's panels; the reports stand beside a whole set."""
    from sitegen.commands.judging import code_of_judges, judge_panel
    from sitegen.errors import refusals_told
    from sitegen.panels.cache.manifest import reports_of, write_other
    from sitegen.panels.cache.pieces import folders_of_pieces
    from sitegen.panels.plan.gate import purge_kept
    from sitegen.panels.plan.plan import plan_exhibition
    from sitegen.panels.production.print_record import Shown, write_record
    from sitegen.panels.production.produce import produce
    from sitegen.preflight.report import write_html, write_json

    panels = order.cache / "panels"
    for folder in folders_of_pieces(panels):
        purge_kept(folder, sources.gate)
    whole = plan if plan.complete else plan_exhibition(id_, sources)
    shown = Shown.by(whole, id_, sources)
    report = produce(
        plan,
        order.output,
        panels,
        site=order.site,
        jobs=order.jobs,
        proof=order.proof,
        progress=lambda line: click.echo(line, err=True),
        known=known,
    )
    write_record(shown, report, known)
    if order.proof:
        return Printed(report, ())
    files = [each for each in (*report.panels, *report.documents) if not each.problem]
    kept = order.cache / "preflight"
    purge_kept(kept, sources.gate)
    code = code_of_judges()
    judged = tuple(judge_panel(each, kept, known, code, panels) for each in files)
    # Where nothing is left to make, there may be no folder.
    if plan.complete and report.folder.is_dir():
        told = (write_html(judged), write_json(judged))
        with refusals_told(report.folder):
            for name, text in zip(reports_of(plan.slug), told, strict=True):
                write_other(report.folder / name, text.encode(), known)
    return Printed(report, judged)
