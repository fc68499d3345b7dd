"""The icons of a theme, made from its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sitegen.engine.digest import digest_value, encode, sha256_hex
from sitegen.errors import ContentError, Location, MediaError, Problem
from sitegen.media.records import CardColours
from sitegen.render.theme.theme import Theme

if TYPE_CHECKING:
    from sitegen.engine.store import ObjectStore
    from sitegen.media.icons import Icon

MARK, DRAWING = "assets/mark.png", "assets/favicon.svg"
"""The mark as pixels, and as the drawing that tabs show."""

AT_THE_ROOT = "favicon.ico"
"""The one that is asked for by this name at the root of a host, whatever pages say."""


def icons_of(theme: Theme, objects: ObjectStore) -> tuple[Icon, ...]:
    """Give a theme's icons; making them takes a second, so the store keeps them.

    None where the theme has no mark of its own: one of a parent's beside another drawing in the
    tabs would be another organisation's. Raises ContentError for a mark that can't be used.
    """
    if not has_mark(theme):
        return ()
    from sitegen.media.icons import Icon

    data = theme.data(MARK) or b""
    ground = theme.settings.card.ground or CardColours().ground
    key = digest_value(["icons", sha256_hex(data), ground])
    made = objects.once(key, lambda: encode(drawn(theme, data, ground)))
    return msgspec.msgpack.decode(made, type=tuple[Icon, ...])


def has_mark(theme: Theme) -> bool:
    """True where no theme of the chain has another drawing before the first that has a mark.

    What site.yaml names stands before all of them.
    """
    if not theme.own.isdisjoint({MARK, DRAWING}):
        return MARK in theme.own
    first = next((each for each in theme.chain if has(theme, each)), "")
    return f"{first}:{MARK}" in theme.files


def has(theme: Theme, label: str) -> bool:
    """True where a theme of the chain has a mark, or a drawing of it."""
    return not theme.files.keys().isdisjoint({f"{label}:{MARK}", f"{label}:{DRAWING}"})


def drawn(theme: Theme, data: bytes, ground: str) -> tuple[Icon, ...]:
    """Make the icons. Raises ContentError."""
    from sitegen.media.icons import draw_icons

    try:
        return draw_icons(data, MARK, ground)
    except MediaError as error:
        said = str(error).removeprefix(f"{MARK}: ")
        raise ContentError([Problem(Location(theme.origin(MARK)), said)]) from None
