"""`sitegen withdraw`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitegen.commands.reporting import (
    Folder,
    built_option,
    cache_option,
    mistakes_reported,
    samples_option,
    site_option,
)
from sitegen.commands.withdrawing import say_by_hand, say_failures, say_outcome, say_plan
from sitegen.engine.memory import collect_rarely
from sitegen.errors import UsageError

if TYPE_CHECKING:
    from sitegen.builder.options import BuildOptions
    from sitegen.withdraw.steps import Outcome

WITHOUT_ENTRY = "expected an entry, such as stories/2022/noor, or --name with a person's name"
BOTH = "--archive keeps the entry's files, --delete doesn't; expected one of them"
UNASKED_LINES = "nobody is at a terminal to be asked; add --replace TEXT and --yes if it is meant"
UNASKED = "nobody is at a terminal to be asked; add --yes if it is meant"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for."""

    entry: str | None
    site: Path
    output: Path | None
    cache: Path | None
    name: str | None
    replace: str | None
    archive: Path | None
    delete: bool
    dry_run: bool
    rehearse: bool
    yes: bool
    allow_samples: bool
    break_lock: bool

    @property
    def options(self) -> BuildOptions:
        """The build that follows."""
        from sitegen.builder.options import OUTPUT, BuildOptions

        output, jobs = self.output or self.site / OUTPUT, os.cpu_count() or 1
        return BuildOptions(self.site, output, jobs=jobs, cache=self.cache)


@click.command("withdraw")
@click.argument("entry", required=False)
@site_option
@built_option
@cache_option
@click.option("--name", help="Take out a person's name instead: lists each line, and asks.")
@click.option("--replace", metavar="TEXT", help="With --name: what stands in its place.")
@click.option("--archive", type=Folder(), help="Where the entry's files go: outside the site.")
@click.option("--delete", is_flag=True, help="Delete its files instead.")
@click.option("--dry-run", is_flag=True, help="List what would be done; change nothing.")
@click.option("--rehearse", is_flag=True, help="Do it all on a copy, to practise.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@samples_option
@click.option("--break-lock", is_flag=True, help="Publish though another publish was broken off.")
def command(**options: Any) -> None:
    """Withdraw an entry for good: from the site, its targets and caches; and prove it.

    Addresses and names that are looked for are printed: this is for your own screen.

    \b
    Example: sitegen withdraw stories/2022/noor --rehearse
             sitegen withdraw stories/2022/noor --archive ../withdrawn
             sitegen withdraw --name "Dana Example" --replace "a guest"
    """
    collect_rarely()
    asked = Wishes(**options)
    with mistakes_reported():
        if asked.name and asked.entry is None and not asked.rehearse:
            done = unnamed(asked, asked.name)
        elif asked.entry is None or asked.name:
            raise UsageError(WITHOUT_ENTRY)
        elif asked.rehearse:
            done = rehearsed(asked, asked.entry)
        else:
            done = withdrawn(asked, asked.entry)
    if done is not None and not done.is_done:
        sys.exit(1)


def withdrawn(asked: Wishes, entry: str) -> Outcome | None:
    """Withdraw an entry; None where nothing was to be done. Raises SitegenError."""
    from sitegen.engine.files import write_atomically
    from sitegen.errors import refusals_told
    from sitegen.withdraw.begin import Choice, begin, lines_of
    from sitegen.withdraw.case import place_of
    from sitegen.withdraw.steps import withdraw
    from sitegen.withdraw.targets import Place, Work

    if not entry.strip():
        raise UsageError(WITHOUT_ENTRY)
    if asked.archive and asked.delete:
        raise UsageError(BOTH)
    choice = Choice(asked.archive, asked.delete)
    begun = begin(asked.options, entry, choice, today=date.today(), only_lists=asked.dry_run)
    say_plan(begun)
    if asked.dry_run:
        say_by_hand(begun.by_hand)
        return None
    if not asked.yes:
        if not sys.stdin.isatty():
            raise UsageError(UNASKED)
        click.confirm("Go on?", abort=True)
    places = [Place(name, each, asked.break_lock) for name, each in begun.targets.items()]
    work = Work(asked.options, asked.allow_samples)
    with refusals_told(asked.site):
        done = withdraw(begun.case, work, places, click.echo)
        letter = place_of(asked.site, begun.case.id).with_suffix(".txt")
        text = "".join(f"{line}\n" for line in lines_of(begun.by_hand)).encode()
        if not letter.is_file() or letter.read_bytes() != text:
            write_atomically(letter, text, mode=0o600)
    say_outcome(done)
    if done.case.done:  # Else nothing is withdrawn yet, and nobody need be written to.
        say_by_hand(begun.by_hand)
        click.echo(f"this list is kept in {letter}")
        say_failures(done)
    return done


def rehearsed(asked: Wishes, entry: str) -> Outcome:
    """Withdraw an entry from a copy of the site. Raises SitegenError."""
    from sitegen.errors import refusals_told
    from sitegen.withdraw.begin import Choice, begin
    from sitegen.withdraw.rehearse import rehearsal
    from sitegen.withdraw.steps import withdraw

    with refusals_told(asked.site), rehearsal(asked.options, click.echo) as copy:
        begun = begin(
            copy.work.options,
            entry,
            Choice(copy.archive),
            today=date.today(),
            home=asked.site,
        )
        say_plan(begun)
        done = withdraw(begun.case, copy.work, copy.places, click.echo)
        say_outcome(done)
        say_by_hand(begun.by_hand)
    click.echo("this was a rehearsal on a copy, which is removed; the site is as it was")
    return done


def unnamed(asked: Wishes, name: str) -> Outcome | None:
    """Take a name out of a site; None where only to be listed. Raises SitegenError."""
    from sitegen.commands.unnaming import confirmed, say_named, store_before, without_name
    from sitegen.errors import refusals_told
    from sitegen.withdraw.find import read_anyway
    from sitegen.withdraw.names import namings
    from sitegen.withdraw.rewriting import rewritten
    from sitegen.withdraw.targets import Place, Work

    if len(name.split()) < 2:
        raise UsageError(f'"{name}": expected the full name; of one word there are too many')
    site = read_anyway(asked.options)
    named = namings(site, name)
    say_named(named)
    if asked.dry_run:
        return None
    if not sys.stdin.isatty() and not (asked.yes and asked.replace is not None):
        raise UsageError(UNASKED_LINES)
    texts = rewritten(asked.site, confirmed(named.lines, asked.replace, yes=asked.yes))
    places = [Place(key, each, asked.break_lock) for key, each in site.settings.publish.items()]
    with refusals_told(asked.site):
        store_before(asked.options, site.settings.publish.values(), texts, asked.archive)
        work = Work(asked.options, asked.allow_samples)
        return without_name(asked.options, name, texts, work, places)
