"""A second opinion on finished HTML: a browser's own parser, and a list of what may be in it.

The writer makes HTML of a tree, each element and attribute by its list. What it made is read once
more by ammonia (through nh3): html5ever, a parser as browsers have it, and a sanitiser that others
keep up to date with what is found out about disguises. It knows nothing of our lists' code. What it
would write otherwise, a browser might read otherwise than we do: that is a mistake, never mended in
silence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sitegen.markdown.html.attributes import GLOBAL, OF_ELEMENT
from sitegen.markdown.html.content import BLOCKS, INLINE, PARTS
from sitegen.text import shortened

if TYPE_CHECKING:
    from nh3 import Cleaner

MADE: Final = frozenset({"picture", "source", "audio", "bdo"})
"""Elements that no author writes: pictures, players and groups of digits are made of them."""

OF_CHARTS: Final = frozenset({"svg", "title", "desc", "rect", "text", "line", "path", "g"})
OF_DRAWN: Final = frozenset(
    "x y x1 x2 y1 y2 dx dy width height fill fill-opacity direction text-anchor viewBox d"
    " role transform stroke".split()
)
OF_MADE: Final = frozenset(
    "src srcset sizes type width height loading decoding tabindex role controls preload download"
    " rel".split()
)
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
OWN_ATTRIBUTES: Final = frozenset({"data-", "aria-"})
TAG: Final = re.compile(r"<[a-z][^<>]*>")
WITHOUT_VALUE: Final = re.compile(r' ([a-z-]+)(?=[ >])(?=(?:[^"]*"[^"]*")*[^"]*$)')
CLOSED_AT_ONCE: Final = re.compile(r"<([a-z]+)([^<>]*)/>")
BARE_BODY: Final = re.compile("</?tbody>")
SHOWN: Final = 60


@lru_cache(maxsize=1)
def cleaner() -> Cleaner:
    """Give the sanitiser with the lists of all that a body may hold."""
    from nh3 import Cleaner

    elements = BLOCKS | INLINE | PARTS.keys() | MADE | OF_CHARTS
    attributes = {
        name: set(GLOBAL | OF_MADE | OF_ELEMENT.get(name, frozenset())) for name in elements
    }
    for name in OF_CHARTS:
        attributes[name] |= OF_DRAWN
    return Cleaner(
        tags=set(elements),
        attributes=attributes,
        url_schemes=set(SCHEMES),
        generic_attribute_prefixes=set(OWN_ATTRIBUTES),
        link_rel=None,
    )


def otherwise(html: str) -> str:
    """Give the beginning of what the sanitiser would change in HTML of a body, "" for nothing."""
    cleaned = cleaner().clean(html)
    if cleaned == html:
        return ""
    cleaned, written = BARE_BODY.sub("", cleaned), as_serialised(html)
    if cleaned == written:
        return ""
    pairs = zip(cleaned, written, strict=False)
    first = next((at for at, (one, other) in enumerate(pairs) if one != other), len(cleaned))
    start = written.rfind("<", 0, first + 1)
    return shortened(" ".join(written[max(start, 0) :].split()), SHOWN)


def as_serialised(html: str) -> str:
    """Give HTML as the HTML Standard (13.3) serialises it: other signs for the same."""
    html = html.replace("\u00a0", "&nbsp;")
    if "<table" in html:
        # Its rows stand in one body though nobody wrote it (HTML Standard 13.1.2.4).
        html = BARE_BODY.sub("", html)
    if "/>" in html:
        html = CLOSED_AT_ONCE.sub(r"<\1\2></\1>", html)
    return TAG.sub(lambda tag: WITHOUT_VALUE.sub(r' \1=""', tag[0]), html)
