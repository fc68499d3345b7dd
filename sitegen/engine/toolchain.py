"""The digest of what makes outputs: our code and the libraries that it calls."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from sitegen.engine.digest import digest_value
from sitegen.engine.files import read_tree

LIBRARIES = frozenset(
    {
        "babel",
        "brotli",
        "fontpkg",
        "fontpkg_rubik",
        "fonttools",
        "jinja2",
        "markdown",
        "markupsafe",
        "msgspec",
        "mutagen",
        "pagefind",
        "pagefind_bin_extended",
        "pikepdf",
        "pillow",
        "pillow_heif",
        "pymdown_extensions",
        "pyyaml",
        "rcssmin",
        "rjsmin",
        "segno",
        "svg_py",
        "tzdata",
    }
)
"""The libraries whose version shows in the output, by their normalized names."""

MAKERS = frozenset({"fontpkg_rubik", "mutagen", "pikepdf", "pillow", "pillow_heif"})
"""Those of them that pictures, recordings, cards and copies of documents are made with."""

DISTRIBUTION = ".dist-info"
"""How the folder of what is installed ends (PyPA, "Recording installed projects")."""

CODE = (".py", ".txt")
"""Endings of our own files that decide what is made: code, and the lists that it reads."""


def toolchain_digest(*more: bytes) -> str:
    """Give a name in hex for this version of everything that makes outputs.

    Code and its lists count by their bytes, so that a fresh clone of the same code shares the
    cache. `more` is what else belongs to it, such as the site's own extensions.py.
    """
    code = read_tree(Path(__file__).parent.parent, CODE)
    return digest_value([sys.version_info[:3], code, sorted(set(installed())), more]).hex()


def makers_digest() -> str:
    """Give a name in hex for the libraries that make pictures, recordings, cards and copies."""
    return digest_value(sorted(set(installed(MAKERS)))).hex()


def installed(libraries: Collection[str] = LIBRARIES) -> Iterator[str]:
    """Give the installed libraries that count, as `name-version`.

    Folder names tell it; `importlib.metadata` would take longer than a build with nothing to do.
    """
    for stem in distributions():
        if stem.partition("-")[0].lower().replace(".", "_") in libraries:
            yield stem


def distributions() -> Iterator[str]:
    """Give all that is installed, as `name-version`; what stands in two places, twice."""
    for folder in sys.path:
        try:
            names = [entry.name for entry in os.scandir(folder or ".")]
        except OSError:
            continue
        yield from (
            name.removesuffix(DISTRIBUTION) for name in names if name.endswith(DISTRIBUTION)
        )


def built_in_themes() -> Path:
    """Give the folder of the themes that come with sitegen: in the package, else beside it."""
    package = Path(__file__).parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"
