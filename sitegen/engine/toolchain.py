"""The digest of what makes outputs: our code and the libraries that it calls."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sitegen.engine.digest import digest_value

LIBRARIES = (
    "babel",
    "brotli",
    "fontpkg-rubik",
    "fonttools",
    "jinja2",
    "markdown",
    "markupsafe",
    "minify-html",
    "msgspec",
    "mutagen",
    "pillow",
    "pillow-heif",
    "pymdown-extensions",
    "pyyaml",
    "rcssmin",
    "rjsmin",
    "segno",
)
"""The libraries whose version shows in the output."""


def toolchain_digest(*more: bytes) -> str:
    """Give a name in hex for this version of everything that makes outputs.

    Code counts by its bytes, so that a fresh clone of the same code shares the cache. `more` is
    what else belongs to it, such as the site's own extensions.py.
    """
    package = Path(__file__).parent.parent
    code = [
        (path.relative_to(package).as_posix(), path.read_bytes())
        for path in sorted(package.rglob("*.py"))
    ]
    libraries = [(name, library_version(name)) for name in LIBRARIES]
    return digest_value([sys.version_info[:3], code, libraries, more]).hex()


def library_version(name: str) -> str:
    """Give a library's version, "" where it isn't installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
