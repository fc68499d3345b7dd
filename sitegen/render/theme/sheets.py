"""A theme's style sheets: what they name is found among the theme's files, and published.

Each address is seen from the file that it stands in, before files are joined. Nothing else is
reached: the site's Content-Security-Policy forbids what lies elsewhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote

from sitegen.errors import ContentError, Location, Problem
from sitegen.media.styles.bundles import bundle_css
from sitegen.media.styles.sheets import rewrite_sheet
from sitegen.render.theme.theme import Theme
from sitegen.text import did_you_mean

ASSETS: Final = "assets/"
ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)
BEHIND_PATH: Final = re.compile(r"[?#]")

Publish = Callable[[str], str]
"""Gives the address at which a file of the theme is published."""


class UnknownFileError(Exception):
    """An address in a style sheet that leads to no file of the theme; says why."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted while sheets are read: the sheets themselves by name, and all mistakes."""

    sheets: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(
    theme: Theme, name: str, publish: Publish, noted: Noted, above: tuple[str, ...] = ()
) -> str:
    """Give a style sheet with those that it imports in their places, every address published.

    `name` is its name in the theme, `above` are the sheets that import it. What leads nowhere is
    noted. Raises ContentError for a sheet that is not UTF-8.
    """
    noted.sheets.append(name)

    def report(line: int, message: str) -> None:
        noted.problems.append(Problem(Location(theme.origin(name), line), message))

    def resolve(address: str, line: int) -> str:
        try:
            full, rest = file_named(theme, name, address)
        except UnknownFileError as error:
            report(line, f"url({address}): {error}")
            return ""
        if full.endswith(".css"):
            report(line, f"url({address}): a style sheet; expected @import to take it in")
            return ""
        try:
            return publish(full) + rest
        except ContentError as error:
            noted.problems.extend(error.problems)
            return ""

    def include(address: str, line: int) -> str:
        try:
            full, _ = file_named(theme, name, address)
        except UnknownFileError as error:
            report(line, f"@import {address}: {error}")
            return ""
        if not full.endswith(".css"):
            report(line, f"@import {address}: expected a style sheet, a file that ends with .css")
        elif full in (*above, name):
            report(line, f"@import {address}: the style sheet imports itself")
        else:
            return bundle_css([read_sheet(theme, full, publish, noted, (*above, name))])
        return ""

    text = theme.text(name) or ""
    return rewrite_sheet(text, resolve, include)


def sheets_of(theme: Theme, name: str) -> tuple[str, ...]:
    """Give the names of a style sheet and of all that it imports."""
    noted = Noted()
    read_sheet(theme, name, lambda full: full, noted)
    return tuple(dict.fromkeys(noted.sheets))


def files_of_sheet(theme: Theme, name: str) -> tuple[str, ...]:
    """Give the names of the files that a style sheet is made from: sheets, and what these name."""
    noted, named = Noted(), list[str]()

    def note(full: str) -> str:
        named.append(full)
        return ""

    read_sheet(theme, name, note, noted)
    return tuple(dict.fromkeys([*noted.sheets, *named]))


def file_named(theme: Theme, sheet: str, address: str) -> tuple[str, str]:
    """Give the file of the theme that an address in a sheet names, and what stands behind its path.

    Raises UnknownFileError where there is none.
    """
    if ELSEWHERE.match(address):
        raise UnknownFileError(
            "an address off the site, which the site's Content-Security-Policy forbids; expected "
            "a file of the theme"
        )
    folder = posixpath.dirname(sheet)
    path = BEHIND_PATH.split(address, maxsplit=1)[0]
    wanted = normalize("NFC", unquote(path))
    full = posixpath.normpath(posixpath.join(folder, wanted))
    if wanted and not wanted.startswith("/") and full.startswith(ASSETS) and full in theme.files:
        return full, address[len(path) :]
    known = [posixpath.relpath(each, folder) for each in theme.files if each.startswith(ASSETS)]
    hint = did_you_mean(wanted, sorted(known))
    raise UnknownFileError(
        "no such file in the theme; expected a path from this style sheet to a file below "
        f"assets/{hint}"
    )
