"""The command line: `sitegen`. Commands are loaded when they are called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import click

COMMANDS = {
    "build": "Build the whole site; only what changed is made again.",
    "check": "Judge the built site: links, languages, feeds, safety, weight.",
    "consent": "Write a receipt for a storyteller: what was agreed to, how to take it back.",
    "doctor": "Say what this machine lacks for what, and the line that mends it.",
    "explain": "Say what a mistake means, and how it is mended.",
    "import": "Bring in a former site: texts, pictures, addresses, and an account of all.",
    "init": "Begin a site: settings, menus, a sample of each kind.",
    "names": "Show whom the site must not name, and what is looked for.",
    "new": "Begin an entry: a file with every field explained.",
    "panels": "Make an exhibition's print-ready PDFs.",
    "preflight": "Judge PDF files against a print profile.",
    "publish": "Make the built site public; only what changed is sent.",
    "schemas": "Write JSON Schemas of front matter and settings, for editors.",
    "serve": "Show the site while it is written; pages update on save.",
    "status": "Say what is published, held back, missing, older; when the next build is due.",
    "translated": "Say that a translation says what its original says now.",
    "withdraw": "Take an entry out for good, everywhere; prove that nothing is left.",
    "why": "Say what an output was made from, and why it was made or reused.",
}
"""The commands with what each does."""

MODULES = {"import": "importing"}
"""The modules of commands whose names no module can have."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed: help must not wait for them."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command, and end by its exit code whatever becomes of its streams."""
        from sitegen.commands.streams import lasting_streams, speak_utf8

        if not args and "args" not in extra:
            speak_utf8()
        with lasting_streams():
            return super().main(*args, **extra)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the words of a command line, and keep them."""
        from sitegen.commands.reporting import usage_reported

        words = tuple(args)
        with usage_reported(words):
            context = super().make_context(info_name, args, parent, **extra)
        context.obj = words
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; its own words may be wrong, too."""
        from sitegen.commands.reporting import usage_reported

        with usage_reported(ctx.obj):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = _module_of(cmd_name).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; guess what was meant where there is none of the name."""
        from sitegen.text import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f'no command "{args[0]}"{did_you_mean(args[0], COMMANDS)}')
        return super().resolve_command(ctx, args)


def _module_of(name: str) -> ModuleType:
    return import_module(f"sitegen.commands.{MODULES.get(name, name)}")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sitegen")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder; a --site behind the command counts more.",
)
@click.pass_context
def main(context: click.Context, site: Path | None) -> None:
    """A website, feeds and print-ready exhibition panels from one folder of Markdown.

    Example: sitegen serve
    """
    name = context.invoked_subcommand
    if site is None or name is None:
        return
    command = main.get_command(context, name)
    if isinstance(command, click.Group):
        inner = command.list_commands(context)
        context.default_map = {name: {each: {"site": site} for each in inner}}
        return
    if command and not any(each.name == "site" for each in command.params):
        context.fail(f"{name} takes no --site: it judges the files that it is given")
    context.default_map = {name: {"site": site}}
