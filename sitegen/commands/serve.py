"""`sitegen serve`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitegen.commands.reporting import (
    cache_option,
    mistakes_reported,
    print_problems,
    progress_shown,
    site_option,
)

if TYPE_CHECKING:
    from sitegen.builder.options import BuildReport

VARIABLE = "SITEGEN_PASSWORD"
"""The variable of the environment that may hold the password of other devices."""


@click.command("serve")
@site_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any."
)
@cache_option
@click.option("--drafts", is_flag=True, help="Show drafts and embargoed entries as well.")
@click.option(
    "--host",
    default="",
    metavar="ADDRESS",
    help="Let other devices see the pages, with a password: this machine's address, or auto.",
)
def command(site: Path, port: int, cache: Path | None, drafts: bool, host: str) -> None:
    """Show the site while it is written; pages update on save.

    A mistake is shown here and on the page, while the last good pages stay.

    Example: sitegen serve --drafts
    """
    from sitegen.builder.commit.places import prepare_cache
    from sitegen.content.folder.survey import require_site
    from sitegen.errors import refusals_told
    from sitegen.serve.guests import address_of_machine
    from sitegen.serve.server import ServeOptions, Talk, serve

    with mistakes_reported(), progress_shown() as show:
        require_site(site)
        password = password_for(host) if host else ""
        at = address_of_machine(host) if host else ""
        options = ServeOptions(site, port, drafts, cache, at, password)
        with refusals_told(options.cache_root):
            prepare_cache(site, options.cache_root)
        talk = Talk(click.echo, report, print_problems, show)
        try:
            serve(options, talk)
        except KeyboardInterrupt:
            click.echo("ended")


def password_for(host: str) -> str:
    """Give the password of other devices: from the environment, else typed. Raises UsageError."""
    from sitegen.errors import UsageError
    from sitegen.serve.guests import SHORTEST_PASSWORD

    password = os.environ.get(VARIABLE, "")
    if not password and sys.stdin.isatty():
        password = click.prompt("Password for other devices", hide_input=True)
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError(
            f"--host {host}: others see drafts too, so it needs a password of at least "
            f"{SHORTEST_PASSWORD} signs; type it when you are asked, or set {VARIABLE}"
        )
    return password


def report(done: BuildReport) -> None:
    """Say what a build did."""
    from sitegen.commands.results import print_build

    print_build(done, Path("serve"), as_json=False)
