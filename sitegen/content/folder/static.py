"""`static/`: files that are published at the root of the site as they are, under their own names.

Hosts and services look for files at fixed places: `CNAME`, `.nojekyll`, `.well-known/security.txt`,
a page that proves whose the site is. A hidden file is published only if its name says that it is
meant for the web: a `.env` that lies there by mistake must not go out.
"""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from sitegen.content.folder.covers import is_cover
from sitegen.errors import Location, Problem

STATIC = "static"
"""The folder, in the site's."""

MEANT = (".well-known", ".nojekyll", ".htaccess", ".domains")
"""Hidden names that are meant for the web: RFC 8615, GitHub Pages, Apache, Codeberg Pages."""

LITTER = (
    *(".DS_Store", "._*", ".AppleDouble", ".Spotlight-V100", ".Trashes", ".fseventsd"),
    *("Thumbs.db", "Thumbs.db:*", "ehthumbs.db", "[Dd]esktop.ini", "$RECYCLE.BIN", ".directory"),
    *("*~", "*.swp", "*.swo", "*.tmp", "*.bak", "*.orig", ".#*", "#*#", ".~lock.*", "~$*"),
    *(".git", ".gitignore", ".gitattributes", ".gitkeep", ".keep", ".svn", ".hg", ".idea"),
    *(".vscode", "__pycache__"),
)
"""Names of what systems, editors and version control leave behind: nobody means them."""

ADDED_TO = ("robots.txt", "_headers")
"""The files that sitegen makes with what stands in the site's own: no others can be there twice."""


def is_litter(name: str) -> bool:
    """True for what is left behind by programs, and passed over in silence."""
    return any(fnmatchcase(name, pattern) for pattern in LITTER)


def is_static(path: str) -> bool:
    """True for a source that is published as it is."""
    return path.startswith(f"{STATIC}/")


def static_outputs(sources: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """Give the sources in `static/` by output path, and the problem of each that gets none."""
    outputs: dict[str, str] = {}
    problems = []
    for source in filter(is_static, sources):
        path = source.removeprefix(f"{STATIC}/")
        hidden = next((p for p in path.split("/") if p.startswith(".") and p not in MEANT), "")
        if "\\" in path:
            # Browsers take it for a slash.
            said = r"the name holds '\\', which no address has; rename it"
            problems.append(Problem(Location(source), said))
        elif hidden:
            said = f"a hidden file, so it isn't published; expected {', '.join(MEANT)} or a name"
            problems.append(Problem(Location(source), f"{said} without a dot", "warning"))
        elif path not in ADDED_TO and not is_cover(source):
            outputs[path] = source
    return outputs, problems
