"""Links to a place on another page: whether it is there is known once that page is rendered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from sitegen.builder.schedule.rendering import Rendering
from sitegen.errors import Location, Problem
from sitegen.site.addresses import output_path
from sitegen.text import did_you_mean

NAMED: Final = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
"""What names a place (HTML Standard, 7.4.6.4, "find a potential indicated element")."""

ELSEWHERE: Final = re.compile(r"(?:|top|t=.*|:~:.*)")
"""What isn't looked for on a page: its top, a moment of its recording (Media Fragments URI 1.0),
words of it (URL Fragment Text Directives)."""

NO_PAGES: Final = ("redirect",)
"""Pages that lead on: what stands behind # goes with them."""


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """A link to a place on another page: where it stands, how it is named when told of, its
    address from the root of the host."""

    location: Location
    named: str
    url: str


Wanted = tuple[AnchorLink, str]
"""A link to a place, and the place's name."""


def find_missing_anchors(
    anchor_links: Iterable[AnchorLink], rendering: Rendering, root: str, stage: Path, output: Path
) -> Iterator[Problem]:
    """Report links to places that pages turned out not to have.

    `root` begins the addresses of the site (`/` or `/folder/`). Where no page was rendered all are
    where the last build found them.
    """
    for path, wanted in by_page(anchor_links if rendering.rendered else (), root).items():
        page = rendering.pages.get(path)
        if page is None or page.page in NO_PAGES:
            continue
        staged = rendering.staged.get(path)
        there = anchors_in((stage / staged if staged else output / path).read_text("utf-8"))
        yield from missing_in(there, wanted)


def by_page(anchor_links: Iterable[AnchorLink], root: str) -> dict[str, list[Wanted]]:
    """Give the links to places by the output path of the page that they lead to."""
    found: dict[str, list[Wanted]] = defaultdict(list)
    for link in anchor_links:
        address, _, place = link.url.partition("#")
        if not ELSEWHERE.fullmatch(place):
            path = output_path(unquote(address.partition("?")[0].removeprefix(root)))
            found[path].append((link, unquote(place)))
    return found


def missing_in(there: Set[str], wanted: Iterable[Wanted]) -> Iterator[Problem]:
    """Report the links of which the places aren't among those of a page."""
    for link, place in wanted:
        if place not in there:
            hint = did_you_mean(place, there)
            message = f'{link.named}: no heading or anchor "{place}" on that page{hint}'
            yield Problem(link.location, message)


def anchors_in(html: str) -> frozenset[str]:
    """Give the names of a page's places."""
    return frozenset(unescape(found.group(found.lastindex or 0)) for found in NAMED.finditer(html))
