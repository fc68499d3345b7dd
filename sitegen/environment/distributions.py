"""Python packages that sitegen's installation names and this Python lacks."""

from __future__ import annotations

import re
from importlib import metadata

REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)[^;]*(?:;.*extra == ['\"](?P<extra>[\w-]+)['\"])?"
)


def required_distributions(extra: str = "") -> tuple[str, ...]:
    """Return the packages that sitegen needs, or those that its extra `extra` adds, sorted.

    Nothing is returned where sitegen runs from a folder in which it was never installed.
    """
    try:
        lines = metadata.requires("sitegen") or []
    except metadata.PackageNotFoundError:
        return ()
    matches = (REQUIREMENT.match(line) for line in lines)
    return tuple(
        sorted(match["name"] for match in matches if match and (match["extra"] or "") == extra)
    )


def missing_distributions(extra: str = "") -> tuple[str, ...]:
    """Return those of `required_distributions(extra)` that are not installed, sorted."""
    return tuple(name for name in required_distributions(extra) if not is_installed(name))


def is_installed(name: str) -> bool:
    """Say whether the Python package `name` is installed, whatever its version."""
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
