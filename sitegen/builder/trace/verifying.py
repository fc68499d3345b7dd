"""What `--verify` says where it finds that something was reused wrongly."""

from __future__ import annotations

from sitegen.errors import Location, Problem


def differs(path: str) -> Problem:
    """Say of an output that it would have been reused, and made anew is another."""
    message = "reused, but made anew it differs: please report this, and build --clean"
    return Problem(Location(f"output/{path}"), message)
