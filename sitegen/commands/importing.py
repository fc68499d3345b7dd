"""`sitegen import`: its sub-commands are loaded when they are called."""

from __future__ import annotations

from importlib import import_module

import click

SYSTEMS: dict[str, str] = {
    "markdown": "Bring in a folder of Hugo's or Jekyll's.",
    "podcast": "Bring in a podcast's show and episodes from its feed.",
    "wordpress": "Bring in a WordPress site from its export.",
}
"""What can be imported, with what is said of each; each has `commands/import_NAME.py`."""


class Systems(click.Group):
    """The systems that sitegen can read; each is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all systems."""
        return sorted(SYSTEMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of a system."""
        if cmd_name not in SYSTEMS:
            return None
        command: click.Command = import_module(f"sitegen.commands.import_{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the systems without loading them."""
        with formatter.section("Systems"):
            formatter.write_dl(sorted(SYSTEMS.items()))


@click.group("import", cls=Systems)
def command() -> None:
    """Bring in a former site: texts, pictures, addresses; a report says what became of each item.

    A second import changes only what changed there, and nothing that you edited since.

    Example: sitegen import wordpress export.xml --media uploads --dry-run
    """
