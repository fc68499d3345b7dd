"""`sitegen panels`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from sitegen.builder.options import CACHE
from sitegen.commands.panels_told import tell
from sitegen.commands.printing import Order, answers, chosen, plans_of, require_language
from sitegen.commands.reporting import (
    Folder,
    adopt_option,
    cache_option,
    mistakes_reported,
    site_option,
)
from sitegen.engine.memory import collect_rarely


@click.command("panels")
@click.argument("exhibition", required=False, default="")
@site_option
@click.option(
    "--output",
    type=Folder(),
    help="The folder to write.  [default: output-print in the site's folder]",
)
@adopt_option
@cache_option
@click.option("--story", default="", help="The panels of this story alone.")
@click.option("--format", "size", default="", help="In this format alone: rollup-850x2000, a1, ….")
@click.option("--lang", default="", help="In this language alone.")
@click.option("--proof", is_flag=True, help="For a quick look: no documents, no preflight.")
@click.option("--texts", is_flag=True, help="List words and room of each panel; draw nothing.")
@click.option("--strict", is_flag=True, help="Warnings are mistakes.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes work at once.")
@click.option("--json", "as_json", is_flag=True, help="Report in JSON.")
def command(
    site: Path,
    exhibition: str,
    output: Path | None,
    adopt: bool,
    cache: Path | None,
    story: str,
    size: str,
    lang: str,
    proof: bool,
    texts: bool,
    strict: bool,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Make an exhibition's print-ready PDFs, and judge each.

    Without EXHIBITION: those of all exhibitions that have panels.

    Example: sitegen panels geneva-2022 --lang ar
    """
    collect_rarely()
    jobs = jobs or os.cpu_count() or 1
    into, cache = output or site / "output-print", cache or site / CACHE
    order = Order(site, into, cache, story, size, lang, proof, jobs)
    with mistakes_reported(as_json):
        judge_folders(order, adopt=adopt)
        if texts:
            sys.exit(list_texts(order, exhibition, as_json=as_json))
        said = answers(order, exhibition)
    tell(said, as_json=as_json)
    if strict and any(each.warned for each in said):
        sys.exit("warnings are mistakes with --strict")
    sys.exit(0 if all(each.good for each in said) else 1)


def judge_folders(order: Order, *, adopt: bool) -> None:
    """Raise UsageError where panels can't be written, FileSystemError where the system refuses."""
    from sitegen.builder.commit.places import (
        holds_prints,
        judge_content,
        judge_prints,
        prepare_cache,
    )
    from sitegen.content.folder.survey import require_site
    from sitegen.errors import refusals_told

    require_site(order.site)
    with refusals_told(order.cache, order.output):
        judge_prints(order.site, order.output, order.cache)
        judge_content(order.output, known=False, adopt=adopt, ours=holds_prints(order.output))
        prepare_cache(order.site, order.cache)


def list_texts(order: Order, exhibition: str, *, as_json: bool) -> int:
    """List what each panel says and has room for; 1 where a text is too long or none is left."""
    import msgspec

    from sitegen.commands.judging import require_panels
    from sitegen.panels.plan.loading import load_sources
    from sitegen.panels.production.texts import rooms_of

    require_panels()
    sources = load_sources(order.site)
    require_language(order, sources)
    plans = plans_of(order, sources, chosen(sources, exhibition))
    rooms = [room for plan in plans.values() for room in rooms_of(plan, order.cache / "panels")]
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(rooms), ensure_ascii=False, indent=2))
    for room in () if as_json else rooms:
        fits = f"{room.size:g} pt" if room.size else "too long"
        click.echo(
            f"{room.number:02d} {room.kind} {room.slug} {room.lang}: {room.words} words, "
            f"room for {'at least' if room.size else 'about'} {room.room}: {fits}"
        )
    told = (*(plan.problem for plan in plans.values()), *(room.problem for room in rooms))
    problems = dict.fromkeys(filter(None, told))
    for problem in problems:
        click.echo(problem, err=True)
    return int(bool(problems))
