"""The line to type on this system when something is missing."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterable
from typing import Literal

from sitegen.environment.needs import Need

Supplier = Literal["apt-get", "brew", "none"]


def supplier() -> Supplier:
    """Return what installs software here: apt-get where it exists, brew on macOS, or none."""
    if shutil.which("apt-get"):
        return "apt-get"
    return "brew" if platform.system() == "Darwin" else "none"


def packages(needs: Iterable[Need], via: Supplier) -> tuple[str, ...]:
    """Return the packages that meet `needs`, sorted, each once, as `via` names them."""
    names = {need.homebrew if via == "brew" else need.debian for need in needs}
    return tuple(sorted(names))


def mending_line(needs: Iterable[Need], via: Supplier) -> str:
    """Return the one line that installs what `needs` lack.

    A system without apt-get and brew gets the Debian names in a sentence: other distributions name
    their packages much alike.
    """
    wanted = " ".join(packages(needs, via))
    if via == "apt-get":
        return f"sudo apt-get install {wanted}"
    if via == "brew":
        return f"brew install {wanted}"
    return f"install what Debian calls: {wanted}"
